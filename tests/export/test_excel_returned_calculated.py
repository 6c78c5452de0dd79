"""Figures typed over the calculated cells of our workbook are told, in every kind of workbook."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from model.foreign import Book, Cell, Place, Stored
from model.returned import returned
from tests.export.libreoffice import converted
from tests.export.returning import came_back, cell, edited, read
from tests.factories import sample


def type_over(sheet):
    cell(sheet, 0, "achieved_total").value = 99
    cell(sheet, 1, "variance_2").value = None
    cell(sheet, 2, "achieved_2").value = "unos"  # its formulas calculate without it
    cell(sheet, 3, "achieved_2").value = 0.3  # taken as 30; its formulas calculate with 0.3
    cell(sheet, 4, "achieved_1").value = 12345.678


def look_at_what_was_typed_over(found):
    told = [(unread.where, unread.title, unread.text) for unread in found.unread]
    assert sorted(told) == [
        ("Componente 1", "Alcanzado 2do. Trim.", "unos"),
        ("Fin", "Alcanzado Acumulado", "99"),
        ("Propósito", "Variación 2do. Trim.", ""),
    ]
    assert found.unread[0].address == "Informe 2T 2023!U13"
    assert len(found.differences) == 2


def test_that_a_figure_typed_over_a_calculated_cell_is_told_and_not_taken():
    look_at_what_was_typed_over(came_back(sample(), type_over))


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["ods", "xls", "xlsx"])
def test_that_it_is_told_too_where_the_workbook_was_saved_as_another_kind(kind, tmp_path):
    (data,) = converted({"libro": edited(sample(), type_over)}, kind, tmp_path).values()
    found = returned(read(data, f"libro.{kind}"))
    assert found is not None
    look_at_what_was_typed_over(found)


def test_that_a_formula_that_comes_to_something_else_is_told_too():
    def edit(sheet):
        cell(sheet, 0, "achieved_total").value = "=1+1"

    data = edited(sample(), edit)
    assert not returned(read(data)).unread  # nobody calculated it yet
    (unread,) = returned(with_result(read(data), "Informe 2T 2023", (13, 21), Decimal(2))).unread
    assert unread.text == "2"


def with_result(book: Book, name: str, place: Place, number: Decimal) -> Book:
    (sheet,) = (sheet for sheet in book.sheets if sheet.name == name)
    cells = {**sheet.cells, place: Cell(Stored.NUMBER, "", number, formula=True)}
    sheets = tuple(replace(one, cells=cells) if one is sheet else one for one in book.sheets)
    return replace(book, sheets=sheets)
