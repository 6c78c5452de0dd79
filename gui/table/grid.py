"""The table's surface: where each cell stands, what stays while scrolling, how high rows are, and its painting.

One view does it all: Nivel and Nombre are not a second widget laid over the first, so keys, selection and
scrolling cannot fall out of step.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget
from typing_extensions import override

from gui.table.header import TwoStoreyHeader
from gui.table.inks import colour
from gui.table.heights import WRAPPED, RowHeights
from gui.table.looks import FROZEN_KEYS, LEAST_COLUMN, Measures, default_widths
from gui.table.model import COLUMN_AT, ReportTableModel
from gui.table.painting import CellPainter, Picked, Strip, strips
from gui.table.row_header import RowHeader
from gui.theme.palette import active
from model.schema import COLUMNS

Index = QModelIndex | QPersistentModelIndex

LEAST_ZOOM, MOST_ZOOM = 50, 200
_MOST_FROZEN = 0.6  # of the viewport; with more, nothing would be left to scroll
_EMPTY = "Este informe aún no tiene indicadores.\nAgregue el primero con Indicadores › Agregar indicador (Ctrl+I)."


class Grid(QTableView):
    """Shows a report; the columns of ``FROZEN_KEYS`` stay at the left."""

    def __init__(self, model: ReportTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report_model = model
        self._zoom = 100
        self._widths = default_widths()
        self.measures = Measures()
        self._heights = RowHeights(self.measures)
        self._painter = CellPainter(model, self.measures)
        self._ranges: tuple[tuple[int, int, int, int], ...] = ()
        self.columns = TwoStoreyHeader(self.measures, self)
        self.rows = RowHeader(self.measures, self)
        self._refit = QTimer(self, interval=0, singleShot=True)
        self._refit.timeout.connect(self._on_refit)
        self._set_up()
        self.setModel(model)
        self._apply_widths()
        self._connect_model(model)
        self._on_reset()

    def _set_up(self) -> None:
        self.setHorizontalHeader(self.columns)
        self.setVerticalHeader(self.rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalScrollBar().setSingleStep(40)
        self.verticalScrollBar().setSingleStep(24)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.columns.sectionResized.connect(self._on_column_resized)
        self.columns.sectionHandleDoubleClicked.connect(self.fit_column)

    def _connect_model(self, model: ReportTableModel) -> None:
        model.dataChanged.connect(self._on_data_changed)
        model.rowsInserted.connect(lambda _parent, first, last: self.fit_rows(range(first, last + 1)))
        model.rowsMoved.connect(lambda *_: self.fit_rows())
        model.modelReset.connect(self._on_reset)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)

    # Zoom and widths

    def zoom(self) -> int:
        """Return the zoom in percent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Show the table larger or smaller; ``percent`` is kept between 50 and 200."""
        percent = max(LEAST_ZOOM, min(MOST_ZOOM, percent))
        if percent == self._zoom:
            return
        self._zoom = percent
        self.measures = Measures(percent / 100)
        self._heights = RowHeights(self.measures)
        self._painter = CellPainter(self.report_model, self.measures)
        self._apply_widths()
        self.columns.set_measures(self.measures)
        self.rows.set_measures(self.measures)
        self.fit_rows()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def column_widths(self) -> dict[str, int]:
        """Return the width of each column by its key, in pixels at 100 %."""
        return dict(self._widths)

    def set_column_widths(self, widths: Mapping[str, int]) -> None:
        """Give columns the widths remembered, in pixels at 100 %; what is missing or unknown is left alone."""
        known = {key: width for key, width in widths.items() if key in self._widths and width >= LEAST_COLUMN}
        self._widths.update(known)
        self._apply_widths()
        self.fit_rows()

    def fit_column(self, column: int) -> None:
        """Make a column as wide as its texts need; one of long texts, as wide as shows them in few lines."""
        layouts = self.measures.italic if COLUMNS[column].calculated else self.measures.plain
        texts = [self.report_model.row(row).text(column) for row in range(len(self.report_model.report.indicators))]
        widest = max((layouts.width(line) for text in texts for line in text.split("\n")), default=0)
        titles = self.measures.title_layouts(COLUMNS[column])
        title = max(titles.width(word) for word in COLUMNS[column].title.split())
        room = 2 * self.measures.side + self.measures.mark
        most = self.measures.scaled(420)
        self.columns.resizeSection(column, min(most, round(max(widest, title)) + room))

    def _apply_widths(self) -> None:
        with QSignalBlocker(self.columns):
            for at, column in enumerate(COLUMNS):
                self.columns.resizeSection(at, self.measures.scaled(self._widths[column.key]))
        self._freeze()

    def _on_column_resized(self, column: int, _old: int, new: int) -> None:
        if new:
            self._widths[COLUMNS[column].key] = round(new / self.measures.zoom)
        self._freeze()
        self.columns.viewport().update()
        self.viewport().update()
        if column in WRAPPED:
            self._refit.start()

    def _on_refit(self) -> None:
        self.columns.geometriesChanged.emit()
        self.fit_rows()

    def _freeze(self) -> None:
        count, room = len(FROZEN_KEYS), self.viewport().width() * _MOST_FROZEN
        while count and sum(self.columns.sectionSize(c) for c in range(count)) > room:
            count -= 1
        if count != self.columns.frozen:
            self.columns.frozen = count
            self.columns.viewport().update()
            self.viewport().update()

    # Heights

    def fit_rows(self, rows: Iterable[int] | None = None) -> None:
        """Make rows (None: all) as high as their texts."""
        indicators, settings = self.report_model.report.indicators, self.report_model.settings
        widths = {column: self.columns.sectionSize(column) for column in WRAPPED}
        changed = False
        with QSignalBlocker(self.rows):
            for row in range(len(indicators)) if rows is None else rows:
                if not self.isRowHidden(row):
                    height = self._heights.height(indicators[row], settings, widths)
                    if self.rows.sectionSize(row) != height:
                        self.rows.resizeSection(row, height)
                        changed = True
        if changed:
            self.updateGeometries()
            self.rows.viewport().update()
            self.viewport().update()

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex, roles: list[int]) -> None:
        if roles:
            return
        if self.columns.settings is not self.report_model.settings:
            self.columns.settings = self.report_model.settings
            self.columns.viewport().update()
        self.fit_rows(range(first.row(), last.row() + 1))

    def _on_reset(self) -> None:
        self.columns.settings = self.report_model.settings
        self._heights.forget_others(self.report_model.report.indicators)
        self._ranges = ()
        self.fit_rows()
        self.columns.viewport().update()
        self.viewport().update()

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
        for ranged in selection:
            top = self.rowViewportPosition(ranged.top())
            bottom = self.rowViewportPosition(ranged.bottom()) + self.rows.sectionSize(ranged.bottom())
            region += QRect(0, top, self.viewport().width(), bottom - top)
        return region & QRegion(self.viewport().rect())

    @override
    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        cell = self.visualRect(index)
        if cell.isNull():
            return
        if index.column() >= self.columns.frozen:
            self._bring(self.horizontalScrollBar(), cell.left(), cell.width(), self.columns.frozen_width(), self.viewport().width())
        self._bring(self.verticalScrollBar(), cell.top(), cell.height(), 0, self.viewport().height())

    @staticmethod
    def _bring(bar: Any, start: int, size: int, first: int, end: int) -> None:
        if start < first or size > end - first:
            bar.setValue(bar.value() + start - first)
        elif start + size > end:
            bar.setValue(bar.value() + start + size - end)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx:  # Qt shifts the whole picture, also what stays
            self.viewport().update()
            self.columns.viewport().update()
            self.updateEditorGeometries()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._freeze()

    # Painting

    def editing_cell(self) -> tuple[int, int] | None:
        """Return the cell whose editor is open; its text is not painted under it."""
        return None

    def _on_selection_changed(self) -> None:
        self._ranges = tuple((r.top(), r.left(), r.bottom(), r.right()) for r in self.selectionModel().selection())
        self.columns.viewport().update()
        self.rows.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        area, stays = event.rect(), self.columns.frozen_width()
        painter = QPainter(self.viewport())
        painter.fillRect(area, colour(active().surface))
        rows = self._visible_rows(area)
        current = self.currentIndex()
        single = len(self._ranges) == 1 and self._ranges[0][:2] == self._ranges[0][2:]
        picked = Picked(
            () if single else self._ranges,
            (current.row(), current.column()) if current.isValid() else None,
            self.hasFocus() or self.editing_cell() is not None,
            self.editing_cell(),
        )
        right = min(area.right(), self.viewport().width())
        moving = self._visible_columns(range(self.columns.frozen, len(COLUMNS)), max(stays, area.left()), right)
        self._painter.paint(painter, moving, rows, picked, area & QRect(stays, 0, right + 1, self.viewport().height()))
        if stays:
            still = self._visible_columns(range(self.columns.frozen), area.left(), min(right, stays))
            self._painter.paint(painter, still, rows, picked, area & QRect(0, 0, stays, self.viewport().height()))
            height = rows[-1].start + rows[-1].size if rows else 0
            self._painter.shadow(painter, stays, height, lifted=self.columns.offset() > 0)
        if not self.report_model.report.indicators:
            painter.setPen(colour(active().text_muted))
            painter.drawText(self.viewport().rect(), int(Qt.AlignmentFlag.AlignCenter), _EMPTY)
        painter.end()

    def _visible_rows(self, area: QRect) -> list[Strip]:
        first, last = self.rows.visualIndexAt(area.top()), self.rows.visualIndexAt(area.bottom())
        if first < 0:
            return []
        end = self.rows.count() - 1 if last < 0 else last
        return strips((r, self.rowViewportPosition(r), self.rows.sectionSize(r)) for r in range(first, end + 1))

    def _visible_columns(self, columns: range, left: int, right: int) -> list[Strip]:
        header = self.columns
        placed = strips((c, header.position(c), header.sectionSize(c)) for c in columns)
        return [strip for strip in placed if strip.start + strip.size > left and strip.start <= right]
