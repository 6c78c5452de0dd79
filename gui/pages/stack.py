"""Where the pages stand: equal sheets one under the other, in pixels of the device."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPoint, QRect, QSize

LEAST_ZOOM, MOST_ZOOM = 0.5, 3.0
STEPS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
"""Sizes on offer; 1 is the sheet's true size on a screen that tells its own truly."""

_NEVER_BELOW = 0.05  # of a window too small to show anything


class Fit(Enum):
    """Sizes that follow the window."""

    WIDTH = auto()
    PAGE = auto()


Zoom = Fit | float


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of a page, counted from 0: ``x`` and ``y`` run from 0 to 1 over the sheet.

    ``beside`` is how far off the sheet it lies, in pixels, for what stands between pages does not grow.
    """

    page: int
    x: float
    y: float
    beside: QPoint


@dataclass(frozen=True, slots=True)
class PageStack:
    """``count`` sheets of ``page`` pixels, ``gap`` around each, seen through a window of ``view`` pixels."""

    count: int
    page: QSize
    view: QSize
    gap: int

    @property
    def extent(self) -> QSize:
        """The whole, gaps included."""
        return QSize(self.page.width() + 2 * self.gap, self.count * self._stride + self.gap)

    @property
    def _stride(self) -> int:
        return self.page.height() + self.gap

    def sheet(self, page: int) -> QRect:
        """Return where a page stands; what is smaller than the window stands in its middle."""
        spare = self.view - self.extent
        left = self.gap + max(spare.width(), 0) // 2
        top = self.gap + max(spare.height(), 0) // 2 + page * self._stride
        return QRect(QPoint(left, top), self.page)

    def shown(self, window: QRect) -> range:
        """Return the pages of which the window shows something, or would with their gaps."""
        above = window.top() - self.sheet(0).top()
        first = above // self._stride
        last = (above + window.height()) // self._stride
        return range(max(first, 0), min(last, self.count - 1) + 1)

    def most_shown(self, window: QRect) -> int:
        """Return the page of which the window shows most, the first of equals."""
        shown = self.shown(window)
        return max(shown, key=lambda page: self.sheet(page).intersected(window).height(), default=0)

    def spot(self, point: QPoint) -> Spot:
        """Return what stands at a point."""
        page = min(max((point.y() - self.sheet(0).top()) // self._stride, 0), self.count - 1)
        sheet = self.sheet(page)
        inside = QPoint(
            min(max(point.x(), sheet.left()), sheet.right()), min(max(point.y(), sheet.top()), sheet.bottom())
        )
        offset = inside - sheet.topLeft()
        return Spot(page, offset.x() / sheet.width(), offset.y() / sheet.height(), point - inside)

    def point(self, spot: Spot) -> QPoint:
        """Return where a spot stands."""
        offset = QPoint(round(spot.x * self.page.width()), round(spot.y * self.page.height()))
        return self.sheet(spot.page).topLeft() + offset + spot.beside


def dpi_for(zoom: Zoom, inches: tuple[float, float], view: QSize, gap: int, screen_dpi: float) -> float:
    """Return the pixels per inch of a sheet of ``inches`` at this zoom, in a window of ``view`` pixels."""
    if not isinstance(zoom, Fit):
        return zoom * screen_dpi
    across = (view.width() - 2 * gap) / inches[0]
    down = (view.height() - 2 * gap) / inches[1]
    return max(across if zoom is Fit.WIDTH else min(across, down), _NEVER_BELOW * screen_dpi)


def next_step(ratio: float, *, larger: bool) -> float:
    """Return the size on offer that comes after or before this one; the last one stays."""
    if larger:
        return next((step for step in STEPS if step > ratio + 0.005), MOST_ZOOM)
    return next((step for step in reversed(STEPS) if step < ratio - 0.005), LEAST_ZOOM)
