from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from model.compare import differences
from model.edits import InsertRows, MoveRows, set_cells, set_field
from model.files import sha256
from model.project_file import Identity, dump
from model.report import Report, new_indicator
from model.safekeeping import generations
from model.safekeeping import journal as journal_module
from model.safekeeping.drafts import Draft, draft_before, with_draft
from model.safekeeping.generations import DISCARDED, OWNER, Ending
from model.safekeeping.journal import GATHER, Journal, Standing
from model.safekeeping.recovery import (
    Unreadable,
    Work,
    clean_discarded,
    find,
    read,
)
from tests.factories import sample
from tests.model.failing_disk import fail_with, posix

ROOT = Path(__file__).parents[3]
IDENTITY = Identity.new()


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "respaldos"


@pytest.fixture
def heard():
    return []


@pytest.fixture
def journal(folder, heard):
    opened = Journal(folder, sample(), IDENTITY, Path("informe.informe"), heard=heard.append)
    yield opened
    opened.close(Ending.KEPT)


def renamed(report, row, name):
    return set_cells(report, [(row, "name", name)]).apply(report)[0]


def edited(count):
    """Return ``count`` states of the sample, one edit after another."""
    states = [sample()]
    for number in range(count):
        match number % 5:
            case 0 | 1:
                states.append(renamed(states[-1], number % 15, f"Nombre «{number}»\n=1+1"))
            case 2:
                states.append(InsertRows(3, (new_indicator(name=f"{number}"),)).apply(states[-1])[0])
            case 3:
                states.append(MoveRows(3, 1, 7).apply(states[-1])[0])
            case _:
                states.append(set_field(states[-1], "axis", f"Eje {number}").apply(states[-1])[0])
    return states[1:]


def left(journal):
    """Return what the next start would read, were the program killed now."""
    assert journal.flush()
    return read(journal.folder)


def test_that_a_report_that_was_only_opened_leaves_nothing_to_recover(journal):
    assert left(journal) is None
    assert journal.standing == Standing()


def test_that_every_edit_comes_back_in_order_with_its_file(journal):
    states = edited(40)
    for state in states:
        journal.record(state)

    work = left(journal)

    assert work.report == states[-1]
    assert work.base == sample()
    assert (work.edits, work.whole, work.drafts) == (40, True, ())
    assert work.path == Path("informe.informe")
    assert work.identity.doc_id == IDENTITY.doc_id
    assert [d.key for d in differences(work.base, renamed(sample(), 0, "x"))] == ["name"]


def test_that_a_report_that_was_never_saved_comes_back_too(folder):
    journal = Journal(folder, Report(), Identity.new(), None)
    state = InsertRows(0, (new_indicator(name="Sin guardar"),)).apply(Report())[0]
    journal.record(state)

    work = left(journal)

    assert (work.report, work.path, work.identity.digest) == (state, None, "")
    journal.close(Ending.SAVED)


def test_that_the_digest_of_the_file_is_kept_for_the_next_save(folder):
    data = dump(sample(), IDENTITY)
    identity = Identity(IDENTITY.doc_id, 3, digest=sha256(data), schema=1)
    journal = Journal(folder, sample(), identity, Path("x.informe"))
    journal.record(renamed(sample(), 0, "x"))

    found = left(journal).identity

    assert (found.digest, found.saved_seq, found.schema) == (identity.digest, 3, 1)
    journal.close(Ending.SAVED)


def test_that_the_text_of_an_open_editor_is_a_draft_until_it_closes(journal):
    row = sample().indicators[4].id
    for letters in ("P", "Po", "Por escribir"):
        journal.draft(Draft(row, "name", letters))

    work = left(journal)

    assert work.drafts == (Draft(row, "name", "Por escribir"),)
    assert work.report == sample()
    assert draft_before(work.report, work.drafts[0]) == sample().indicators[4].name
    assert with_draft(work.report, work.drafts[0]) == renamed(sample(), 4, "Por escribir")
    journal.draft()
    assert left(journal) is None


@pytest.mark.parametrize(
    ("draft", "makes"),
    [
        (Draft(None, "axis", "Otro eje"), True), (Draft(None, "no existe", "x"), False),
        (Draft("no existe", "name", "x"), False), (Draft(None, "name", "x"), False),
    ],
)  # fmt: skip
def test_that_a_draft_of_any_place_is_read_without_an_error(journal, draft, makes):
    journal.draft(draft)

    work = left(journal)

    assert work.drafts == (draft,)
    assert (with_draft(work.report, draft) is not None) == makes
    assert isinstance(draft_before(work.report, draft), str)


