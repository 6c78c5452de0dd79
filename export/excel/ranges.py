"""Ranges of cells of the table: blocks of columns over runs of rows, so many at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from openpyxl.utils import get_column_letter

from model.schema import COLUMNS, Column

Run = tuple[int, int]
"""A run of rows: the first and the last."""

Block = tuple[str, str]
"""The letters of the first and the last of neighbouring columns."""

_MOST_RANGES = 900  # in one element; Excel does not open far longer lists


def column_blocks(wanted: Callable[[Column], bool]) -> tuple[Block, ...]:
    """Return the blocks that the wanted columns form."""
    blocks = []
    for is_wanted, numbers in groupby(range(1, len(COLUMNS) + 1), lambda number: wanted(COLUMNS[number - 1])):
        if is_wanted:
            letters = [get_column_letter(number) for number in numbers]
            blocks.append((letters[0], letters[-1]))
    return tuple(blocks)


def ranges_over(blocks: Sequence[Block], runs: Sequence[Run]) -> Iterator[list[str]]:
    """Yield the ranges of the blocks over the runs of rows, as many as one element takes."""
    ranges = [f"{left}{top}:{right}{bottom}" for top, bottom in runs for left, right in blocks]
    for start in range(0, len(ranges), _MOST_RANGES):
        yield ranges[start : start + _MOST_RANGES]
