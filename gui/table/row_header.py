"""The numbers of the rows, at the left."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from gui.table.inks import colour
from gui.table.looks import Measures
from gui.table.row_drag import RowDrag
from gui.theme.metrics import SPACE
from gui.theme.palette import active
from gui.viewports import meet_viewport
from model.overriding import override


class RowHeader(QHeaderView):
    """The vertical header. ``pressing`` is emitted before a press does anything; ``hold`` refuses it.

    Selected rows are dragged by their numbers; ``dropped(row)`` says before which row they were let go.
    """

    pressing = Signal()
    dropped = Signal(int)

    def __init__(self, measures: Measures, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        meet_viewport(self)
        self.measures = measures
        self._held = False
        self._drag: RowDrag | None = None
        self.setMouseTracking(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setAccessibleName("Números de los renglones")

    def set_measures(self, measures: Measures) -> None:
        """Take the fonts and distances of another zoom."""
        self.measures = measures
        self.geometriesChanged.emit()
        self.viewport().update()

    def hold(self) -> None:
        """Let the press being announced do nothing."""
        self._held = True

    @override
    def sizeHint(self) -> QSize:
        widest = self.measures.plain.width("0" * max(2, len(str(self.count()))))
        return QSize(round(widest) + 2 * self.measures.scaled(1.5 * SPACE), self.measures.least_row)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        palette, selection = active(), self.selectionModel()
        selected = selection is not None and selection.rowIntersectsSelection(logicalIndex, QModelIndex())
        painter.fillRect(rect, colour(palette.accent_soft if selected else palette.bands["datos"].ground))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colour(palette.border))
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), colour(palette.control_border))
        if selected:
            painter.fillRect(QRect(rect.right() - 2, rect.top(), 3, rect.height()), colour(palette.accent))
        layouts = self.measures.band if selected else self.measures.plain
        painter.setFont(layouts.font)
        painter.setPen(colour(palette.text if selected else palette.text_muted))
        words = rect.adjusted(0, self.measures.top, -1, 0)
        side = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        painter.drawText(words, side, str(logicalIndex + 1))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = False
        self.pressing.emit()
        position = event.position().toPoint()
        if self._held:
            return
        if event.button() == Qt.MouseButton.LeftButton and self._can_drag(event):
            self._drag = RowDrag(self, position)
        else:
            super().mousePressEvent(event)

    def _can_drag(self, event: QMouseEvent) -> bool:
        row, selection = self.logicalIndexAt(event.position().toPoint()), self.selectionModel()
        return (
            row >= 0
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
            and selection is not None
            and selection.isRowSelected(row)
        )

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            self._drag.follow(event.position().toPoint())
            self._scroll(event.position().toPoint().y())
            self.viewport().update()
        elif not self._held:
            super().mouseMoveEvent(event)
            over = not event.buttons() and self._can_drag(event)
            self.setCursor(Qt.CursorShape.OpenHandCursor) if over else self.unsetCursor()

    def _scroll(self, y: int) -> None:
        beyond = min(y, 0) or max(y - self.viewport().height(), 0)
        if beyond and isinstance(table := self.parent(), QTableView):
            bar = table.verticalScrollBar()
            bar.setValue(bar.value() + (bar.singleStep() if beyond > 0 else -bar.singleStep()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        if drag is None:
            super().mouseReleaseEvent(event)
        elif drag.moving:
            self.viewport().update()
            self.dropped.emit(drag.row())
        elif isinstance(table := self.parent(), QTableView):
            table.selectRow(self.logicalIndexAt(event.position().toPoint()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drag is not None and self._drag.moving:
            painter = QPainter(self.viewport())
            painter.fillRect(0, self._drag.line() - 2, self.width(), 4, colour(active().accent))
            painter.end()
