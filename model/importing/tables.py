"""The tables of a book: each heading with its columns, its rows and what stands above it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from model.foreign import Book, Cell, Sheet
from model.importing.columns import column_uses, corrected
from model.importing.headers import Block, blocks
from model.importing.mapping import ColumnUse, Correction
from model.importing.rows import Reading, read_rows, spread
from model.importing.surroundings import Surroundings, read_surroundings

_SAMPLED = 60  # rows are enough to know what a column holds


@dataclass(slots=True)
class Found:
    """One heading of one sheet with what stands above and under it."""

    sheet: Sheet
    block: Block
    uses: list[ColumnUse]
    reading: Reading
    around: Surroundings


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
        lines = spread(sheet, figures)
        reading = read_rows(
            sheet, uses, iter((n, lines[n]) for n in sorted(lines) if block.bottom < n < until)
        )
        found.append(Found(sheet, block, uses, reading, read_surroundings(above)))
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
