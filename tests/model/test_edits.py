"""Edits and their inverses."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.catalogue import parse_catalogue
from model.document import Document
from model.edits import (
    Change,
    InsertRows,
    MoveRows,
    PartsChanged,
    RemoveRows,
    ReplaceRows,
    RowsChanged,
    RowsMoved,
    SetParts,
    duplicate_row,
    field_title,
    first_change,
    set_cells,
    set_field,
)
from model.report import Signature, new_indicator
from resources.places import catalogue_file
from tests.factories import sample

ROWS = len(sample().indicators)
row = st.integers(0, ROWS - 1)

EDITS = st.one_of(
    st.builds(lambda r, v: ReplaceRows(((r, sample().indicators[v]),)), row, row),
    st.builds(lambda at: InsertRows(at, (new_indicator(level="Fin"),)), st.integers(0, ROWS)),
    st.builds(lambda at: RemoveRows(at, 1), row),
    st.builds(lambda first, to: MoveRows(first, 1, to), row, row),
    st.builds(lambda names: SetParts({"footer": tuple(names)}), st.lists(st.text(max_size=5), max_size=3)),
)


@given(EDITS)
def test_that_the_inverse_of_an_edit_restores_the_report(edit):
    changed, inverse, _ = edit.apply(sample())
    restored, again, _ = inverse.apply(changed)
    assert restored == sample()
    assert again.apply(restored)[0] == changed


def test_that_cells_of_several_rows_change_in_one_step():
    edit = set_cells(sample(), [(3, "achieved_2", Decimal(25)), (3, "name", "Otro"), (5, "achieved_2", None)])
    report, _, change = edit.apply(sample())
    assert report.indicators[3].achieved[1] == 25
    assert report.indicators[3].name == "Otro"
    assert report.indicators[5].achieved[1] is None
    assert change == RowsChanged((3, 5))


def test_that_a_value_that_stands_there_already_makes_no_step():
    assert set_cells(sample(), [(3, "achieved_2", Decimal("10.0"))]) is None
    assert set_field(sample(), "title", "Informe Trimestral") is None


def test_that_a_calculated_cell_cannot_be_written():
    with pytest.raises(ValueError, match="calculated"):
        set_cells(sample(), [(0, "variance_1", Decimal(1))])


def test_that_a_field_changes_only_its_part_of_the_report():
    report, _, change = set_field(sample(), "quarter", "3er. Trimestre").apply(sample())
    assert report.settings.quarter == 3
    assert change == PartsChanged(frozenset({"settings"}))
    assert report.heading is sample().heading


def test_that_a_copied_row_stands_behind_the_first_with_an_id_of_its_own():
    report, _, _ = duplicate_row(sample(), 2).apply(sample())
    original, copy = report.indicators[2:4]
    assert copy.id != original.id
    assert copy.replace(id=original.id) == original


@given(row, row)
def test_that_a_moved_row_stands_where_it_was_sent(first, to):
    report, _, change = MoveRows(first, 1, to).apply(sample())
    assert report.indicators[to] is sample().indicators[first]
    assert change == RowsMoved(first, 1, to)


def test_that_fields_are_called_as_the_officer_knows_them():
    assert field_title("achieved_2") == "Alcanzado 2do. Trim."
    assert field_title("programmed_total") == "Programado Acumulado"
    assert field_title("variance_1") == "Variación 1er. Trim."
    assert field_title("baseline_value") == "Línea Base: Valor"


def test_that_a_document_tells_its_listeners_and_keeps_its_findings_up_to_date():
    document = Document(sample(), parse_catalogue(catalogue_file()))
    heard: list[Change] = []
    document.listen(heard.append)
    inverse = document.apply(SetParts({"signatures": (Signature(role="Elaboró"),)}))
    assert document.findings.errors > 0
    assert heard == [PartsChanged(frozenset({"signatures"}))]
    document.apply(inverse)
    assert document.findings.errors == 0
    assert document.report == sample()


def test_that_the_first_cell_that_changed_is_known():
    report = sample()
    assert first_change(report, report) is None
    changed = ReplaceRows(((3, report.indicators[3].replace(name="Otro")),)).apply(report)[0]
    assert first_change(report, changed) == (3, "name")
    shorter = RemoveRows(5, 2).apply(report)[0]
    assert first_change(shorter, report) == (5, "level")
    assert first_change(report, shorter) is None
    noted = report.indicators[0].replace(private_note="Sin columna")
    assert first_change(report, ReplaceRows(((0, noted),)).apply(report)[0]) is None
