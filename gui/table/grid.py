"""The table's surface: where each cell stands and how it is painted.

One view does it all: Nivel and Nombre are not a second widget laid over the first, so keys, selection and
scrolling cannot fall out of step.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QFrame, QScrollBar, QWidget

from gui.table.arrangement import Arrangement
from gui.table.inks import colour
from gui.table.model import ReportTableModel
from gui.table.painting import CellPainter, Picked, Strip, strips
from gui.table.sizing import SizedTable
from gui.theme.palette import active
from model.overriding import override
from model.schema import COLUMNS

Index = QModelIndex | QPersistentModelIndex

_NONE_LEFT = "Ningún indicador cumple el filtro."
_EMPTY = "Este informe aún no tiene indicadores.\nAgregue el primero con el menú Indicadores (Ctrl+I)."


class Grid(SizedTable):
    """Shows a report; the first columns stay at the left."""

    def __init__(self, model: ReportTableModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._ranges: tuple[tuple[int, int, int, int], ...] = ()
        self.paint_over: Callable[[QPainter], None] = lambda _: None
        self.arrangement = Arrangement(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalScrollBar().setSingleStep(40)
        self.verticalScrollBar().setSingleStep(24)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        for moved in (model.rowsMoved, model.rowsInserted, model.rowsRemoved, model.modelReset):
            moved.connect(self._on_selection_changed)

    # Where cells stand

    @override
    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or self.isRowHidden(index.row()) or self.isColumnHidden(index.column()):
            return QRect()
        left, top = self.columns.position(index.column()), self.rowViewportPosition(index.row())
        return QRect(left, top, self.columns.sectionSize(index.column()), self.rows.sectionSize(index.row()))

    @override
    def indexAt(self, pos: QPoint) -> QModelIndex:
        row, column = self.rows.logicalIndexAt(pos.y()), self.columns.logical_at(pos.x())
        return self.report_model.index(row, column) if row >= 0 and column >= 0 else QModelIndex()

    @override
    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for ranged in selection.toList():
            top = self.rowViewportPosition(ranged.top())
            bottom = self.rowViewportPosition(ranged.bottom()) + self.rows.sectionSize(ranged.bottom())
            region += QRect(0, top, self.viewport().width(), bottom - top)
        return region & QRegion(self.viewport().rect())

    @override
    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid() or self.isIndexHidden(index):
            return
        self.fit_until(index.row())
        cell = self.visualRect(index)
        if index.column() >= self.columns.frozen:
            stays = self.columns.frozen_width()
            _bring(self.horizontalScrollBar(), cell.left(), cell.width(), stays, self.viewport().width())
        _bring(self.verticalScrollBar(), cell.top(), cell.height(), 0, self.viewport().height())

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx:  # Qt shifts the whole picture, also what stays
            self.viewport().update()
            self.columns.viewport().update()
        self.updateEditorGeometries()

    # Painting

    def editing_cell(self) -> tuple[int, int] | None:
        """Return the cell whose editor is open; its text is not painted under it."""
        return None

    def _on_selection_changed(self) -> None:
        chosen = self.selectionModel().selection().toList()
        self._ranges = tuple((r.top(), r.left(), r.bottom(), r.right()) for r in chosen)
        self.columns.viewport().update()
        self.rows.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        area, stays = event.rect(), self.columns.frozen_width()
        whole = self.viewport().rect()
        painter = QPainter(self.viewport())
        painter.fillRect(area, colour(active().surface))
        cells = CellPainter(self.report_model, self.measures, self._picked())
        rows = self._visible_rows(area)
        scrolled = area & whole.adjusted(stays, 0, 0, 0)
        cells.paint(
            painter, self._visible_columns(range(self.columns.frozen, len(COLUMNS)), scrolled), rows, scrolled
        )
        if stays:
            still = area & QRect(0, 0, stays, whole.height())
            cells.paint(painter, self._visible_columns(range(self.columns.frozen), still), rows, still)
            bottom = rows[-1].start + rows[-1].size if rows else 0
            cells.shadow(painter, stays, bottom, lifted=self.columns.offset() > 0)
        if not self.arrangement.shown():
            painter.setPen(colour(active().text_muted))
            why = _NONE_LEFT if self.report_model.report.indicators else _EMPTY
            painter.drawText(whole, int(Qt.AlignmentFlag.AlignCenter), why)
        self.paint_over(painter)
        painter.end()
        if cells.needs:
            self.make_room(cells.needs)

    def has_keys(self) -> bool:
        """Return whether the keys go here, or will once the window is the active one."""
        return self.window().focusWidget() is self

    def _picked(self) -> Picked:
        current, editing = self.currentIndex(), self.editing_cell()
        single = len(self._ranges) == 1 and self._ranges[0][:2] == self._ranges[0][2:]
        return Picked(
            () if single else self._ranges,
            (current.row(), current.column()) if current.isValid() else None,
            self.has_keys() or editing is not None,
            editing,
        )

    def _visible_rows(self, area: QRect) -> list[Strip]:
        first, last = self.rows.visualIndexAt(area.top()), self.rows.visualIndexAt(area.bottom())
        if first < 0:
            return []
        shown = self.arrangement.at(first, self.rows.count() - 1 if last < 0 else last)
        return strips((row, self.rowViewportPosition(row), self.rows.sectionSize(row)) for row in shown)

    def _visible_columns(self, columns: range, area: QRect) -> list[Strip]:
        header, left, right = self.columns, area.left(), area.right()
        placed = ((c, header.position(c), header.sectionSize(c)) for c in columns)
        return strips(each for each in placed if each[1] + each[2] > left and each[1] <= right)


def _bring(bar: QScrollBar, start: int, size: int, first: int, end: int) -> None:
    """Scroll so that what takes ``size`` from ``start`` lies between ``first`` and ``end``."""
    if start < first or size > end - first:
        bar.setValue(bar.value() + start - first)
    elif start + size > end:
        bar.setValue(bar.value() + start + size - end)
