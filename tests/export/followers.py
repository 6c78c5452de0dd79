"""Whoever follows a long export, for tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from export.progress import Cancelled


@dataclass(frozen=True, slots=True)
class Callbacks:
    """Progress by two functions: one to tell the fraction to, one that says whether to stop."""

    tell: Callable[[float], None] | None = None
    cancelled: Callable[[], bool] | None = None

    def step(self, fraction: float, /) -> None:
        """Tell the fraction; raises Cancelled when the other function says so."""
        if self.cancelled is not None and self.cancelled():
            raise Cancelled
        if self.tell is not None:
            self.tell(fraction)
