"""How a long export tells how far it is, and how it is stopped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Cancelled(Exception):
    """The officer stopped the export; nothing was written."""


class Progress(Protocol):
    """Whoever follows an export."""

    def step(self, fraction: float, /) -> None:
        """Learn that ``fraction`` of the work (0 to 1) is done. Raises Cancelled to stop it."""


def followed(
    items: Sequence[Item], progress: Progress | None, start: float, end: float, every: int = 20
) -> Iterator[Item]:
    """Yield ``items``, telling ``progress`` at every so many how far it is from ``start`` to ``end``."""
    for position, item in enumerate(items):
        if progress is not None and position % every == 0:
            progress.step(start + (end - start) * position / len(items))
        yield item
