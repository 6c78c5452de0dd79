"""Finding the heading of the table: its rows, and what stands over each column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from model.foreign import Sheet
from model.importing.periods import TOTAL, in_order
from model.importing.title_rows import Row, attributes_in, is_title, numerals_in, titles_in, words_in
from model.importing.words import (
    BANDS,
    NOTHING,
    Title,
    cell_text,
    title_of,
)

FIRST_ROWS = 60  # the first heading stands within these, whatever is above it
_ATTRIBUTES_OF_A_HEADING = 3
_FIGURES_OF_A_HEADING = 4
_ROWS_AROUND = 2
_MOST_ROWS = 4
LAST_COLUMN = 10**6


@dataclass(frozen=True, slots=True)
class Block:
    """A heading: its rows, and per row what each column's title says (merged cells spread).

    ``begin`` and ``end`` bound its columns where another table stands beside it.
    """

    top: int
    bottom: int
    titles: tuple[Mapping[int, Title], ...]
    texts: tuple[Mapping[int, str], ...]
    begin: int = 0
    end: int = LAST_COLUMN

    @property
    def bounded(self) -> bool:
        """Whether another table stands beside it."""
        return self.begin > 0 or self.end < LAST_COLUMN

    def text_over(self, column: int) -> str:
        """Return the words that stand over a column, from top to bottom."""
        words = [texts[column] for texts in self.texts if column in texts]
        return " · ".join(dict.fromkeys(words))


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column of figures: band, quarter or other period as in ``periods``, year if the heading names one."""

    column: int
    band: str
    quarter: int
    year: int
    sure: bool


def blocks(sheet: Sheet) -> list[Block]:
    """Return the headings of a sheet from top to bottom; the first within 60 rows of the first cell."""
    rows = sheet.rows()
    found: list[Block] = []
    used = 0
    start = next(iter(rows), 1)
    for row in rows:
        if row <= used or (not found and row >= start + FIRST_ROWS):
            continue
        if _is_heading(rows[row]):
            block = _block(sheet, rows, row, used)
            if any(t.quarter or t.band or t.period for titles in block.titles for t in titles.values()):
                found.append(block)
                used = block.bottom
    return found


def _is_heading(row: Row) -> bool:
    """Return whether a row has enough titles; two will do beside programmed and achieved by quarter."""
    if (count := attributes_in(row)) >= _ATTRIBUTES_OF_A_HEADING - 1:
        figures = {
            (title.band, title.quarter) for title in titles_in(row).values() if title.band and title.quarter
        }
        return count >= _ATTRIBUTES_OF_A_HEADING or len(figures) >= _FIGURES_OF_A_HEADING
    return False


def _belongs(row: Row) -> bool:
    """Return whether a row beside the heading's main row is one of its rows too."""
    numerals = numerals_in(row)
    others = [cell for column, cell in row.items() if column not in numerals]
    texts = [words for cell in others if (words := words_in(cell).strip("* ")) and is_title(cell)]
    titles = [title_of(words) for words in texts]
    known = [t for t in titles if t.known or t.year]
    figures = sum(bool(t.band or t.quarter or t.period or t.group or t.attribute) for t in known)
    years = sum(bool(t.year) for t in known)
    numbers = sum(not is_title(cell) for cell in others)
    bands = [t.band for t in titles]
    if not numbers and all(bands.count(band) > 1 for band in ("programmed", "achieved")):
        return True  # the same titles under each quarter, with whatever else stands between them
    alone = len(texts) == 1 and figures == 1 and ":" not in texts[0] and bool(known[0].band or known[0].group)
    return (
        (figures >= 2 or years >= 2 or alone or (bool(numerals) and len(known) * 2 >= len(texts)))
        and len(known) * 2 + len(numerals) > len(texts)
        and numbers <= 2
    )


def _block(sheet: Sheet, rows: Mapping[int, Row], anchor: int, used: int) -> Block:
    top = bottom = anchor
    while top - 1 > max(used, anchor - _ROWS_AROUND - 1) and _belongs(rows.get(top - 1, {})):
        top -= 1
    while bottom < anchor + _ROWS_AROUND and _belongs(rows.get(bottom + 1, {})):
        bottom += 1
    bottom = max(bottom, _merged_down_to(sheet, top, bottom))
    merged = [area for area in sheet.merges if area.left != area.right and top <= area.top <= bottom]
    titles, texts = [], []
    for row in range(top, bottom + 1):
        line = dict(rows.get(row, {}))
        for area in merged:
            if area.top == row and (cell := line.get(area.left)) is not None:
                line.update(dict.fromkeys(range(area.left, min(area.right, area.left + 60) + 1), cell))
        titles.append(titles_in(line))
        texts.append({column: words for column, cell in line.items() if (words := cell_text(cell))})
    return Block(top, bottom, tuple(map(_cumulative, titles)), tuple(texts))


def _merged_down_to(sheet: Sheet, top: int, bottom: int) -> int:
    """Return the last row that the titles of attributes between two rows are merged down to, 0 if none is."""
    return max(
        (
            area.bottom
            for area in sheet.merges
            if top <= area.top <= bottom < area.bottom < top + _MOST_ROWS
            and (cell := sheet.cells.get((area.top, area.left))) is not None
            and title_of(cell.text).attribute
        ),
        default=0,
    )


