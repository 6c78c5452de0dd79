"""The form's header in two storeys: bands over titles, the first columns staying while the rest scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QToolTip, QWidget

from gui.table.bands import LAST_OF_BAND, BandRun, band_runs
from gui.table.inks import colour
from gui.table.looks import BAND_NAMES, LEAST_COLUMN, Measures, is_future, is_reported
from gui.table.title_arrow import paint_title_arrow, title_arrow
from gui.theme.metrics import SPACE
from gui.theme.palette import active
from gui.theme.roles import Palette
from gui.viewports import meet_viewport
from model.overriding import override
from model.report import BLANK_REPORT
from model.schema import COLUMNS, Column, Group, group_title


class TwoStoreyHeader(QHeaderView):
    """The horizontal header. ``frozen`` columns stay where they are at the left.

    ``pressing`` is emitted before a press does anything; who listens can refuse it by ``hold``.
    ``menu_wanted(column, global position)`` asks for what can be done with a column.
    """

    pressing = Signal()
    menu_wanted = Signal(int, QPoint)

    def __init__(self, measures: Measures, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        meet_viewport(self)
        self.measures = measures
        self.frozen = 0
        self.settings = BLANK_REPORT.settings
        self._shift = 0
        self._held = False
        self._resized: int | None = None
        self._hovered = -1
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setSectionsMovable(False)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(LEAST_COLUMN // 2)
        self.setMouseTracking(True)
        self.setAccessibleName("Encabezado de la tabla")

    def set_measures(self, measures: Measures) -> None:
        """Take the fonts and distances of another zoom."""
        self.measures = measures
        self.geometriesChanged.emit()
        self.viewport().update()

    def frozen_width(self) -> int:
        """Return the width of the columns that stay, in pixels."""
        return sum(self.sectionSize(column) for column in range(self.frozen))

    def position(self, column: int) -> int:
        """Return where a column begins in the viewport, taking into account which ones stay."""
        return self.sectionPosition(column) - (0 if column < self.frozen else self.offset())

    def hold(self) -> None:
        """Let the press being announced do nothing."""
        self._held = True

    # Size

    def band_height(self) -> int:
        """Return the height of the upper storey."""
        return round(self.measures.band.line_height) + 2 * self.measures.scaled(SPACE)

    def title_height(self) -> int:
        """Return the height of the lower storey, by the title that takes most lines."""
        sizes = tuple(map(self.sectionSize, range(self.count())))
        return self.measures.title_height(sizes) + 3 * self.measures.scaled(SPACE)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.length(), self.band_height() + self.title_height())  # Qt would ask every title

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        palette = active()
        whole, stays = self.viewport().rect(), self.frozen_width()
        painter.fillRect(whole, colour(palette.bands["datos"].ground))
        painter.setClipRect(QRect(stays, 0, whole.width() - stays, whole.height()))
        self._paint_columns(painter, palette, range(self.frozen, self.count()))
        painter.setClipRect(QRect(0, 0, stays, whole.height()))
        self._paint_columns(painter, palette, range(self.frozen))
        painter.setClipping(False)
        painter.setFont(self.measures.band.font)
        painter.setPen(colour(palette.band_text))
        for run in band_runs():
            self._paint_band_name(painter, run)
        if stays:
            parted = self._band_end(0) <= stays  # where the first band goes on, its upper storey does too
            top = 0 if parted else self.band_height()
            painter.fillRect(QRect(stays - 1, top, 1, whole.height()), colour(palette.control_border))
        painter.end()

    def _band_end(self, band: int) -> int:
        last = band_runs()[band].last
        return self.position(last) + self.sectionSize(last)

    def _paint_columns(self, painter: QPainter, palette: Palette, columns: range) -> None:
        width, upper, lower = self.viewport().width(), self.band_height(), self.title_height()
        for column in columns:
            left, size = self.position(column), self.sectionSize(column)
            if size and left + size > 0 and left <= width:
                self._paint_band(painter, palette, column, QRect(left, 0, size, upper))
                self._paint_title(painter, palette, column, QRect(left, upper, size, lower))

    def _paint_band(self, painter: QPainter, palette: Palette, column: int, box: QRect) -> None:
        band = palette.bands[BAND_NAMES[COLUMNS[column].group]]
        painter.fillRect(box, colour(band.ground))
        painter.fillRect(QRect(box.left(), box.bottom() - 1, box.width(), 2), colour(band.edge))
        if column in LAST_OF_BAND:
            painter.fillRect(QRect(box.right(), 0, 1, box.height()), colour(palette.control_border))

    def _paint_band_name(self, painter: QPainter, run: BandRun) -> None:
        """Write a band's name in the middle of what is seen of the band."""
        hidden_until = 0 if run.first < self.frozen else self.frozen_width()
        left = max(self.position(run.first), hidden_until)
        right = self.position(run.last) + self.sectionSize(run.last)
        if run.first < self.frozen:
            right = max(right, self.frozen_width())
        right = min(right, self.viewport().width())
        margin = self.measures.side
        box = QRect(left, 0, right - left, self.band_height()).adjusted(margin, 0, -margin, 0)
        if box.width() <= 0:
            return
        name = self.band_name(run.group, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), name)

    def band_name(self, group: Group, room: int) -> str:
        """Return a band's name as it fits in ``room`` pixels; what is subtracted is left out first."""
        name = group_title(group, self.settings)
        if self.measures.band.width(name) <= room:
            return name
        metrics = QFontMetrics(self.measures.band.font)
        return metrics.elidedText(group.value, Qt.TextElideMode.ElideRight, room)

    def _paint_title(self, painter: QPainter, palette: Palette, column: int, box: QRect) -> None:
        declared = COLUMNS[column]
        ground, ink = self._title_colours(palette, declared)
        painter.fillRect(box, colour(ground))
        edge = palette.control_border if column in LAST_OF_BAND else palette.border
        painter.fillRect(QRect(box.right(), box.top(), 1, box.height()), colour(edge))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), colour(palette.control_border))
        if column + 1 < self.count() and self.isSectionHidden(column + 1):  # something is folded in here
            painter.fillRect(QRect(box.right() - 2, box.top(), 3, box.height()), colour(palette.accent))
        if self._is_current(column):
            painter.fillRect(QRect(box.left(), box.bottom() - 2, box.width(), 3), colour(palette.accent))
        layouts = self.measures.title_layouts(declared)
        lines = self.measures.title_lines(declared, box.width())
        top = box.center().y() - layouts.line_height * len(lines) / 2
        painter.setFont(layouts.font)
        painter.setPen(colour(ink))
        for number, line in enumerate(lines):
            left = box.left() + (box.width() - layouts.width(line)) / 2
            painter.drawStaticText(QPointF(left, top + number * layouts.line_height), layouts.drawing(line))
        if column == self._hovered:
            paint_title_arrow(painter, title_arrow(box, self.measures), palette)

    def _title_colours(self, palette: Palette, column: Column) -> tuple[str, str]:
        if is_reported(column, self.settings.quarter):
            return palette.reported_header, palette.reported_header_text
        band = palette.bands[BAND_NAMES[column.group]]
        if is_future(column, self.settings.quarter):
            return band.ground, palette.future_text
        return band.ground, palette.band_text

    def _is_current(self, column: int) -> bool:
        selection = self.selectionModel()
        return selection is not None and selection.columnIntersectsSelection(column, QModelIndex())

    # The mouse, where columns that stay lie over others

    def logical_at(self, x: int) -> int:
        """Return the column seen at ``x`` of the viewport, -1 if there is none."""
        return self.logicalIndexAt(x - self._shift_at(x))

    def _shift_at(self, x: int) -> int:
        return self.offset() if x < self.frozen_width() else 0

    def _still_edge(self, x: int) -> int | None:
        """Return the column that stays whose right edge is at ``x``."""
        grip = self.style().pixelMetric(QStyle.PixelMetric.PM_HeaderGripMargin, None, self)
        edges = ((c, self.sectionPosition(c) + self.sectionSize(c)) for c in range(self.frozen))
        return next((column for column, edge in edges if abs(x - edge) <= grip), None)

    def _moved(self, event: QMouseEvent) -> QMouseEvent:
        # What stays is seen ``offset`` further right than Qt believes.
        local = event.position() - QPointF(self._shift, 0)
        return QMouseEvent(
            event.type(), local, event.scenePosition(), event.globalPosition(),
            event.button(), event.buttons(), event.modifiers(), event.pointingDevice(),
        )  # fmt: skip

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = False
        self.pressing.emit()
        x = event.position().toPoint().x()
        self._shift = self._shift_at(x)
        self._resized = self._still_edge(x) if event.button() == Qt.MouseButton.LeftButton else None
        if not self._held and self._resized is None:
            if event.button() == Qt.MouseButton.LeftButton and self._on_title_arrow(event):
                self._held = True
                self.menu_wanted.emit(self._hovered, event.globalPosition().toPoint())
            else:
                super().mousePressEvent(self._moved(event))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().toPoint().x()
        if self._resized is not None:
            self.resizeSection(self._resized, max(LEAST_COLUMN, x - self.sectionPosition(self._resized)))
        elif event.buttons():
            if not self._held:
                super().mouseMoveEvent(self._moved(event))
        elif self._still_edge(x) is not None:
            self.setCursor(Qt.CursorShape.SplitHCursor)
            self._hover(None)
        else:
            self.unsetCursor()
            self._shift = self._shift_at(x)
            self._hover(event)
            super().mouseMoveEvent(self._moved(event))

    def _hover(self, event: QMouseEvent | None) -> None:
        column = -1
        if event is not None and event.position().y() >= self.band_height():
            column = self.logical_at(event.position().toPoint().x())
        if column != self._hovered:
            self._hovered = column
            self.viewport().update()

    def _on_title_arrow(self, event: QMouseEvent) -> bool:
        self._hover(event)
        if self._hovered < 0:
            return False
        left, width = self.position(self._hovered), self.sectionSize(self._hovered)
        title = QRect(left, self.band_height(), width, self.title_height())
        return title_arrow(title, self.measures).contains(event.position().toPoint())

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        column = self.logical_at(event.pos().x())
        if column >= 0:
            self.menu_wanted.emit(column, event.globalPos())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._resized is None and not self._held:
            super().mouseReleaseEvent(self._moved(event))
        self._resized = None

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        x = event.position().toPoint().x()
        self._shift = self._shift_at(x)
        if (column := self._still_edge(x)) is not None:
            self.sectionHandleDoubleClicked.emit(column)
        else:
            super().mouseDoubleClickEvent(self._moved(event))

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_help(event.pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    def _show_help(self, position: QPoint, where: QPoint) -> None:
        column = self.logical_at(position.x())
        QToolTip.showText(where, f"<p>{COLUMNS[column].help}</p>" if column >= 0 else "", self)
