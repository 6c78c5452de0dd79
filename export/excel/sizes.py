"""How wide the form's columns are and how high its rows, so that every text shows (``design.md``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from export.excel.looks import BODY_POINTS, HEADER_POINTS
from export.excel.measure import PADDING, TALLEST_ROW, WIDEST_COLUMN, Type
from export.layout import Cell
from model.schema import COLUMNS, Column, Kind

PIXELS_PER_MM = 4.8  # of the schema's widths: texts of 9 points then wrap much as on the Oficio sheet
DIGIT = 7  # pixels of a digit of the base font, the unit of Excel's column widths
_SPARE = 4  # pixels more than the longest value of a column of figures
_WIDENING = 1.15
_WIDEST_CHOICE = 2.0  # times its own width that a column of short words may grow to


@cache
def body() -> Type:
    """Return the type of the table."""
    return Type(BODY_POINTS)


@cache
def strong() -> Type:
    """Return the bold type of the table."""
    return Type(BODY_POINTS, bold=True)


@cache
def header() -> Type:
    """Return the type of the table's headings."""
    return Type(HEADER_POINTS, bold=True)


@dataclass(frozen=True, slots=True)
class Sizes:
    """``widths`` of the columns in pixels; ``cut`` are the cells, by row and column, that no row can show."""

    widths: tuple[float, ...]
    heights: tuple[float, ...]
    cut: tuple[tuple[int, int], ...]


def _least(column: Column, texts: Iterable[str]) -> float:
    base = column.width * PIXELS_PER_MM
    title = header().longest_word(column.title) + PADDING + _SPARE
    if column.kind in (Kind.QUANTITY, Kind.YEAR):
        value = max(map(body().width, texts), default=0.0)
        return min(max(base, title, value + PADDING + _SPARE), WIDEST_COLUMN)
    if column.kind is Kind.LONG_TEXT:
        return max(base, title)
    if column.key == "level":  # printed bold, and better on one line
        word = max(map(strong().width, texts), default=0.0)
    else:
        word = max(map(body().longest_word, texts), default=0.0)
    return max(base, title, min(word + PADDING + 2, _WIDEST_CHOICE * base))


def _widened(width: float, texts: Iterable[str]) -> float:
    """Return a width at which the highest of the texts fits the tallest row, if there is one."""
    kind, words = body(), list(texts)
    while width < WIDEST_COLUMN:
        words = [text for text in words if kind.height(kind.lines(text, width)) > TALLEST_ROW]
        if not words:
            return width
        width *= _WIDENING
    return float(WIDEST_COLUMN)


def sizes(rows: Sequence[Sequence[Cell]]) -> Sizes:
    """Return the sizes for the rows of the printed table, cells beside ``COLUMNS``."""
    kind = body()
    widths, lines = [], [1] * len(rows)
    cut = []
    for position, column in enumerate(COLUMNS):
        texts = [row[position].text for row in rows]
        width = _widened(_least(column, set(texts)), set(texts)) if rows else _least(column, ())
        widths.append(width)
        if column.kind in (Kind.QUANTITY, Kind.YEAR):
            continue
        for row, text in enumerate(texts):
            count = kind.lines(text, width)
            if count > lines[row]:
                lines[row] = count
            if kind.height(count) > TALLEST_ROW:
                cut.append((row, position))
    heights = tuple(min(kind.height(count), TALLEST_ROW) for count in lines)
    return Sizes(tuple(widths), heights, tuple(sorted(cut)))
