"""The older and freer formats, .xls, .xlsb and .ods, by calamine: values and merges, no number formats."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from export.reading.limits import (
    BROKEN,
    MAX_CELLS,
    MAX_CHARACTERS,
    MAX_COLUMNS,
    MAX_ROWS,
    PASSWORD,
    TOO_LARGE,
    Refused,
    opened,
)
from export.reading.noted_cells import FORMULA, noted_cells
from export.reading.xml_stream import attribute, read_xml
from model.foreign import Area, Book, Cell, Place, Sheet, Stored

ONLY_VALUES = "De este tipo de libro sólo se leen los valores: la escala se decide por ellos."


def read_calamine(data: bytes, name: str, *, is_zip: bool) -> Book:
    """Return the workbook. Raises Refused with the sentence to show."""
    if is_zip:
        _look_before(data)
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        listed = [
            (meta.name, meta.visible is not SheetVisibleEnum.Visible)
            for meta in book.sheets_metadata
            if meta.typ is SheetTypeEnum.WorkSheet
        ]
        noted = noted_cells(data, is_zip=is_zip)
        sheets = tuple(
            _with_noted(_sheet(book.get_sheet_by_name(title), title, hidden), noted.get(title, {}))
            for title, hidden in listed
        )
    except PasswordError as error:
        raise Refused(PASSWORD) from error
    except (CalamineError, ValueError, OSError, IndexError) as error:
        raise Refused(BROKEN) from error
    if not sheets:
        raise Refused("El libro no tiene hojas con datos.")
    return Book(name, sheets, (ONLY_VALUES,))


def _with_noted(sheet: Sheet, noted: Mapping[Place, str]) -> Sheet:
    """Return the sheet with what calamine leaves out: errors, which it gives as blank, and formulas."""
    cells = dict(sheet.cells)
    for place, what in noted.items():
        cell = cells.get(place)
        if cell is None and what != FORMULA:
            cells[place] = Cell(Stored.ERROR, what)
        elif cell is not None:
            cells[place] = replace(cell, formula=True)
    return replace(sheet, cells=cells)


def _look_before(data: bytes) -> None:
    """Refuse an .ods that repeats a cell with a value more often than any report does."""
    archive = opened(data)
    names = set(archive.namelist())
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise Refused(PASSWORD)
    if "content.xml" not in names:
        return
    rows = columns = filled = 1

    def start(element: str, attributes: Mapping[str, str]) -> None:
        nonlocal rows, columns, filled
        if element == "table-row":
            rows = int(attribute(attributes, "number-rows-repeated") or 1)
        elif element == "table-cell":
            columns = int(attribute(attributes, "number-columns-repeated") or 1)
            if attribute(attributes, "value-type"):
                filled += rows * columns
                if filled > MAX_CELLS or columns > MAX_COLUMNS:
                    raise Refused(TOO_LARGE)

    try:
        with archive.open("content.xml") as source:
            read_xml(source, start, lambda _: None)
    except ValueError as error:
        raise Refused(BROKEN) from error


def _sheet(sheet: object, title: str, hidden: bool) -> Sheet:
    from python_calamine import CalamineSheet

    assert isinstance(sheet, CalamineSheet)  # noqa: S101 - narrows the type only
    if sheet.total_height > MAX_ROWS * 60 or sheet.height * sheet.width > MAX_CELLS * 20:
        raise Refused(TOO_LARGE)
    cells: dict[tuple[int, int], Cell] = {}
    characters = 0
    for row, values in enumerate(sheet.iter_rows(), start=1):
        for column, value in enumerate(values, start=1):
            cell = _cell(value)
            if cell is None:
                continue
            characters += len(cell.text)
            if len(cells) > MAX_CELLS or characters > MAX_CHARACTERS:
                raise Refused(TOO_LARGE)
            if row > MAX_ROWS or column > MAX_COLUMNS:
                raise Refused(TOO_LARGE)
            cells[row, column] = cell
    ranges = sheet.merged_cell_ranges or ()
    merges = tuple(Area(a[0] + 1, a[1] + 1, b[0] + 1, b[1] + 1) for a, b in ranges)
    return Sheet(title, cells, merges, hidden)


def _cell(value: object) -> Cell | None:
    if isinstance(value, bool):
        return Cell(Stored.TEXT, "VERDADERO" if value else "FALSO")
    if isinstance(value, int | float):
        if value != value or abs(value) >= 1e15:
            return None
        return Cell(Stored.NUMBER, "", Decimal(f"{value:.15g}"))
    if isinstance(value, datetime | date):
        return Cell(Stored.DATE, value.isoformat()[:10])
    if isinstance(value, time | timedelta):
        return Cell(Stored.TEXT, str(value))
    text = str(value)
    if (text.startswith("#") and text.rstrip("!?").isupper()) or text == "#N/A":
        return Cell(Stored.ERROR, text)
    return Cell(Stored.TEXT, text) if text.strip() else None