def test_that_a_draft_that_is_no_value_stays_a_text(journal):
    journal.draft(Draft(sample().indicators[0].id, "achieved_2", "doce"))

    work = left(journal)
    assert with_draft(work.report, work.drafts[0]) is None


def test_that_saving_empties_the_journal_and_keeps_what_was_typed_meanwhile(journal):
    first, second = edited(2)
    journal.record(first)
    journal.record(second)
    journal.saved(first, Identity(IDENTITY.doc_id, 1, digest="d"), Path("otro.informe"))

    work = left(journal)

    assert (work.base, work.report, work.edits) == (first, second, 1)
    assert (work.path, work.identity.digest) == (Path("otro.informe"), "d")
    journal.saved(second, Identity(IDENTITY.doc_id, 2, digest="e"), Path("otro.informe"))
    assert left(journal) is None
    journal.record(first)
    assert left(journal).report == first


def test_that_a_long_journal_begins_anew_without_a_moment_without_one(journal, monkeypatch):
    monkeypatch.setattr(generations, "MAX_RECORDS", 10)
    states = edited(60)
    for state in states:
        journal.record(state)
        assert left(journal).report == state

    work = left(journal)
    assert work.edits == 60
    assert work.base != sample()
    assert len(list(journal.folder.iterdir())) == 3
    assert int(next(path for path in journal.folder.glob("*.base")).stem) >= 5


def test_that_a_journal_over_a_megabyte_begins_anew(journal):
    for number in range(60):
        journal.record(renamed(sample(), 0, f"{number}" * 15_000))
        journal.flush()

    assert left(journal).report.indicators[0].name.startswith("5959")
    assert sum(path.stat().st_size for path in journal.folder.iterdir()) < 1_300_000


def test_that_a_refusing_disk_is_told_and_nothing_typed_is_lost_when_it_recovers(journal, heard, monkeypatch):
    states = edited(12)
    journal.record(states[0])
    assert journal.flush()
    with monkeypatch.context() as faulty:
        faulty.setattr(generations, "replace_file", fail_with(errno.ENOSPC))
        faulty.setattr(generations, "_sync", fail_with(errno.ENOSPC))
        for state in states[1:9]:
            journal.record(state)
            assert not journal.flush()
        assert "no queda espacio" in str(journal.standing.problem)
        assert heard[-1].problem is journal.standing.problem
        assert heard[-1].safe_at is not None
    journal.record(states[10])

    assert left(journal).report == states[10]
    assert journal.standing.problem is None


def test_that_a_line_that_the_disk_refused_is_written_whole_at_the_next_edit(journal, monkeypatch):
    states = edited(3)
    journal.record(states[0])
    assert journal.flush()
    with monkeypatch.context() as faulty:
        faulty.setattr(generations, "_sync", fail_with(errno.EIO))
        journal.record(states[1])
        assert not journal.flush()
    journal.record(states[2])

    assert left(journal).report == states[2]


def test_that_a_disk_that_recovers_is_found_without_another_key(journal, monkeypatch):
    monkeypatch.setattr(journal_module, "RETRY", 0.01)
    safe = threading.Event()
    assert journal.flush()  # the base is written; from here on only the fault decides
    journal._heard = lambda standing: safe.set() if not standing.problem else None
    with monkeypatch.context() as faulty:
        faulty.setattr(generations, "replace_file", fail_with(errno.EIO))
        faulty.setattr(generations, "_sync", fail_with(errno.EIO))
        journal.record(renamed(sample(), 0, "x"))
        assert not journal.flush()
        safe.clear()

    assert safe.wait(5)
    assert read(journal.folder).report == renamed(sample(), 0, "x")


