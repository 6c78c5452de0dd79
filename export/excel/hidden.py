"""The hidden sheet: the whole report for this program, and the lists that cells offer to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from export.excel.cells import Cells
from export.excel.looks import UNSEEN, Looks
from model.returned.carrier import COLUMN, SHEET, carrier_texts
from model.schema import COLUMNS, Field

if TYPE_CHECKING:
    from openpyxl import Workbook

    from export.excel.page import Page
    from model.catalogue import Catalogue
    from model.report import Indicator, Report

_FIRST_LIST = COLUMN + 2
_WIDTH = 12

Lists = Mapping[str, tuple[str, ...]]
"""What cells offer to choose from, by the name of the list."""


def lists_for(catalogue: Catalogue | None, fields: Sequence[Field[Indicator]]) -> dict[str, tuple[str, ...]]:
    """Return the lists that a workbook needs: the catalogue's for the columns, and those of closed fields."""
    lists = {field.key: field.choices for field in fields if field.choices}
    for column in COLUMNS:
        if catalogue is not None and column.catalogue and (entries := catalogue.options(column.catalogue)):
            lists[column.catalogue] = entries
    return lists


def list_ranges(lists: Lists) -> dict[str, str]:
    """Return where each list stands on the hidden sheet, as a formula refers to it."""
    ranges = {}
    for column, (name, entries) in enumerate(lists.items(), start=_FIRST_LIST):
        letter = get_column_letter(column)
        ranges[name] = f"'{SHEET}'!${letter}$1:${letter}${len(entries)}"
    return ranges


def add_hidden_sheet(workbook: Workbook) -> None:
    """Add the sheet, which nobody sees unless a program shows it."""
    sheet = workbook.create_sheet(SHEET)
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True
    sheet.sheet_format.baseColWidth = _WIDTH


def hidden_cells(report: Report, lists: Lists, looks: Looks) -> Cells:
    """Return the cells of that sheet; they wear what the marks of the form wear."""
    cells, style = Cells(), looks.style(UNSEEN)
    for row, text in enumerate(carrier_texts(report), start=1):
        cells.text(row, COLUMN, text, style)
    for column, entries in enumerate(lists.values(), start=_FIRST_LIST):
        for row, entry in enumerate(entries, start=1):
            cells.text(row, column, entry, style)
    return cells


def put_marks(page: Page, column: int) -> None:
    """Put the marks of the rows into ``column``, which is to be hidden."""
    style = page.looks.style(UNSEEN)
    for row, mark in page.marks.items():
        page.cells.text(row, column, mark, style)
