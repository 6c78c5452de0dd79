"""The tables of a book: each heading with its columns, its rows and what stands above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from model.foreign import Book, Cell, Sheet
from model.importing.beside import side_by_side
from model.importing.borrowed import with_borrowed
from model.importing.cards import cards_in
from model.importing.columns import column_named, column_uses, corrected, of_band, of_one_quarter
from model.importing.downward import quarter_column, read_downward
from model.importing.headers import Block, blocks
from model.importing.mapping import (
    FIGURES,
    PERIODS,
    ColumnUse,
    Confidence,
    Correction,
    figure_key,
    ratio_quarter,
)
from model.importing.periods import period_in
from model.importing.rows import Reading, first_signing, read_rows, spread
from model.importing.stacked import band_column, main_lines, with_lines_below
from model.importing.surroundings import Surroundings, read_surroundings
from model.importing.turned import turned
from model.importing.words import plain_words, quarter_in, title_of

_SAMPLED = 60  # rows are enough to know what a column holds


@dataclass(slots=True)
class Found:
    """One heading of one sheet with what stands above and under it."""

    sheet: Sheet
    block: Block
    uses: list[ColumnUse]
    reading: Reading
    around: Surroundings
    beside: int = 0  # from 1 on, from left to right, where several stand side by side

    @property
    def has_quarters(self) -> bool:
        """Whether some columns hold figures by quarter, month or half year."""
        return sum(use.key in PERIODS or use.key in FIGURES for use in self.uses) > 1

    @property
    def is_of_cards(self) -> bool:
        """Whether its rows are cards, without columns."""
        return not self.block.titles

    @property
    def of_one_band(self) -> bool:
        """Whether it holds what was programmed, or achieved, alone; another sheet may hold the other."""
        return len({use.key.partition("_")[0] for use in self.uses if use.key in FIGURES}) == 1

    @property
    def of_one_quarter(self) -> bool:
        """Whether it holds the figures of one quarter alone; other sheets may hold those of others."""
        keys = {use.key for use in self.uses if use.key.startswith(("programmed_", "achieved_"))}
        return len({key[-1] for key in keys if key[-1].isdigit()}) == 1


@dataclass(frozen=True, slots=True)
class Choices:
    """What was answered of the columns: which year is read, and whether "% de avance" is the achieved."""

    year: str = ""
    ratios: bool = False


def tables_of(book: Book, corrections: Mapping[str, Correction], choices: Choices) -> list[Found]:
    """Return every table of the book."""
    shown = [sheet for sheet in book.sheets if not sheet.hidden]
    for sheets in (shown, list(book.sheets)):  # a hidden sheet is read only if no visible one has a table
        found = [table for sheet in sheets for table in _of_sheet(sheet, corrections, choices)]
        if any(table.reading.rows for table in found) or len(shown) == len(book.sheets):
            return found
    return []


def _of_sheet(sheet: Sheet, corrections: Mapping[str, Correction], choices: Choices) -> list[Found]:
    found = _of_heads(sheet, sheet, corrections, choices)
    if found:
        return found
    other = turned(sheet)
    lying = _of_heads(other, sheet, corrections, choices) if other is not None else []
    lying = [table for table in lying if table.has_quarters]
    cards = _of_cards(sheet)
    return lying if _count(lying) > _count(cards) else cards


def _count(found: Sequence[Found]) -> int:
    return sum(len(table.reading.rows) for table in found)


def _of_cards(sheet: Sheet) -> list[Found]:
    """Return the cards of a sheet as one table without columns."""
    rows = cards_in(sheet)
    if not rows:
        return []
    around = read_surroundings(sheet.rows().items())
    reading = Reading(list(with_borrowed(rows, (), around)), ended=first_signing(sheet))
    return [Found(sheet, Block(rows[0].number, rows[0].number, (), ()), [], reading, around)]


def _of_heads(
    sheet: Sheet, upright: Sheet, corrections: Mapping[str, Correction], choices: Choices
) -> list[Found]:
    """Return the tables of a sheet; ``upright`` is the same, not turned, where the words around are read."""
    heads = blocks(sheet)
    if not heads:
        return []
    chosen = {**corrections.get("*", {}), **corrections.get(sheet.name, {})}
    found: list[Found] = []
    rows = sheet.rows()
    lanes = side_by_side(heads)
    for place, lane in enumerate(lanes, start=1):
        for index, block in enumerate(lane):
            until = lane[index + 1].top if index + 1 < len(lane) else max(rows) + 1
            begin = lane[index - 1].bottom + 1 if index else 1
            over = {n: line for n, line in rows.items() if n < heads[0].top}  # stands above all of them
            above = [(n, line) for n, line in (_within(rows, block) | over).items() if begin <= n < block.top]
            around = read_surroundings(upright.rows().items() if sheet.turned else above)
            table = _table(sheet, block, until, chosen, choices, around)
            table.beside = place if len(lanes) > 1 else 0
            found.append(table)
    return found


def _table(
    sheet: Sheet, block: Block, until: int, chosen: Correction, choices: Choices, around: Surroundings
) -> Found:
    """Return the table under a heading, down to the row ``until``."""
    sample = _sample(_within(sheet.rows(), block), block.bottom + 1, until)
    uses = column_uses(sheet, block, sample)
    if not any(title.band for titles in block.titles for title in titles.values()):
        uses = of_band(uses, title_of(sheet.name).band or around.band)
    own = {name: key for name, key in chosen.items() if block.begin <= column_named(name) < block.end}
    if own:
        uses = corrected(uses, own, sheet, block)
    uses = _of_one_year(uses, choices.year)
    if choices.ratios:
        uses = _with_ratios(uses)
    figures = frozenset(
        use.column for use in uses if use.key.rpartition("_")[0] in ("programmed", "achieved")
    )
    spread_rows = _within(spread(sheet, figures), block)
    lines = [(n, spread_rows[n]) for n in sorted(spread_rows) if block.bottom < n < until]
    if downward := quarter_column(uses, block, lines):
        reading = read_downward(sheet, uses, lines, downward)
        reading.rows = list(with_borrowed(reading.rows, uses, around))
        return Found(sheet, block, uses, reading, around)
    alone = period_in(plain_words(sheet.name))  # "Abril", one month a sheet
    named = alone[0] if not alone[1].strip() else 0
    uses = of_one_quarter(uses, block, named or around.quarter or quarter_in(sheet.name))
    if bands := band_column(uses, lines):
        uses = [replace(use, confidence=Confidence.TITLE) if use.key in FIGURES else use for use in uses]
        reading = read_rows(sheet, uses, iter(main_lines(lines, bands)))
        reading.rows = with_lines_below(reading.rows, lines, bands, sheet)
    else:
        reading = read_rows(sheet, uses, iter(lines))
    reading.rows = list(with_borrowed(reading.rows, uses, around))
    return Found(sheet, block, uses, reading, around)


def _within(rows: dict[int, dict[int, Cell]], block: Block) -> dict[int, dict[int, Cell]]:
    """Return the rows in the columns of a block that has another beside it; all of them if it has none."""
    if not block.bounded:
        return rows
    cut = (
        (n, {c: cell for c, cell in line.items() if block.begin <= c < block.end}) for n, line in rows.items()
    )
    return {number: line for number, line in cut if line}


def _sample(rows: Mapping[int, Mapping[int, Cell]], first: int, until: int) -> list[Mapping[int, Cell]]:
    """Return the fullest rows under a heading, from which the columns are judged."""
    under = [line for number, line in rows.items() if first <= number < until]
    fullest = max((len(line) for line in under), default=0)
    full = [line for line in under if len(line) * 2 > fullest]
    return full[:: len(full) // _SAMPLED + 1]


def _with_ratios(uses: list[ColumnUse]) -> list[ColumnUse]:
    """Return the uses with "% de avance" as the achieved, where nothing else is that."""
    if any(use.key.startswith("achieved_") and not use.key.endswith("_total") for use in uses):
        return uses
    found = {use.column: figure_key("achieved", q) for use in uses if (q := ratio_quarter(use.title))}
    return [
        replace(use, key=found[use.column], confidence=Confidence.CHOSEN) if use.column in found else use
        for use in uses
    ]


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