def _cumulative(titles: Mapping[int, Title]) -> Mapping[int, Title]:
    """Return the titles with quarters for "1er Trim acumulado", "2do Trim acumulado"… that have no others."""
    up_to = {t.up_to for t in titles.values() if t.up_to}
    if len(up_to) < 2 or any(t.quarter and t.quarter < TOTAL for t in titles.values()):
        return titles
    return {c: replace(t, quarter=t.up_to) if t.up_to else t for c, t in titles.items()}


def figure_columns(block: Block) -> list[FigureColumn]:
    """Return the columns of programmed, achieved and variance, however the heading names them.

    Where programmed, or achieved, comes by quarter, its months and half years are left out.
    """
    found = _by_quarters(block)
    if not any(figure.quarter < TOTAL for figure in found):
        return _by_quarters(_with_periods(block, totals=True))
    others = {"programmed", "achieved"} - {figure.band for figure in found}
    return found + [
        f for f in _by_quarters(_with_periods(block, totals=False)) if others and f.band in others
    ]


def _with_periods(block: Block, *, totals: bool) -> Block:
    """Return the heading with its months and half years as the quarters; ``totals``: and what has none."""
    titles = tuple(
        {c: replace(t, quarter=t.period or (t.quarter if totals else 0), period=0) for c, t in line.items()}
        for line in block.titles
    )
    return replace(block, titles=titles)


def _by_quarters(block: Block) -> list[FigureColumn]:
    # Lower rows rule; what they leave open comes from above the same column.
    own = {c: t for titles in block.titles for c, t in titles.items() if t.quarter and t.band}
    quarters = _lowest(block, "quarter")
    if own and len(own) >= len(quarters) / 2:
        return [FigureColumn(c, t.band, t.quarter, t.year, True) for c, t in sorted(own.items())]
    if interleaved := list(_interleaved(block)):
        return interleaved
    return [figure for figure in _by_bands(block, quarters) if figure.band]


def _lowest(block: Block, kind: str) -> dict[int, Title]:
    """Return per column the lowest title that says a quarter (or a band)."""
    found: dict[int, Title] = {}
    for titles in block.titles:
        found |= {column: title for column, title in titles.items() if getattr(title, kind)}
    return found


def _interleaved(block: Block) -> Iterator[FigureColumn]:
    """Yield the columns of a heading with quarters above and programmed, achieved… below each."""
    for upper, lower in pairwise(block.titles):
        below = {c: t for c, t in lower.items() if t.band and not t.quarter}
        above = {c: t for c, t in upper.items() if t.quarter and not t.band}
        sequence = [t.band for _, t in sorted(below.items())]
        repeats = len(sequence) >= 4 and len(set(pairwise(sequence))) <= 4
        if not (repeats and above and sequence.count("programmed") > 1):
            continue
        order = list(dict.fromkeys(t.quarter for _, t in sorted(above.items())))
        group, seen = -1, set[str]()
        for column, title in sorted(below.items()):
            if not seen or title.band in seen:
                group, seen = group + 1, set()
            seen.add(title.band)
            if group < len(order):
                yield FigureColumn(column, title.band, order[group], above.get(column, NOTHING).year, True)
        return


def _runs(quarters: Mapping[int, Title]) -> list[list[int]]:
    """Return the columns in runs of rising quarters: 1 2 3 4 accumulated, and again."""
    runs: list[list[int]] = []
    last = in_order(TOTAL)
    for column in sorted(quarters):
        quarter = in_order(quarters[column].quarter)
        if quarter <= last:
            runs.append([])
        runs[-1].append(column)
        last = quarter
    return [run for run in runs if len(run) > 1]


def _by_bands(block: Block, quarters: Mapping[int, Title]) -> Iterator[FigureColumn]:
    runs = _runs(quarters)
    above: dict[int, Title] = {}
    years: dict[int, int] = {}
    for titles in block.titles:
        for column, title in titles.items():
            if title.band and not title.quarter:
                above.setdefault(column, title)
            if title.year:
                years.setdefault(column, title.year)
    bands = _in_order(above)
    sure = len(bands) == len(runs)
    if not sure:
        bands = [_nearest(above, run, index) for index, run in enumerate(runs)]
        if len(set(bands)) < len(bands) and not years and len(runs) <= len(BANDS):
            bands = list(BANDS)  # one title stands twice: the order of the form decides
    for index, run in enumerate(runs):
        band = bands[index]
        own = {above[column].band for column in run if column in above}
        clear = sure or (own == {band} and set(run) <= above.keys())
        for column in run:
            year = quarters[column].year or _year_over(years, column)
            yield FigureColumn(column, band, quarters[column].quarter, year, clear)


def _in_order(above: Mapping[int, Title]) -> list[str]:
    """Return the bands from left to right; the same band in a row, merged or repeated, counts once."""
    order: list[str] = []
    for _, title in sorted(above.items()):
        if not order or order[-1] != title.band:
            order.append(title.band)
    return order


def _nearest(above: Mapping[int, Title], run: list[int], index: int) -> str:
    inside = [above[column].band for column in run if column in above]
    if inside:
        return max(set(inside), key=inside.count)
    return BANDS[index] if index < len(BANDS) else ""


def _year_over(years: Mapping[int, int], column: int) -> int:
    before = [c for c in years if c <= column]
    return years[max(before)] if before and len(set(years.values())) > 1 else 0
