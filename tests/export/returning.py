"""Our workbook as somebody else edits it: with openpyxl, which keeps what it does not touch."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from export.excel import to_xlsx
from export.reading import wire
from export.reading.reader import read_foreign
from model.foreign import Book
from model.report import Report
from model.returned import Returned, returned
from model.schema import COLUMNS

Sheet = Any  # openpyxl's, whose cells have no types worth the name
NAME = "informe.xlsx"
COLUMN = {column.key: number for number, column in enumerate(COLUMNS, start=1)}


def read(data: bytes, name: str = NAME) -> Book:
    """Return the workbook as the reader's child process hands it over."""
    book = wire.decoded(wire.encoded(read_foreign(data, name)), name)
    assert isinstance(book, Book)
    return book


def edited(report: Report, edit: Callable[[Sheet], None], *, draft: bool = False) -> bytes:
    """Return the report's workbook after ``edit`` of its first sheet."""
    book = load_workbook(BytesIO(to_xlsx(report, draft=draft)))
    edit(book.worksheets[0])
    result = BytesIO()
    book.save(result)
    return result.getvalue()


def came_back(report: Report, edit: Callable[[Sheet], None], *, draft: bool = False) -> Returned:
    """Return what is found in the report's workbook after ``edit`` of its first sheet."""
    found = returned(read(edited(report, edit, draft=draft)))
    assert found is not None
    return found


def first_row(sheet: Sheet) -> int:
    """Return the row of the first indicator."""
    return next(int(cell.row) for cell in sheet["A"] if cell.value == "Nivel") + 1


def cell(sheet: Sheet, position: int, key: str) -> Any:
    """Return the cell of a column in the row of the indicator at that position."""
    return sheet.cell(first_row(sheet) + position, COLUMN[key])
