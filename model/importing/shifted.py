"""Rows that lost or gained an empty cell (``domain.md`` §1.1): found by their own sums, and put right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from model.foreign import Cell, Stored
from model.importing.rows import Row
from model.importing.values import read_value

_TOLERANCE = Decimal("0.06")
_ROUNDED = Decimal("0.6")
_LONGEST_NUMBER = 60  # characters, with whatever words stand beside it
_BLANK = Cell(Stored.TEXT, "")


@dataclass(frozen=True, slots=True)
class Repair:
    """A row put right: ``row`` as it should be, ``at`` the key before which a cell was missing (or extra)."""

    row: Row
    at: str
    missing: bool


def is_shifted(row: Row) -> bool:
    """Return whether the figures of a row surely do not stand under their titles."""
    keys = _figure_keys(row)
    if not keys or "means" not in row.columns:
        return False
    means = row.cells.get("means")
    numbers = sum(key in row.cells and read_value(row.cells[key]).number is not None for key in keys)
    prose = [key for key in keys if _is_prose(row.cells.get(key))]
    return bool(prose) or (numbers > 2 and means is not None and _is_number(means))


def repaired(row: Row) -> Repair | None:
    """Return the row with one blank cell put in, or taken out, so that its totals agree; None if unclear."""
    last = row.columns["means"]
    first = min(row.columns[key] for key in _figure_keys(row))
    line = {column: cell for column, cell in row_cells(row).items() if first <= column <= last + 1}
    found: dict[tuple[tuple[str, Cell], ...], Repair] = {}
    for at in range(first, last + 1):
        for missing in (True, False):
            cells = _with_gap(row, line, at, missing=missing)
            if cells is None:
                continue
            candidate = replace(row, cells=cells)
            if _agrees(candidate):
                key = next((k for k, column in row.columns.items() if column == at), "")
                found.setdefault(tuple(sorted(cells.items())), Repair(candidate, key, missing))
    return next(iter(found.values())) if len(found) == 1 else None


def row_cells(row: Row) -> dict[int, Cell]:
    """Return the cells of the row's sheet by column."""
    return {column: cell for (number, column), cell in row.sheet.cells.items() if number == row.number}


def _with_gap(row: Row, line: Mapping[int, Cell], at: int, *, missing: bool) -> dict[str, Cell] | None:
    if missing:
        moved = {column + (column >= at): cell for column, cell in line.items()}
    else:
        if at in line:
            return None
        moved = {column - (column > at): cell for column, cell in line.items()}
    kept = {key: cell for key, cell in row.cells.items() if row.columns[key] < min(line, default=at)}
    by_column = {column: key for key, column in row.columns.items()}
    placed = {by_column[column]: cell for column, cell in moved.items() if column in by_column}
    return kept | placed


def _figure_keys(row: Row) -> list[str]:
    bands = ("programmed_", "achieved_", "variance_")
    return [key for key in row.columns if key.startswith(bands)]


def _is_prose(cell: Cell | None) -> bool:
    return cell is not None and sum(c.isalpha() for c in cell.text) > 12


def _is_number(cell: Cell) -> bool:
    if cell.number is not None or not cell.text:
        return cell.number is not None
    return len(cell.text) <= _LONGEST_NUMBER and read_value(cell).number is not None


def _agrees(row: Row) -> bool:
    """Return whether means is prose, figures are figures and the achieved total is that of its quarters."""
    means = row.cells.get("means")
    if not _is_prose(means) or any(_is_prose(row.cells.get(key)) for key in _figure_keys(row)):
        return False
    achieved = [read_value(row.cells.get(f"achieved_{q}", _BLANK)).number for q in (1, 2, 3, 4)]
    programmed = [read_value(row.cells.get(f"programmed_{q}", _BLANK)).number for q in (1, 2, 3, 4)]
    total = read_value(row.cells.get("achieved_total", _BLANK)).number
    if total is None or None in programmed:
        return False
    if abs(total - sum((v for v in achieved if v is not None), Decimal(0))) > _TOLERANCE:
        return False
    gaps = [i for i, v in enumerate(achieved) if v is None]
    return gaps == list(range(4 - len(gaps), 4)) and _variance_agrees(row, achieved)


def _variance_agrees(row: Row, achieved: list[Decimal | None]) -> bool:
    """Return whether each printed variance is a subtraction of its quarter, in whatever scale."""
    for q, value in enumerate(achieved, start=1):
        shown = read_value(row.cells.get(f"variance_{q}", _BLANK)).number
        programmed = (
            read_value(row.cells[f"programmed_{q}"]).number if f"programmed_{q}" in row.cells else None
        )
        if shown is None or programmed is None:
            continue
        found = value or Decimal(0)
        ways = [programmed - found, programmed / 100 - found, programmed - found * 100]
        if all(abs(abs(shown) - abs(way)) > _ROUNDED for way in ways):
            return False
    return True
