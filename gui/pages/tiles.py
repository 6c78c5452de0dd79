"""The pictures of the visible parts of pages, drawn beside the window and kept while there is room."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from gui.pages.pictures import PagePictures

log = logging.getLogger(__name__)

SIDE = 1024
"""Of a tile, in pixels: large enough that few are needed, small enough to be drawn in a moment."""

MOST = 24
"""Tiles that are kept, of 4 MB each; the largest screens show fifteen."""


class Tile(NamedTuple):
    """A square of a page, counted from 0, at ``dpi`` pixels per inch; ``column`` and ``row`` on that page."""

    page: int
    dpi: float
    column: int
    row: int

    def area(self, page: QSize) -> QRect:
        """Return the pixels it covers on a page of that size."""
        corner = QPoint(self.column * SIDE, self.row * SIDE)
        return QRect(corner, QSize(SIDE, SIDE)).intersected(QRect(QPoint(), page))


def tiles_over(page: int, dpi: float, part: QRect) -> Iterator[Tile]:
    """Yield the tiles that a part of a page lies on, ``part`` in its pixels; none for an empty part."""
    if part.isEmpty():
        return
    for row in range(part.top() // SIDE, part.bottom() // SIDE + 1):
        for column in range(part.left() // SIDE, part.right() // SIDE + 1):
            yield Tile(page, dpi, column, row)


class Tiles(QObject):
    """Draws the tiles asked for, one after the other in a thread of its own; emits ``drawn`` after each."""

    drawn = Signal()
    _finished = Signal(object, QImage)

    def __init__(self, pictures: PagePictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._kept: OrderedDict[Tile, QPixmap] = OrderedDict()
        self._wanted: list[Tile] = []
        self._drawing: Tile | None = None
        self._stopped = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pages")
        self._finished.connect(self._keep, Qt.ConnectionType.QueuedConnection)

    def get(self, tile: Tile) -> QPixmap | None:
        """Return the picture of a tile if it is there already."""
        if tile not in self._kept:
            return None
        self._kept.move_to_end(tile)
        return self._kept[tile]

    def others(self, page: int, dpi: float) -> Sequence[tuple[Tile, QPixmap]]:
        """Return what is there of a page at other sizes, to be shown stretched for the moment."""
        return [kept for kept in self._kept.items() if kept[0].page == page and kept[0].dpi != dpi]

    def want(self, tiles: Iterable[Tile]) -> None:
        """Draw these next; what was wanted before and is not yet begun is forgotten."""
        self._wanted = [tile for tile in tiles if tile not in self._kept and tile != self._drawing]
        self._draw_next()

    def stop(self) -> None:
        """Draw no more; wait for the tile being drawn."""
        self._stopped = True
        self._thread.shutdown(wait=True)

    @property
    def idle(self) -> bool:
        """Whether all that was wanted is there."""
        return self._drawing is None and not self._wanted

    def _draw_next(self) -> None:
        if self._wanted and self._drawing is None and not self._stopped:
            self._drawing = self._wanted.pop(0)
            self._thread.submit(self._draw, self._drawing)

    def _draw(self, tile: Tile) -> None:
        image = QImage()
        try:
            image = self._pictures.picture(tile.page, tile.dpi, tile.area(self._pictures.size(tile.dpi)))
        except Exception:  # a thread has nobody to tell: the page stays as blank as its paper
            log.exception("page %s not drawn", tile.page)
        self._finished.emit(tile, image)

    def _keep(self, tile: Tile, image: QImage) -> None:
        self._drawing = None
        self._kept[tile] = QPixmap.fromImage(image)
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)
        self.drawn.emit()
        self._draw_next()
