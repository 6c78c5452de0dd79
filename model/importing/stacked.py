"""Tables where programmed and achieved stand under each other: a column says which row is which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from model.foreign import Cell, Sheet
from model.importing.mapping import ColumnUse
from model.importing.rows import Row
from model.importing.words import title_of

Line = tuple[int, Mapping[int, Cell]]
_MOST = 0.6  # the share of a column's cells that name a band; others say "% de cumplimiento"
_BOTH = {"programmed", "achieved"}
_LEAST = 4  # cells


def band_column(uses: Sequence[ColumnUse], lines: Sequence[Line]) -> int:
    """Return the column whose cells say "Programado", "Alcanzado" by turns; 0 if there is none."""
    if any(use.key.startswith("achieved_") for use in uses):
        return 0
    for use in uses:
        said = [_band(line.get(use.column)) for _, line in lines if use.column in line]
        if len(said) >= _LEAST and sum(map(bool, said)) >= _MOST * len(said) and set(said) >= _BOTH:
            return use.column
    return 0


def _band(cell: Cell | None) -> str:
    title = title_of(cell.text) if cell is not None else None
    return title.band if title is not None and not title.quarter else ""


def main_lines(lines: Sequence[Line], column: int) -> list[Line]:
    """Return the lines that are indicators: those of what was programmed, and those that name no band."""
    return [(n, line) for n, line in lines if _band(line.get(column)) in ("", "programmed")]


def with_lines_below(rows: Sequence[Row], lines: Sequence[Line], column: int, sheet: Sheet) -> list[Row]:
    """Return the rows with the figures of the lines under each, with the addresses where they stand."""
    starts = {row.number for row in rows}
    made = []
    for row in rows:
        figures = {key: at for key, at in row.columns.items() if key.startswith("programmed_")}
        cells, columns, elsewhere = dict(row.cells), dict(row.columns), dict(row.elsewhere)
        for number, line in lines:
            band = _band(line.get(column))
            if number <= row.number or band in ("", "programmed"):
                if number > row.number and (number in starts or band == "programmed"):
                    break
                continue
            for key, at in figures.items():
                other = f"{band}_{key.partition('_')[2]}"
                columns[other], elsewhere[other] = at, sheet.address(number, at)
                if at in line:
                    cells[other] = line[at]
        made.append(replace(row, cells=cells, columns=columns, elsewhere=elsewhere))
    return made
