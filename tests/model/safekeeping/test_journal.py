from __future__ import annotations

import errno
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from model.compare import differences
from model.edits import InsertRows
from model.files import sha256
from model.project_file import Identity, dump
from model.report import Report, new_indicator
from model.safekeeping import generations
from model.safekeeping import journal as journal_module
from model.safekeeping.drafts import Draft, draft_before, with_draft
from model.safekeeping.generations import Ending
from model.safekeeping.journal import GATHER, Journal, Standing
from model.safekeeping.recovery import (
    read,
)
from tests.factories import sample
from tests.model.failing_disk import fail_with
from tests.model.safekeeping.edits import edited, left, renamed

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
