"""The marks in the hidden last column: what a row holds, wherever Excel moved it.

``§table`` stands beside the titles of the table of indicators and ``§bands`` beside the bands above them,
``§more`` beside the titles of the additional data; the first and the last say of which report they are, since
people move sheets from one workbook to another. ``§end`` stands behind the last indicator, ``§noted`` behind
the notes under it. ``§row 4`` is the fifth indicator of the report that was
exported; ``§at 3=unit 17=quarter`` says which columns of the row hold which text of heading or closing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from model.files import sha256
from model.foreign import Sheet, Stored
from model.report import Indicator

TABLE, BANDS, MORE, END, NOTED = "§table", "§bands", "§more", "§end", "§noted"
_DIGITS = 16  # of the digest that tells one report from another
_ROW = re.compile(r"§row (\d{1,6})")
_MARK = re.compile(r"§(?:table|bands|more|end|noted|row|at)\b.*")
_AT = re.compile(r"(\d{1,4})=([a-z]+(?:\.\d{1,4})?)")


def mark_of(table: str, rows: Sequence[Indicator]) -> str:
    """Return the mark beside the titles of ``table`` (TABLE or MORE) for a report with these rows."""
    return f"{table} {sha256(' '.join(row.id for row in rows).encode())[:_DIGITS]}"


def row_mark(position: int) -> str:
    """Return the mark of the indicator at that position, from 0."""
    return f"§row {position}"


def places_mark(places: Mapping[int, str]) -> str:
    """Return the mark of a row outside the table; ``places`` are keys of ``outline`` by column, from 1."""
    return "§at " + " ".join(f"{column}={key}" for column, key in places.items())


def position_of(mark: str) -> int | None:
    """Return which indicator a mark names, None if it names none."""
    match = _ROW.fullmatch(mark.strip())
    return int(match[1]) if match else None


def places_of(mark: str) -> dict[int, str]:
    """Return the keys that a mark names, by column from 1; none for other marks."""
    if not mark.startswith("§at "):
        return {}
    return {int(column): key for column, key in _AT.findall(mark)}


def marks_of(sheet: Sheet) -> tuple[int, dict[int, str]]:
    """Return the column that holds the marks, 0 if none does, and the marks by row."""
    columns: dict[int, dict[int, str]] = {}
    for (row, column), cell in sheet.cells.items():
        if cell.stored is Stored.TEXT and cell.text.startswith("§"):
            columns.setdefault(column, {})[row] = cell.text.strip()
    best = max(columns, key=lambda column: len(columns[column]), default=0)
    return best, dict(sorted(columns.get(best, {}).items()))


def unmarked(sheet: Sheet) -> Sheet:
    """Return the sheet without its marks, for whoever reads it like any other."""
    cells = {place: cell for place, cell in sheet.cells.items() if not _MARK.fullmatch(cell.text)}
    return sheet if len(cells) == len(sheet.cells) else replace(sheet, cells=cells)
