"""Moving indicators: a component takes its activities along, and steps over other components with theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from model.edits import MoveRows
from model.levels import COMPONENT, parse_level
from model.renumbering import block_of

Run = tuple[int, int]
"""First and last of some rows that follow each other."""

_Row = tuple[str, bool]


def with_activities(levels: Sequence[str], rows: Iterable[int]) -> list[Run]:
    """Return the stretches of rows that move together when ``rows`` do, from top to bottom."""
    moving = sorted({each for row in rows for each in range(row, row + block_of(levels, row))})
    stretches: list[Run] = []
    for row in moving:
        if stretches and stretches[-1][1] == row - 1:
            stretches[-1] = stretches[-1][0], row
        else:
            stretches.append((row, row))
    return stretches


def step(
    levels: Sequence[str], rows: Iterable[int], by: int, is_shown: Callable[[int], bool] = lambda _: True
) -> tuple[MoveRows, ...]:
    """Return the moves that bring ``rows`` one place up (``by`` -1) or down (1); none at the edge.

    Rows that are not shown count for nothing: the step goes past them to the next one that is.
    """
    stretches, moves = with_activities(levels, rows), []
    order = [(level, is_shown(row)) for row, level in enumerate(levels)]
    for first, last in stretches if by < 0 else reversed(stretches):
        to = _above(order, first, last) if by < 0 else _below(order, first, last)
        if to is None:
            return ()
        count = last - first + 1
        moves.append(MoveRows(first, count, to))
        moved = order[first : last + 1]
        del order[first : last + 1]
        order[to:to] = moved
    return tuple(moves)


def dropped(levels: Sequence[str], rows: Iterable[int], before: int) -> tuple[MoveRows, ...]:
    """Return the moves that bring ``rows`` together before the row that stands at ``before``."""
    stretches = with_activities(levels, rows)
    if any(first < before <= last for first, last in stretches):
        before = next(first for first, last in stretches if first < before <= last)
    moves = []
    above = [stretch for stretch in stretches if stretch[1] < before]
    below = [stretch for stretch in stretches if stretch[0] >= before]
    to = before
    for first, last in reversed(above):  # those nearest first, so that the others keep their places
        to -= last - first + 1
        moves.append(MoveRows(first, last - first + 1, to))
    to = before
    for first, last in below:
        moves.append(MoveRows(first, last - first + 1, to))
        to += last - first + 1
    return tuple(move for move in moves if move.first != move.to)


def _above(order: Sequence[_Row], first: int, last: int) -> int | None:
    to = next((row for row in range(first - 1, -1, -1) if order[row][1]), None)
    levels = [level for level, _ in order]
    if to is None or not _leads(levels, first, last):
        return to
    head = next((row for row in range(to, -1, -1) if _is_component(levels[row])), None)
    return head if head is not None and head + block_of(levels, head) > to else to


def _below(order: Sequence[_Row], first: int, last: int) -> int | None:
    over = next((row for row in range(last + 1, len(order)) if order[row][1]), None)
    if over is None:
        return None
    levels = [level for level, _ in order]
    end = over + (block_of(levels, over) if _leads(levels, first, last) else 1)
    return end - (last - first + 1)


def _leads(levels: Sequence[str], first: int, last: int) -> bool:
    return any(_is_component(level) for level in levels[first : last + 1])


def _is_component(text: str) -> bool:
    level = parse_level(text)
    return level is not None and level.kind == COMPONENT
