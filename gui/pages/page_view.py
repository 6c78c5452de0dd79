"""The pages as they will be printed, one under the other, at any size."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar, QWidget

from gui.pages.pictures import PagePictures
from gui.pages.stack import LEAST_ZOOM, MOST_ZOOM, Fit, PageStack, Zoom, dpi_for, next_step
from gui.pages.tiles import Tiles, tiles_over
from gui.theme.metrics import SPACE
from gui.theme.palette import active
from model.overriding import override

_GAP = 4 * SPACE
_LINE = 10 * SPACE
_WHEEL = 1.1
_NOTCH = 120
_SHADOW = (26, 18, 12, 7, 4, 2)  # opacity, of 255, of each line outward


class PageView(QAbstractScrollArea):
    """Shows the pages of a PDF. Lengths are in device pixels, so that every page is sharp on every screen.

    Signals: ``page_changed(int)`` with the page that is read now, counted from 0; ``zoom_changed``.
    """

    page_changed = Signal(int)
    zoom_changed = Signal()

    def __init__(self, pictures: PagePictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._zoom: Zoom = Fit.WIDTH
        self._dpi = self._screen_dpi
        self._stack = PageStack(pictures.count, pictures.size(self._dpi), QSize(), self._pixels(_GAP))
        self._page = 0
        self._jumping = False
        self._grip: QPointF | None = None
        self.tiles = Tiles(pictures, self)
        self.tiles.drawn.connect(self.viewport().update)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        )  # or fitting would chase its tail
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Páginas del informe")
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)

    # What is shown

    @property
    def page(self) -> int:
        """The page that is read now, counted from 0."""
        return self._page

    @property
    def zoom(self) -> Zoom:
        """What was asked for: a size, or to fit."""
        return self._zoom

    @property
    def ratio(self) -> float:
        """The size as it is: 1 is true size."""
        return self._dpi / self._screen_dpi

    def go_to(self, page: int) -> None:
        """Show a page from its top, counted from 0; the nearest there is."""
        page = min(max(page, 0), self._stack.count - 1)
        self._jumping = True
        self.verticalScrollBar().setValue(self._stack.sheet(page).top() - self._stack.gap)
        self._jumping = False
        self._turn_to(page)

    def set_zoom(self, zoom: Zoom, at: QPoint | None = None) -> None:
        """Show the pages at another size; what is under ``at`` in the window, or at its top, stays there."""
        if not isinstance(zoom, Fit):
            zoom = min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        self._arrange(zoom, at)
        self.zoom_changed.emit()

    def zoom_in(self) -> None:
        """Show the pages at the next larger size."""
        self.set_zoom(next_step(self.ratio, larger=True))

    def zoom_out(self) -> None:
        """Show the pages at the next smaller size."""
        self.set_zoom(next_step(self.ratio, larger=False))

    @property
    def _screen_dpi(self) -> float:
        return self.logicalDpiX() * self.devicePixelRatioF()

    def _pixels(self, length: float) -> int:
        return round(length * self.devicePixelRatioF())

    def _window(self) -> QRect:
        corner = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return QRect(corner, self._stack.view)

    def _arrange(self, zoom: Zoom | None = None, at: QPoint | None = None) -> None:
        at = QPoint(self.viewport().width() // 2, 0) if at is None else at
        held = QPoint(self._pixels(at.x()), self._pixels(at.y()))
        before = self._stack.spot(self._window().topLeft() + held)
        self._zoom = self._zoom if zoom is None else zoom
        view = QSize(self._pixels(self.viewport().width()), self._pixels(self.viewport().height()))
        gap = self._pixels(_GAP)
        self._dpi = dpi_for(self._zoom, self._pictures.inches, view, gap, self._screen_dpi)
        self._stack = PageStack(self._pictures.count, self._pictures.size(self._dpi), view, gap)
        self._jumping = True
        _stretch(self.horizontalScrollBar(), self._stack.extent.width(), view.width(), self._pixels(_LINE))
        _stretch(self.verticalScrollBar(), self._stack.extent.height(), view.height(), self._pixels(_LINE))
        corner = self._stack.point(before) - held
        self.horizontalScrollBar().setValue(corner.x())
        self.verticalScrollBar().setValue(corner.y())
        self._jumping = False
        self.viewport().update()

    def _turn_to(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(active().pressed))
        painter.scale(1 / self.devicePixelRatioF(), 1 / self.devicePixelRatioF())
        window = self._window()
        painter.translate(-window.topLeft())
        wanted = []
        for page in self._stack.shown(window):
            sheet = self._stack.sheet(page)
            _paint_sheet(painter, sheet)
            part = sheet.intersected(window).translated(-sheet.topLeft())
            tiles = list(tiles_over(page, self._dpi, part))
            missing = [tile for tile in tiles if self.tiles.get(tile) is None]
            painter.setClipRect(sheet)
            if missing:
                self._paint_meanwhile(painter, page, sheet)
            for tile in tiles:
                picture = self.tiles.get(tile)
                if picture is not None:
                    painter.drawPixmap(sheet.topLeft() + tile.area(self._stack.page).topLeft(), picture)
            painter.setClipping(False)
            wanted += missing
        self.tiles.want(wanted)

    def _paint_meanwhile(self, painter: QPainter, page: int, sheet: QRect) -> None:
        """Show the page from pictures of other sizes until its own are drawn."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for tile, picture in self.tiles.others(page, self._dpi):
            area = tile.area(self._pictures.size(tile.dpi))
            stretch = self._dpi / tile.dpi
            corner = sheet.topLeft() + QPoint(round(area.x() * stretch), round(area.y() * stretch))
            painter.drawPixmap(QRect(corner, area.size() * stretch), picture)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)

    # What moves it

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if not self._jumping:
            self._turn_to(self._stack.most_shown(self._window()))
        self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        self.zoom_changed.emit()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._arrange()
        return super().viewportEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, fits = event.key(), self._stack.extent.width() <= self._stack.view.width()
        whole = self._stack.page.height() <= self._stack.view.height()
        if key == Qt.Key.Key_Home:
            self.go_to(0)
        elif key == Qt.Key.Key_End:
            self.go_to(self._stack.count - 1)
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        elif (key == Qt.Key.Key_PageDown and whole) or (key == Qt.Key.Key_Right and fits):
            self.go_to(self._page + 1)
        elif (key == Qt.Key.Key_PageUp and whole) or (key == Qt.Key.Key_Left and fits):
            self.go_to(self._page - 1)
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = event.angleDelta().y() / _NOTCH
            self.set_zoom(self.ratio * _WHEEL**notches, event.position().toPoint())
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._grip = event.position()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            moved = event.position() - self._grip
            self._grip = event.position()
            for bar, distance in (
                (self.horizontalScrollBar(), moved.x()),
                (self.verticalScrollBar(), moved.y()),
            ):
                bar.setValue(bar.value() - self._pixels(distance))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)


def _stretch(bar: QScrollBar, extent: int, view: int, line: int) -> None:
    bar.setRange(0, max(extent - view, 0))
    bar.setPageStep(max(view - line, line))
    bar.setSingleStep(line)


def _paint_sheet(painter: QPainter, sheet: QRect) -> None:
    """Paint blank paper, white in every theme, with a soft shadow that falls down a little."""
    shade = QColor(Qt.GlobalColor.black)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for distance, opacity in enumerate(_SHADOW, 1):
        shade.setAlpha(opacity)
        painter.setPen(shade)
        painter.drawRect(sheet.adjusted(-distance, 1 - distance, distance - 1, distance + 1))
    painter.fillRect(sheet, Qt.GlobalColor.white)
