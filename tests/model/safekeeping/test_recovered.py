"""What is shown of recovered work: exactly what is not in the file, wherever it was typed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from model.comments import comment_at
from model.edits import set_cells, set_field
from model.project_file import Identity, load, save
from model.report import Report
from model.safekeeping.drafts import Draft, draft_title, with_draft
from model.safekeeping.generations import DISCARDED, Ending
from model.safekeeping.journal import Journal
from model.safekeeping.recovered import UNFINISHED, InFile, left_in
from tests.factories import sample

ROW = sample().indicators[3]


def edited(report: Report, key: str, value: object) -> Report:
    edit = set_cells(report, [(3, key, value)])  # type: ignore[list-item]
    return edit.apply(report)[0] if edit else report


def only(folder, *, discarded=False):
    (recovered,) = left_in(folder, discarded=discarded)
    return recovered


def told(recovered):
    found = [(line.difference, line.typing) for line in recovered.lines]
    return [(d.where, d.title, d.before, d.after, typing) for d, typing in found]


def test_that_exactly_what_is_not_in_the_file_is_told(folder, killed):
    killed(edited(sample(), "name", "Otro nombre"), drafts=(Draft(None, "axis", "Eje nue"),))

    recovered = only(folder)

    assert told(recovered) == [
        (ROW.level, "Nombre", ROW.name, "Otro nombre", False),
        ("Datos generales", "Eje", sample().heading.axis, "Eje nue", True),
    ]
    assert (recovered.name, recovered.in_file, recovered.whole) == ("informe.informe", InFile.SAME, True)
    assert recovered.report.heading.axis == "Eje nue"
    assert recovered.begun == sample()


def test_that_a_cell_that_was_changed_and_is_typed_in_again_is_told_once(folder, killed):
    killed(edited(sample(), "name", "Uno"), drafts=(Draft(ROW.id, "name", "Un"),))

    assert told(only(folder)) == [(ROW.level, "Nombre", ROW.name, "Un", True)]


def test_that_what_was_saved_after_all_is_not_offered(folder, killed, path):
    state = edited(sample(), "name", "Otro nombre")
    killed(state)
    save(state, path, Identity.new())

    assert left_in(folder, discarded=False) == []
    assert len(list((folder / DISCARDED).iterdir())) == 1  # and nothing was thrown away


def test_that_a_file_that_changed_meanwhile_is_compared_as_it_is_now(folder, killed, path):
    killed(edited(sample(), "name", "Otro nombre"))
    edit = set_field(sample(), "axis", "Eje de otra persona")
    theirs = edit.apply(sample())[0]
    save(theirs, path, Identity.new())

    recovered = only(folder)

    assert recovered.in_file is InFile.CHANGED
    assert recovered.begun == theirs
    assert {line.difference.key for line in recovered.lines} == {"axis", "name"}


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"no es un informe")])
def test_that_without_its_file_it_is_compared_with_what_was_opened(folder, killed, path, spoil):
    killed(edited(sample(), "name", "Otro nombre"))
    spoil(path)

    recovered = only(folder)

    assert recovered.in_file is InFile.GONE
    assert [line.difference.after for line in recovered.lines] == ["Otro nombre"]


def test_that_a_report_that_was_never_saved_is_told_by_its_title(folder, killed):
    killed(edited(sample(), "name", "Otro"), of=None)

    recovered = only(folder)

    assert recovered.in_file is InFile.NEVER
    assert recovered.name == "Informe Trimestral 2023, 304 Secretaría de Gobierno"
    assert len(recovered.lines) == 1


def test_that_a_report_that_was_read_from_elsewhere_is_kept_before_anything_is_typed(folder):
    journal = Journal(folder, sample(), Identity.new(), None, unsaved=True)
    assert journal.flush()
    journal.close(Ending.KEPT)

    recovered = only(folder)

    assert recovered.report == sample()
    assert len(recovered.lines) >= len(sample().indicators)


def test_that_a_text_that_is_no_value_becomes_a_comment_of_its_cell(folder, killed):
    killed(drafts=(Draft(ROW.id, "achieved_2", "doce"),))

    recovered = only(folder)

    (line,) = recovered.lines
    assert (line.difference.title, line.difference.after, line.typing) == (
        "Alcanzado 2do. Trim.", "doce", True,
    )  # fmt: skip
    row = recovered.report.indicators[3]
    assert row.achieved == ROW.achieved
    assert comment_at(row, "achieved_2").text == f"{UNFINISHED} doce"


def test_that_a_damaged_base_gives_the_rows_that_can_be_read(folder, killed):
    killed(edited(sample(), "name", "Otro"))
    (base,) = folder.glob("*/*.base")
    data = base.read_bytes()
    base.write_bytes(data.replace(b'"format"', b'"f\0rmat"', 1))

    recovered = only(folder)

    assert (recovered.whole, recovered.work, recovered.in_file) == (False, None, InFile.NEVER)
    assert len(recovered.report.indicators) == len(sample().indicators)


def test_that_discarded_work_is_shown_when_asked_for_and_stays(folder, killed):
    killed(edited(sample(), "name", "Otro"))
    only(folder).found.discard()
    assert left_in(folder, discarded=False) == []

    shown = only(folder, discarded=True)
    shown.found.discard()

    assert only(folder, discarded=True).report == shown.report
    assert load(shown.work.path).report == sample()


def test_that_kept_work_is_offered_again(folder, killed):
    killed(edited(sample(), "name", "Otro"))
    only(folder).found.keep()

    assert len(only(folder).lines) == 1


@pytest.mark.parametrize(
    ("draft", "title", "takes"),
    [
        (Draft(ROW.id, "comment:name", "Revisar"), "Comentario: Nombre", True),
        (Draft(None, "signature:0:name", "Ana"), "Firma 1: Nombre", True),
        (Draft(None, "signature:99:name", "Ana"), "Firma 100: Nombre", False),
        (Draft(None, "signature:x:name", "Ana"), "", False),
        (Draft(None, "signature:0", "Ana"), "", False),
        (Draft(ROW.id, "comment:no", "x"), "", False),
        (Draft(ROW.id, "comment", "x"), "", False),
        (Draft(ROW.id, "justification_2_cause", "Faltó"), "", True),
        (Draft("otro", "comment:name", "x"), "Comentario: Nombre", False),
    ],
)
def test_that_every_place_that_takes_typing_can_be_told_and_taken_back(draft, title, takes):
    assert title in draft_title(draft)

    taken = with_draft(sample(), draft)

    assert (taken is not None) == takes
    if taken is not None:
        assert taken != sample()
        assert with_draft(taken, replace(draft)) == taken


def test_that_a_text_without_a_place_is_known_as_such(folder, killed):
    killed(sample(), drafts=(Draft(None, "fiscal_year", "dos mil"),))
    assert not only(folder).placed


def test_that_a_text_with_a_place_is_known_as_such(folder, killed):
    killed(sample(), drafts=(Draft(None, "axis", "Eje nue"),))
    assert only(folder).placed
