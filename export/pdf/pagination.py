"""Which lines of which rows stand on which page. Knows heights and no drawing.

A row stays whole if moving it leaves little of a page empty; else it is divided with at least three lines
on both sides. The closing stays together, on a page with at least one row or piece of a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

LEAST_LINES = 3
_TOLERABLE_GAP = 0.22  # of the room for rows: more than this left empty divides a row


class Piece(NamedTuple):
    """The lines ``start`` to ``end`` (exclusive) of a row."""

    row: int
    start: int
    end: int

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return self.end - self.start


@dataclass(slots=True)
class Page:
    """What one page carries: strips of a flowing heading, pieces of rows, strips of the closing."""

    opening: range = range(0)
    pieces: list[Piece] = field(default_factory=list)
    closing: range = range(0)


@dataclass(frozen=True, slots=True)
class Room:
    """Heights in points. ``page`` is all that lies under the repeated heading; ``header`` includes the notes.

    ``first`` is the page that the report begins on, which repeats no heading if that flows.
    """

    first: float
    page: float
    header: float
    line: float
    padding: float

    def height(self, lines: int) -> float:
        """Return the height of a row or piece with that many lines."""
        return lines * self.line + self.padding

    def lines(self, height: float) -> int:
        """Return how many lines fit a height."""
        return int((height - self.padding + 0.001) / self.line)


def paginate(
    rows: Sequence[int], room: Room, opening: Sequence[float] = (), closing: Sequence[float] = ()
) -> list[Page]:
    """Return the pages for rows of so many lines, between a flowing heading's strips and the closing's."""
    runs, free = _runs(opening, room.first, room.page)
    pages = [Page(opening=run) for run in runs]
    free -= room.header
    if free < room.height(LEAST_LINES):
        pages.append(Page())
        free = room.page - room.header
    free = _placed(rows, room, pages, free)
    _close(closing, room, pages, free)
    return pages


def _runs(heights: Sequence[float], free: float, fresh: float) -> tuple[list[range], float]:
    """Return the strips of this page (``free`` high) and the next ones, and what is left on the last."""
    runs, start = [], 0
    for number, height in enumerate(heights):
        if height > free and free < fresh:
            runs.append(range(start, number))
            start, free = number, fresh
        free -= height
    return [*runs, range(start, len(heights))], free


def _placed(rows: Sequence[int], room: Room, pages: list[Page], free: float) -> float:
    fresh = room.page - room.header
    for row, count in enumerate(rows):
        start = 0
        while room.height(count - start) > free:
            here = _share(count - start, room.lines(free), fits_fresh=room.height(count - start) <= fresh,
                          gap=free / fresh, page_is_empty=not pages[-1].pieces)  # fmt: skip
            if here:
                pages[-1].pieces.append(Piece(row, start, start + here))
                start += here
            pages.append(Page())
            free = fresh
        pages[-1].pieces.append(Piece(row, start, count))
        free -= room.height(count - start)
    return free


def _share(rest: int, lines: int, *, fits_fresh: bool, gap: float, page_is_empty: bool) -> int:
    """Return how many of a row's ``rest`` lines stay on a page with room for ``lines`` of them."""
    if fits_fresh and gap <= _TOLERABLE_GAP:
        return 0
    here = min(lines, rest - LEAST_LINES)
    if here >= LEAST_LINES:
        return here
    return max(here, 1) if page_is_empty and not fits_fresh else 0


def _close(closing: Sequence[float], room: Room, pages: list[Page], free: float) -> None:
    height = sum(closing)
    if height <= free:
        pages[-1].closing = range(len(closing))
        return
    beside = room.lines(room.page - room.header - height)
    last = pages[-1].pieces[-1]
    moved = last.lines if last.lines <= beside else min(beside, last.lines - LEAST_LINES)
    alone = len(pages[-1].pieces) == 1
    if alone and moved == last.lines:
        moved = last.lines - LEAST_LINES
    if moved >= LEAST_LINES or (moved == last.lines and not alone):
        pages[-1].pieces.pop()
        if moved < last.lines:
            pages[-1].pieces.append(Piece(last.row, last.start, last.end - moved))
        pages.append(Page(pieces=[Piece(last.row, last.end - moved, last.end)], closing=range(len(closing))))
        return
    # More signatures than a page can hold: they follow the table and go on over the pages.
    runs, _ = _runs(closing, free, room.page)
    pages[-1].closing = runs[0]
    pages += [Page(closing=run) for run in runs[1:]]
