"""Comments at cells: one for each, kept in the project file, and nowhere else."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from export.excel.additional import Additional
from model.comments import comment_at, comments_of, set_comment
from model.edits import RemoveRows, set_cells
from model.history import Step, value_history
from model.project_file import Identity, dump, parse
from model.report import Comment
from model.schema import INDICATOR_FIELDS, Section
from tests.factories import sample


def _noted(report, row, key, text):
    edit = set_comment(report, row, key, text, "Ana", "2023-07-14")
    return edit.apply(report)[0] if edit else report


def test_that_a_comment_is_kept_at_its_cell_and_another_takes_its_place():
    report = _noted(sample(), 3, "achieved_2", " Falta el acta. ")
    assert comment_at(report.indicators[3], "achieved_2") == Comment(
        key="achieved_2", text="Falta el acta.", user="Ana", date="2023-07-14"
    )
    report = _noted(report, 3, "achieved_2", "Ya llegó.")
    report = _noted(report, 3, "name", "Revisar.")
    assert [(row, c.key, c.text) for row, c in comments_of(report)] == [
        (3, "achieved_2", "Ya llegó."),
        (3, "name", "Revisar."),
    ]
    report = _noted(report, 3, "achieved_2", "  ")
    assert comment_at(report.indicators[3], "achieved_2") is None


def test_that_the_same_text_or_no_text_where_none_was_is_no_step():
    report = _noted(sample(), 0, "name", "Uno.")
    assert set_comment(report, 0, "name", "Uno.") is None
    assert set_comment(report, 1, "name", "\n") is None


def test_that_a_comment_passes_the_text_gate():
    report = _noted(sample(), 0, "name", "a\x00b\r\nc\u202e")
    assert comment_at(report.indicators[0], "name").text == "ab\nc"


def test_that_comments_and_private_note_survive_the_file_in_the_same_version_of_the_format():
    report = _noted(sample(), 0, "name", "Uno.")
    report = set_cells(report, [(1, "private_note", "Hablar con Luis.")]).apply(report)[0]
    opened = parse(dump(report, Identity.new()))
    assert opened.report == report
    assert opened.identity.schema == 1


def test_that_what_is_private_has_no_place_in_the_workbook():
    assert [field.key for field in INDICATOR_FIELDS[Section.NOTE]] == ["private_note"]
    noted = set_cells(sample(), [(0, "private_note", "x")]).apply(sample())[0].indicators
    assert "private_note" not in {field.key for field in Additional(noted).fields}


def test_that_the_history_of_a_value_is_told_by_the_steps_that_changed_it():
    report = sample()
    steps: list[Step] = []
    for row, key, value in (
        (3, "achieved_2", Decimal(12)),
        (4, "achieved_2", Decimal(99)),
        (3, "name", "Otro"),
        (3, "achieved_2", None),
    ):
        edit = set_cells(report, [(row, key, value)])
        report, inverse, _ = edit.apply(report)
        steps.insert(0, Step(f"{row} {key}", datetime(2023, 7, 14, 9, len(steps), tzinfo=UTC), inverse))
    told = value_history(report.indicators[3], "achieved_2", steps)
    assert [(c.before, c.after, c.text) for c in told] == [
        (Decimal(12), None, "3 achieved_2"),
        (Decimal(10), Decimal(12), "3 achieved_2"),
    ]
    assert told[0].when > told[1].when


@pytest.mark.parametrize("inverse", [RemoveRows(0, 1)])
def test_that_a_step_that_only_brought_rows_in_changed_no_value(inverse):
    step = Step("agregar", datetime.now(UTC), inverse)
    assert value_history(sample().indicators[3], "name", [step]) == ()