def test_that_a_bug_in_the_journal_never_reaches_the_window(journal, monkeypatch):
    with monkeypatch.context() as faulty:
        faulty.setattr(journal_module, "change", lambda *_reports: 1 // 0)
        journal.record(renamed(sample(), 0, "x"))
        assert not journal.flush()
    assert "no funciona" in str(journal.standing.problem)

    journal.record(renamed(sample(), 0, "y"))
    assert left(journal).report == renamed(sample(), 0, "y")


def test_that_typing_never_waits_for_the_disk(journal, monkeypatch):
    gate = threading.Event()
    monkeypatch.setattr(generations, "replace_file", lambda *_args: gate.wait(20))
    began = time.perf_counter()
    for number in range(1000):
        journal.draft(Draft("f", "name", f"{number}"))
    took = time.perf_counter() - began
    gate.set()

    assert took < 5  # seconds; waiting for the disk once would already take the 20 that it stands still


@pytest.mark.parametrize("unsaved", [True, False])
def test_that_what_is_in_no_file_is_said_to_be_safe_before_anything_is_typed(folder, heard, unsaved):
    moment = datetime(2026, 7, 3, 14, 3, 12, tzinfo=UTC)
    told = heard.append
    journal = Journal(folder, sample(), IDENTITY, None, unsaved=unsaved, heard=told, now=lambda: moment)
    assert journal.flush()
    assert journal.flush()
    assert heard == ([Standing(moment)] if unsaved else [])
    journal.close(Ending.KEPT)


def test_that_the_status_says_when_all_was_safe(folder, heard):
    moment = datetime(2026, 3, 2, 14, 3, 12, tzinfo=UTC)
    journal = Journal(folder, sample(), IDENTITY, None, heard=heard.append, now=lambda: moment)
    journal.record(renamed(sample(), 0, "x"))

    assert left(journal).until == "2026-03-02T14:03:12+00:00"
    assert journal.standing == heard[-1] == Standing(moment)
    journal.close(Ending.SAVED)


@pytest.mark.parametrize("years", [-10, 10])
def test_that_a_jump_of_the_clock_changes_no_order(folder, years):
    moments = iter([datetime(2026 + (n > 3) * years, 3, 2, tzinfo=UTC) for n in range(1000)])
    journal = Journal(folder, sample(), IDENTITY, None, now=lambda: next(moments))
    states = edited(10)
    for state in states:
        journal.record(state)
        assert journal.flush()

    assert left(journal).report == states[-1]
    journal.close(Ending.SAVED)


def test_that_edits_are_gathered_within_a_quarter_of_a_second():
    assert GATHER <= 0.25 - 0.1  # what is left is for the disk


KILLED = """
import sys, os
from pathlib import Path
from model.project_file import Identity
from model.safekeeping.drafts import Draft
from model.safekeeping.journal import Journal
from tests.factories import sample
from tests.model.safekeeping.test_journal import edited
journal = Journal(Path(sys.argv[1]), sample(), Identity.new(), Path("x.informe"))
for state in edited(5):
    journal.record(state)
journal.draft(Draft(None, "axis", "a medias"))
journal.flush()
print("written", flush=True)
if sys.argv[2] == "kill":
    os.kill(os.getpid(), 9)
input()
"""


def program(folder, what):
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(folder), what],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True,
    )  # fmt: skip
    assert process.stdout.readline() == "written\n"
    return process


@posix
def test_that_the_next_start_finds_what_a_killed_program_left_and_only_that(folder):
    killed, living = program(folder, "kill"), program(folder, "live")
    killed.communicate()

    (found,) = find(folder)

    assert found.work.report == edited(5)[-1] or found.work.edits == 5
    assert found.work.drafts == (Draft(None, "axis", "a medias"),)
    assert find(folder) == []  # held by this window
    found.keep()
    (again,) = find(folder)
    again.discard()
    assert find(folder) == []
    assert isinstance(read(folder / DISCARDED / again.work.folder.name), Work)
    living.communicate("\n")
    (other,) = find(folder)
    other.keep()


def test_that_what_was_saved_leaves_nothing_and_what_was_discarded_stays_for_thirty_days(folder):
    for ending in Ending:
        journal = Journal(folder, sample(), IDENTITY, None)
        journal.record(renamed(sample(), 0, "x"))
        journal.close(ending)

    (kept,) = find(folder)
    kept.keep()
    (discarded,) = (folder / DISCARDED).iterdir()
    clean_discarded(folder, lambda: datetime.now(UTC) + timedelta(days=29))
    assert discarded.exists()
    clean_discarded(folder, lambda: datetime.now(UTC) + timedelta(days=31))
    assert discarded.exists()
    clean_discarded(folder, lambda: datetime.now(UTC) + timedelta(days=33))
    assert not any((folder / DISCARDED).iterdir())


