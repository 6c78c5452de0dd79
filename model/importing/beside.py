"""Tables that stand side by side on a sheet: under one row of titles, or each with its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from model.importing.headers import LAST_COLUMN, Block

_SHARED = 2
"""So many attributes stand in both, the name among them, before two runs of titles are two tables."""

_Titled = Sequence[tuple[int, str]]


def side_by_side(heads: Sequence[Block]) -> list[list[Block]]:
    """Return the headings in lanes from left to right, nearly always one; each is bounded by its lane."""
    parts = [part for head in heads for part in _parts(head)]
    lanes: list[list[Block]] = []
    for part in parts:
        lane = next((lane for lane in lanes if any(_overlap(part, other) for other in lane)), None)
        if lane is None:
            lanes.append([part])
        else:
            lane.append(part)
    lanes.sort(key=lambda lane: min(_span(part)[0] for part in lane))
    begins = [min(_span(part)[0] for part in lane) for lane in lanes]
    bounds = list(pairwise((0, *begins[1:], LAST_COLUMN)))
    if len(lanes) == 1 or any(
        _span(p)[1] >= end for lane, (_, end) in zip(lanes, bounds, strict=True) for p in lane
    ):
        return [list(heads)]  # not told apart by a line downwards
    return [[_between(part, *bound) for part in lane] for lane, bound in zip(lanes, bounds, strict=True)]


def _parts(block: Block) -> Iterator[Block]:
    """Yield the tables under one row of titles."""
    starts = list(_starts(block, _attributes(block)))
    for begin, end in pairwise((0, *starts[1:], LAST_COLUMN)):
        yield _between(block, begin, end)


def _span(block: Block) -> tuple[int, int]:
    """Return the first and last column of the attributes of a heading."""
    columns = [column for column, _ in _attributes(block)]
    return min(columns), max(columns)


def _overlap(one: Block, other: Block) -> bool:
    (left, right), (begin, end) = _span(one), _span(other)
    return left <= end and begin <= right


def _attributes(block: Block) -> list[tuple[int, str]]:
    """Return the columns of attributes, a merged title once."""
    lowest: dict[int, str] = {}
    for titles in block.titles:
        lowest |= {column: title.attribute for column, title in titles.items() if title.attribute}
    found: list[tuple[int, str]] = []
    for column, attribute in sorted(lowest.items()):
        if not found or found[-1][1] != attribute:
            found.append((column, attribute))
    return found


def _starts(block: Block, titled: _Titled) -> Iterator[int]:
    """Yield the column where each table begins."""
    while titled:
        yield titled[0][0]
        again = [at for at in range(1, len(titled)) if titled[at][1] == titled[0][1]]
        titled = next((titled[at:] for at in again if _are_two(block, titled[:at], titled[at:])), ())


def _are_two(block: Block, left: _Titled, right: _Titled) -> bool:
    shared = {attribute for _, attribute in left} & {attribute for _, attribute in right}
    middle = right[0][0]
    return (
        len(shared) >= _SHARED
        and "name" in shared
        and _has_figures(block, left[0][0], middle)
        and _has_figures(block, middle, LAST_COLUMN)
    )


def _has_figures(block: Block, begin: int, end: int) -> bool:
    columns = {
        column: title for line in block.titles for column, title in line.items() if begin <= column < end
    }
    bands = {title.band for title in columns.values()}
    return sum(bool(title.quarter or title.period) for title in columns.values()) > 1 or len(bands) > 2


def _between(block: Block, begin: int, end: int) -> Block:
    return replace(
        block,
        titles=tuple({c: title for c, title in line.items() if begin <= c < end} for line in block.titles),
        texts=tuple({c: text for c, text in line.items() if begin <= c < end} for line in block.texts),
        begin=begin,
        end=end,
    )
