"""Choosing cells as in Excel: the current cell stays where a selection began, the other end moves."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from gui.table.arrangement import runs
from gui.table.grid import Grid, Index
from gui.table.model import ReportTableModel
from gui.table.navigation import Cell, Walk
from gui.table.painting import arrow_box
from model.overriding import override
from model.schema import COLUMNS, Kind

_Flag = QItemSelectionModel.SelectionFlag
_SCROLL_EVERY = 40


class SelectingGrid(Grid):
    """A grid whose cells are chosen with mouse and keys; it opens no editor itself.

    ``may_leave`` is asked before the current cell changes by the mouse; False keeps everything as it is.
    """

    def __init__(self, model: ReportTableModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._extent: Cell | None = None
        self._dragging = False
        self._drag_timer = QTimer(self, interval=_SCROLL_EVERY)
        self._drag_timer.timeout.connect(self._on_drag_timer)
        self.may_leave: Callable[[], bool] = lambda: True
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        # Keys open editors by our own hand; this one is for accents that the system puts together.
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.setAutoScroll(False)
        self.columns.pressing.connect(lambda: None if self.may_leave() else self.columns.hold())
        self.rows.pressing.connect(lambda: None if self.may_leave() else self.rows.hold())

    # Where the keys are

    def current_cell(self) -> Cell | None:
        """Return row and column of the current cell."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    def walk(self) -> Walk:
        """Return the cells that keys can reach."""
        return Walk(
            self.arrangement.shown(),
            [at for at in range(len(COLUMNS)) if not self.isColumnHidden(at)],
            editable=lambda column: COLUMNS[column].editable,
            filled=lambda row, column: bool(self.report_model.row(row).text(column)),
        )

    def move_to(self, cell: Cell) -> None:
        """Make a cell the current one, and the only one selected."""
        index = self.report_model.index(*cell)
        self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
        self._extent = cell
        self.scrollTo(index)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        foot = self.visualRect(self.currentIndex()).bottom()
        if event.size().height() <= foot < event.oldSize().height():
            self.scrollTo(self.currentIndex())  # what opened above or below covers no cell in use

    def leave_all(self) -> None:
        """Have no current cell and no selection."""
        self.selectionModel().clear()
        self._extent = None

    @override
    def set_hidden_columns(self, keys: Collection[str]) -> None:
        super().set_hidden_columns(keys)
        cell = self.current_cell()
        if cell is not None and self.isColumnHidden(cell[1]):
            columns = self.walk().columns
            self.move_to((cell[0], next((at for at in columns if at > cell[1]), columns[-1])))

    def extend_to(self, cell: Cell) -> None:
        """Select everything between the current cell and this one."""
        current = self.current_cell()
        if current is None:
            self.move_to(cell)
            return
        self._extent = cell
        left, right = sorted((current[1], cell[1]))
        self.select(current[0], left, cell[0], right)
        self.scrollTo(self.report_model.index(*cell))

    def select(self, top: int, left: int, bottom: int, right: int) -> None:
        """Select what is seen from one row to another and nothing else; the current cell stays."""
        chosen = QItemSelection()
        if self.arrangement.sorted:
            stretches = runs(sorted(self.arrangement.between(top, bottom)))
        else:
            stretches = [(min(top, bottom), max(top, bottom))]
        for first, last in stretches:
            chosen.select(self.report_model.index(first, left), self.report_model.index(last, right))
        self.selectionModel().select(chosen, _Flag.ClearAndSelect)

    def is_shown(self, row: int) -> bool:
        """Return whether a row is seen; a filter hides rows, which nothing done to a selection touches."""
        return self.arrangement.is_shown(row)

    def extent(self) -> Cell | None:
        """Return the end of the selection that Shift moves, or the current cell if there is none."""
        current = self.current_cell()
        return self._extent if self._extent and self.selectionModel().hasSelection() else current

    def selected_rows(self) -> tuple[int, ...]:
        """Return the rows in which something is selected, in order; the current one where nothing is."""
        rows = {row for top, _, bottom, _ in self.selected_ranges() for row in range(top, bottom + 1)}
        return tuple(sorted(rows))

    def selected_ranges(self) -> tuple[tuple[int, int, int, int], ...]:
        """Return what is selected as (top, left, bottom, right); the current cell where nothing is.

        Hidden rows are left out, so a block under a filter comes in several parts, from top to bottom.
        """
        current = self.current_cell()
        return self.arrangement.blocks(self._ranges or (((*current, *current),) if current else ()))

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._extent = self.current_cell()

    # The mouse

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or not self.may_leave():
            event.accept()
            return
        cell = (index.row(), index.column())
        if event.button() == Qt.MouseButton.RightButton:
            if not self.selectionModel().isSelected(index):
                self.move_to(cell)
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.extend_to(cell)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.selectionModel().setCurrentIndex(index, _Flag.Select)
        else:
            if cell == self.current_cell() and self._on_arrow(event.position().toPoint()):
                self.open_list()
                return
            self.move_to(cell)
        self._dragging = True

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._dragging:
            return
        position = event.position().toPoint()
        self._drag_to(position)
        outside = not self._scrolled_area_contains(position)
        if outside != self._drag_timer.isActive():
            self._drag_timer.start() if outside else self._drag_timer.stop()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False
        self._drag_timer.stop()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and self.may_leave():
            self._dragging = False
            self.move_to((index.row(), index.column()))
            self.edit_current()

    def edit_current(self) -> None:
        """Open the current cell's editor; the grid itself has none."""

    def open_list(self) -> None:
        """Open the current cell's list of choices; the grid itself has none."""

    def _on_arrow(self, position: QPoint) -> bool:
        index = self.currentIndex()
        if COLUMNS[index.column()].kind is not Kind.CHOICE:
            return False
        return arrow_box(self.visualRect(index), self.measures).contains(position)

    def _scrolled_area_contains(self, position: QPoint) -> bool:
        area = self.viewport().rect()
        started_moving = self.currentIndex().column() >= self.columns.frozen
        if started_moving and self.columns.offset():
            area.setLeft(self.columns.frozen_width())
        return area.contains(position)

    def _drag_to(self, position: QPoint) -> None:
        area = self.viewport().rect()
        x = min(max(position.x(), area.left()), area.right())
        y = min(max(position.y(), area.top()), area.bottom())
        index = self.indexAt(QPoint(x, y))
        if index.isValid() and (index.row(), index.column()) != self._extent:
            self.extend_to((index.row(), index.column()))

    def _on_drag_timer(self) -> None:
        position = self.viewport().mapFromGlobal(self.cursor().pos())
        extent = self._extent
        if extent is None:
            return
        area = self.viewport().rect()
        left = self.columns.frozen_width() if self.columns.offset() else area.left()
        right = (position.x() > area.right()) - (position.x() < left)
        down = (position.y() > area.bottom()) - (position.y() < area.top())
        self.extend_to(self.walk().step(extent, down, right))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
