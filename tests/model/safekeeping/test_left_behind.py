from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from model.project_file import Identity, dump
from model.safekeeping.drafts import Draft
from model.safekeeping.generations import DISCARDED, OWNER, Ending
from model.safekeeping.journal import Journal
from model.safekeeping.recovery import (
    Unreadable,
    Work,
    clean_discarded,
    find,
    read,
)
from tests.factories import sample
from tests.model.failing_disk import fail_with
from tests.model.safekeeping.edits import edited, left, renamed

ROOT = Path(__file__).parents[3]
IDENTITY = Identity.new()


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "respaldos"


@pytest.fixture
def journal(folder):
    opened = Journal(folder, sample(), IDENTITY, Path("informe.informe"))
    yield opened
    opened.close(Ending.KEPT)


KILLED = """
import sys, os
from pathlib import Path
from model.project_file import Identity
from model.safekeeping.drafts import Draft
from model.safekeeping.journal import Journal
from tests.factories import sample
from tests.model.safekeeping.edits import edited
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
