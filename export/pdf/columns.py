"""How wide the columns become: numbers take what they need, texts share the rest so that rows stay low."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Protocol

from model.schema import COLUMNS, Column, Kind

PADDING = 1.9
"""Points between a cell's edge and its text, on both sides."""

_FLEXIBLE = ("name", "definition", "method", "means")
_SAMPLE = 40  # rows that decide how the texts share; more of them change next to nothing
_STEPS = (24.0, 10.0, 4.0, 1.5)  # points that one text column gives to another
_LEAST, _MOST = 0.6, 2.2  # of the width in the schema


class Measure(Protocol):
    """What a type must know here; widths in points."""

    def width(self, text: str) -> float:
        """Return the width of the text on one line."""

    def longest_word(self, text: str) -> float:
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
    texts: Sequence[Sequence[str]], titles: Sequence[float], body: Measure, total: float
) -> Widths:
    """Divide ``total`` points among ``COLUMNS``, starting from the widths of the schema.

    ``texts`` holds the rows, ``titles`` the widest word of each column's title in points.
    """
    scale = total / sum(column.width for column in COLUMNS)
    base = [column.width * scale for column in COLUMNS]
    cells = list(zip(*texts, strict=True)) or [()] * len(COLUMNS)
    flexible = [position for position, column in enumerate(COLUMNS) if column.key in _FLEXIBLE]
    least = [0.0] * len(COLUMNS)
    for position, column in enumerate(COLUMNS):
        different = set(cells[position])
        title = titles[position] + 2 * PADDING
        if never_wraps(column):
            value = max((body.width(text) for text in different), default=0.0)
            least[position] = max(base[position], title, value + 2 * PADDING)
        else:
            word = max((body.longest_word(text) for text in different), default=0.0) + 2 * PADDING
            floor, ceiling = (_LEAST, 1.0) if position in flexible else (0.8, 1.6)
            needed = min(max(word, floor * base[position]), ceiling * base[position])
            least[position] = max(needed, title)
    numbers = [position for position, column in enumerate(COLUMNS) if never_wraps(column)]
    figures = 1.0
    if sum(least) > total:
        taken = sum(least[position] for position in numbers)
        figures = max(total - (sum(least) - taken), 0.25 * total) / taken
        if figures < 1:
            for position in numbers:
                least[position] *= figures
        figures = min(figures, 1.0)
        shrink = total / sum(least)
        least = [width * shrink for width in least] if shrink < 1 else least
        figures *= min(shrink, 1.0)
    spare = total - sum(least)
    widths = list(least)
    weight = sum(base[position] for position in flexible)
    for position in flexible:
        widths[position] += spare * base[position] / weight
    rows = texts[:: max(len(texts) // _SAMPLE, 1)]
    areas = [[body.width(row[position]) for position in flexible] for row in rows]
    limits = [(least[p], max(_MOST * base[p], widths[p])) for p in flexible]
    for position, width in zip(flexible, _balanced([widths[p] for p in flexible], limits, areas), strict=True):
        widths[position] = width
    return Widths(tuple(widths), figures)


def _balanced(
    widths: list[float], limits: Sequence[tuple[float, float]], areas: Sequence[Sequence[float]]
) -> list[float]:
    """Return widths of the same sum, between their limits, that make the rows' heights least.

    ``areas`` holds, for each row, the length of each text on one line.
    """

    def height(candidate: Sequence[float]) -> float:
        inner = [1 / (width - 2 * PADDING) for width in candidate]
        return sum(max(map(float.__mul__, row, inner)) for row in areas)

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