def test_that_a_clock_that_was_wrong_once_deletes_nothing(folder):
    journal = Journal(folder, sample(), IDENTITY, None)
    journal.record(renamed(sample(), 0, "x"))
    journal.close(Ending.DISCARDED)

    for days in (3650, 1, 3652, -3650, 20):  # wrong, mended, wrong again, far back, mended
        clean_discarded(folder, lambda: datetime.now(UTC) + timedelta(days=days))  # noqa: B023 - called at once

    assert [found.work.report.indicators[0].name for found in find(folder / DISCARDED)] == ["x"]


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let a folder with an open file be taken away")
def test_that_a_folder_that_was_taken_away_is_made_again(folder):
    journal = Journal(folder, sample(), IDENTITY, None)
    journal.record(renamed(sample(), 0, "uno"))
    assert journal.flush()
    shutil.rmtree(folder)
    journal.record(renamed(sample(), 0, "dos"))
    assert not journal.flush()  # told at once
    assert journal.flush()
    assert journal.standing.problem is None

    assert find(folder) == []  # it is held, as before
    journal.close(Ending.KEPT)
    (found,) = find(folder)
    assert found.work.report == renamed(sample(), 0, "dos")
    found.keep()


@pytest.mark.skipif(sys.platform == "win32", reason="there the locks are others")
def test_that_a_home_without_file_locks_gives_work_back_and_keeps_that_of_the_living(folder, monkeypatch):
    def no_locks(*_args):
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr("fcntl.flock", no_locks)
    journal = Journal(folder, sample(), IDENTITY, None)
    journal.record(renamed(sample(), 0, "x"))
    assert journal.flush()
    assert find(folder) == []  # this program is alive

    owner = journal.folder / OWNER
    signed = owner.read_bytes()
    for other in (b"another-computer\n1\n2\n", signed.rsplit(b"\n", 2)[0]):
        owner.write_bytes(other)
        assert (find(folder) == []) is other.startswith(b"another")

    journal.close(Ending.DISCARDED)
    assert [place.name for place in folder.iterdir()] == [DISCARDED]


def test_that_work_equal_to_its_file_is_no_work(folder):
    journal = Journal(folder, sample(), IDENTITY, None)
    journal.record(renamed(sample(), 0, "x"))
    journal.record(sample())
    journal.close(Ending.KEPT)

    assert find(folder) == []
    assert list(folder.iterdir()) == []


def test_that_a_spoilt_base_is_offered_for_salvage_and_never_built_upon(folder):
    journal = Journal(folder, sample(), IDENTITY, None)
    journal.record(renamed(sample(), 0, "x"))
    journal.close(Ending.KEPT)
    (base,) = journal.folder.glob("*.base")
    data = base.read_bytes()
    base.write_bytes(data.replace(b"2023", b"2024", 1))

    (found,) = find(folder)

    assert isinstance(found.work, Unreadable)
    assert b"2024" in found.work.data
    found.keep()


def test_that_a_generation_that_was_not_finished_gives_way_to_the_one_before(journal):
    journal.record(renamed(sample(), 0, "x"))
    assert journal.flush()
    (journal.folder / "2.base").write_bytes(dump(sample(), IDENTITY))

    assert left(journal).report == renamed(sample(), 0, "x")
    (journal.folder / "2.journal").write_bytes(b"")
    assert left(journal).report == renamed(sample(), 0, "x")


def test_that_a_disk_that_cannot_be_read_now_costs_nothing(folder, monkeypatch):
    journal = Journal(folder, sample(), IDENTITY, None)
    journal.record(renamed(sample(), 0, "x"))
    journal.close(Ending.KEPT)
    with monkeypatch.context() as faulty:
        faulty.setattr(Path, "open", fail_with(errno.EIO))
        (found,) = find(folder)
        assert isinstance(found.work, Unreadable)
        found.keep()

    (found,) = find(folder)
    assert found.work.report == renamed(sample(), 0, "x")
    found.keep()


def test_that_strange_things_in_the_folder_are_left_alone_or_removed_without_an_error(folder, tmp_path):
    folder.mkdir()
    (folder / "a file").touch()
    (folder / "empty").mkdir()
    (folder / "other").mkdir()
    (folder / "other" / "1.base").mkdir()
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "1.base").write_bytes(b"x")
    (folder / "link").symlink_to(outside)

    for found in find(folder):
        found.keep()

    assert (outside / "1.base").exists()
    assert (folder / "a file").exists()
    assert find(tmp_path / "nothing") == []


def test_that_ownership_ends_with_the_thread_of_the_journal(folder):
    handles = len(os.listdir("/proc/self/fd")) if os.name != "nt" else 0  # noqa: PTH208
    for _ in range(5):
        journal = Journal(folder, sample(), IDENTITY, None)
        journal.record(renamed(sample(), 0, "x"))
        journal.close(Ending.SAVED)

    assert list(folder.iterdir()) == []
    assert (len(os.listdir("/proc/self/fd")) if os.name != "nt" else 0) == handles  # noqa: PTH208
