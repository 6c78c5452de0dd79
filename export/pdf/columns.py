"""How wide the columns become: numbers take what they need, texts share the rest so that rows stay low."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations
from operator import mul
from typing import Protocol

from model.schema import COLUMNS, Column, Kind

PADDING = 2.1
"""Points between a cell's edge and its text, on both sides."""

_FLEXIBLE = ("name", "definition", "method", "means")
_SAMPLE = 40  # rows that decide how the texts share; more of them change next to nothing
_STEPS = (24.0, 10.0, 4.0, 1.5)  # points that one text column gives to another
# In widths of the schema: the least that a column gets and the most that its widest word may claim.
_OF_LONG_TEXTS, _OF_CHOICES = (0.6, 1.0), (0.8, 1.6)
_WIDEST = 2.2  # and the most that balancing gives to a long text
_SMALLEST_FIGURES = 0.5


class Measure(Protocol):
    """What a type must know here; widths in points."""

    def width(self, text: str, /) -> float:
        """Return the width of the text on one line."""

    def longest_word(self, text: str, /) -> float:
        """Return the width of its widest word."""


@dataclass(frozen=True, slots=True)
class Widths:
    """The width of each column in points, and by how much the figures shrink where they must (1: not)."""

    columns: tuple[float, ...]
    figures: float = 1.0


def never_wraps(column: Column) -> bool:
    """Return whether the column's values stay on one line: numbers and years."""
    return column.kind in (Kind.QUANTITY, Kind.YEAR)


def column_widths(
    texts: Sequence[Sequence[str]], titles: Sequence[float], measures: Sequence[Measure], total: float
) -> Widths:
    """Divide ``total`` points among ``COLUMNS``, starting from the widths of the schema.

    ``texts`` holds the rows, ``titles`` the widest word of each column's title in points, ``measures`` the
    type of each column.
    """
    scale = total / sum(column.width for column in COLUMNS)
    base = [column.width * scale for column in COLUMNS]
    cells = list(zip(*texts, strict=True)) or [()] * len(COLUMNS)
    least = [
        max(title + 2 * PADDING, _needed(column, measure, cell, width))
        for column, measure, cell, width, title in zip(COLUMNS, measures, cells, base, titles, strict=True)
    ]
    least, figures = _squeezed(least, total)
    return Widths(tuple(_shared(least, base, texts, measures, total)), figures)


def _needed(column: Column, measure: Measure, texts: Sequence[str], base: float) -> float:
    """Return what a column cannot do without; words up to a limit, beyond which they are broken."""
    different = dict.fromkeys(texts)  # in the order of the rows: a set's order changes from run to run
    if never_wraps(column):
        return max(base, *(measure.width(text) + 2 * PADDING for text in different), 0)
    floor, ceiling = _OF_LONG_TEXTS if column.key in _FLEXIBLE else _OF_CHOICES
    word = measure.longest_word(" ".join(different)) + 2 * PADDING
    return min(max(word, floor * base), ceiling * base)


def _squeezed(least: Sequence[float], total: float) -> tuple[list[float], float]:
    """Return widths that fit ``total``, and by how much the figures shrink: only where figures are enormous."""
    figures = sum(width for width, column in zip(least, COLUMNS, strict=True) if never_wraps(column))
    others = sum(least) - figures
    by = min((total - others) / figures, 1.0)
    if by > _SMALLEST_FIGURES:
        return [w * by if never_wraps(c) else w for w, c in zip(least, COLUMNS, strict=True)], by
    by = total / sum(least)
    return [width * by for width in least], by


def _shared(
    least: Sequence[float],
    base: Sequence[float],
    texts: Sequence[Sequence[str]],
    measures: Sequence[Measure],
    total: float,
) -> list[float]:
    """Return the widths with the room that is left shared among the long texts."""
    widths = list(least)
    flexible = [position for position, column in enumerate(COLUMNS) if column.key in _FLEXIBLE]
    spare, weight = total - sum(least), sum(base[position] for position in flexible)
    for position in flexible:
        widths[position] += spare * base[position] / weight
    limits = [(least[p], max(_WIDEST * base[p], widths[p])) for p in flexible]
    rows = texts[:: max(len(texts) // _SAMPLE, 1)]
    lengths = [[measures[p].width(row[p]) for p in flexible] for row in rows]
    for position, width in zip(flexible, _balanced([widths[p] for p in flexible], limits, lengths), strict=True):
        widths[position] = width
    return widths


def _balanced(
    widths: list[float], limits: Sequence[tuple[float, float]], lengths: Sequence[Sequence[float]]
) -> list[float]:
    """Return widths of the same sum, between their limits, that make the rows' heights least.

    ``lengths`` holds, for each row, how long each text is on one line.
    """

    def height(candidate: Sequence[float]) -> float:
        by = [1 / (width - 2 * PADDING) for width in candidate]
        return sum(max(map(mul, row, by)) for row in lengths)

    best = height(widths)
    for step in _STEPS:
        improving = True
        while improving:
            improving = False
            for giver, taker in permutations(range(len(widths)), 2):
                if widths[giver] - step < limits[giver][0] or widths[taker] + step > limits[taker][1]:
                    continue
                candidate = list(widths)
                candidate[giver] -= step
                candidate[taker] += step
                lower = height(candidate)
                if lower < best - 0.001:
                    best, widths, improving = lower, candidate, True
    return widths
