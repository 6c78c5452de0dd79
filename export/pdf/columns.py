"""How wide the columns become: numbers take what they need, texts share the rest so that rows stay low."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Protocol

from model.schema import COLUMNS, Column, Kind

PADDING = 2.1
"""Points between a cell's edge and its text, on both sides."""

_FLEXIBLE = ("name", "definition", "method", "means")
_SAMPLE = 40  # rows that decide how the texts share; more of them change next to nothing
_STEPS = (24.0, 10.0, 4.0, 1.5)  # points that one text column gives to another
# In widths of the schema: the least that a column gets and the most that its widest word may claim.
_OF_LONG_TEXTS, _OF_CHOICES = (0.6, 1.0), (0.8, 1.6)
_EXACT = 1e-6  # points: sums of floats that differ by less are the same
_WIDEST = 2.2  # and the most that balancing gives to a long text


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
    texts: Sequence[Sequence[str]],
    titles: Sequence[float],
    measures: Sequence[Measure],
    total: float,
    readable: float = 0.0,
) -> Widths:
    """Divide ``total`` points among ``COLUMNS``, starting from the widths of the schema.

    ``texts`` holds the rows, ``titles`` the widest word of each column's title in points, ``measures`` the
    type of each column. Rather than shrink the figures below ``readable``, a share of their size, the texts
    give up their width down to their titles.
    """
    scale = total / sum(column.width for column in COLUMNS)
    base = [column.width * scale for column in COLUMNS]
    cells = list(zip(*texts, strict=True)) or [()] * len(COLUMNS)
    least = [
        max(title + 2 * PADDING, _needed(column, measure, cell, width))
        for column, measure, cell, width, title in zip(COLUMNS, measures, cells, base, titles, strict=True)
    ]
    least = _without_claims(least, base, titles, total)
    figures = 1.0
    if sum(least) > total + _EXACT:
        least, figures = _squeezed(least, titles, cells, measures, total, readable)
    return Widths(tuple(_shared(least, base, texts, measures, total)), figures)


def _needed(column: Column, measure: Measure, texts: Sequence[str], base: float) -> float:
    """Return what a column cannot do without; words up to a limit, beyond which they are broken."""
    different = dict.fromkeys(texts)  # in the order of the rows: a set's order changes from run to run
    if never_wraps(column):
        return max(base, *(measure.width(text) + 2 * PADDING for text in different), 0)
    floor, ceiling = _limits(column)
    word = measure.longest_word(" ".join(different)) + 2 * PADDING
    return min(max(word, floor * base), ceiling * base)


def _limits(column: Column) -> tuple[float, float]:
    return _OF_LONG_TEXTS if column.key in _FLEXIBLE else _OF_CHOICES


def _without_claims(
    least: Sequence[float], base: Sequence[float], titles: Sequence[float], total: float
) -> list[float]:
    """Return widths whose words claim no more than fits: a broken word is read, a tiny figure is not."""
    bare = [
        width if never_wraps(column) else min(width, max(title + 2 * PADDING, _limits(column)[0] * starting))
        for column, width, title, starting in zip(COLUMNS, least, titles, base, strict=True)
    ]
    return _between(bare, least, total)


def _between(least: Sequence[float], most: Sequence[float], total: float) -> list[float]:
    """Return widths that fit ``total``, each as near to its ``most`` as the others to theirs."""
    over, given = sum(most) - total, sum(most) - sum(least)
    share = min(max(over, 0.0) / given, 1.0) if given else 0.0
    return [high - share * (high - low) for low, high in zip(least, most, strict=True)]


def _squeezed(
    least: Sequence[float],
    titles: Sequence[float],
    cells: Sequence[Sequence[str]],
    measures: Sequence[Measure],
    total: float,
    readable: float,
) -> tuple[list[float], float]:
    """Return widths that fit ``total``, and by how much the figures shrink: only where they are enormous."""
    figures = [
        max((measure.width(text) for text in dict.fromkeys(cell)), default=0.0)
        if never_wraps(column)
        else None
        for column, measure, cell in zip(COLUMNS, measures, cells, strict=True)
    ]

    def widths(by: float, texts: Sequence[float]) -> list[float]:
        return [
            width if figure is None else 2 * PADDING + max(title, figure * by)
            for width, title, figure in zip(texts, titles, figures, strict=True)
        ]

    by = _largest(1.0, lambda by: sum(widths(by, least)) <= total)
    if by < readable:
        bare = [title + 2 * PADDING for title in titles]
        least = _between(widths(readable, bare), widths(readable, least), total)
        by = _largest(readable, lambda by: sum(widths(by, least)) <= total + _EXACT)
        # What is left to the long texts is shared anew, by how long they are.
        least = [
            low if column.key in _FLEXIBLE else width
            for column, low, width in zip(COLUMNS, bare, least, strict=True)
        ]
    fitting = widths(by, least)
    over = min(total / sum(fitting), 1.0)
    return [width * over for width in fitting], by * over


def _largest(most: float, fits: Callable[[float], bool]) -> float:
    """Return the largest number from 0 to ``most`` that fits, to a millionth."""
    if fits(most):
        return most
    too_small = 0.0
    for _ in range(20):
        middle = (too_small + most) / 2
        if fits(middle):
            too_small = middle
        else:
            most = middle
    return too_small


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
    for position, width in zip(
        flexible, _balanced([widths[p] for p in flexible], limits, lengths), strict=True
    ):
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
        return sum(max(length * per for length, per in zip(row, by, strict=True)) for row in lengths)

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
