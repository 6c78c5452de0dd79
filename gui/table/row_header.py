"""The numbers of the rows, at the left."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from gui.table.inks import colour
from gui.table.looks import Measures
from gui.theme.metrics import SPACE
from gui.theme.palette import active


class RowHeader(QHeaderView):
    """The vertical header. ``pressing`` is emitted before a press does anything; ``hold`` refuses it."""

    pressing = Signal()

    def __init__(self, measures: Measures, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.measures = measures
        self._held = False
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
        return QSize(round(widest) + 2 * self.measures.scaled(1.5 * SPACE), super().sizeHint().height())

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
        if not self._held:
            super().mousePressEvent(event)
