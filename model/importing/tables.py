"""The tables of a book: each heading with its columns, its rows and what stands above it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from model.foreign import Book, Cell, Sheet
from model.importing.borrowed import with_borrowed
from model.importing.columns import column_uses, corrected, of_one_quarter
from model.importing.headers import Block, blocks
from model.importing.mapping import FIGURES, ColumnUse, Confidence, Correction
from model.importing.rows import Reading, read_rows, spread
from model.importing.stacked import band_column, main_lines, with_lines_below
from model.importing.surroundings import Surroundings, read_surroundings
from model.importing.words import quarter_in

_SAMPLED = 60  # rows are enough to know what a column holds


@dataclass(slots=True)
class Found:
    """One heading of one sheet with what stands above and under it."""

    sheet: Sheet
    block: Block
    uses: list[ColumnUse]
    reading: Reading
    around: Surroundings

    @property
    def of_one_quarter(self) -> bool:
        """Whether it holds the figures of one quarter alone; other sheets may hold those of others."""
        keys = {use.key for use in self.uses if use.key.startswith(("programmed_", "achieved_"))}
        return len({key[-1] for key in keys if key[-1].isdigit()}) == 1


def tables_of(book: Book, corrections: Mapping[str, Correction], year: str) -> list[Found]:
    """Return every table of the book; ``year`` is the one chosen where several stand side by side."""
    shown = [sheet for sheet in book.sheets if not sheet.hidden]
    for sheets in (shown, list(book.sheets)):  # a hidden sheet is read only if no visible one has a table
        found = [table for sheet in sheets for table in _of_sheet(sheet, corrections, year)]
        if any(table.reading.rows for table in found):
            return found
    return []


def _of_sheet(sheet: Sheet, corrections: Mapping[str, Correction], year: str) -> list[Found]:
    heads = blocks(sheet)
    if not heads:
        return []
    chosen = {**corrections.get("*", {}), **corrections.get(sheet.name, {})}
    found: list[Found] = []
    plain_rows = sheet.rows()
    last = max(plain_rows)
    for index, block in enumerate(heads):
        until = heads[index + 1].top if index + 1 < len(heads) else last + 1
        begin = found[-1].block.bottom + 1 if found else 1
        above = [(n, line) for n, line in plain_rows.items() if begin <= n < block.top]
        sample = _sample(plain_rows, block.bottom + 1, until)
        uses = column_uses(sheet, block, sample)
        if chosen:
            uses = corrected(uses, chosen, sheet, block)
        uses = _of_one_year(uses, year)
        figures = frozenset(
            use.column for use in uses if use.key.rpartition("_")[0] in ("programmed", "achieved")
        )
        around = read_surroundings(above)
        uses = of_one_quarter(uses, block, around.quarter or quarter_in(sheet.name))
        spread_rows = spread(sheet, figures)
        lines = [(n, spread_rows[n]) for n in sorted(spread_rows) if block.bottom < n < until]
        if bands := band_column(uses, lines):
            uses = [replace(use, confidence=Confidence.TITLE) if use.key in FIGURES else use for use in uses]
            reading = read_rows(sheet, uses, iter(main_lines(lines, bands)))
            reading.rows = with_lines_below(reading.rows, lines, bands, sheet)
        else:
            reading = read_rows(sheet, uses, iter(lines))
        reading.rows = list(with_borrowed(reading.rows, uses, around))
        found.append(Found(sheet, block, uses, reading, around))
    return found


def _sample(rows: Mapping[int, Mapping[int, Cell]], first: int, until: int) -> list[Mapping[int, Cell]]:
    """Return the fullest rows under a heading, from which the columns are judged."""
    under = [line for number, line in rows.items() if first <= number < until]
    fullest = max((len(line) for line in under), default=0)
    full = [line for line in under if len(line) * 2 > fullest]
    return full[:: len(full) // _SAMPLED + 1]


def _of_one_year(uses: list[ColumnUse], chosen: str) -> list[ColumnUse]:
    """Return the uses with every key once: of several years the chosen one or the latest, else the first."""
    years = {use.year for use in uses if use.year}
    wanted = int(chosen) if chosen.isdigit() and int(chosen) in years else max(years, default=0)
    kept: set[str] = set()
    made = []
    for use in uses:
        other_year = len(years) > 1 and use.year not in (0, wanted)
        taken = bool(use.key) and (other_year or use.key in kept)
        kept |= {use.key} if use.key and not taken else set()
        made.append(replace(use, key="") if taken else use)
    return made
