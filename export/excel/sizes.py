"""How wide the form's columns are and how high its rows, so that every text shows (``design.md``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from export.excel.looks import BODY_POINTS, HEADER_POINTS
from export.excel.measure import PADDING, TALLEST_ROW, WIDEST_COLUMN, Type
from export.layout import Cell
from model.schema import COLUMNS, Column, Kind

PIXELS_PER_MM = 4.8  # of the schema's widths: texts of 9 points then wrap much as on the Oficio sheet
DIGIT = 7  # pixels of a digit of the base font, the unit of Excel's column widths
_SPARE = 4  # pixels more than the longest value of a column of figures
_WIDENING = 1.15
_WIDEST_CHOICE = 2.0  # times its own width that a column of short words may grow to


@dataclass(frozen=True, slots=True)
class Sizes:
    """``widths`` of the columns in pixels; ``cut`` are the cells, by row and column, that no row can show."""

    widths: tuple[float, ...]
    heights: tuple[float, ...]
    cut: tuple[tuple[int, int], ...]


class _Measures:
    """The types of the table, and what they ask of its columns."""

    def __init__(self) -> None:
        self.body, self.strong = Type(BODY_POINTS), Type(BODY_POINTS, bold=True)
        self.header = Type(HEADER_POINTS, bold=True)

    def least(self, column: Column, texts: Iterable[str]) -> float:
        """Return the least width of a column with these texts: no title, figure or short word is broken."""
        base = column.width * PIXELS_PER_MM
        title = self.header.longest_word(column.title) + PADDING + _SPARE
        if column.kind in (Kind.QUANTITY, Kind.YEAR):
            value = max(map(self.body.width, texts), default=0.0)
            return min(max(base, title, value + PADDING + _SPARE), WIDEST_COLUMN)
        if column.kind is Kind.LONG_TEXT:
            return max(base, title)
        # The level is printed bold, and better on one line.
        measure = self.strong.width if column.key == "level" else self.body.longest_word
        word = max(map(measure, texts), default=0.0)
        return max(base, title, min(word + PADDING + 2, _WIDEST_CHOICE * base))

    def widened(self, width: float, texts: Iterable[str]) -> float:
        """Return a width at which the highest of the texts fits the tallest row, if there is one."""
        left = list(texts)
        while width < WIDEST_COLUMN:
            left = [text for text in left if self.too_high(self.body.lines(text, width))]
            if not left:
                return width
            width *= _WIDENING
        return float(WIDEST_COLUMN)

    def too_high(self, lines: int) -> bool:
        """Return whether no row can be as high as so many lines."""
        return self.body.height(lines) > TALLEST_ROW


def sizes(rows: Sequence[Sequence[Cell]]) -> Sizes:
    """Return the sizes for the rows of the printed table, cells beside ``COLUMNS``."""
    measures = _Measures()
    widths, lines, cut = [], [1] * len(rows), []
    for position, column in enumerate(COLUMNS):
        texts = [row[position].text for row in rows]
        different = set(texts)
        width = measures.widened(measures.least(column, different), different)
        widths.append(width)
        if column.kind in (Kind.QUANTITY, Kind.YEAR):
            continue
        counts = {text: measures.body.lines(text, width) for text in different}
        lines = [max(most, counts[text]) for most, text in zip(lines, texts, strict=True)]
        if measures.too_high(max(counts.values(), default=1)):
            cut += [(row, position) for row, text in enumerate(texts) if measures.too_high(counts[text])]
    heights = tuple(min(measures.body.height(count), TALLEST_ROW) for count in lines)
    return Sizes(tuple(widths), heights, tuple(sorted(cut)))
