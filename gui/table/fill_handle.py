"""The corner of a selection: dragged, it copies the selected cells over those it passes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter

from gui.table.cell_writer import Chosen
from gui.table.filling import Filling
from gui.table.inks import colour
from gui.table.selecting import SelectingGrid
from gui.theme.palette import active
from model.schema import COLUMNS

_SIDE = 6
_REACH = 4  # pixels outside the cell that take hold of it, too
_SCROLL_EVERY = 40

Target = tuple[list[int], list[int]]
"""The rows and columns that would be filled, nearest the selection first."""


class FillHandle(QObject):
    """Stands at the corner of one selected block in which something can be typed.

    It copies, never counts on. Dragging too far, or out of the table, fills as far as the table goes; back
    into the selection, or Esc, fills nothing.
    """

    def __init__(self, grid: SelectingGrid, blocks: Filling) -> None:
        super().__init__(grid)
        self._grid, self._blocks = grid, blocks
        self._source: Chosen | None = None
        self._target: Target = ([], [])
        self._mouse = QPoint()
        self._scrolling = QTimer(self, interval=_SCROLL_EVERY)
        self._scrolling.timeout.connect(self._on_scroll)
        grid.viewport().setMouseTracking(True)
        grid.paint_over = self.paint

    # Where it stands

    def box(self) -> QRect:
        """Return the handle in the viewport's coordinates; empty where there is none."""
        block = self._block()
        if block is None or self._grid.editing_cell() is not None:
            return QRect()
        rows, columns = block
        cell = self._grid.visualRect(self._grid.report_model.index(rows[-1], columns[-1]))
        stays = self._grid.columns.frozen_width()
        if columns[-1] >= self._grid.columns.frozen and cell.right() < stays:
            return QRect()
        return QRect(cell.right() - _SIDE + 1, cell.bottom() - _SIDE + 1, _SIDE, _SIDE)

    def _block(self) -> Target | None:
        """Return the selected rows and columns where they make one block that is not all calculated."""
        grid = self._grid
        ranges = grid.selected_ranges()
        if not ranges or len({(left, right) for _, left, _, right in ranges}) > 1:
            return None
        _, left, _, right = ranges[0]
        columns = [column for column in range(left, right + 1) if not grid.isColumnHidden(column)]
        if not any(COLUMNS[column].editable for column in columns):
            return None
        rows = grid.arrangement.between(ranges[0][0], ranges[-1][2])
        if len(rows) != sum(bottom - top + 1 for top, _, bottom, _ in ranges):
            return None
        return (rows, columns) if rows and columns else None

    def paint(self, painter: QPainter) -> None:
        """Paint the handle and, while it is dragged, the frame of what would be filled."""
        box = self.box()
        if not box.isEmpty() and self._grid.has_keys():
            painter.fillRect(box.adjusted(-1, -1, 0, 0), colour(active().surface))
            painter.fillRect(box, colour(active().focus))
        rows, columns = self._target
        if self._source is not None and rows and columns:
            pen = painter.pen()
            pen.setColor(colour(active().focus))
            pen.setStyle(Qt.PenStyle.DashLine)
            pen.setWidth(2)
            painter.setPen(pen)
            frame = QRect()
            for row in (rows[0], rows[-1]):
                for column in (columns[0], columns[-1]):
                    frame |= self._grid.visualRect(self._grid.report_model.index(row, column))
            painter.drawRect(frame.adjusted(1, 1, -2, -2))

    # The mouse

    def press(self, event: QMouseEvent) -> bool:
        """Take hold of the handle if the mouse is over it; return whether it is."""
        position = event.position().toPoint()
        left = event.button() == Qt.MouseButton.LeftButton
        if not left or not self._reached(position) or not self._grid.may_leave():
            return False
        self._source = self._blocks.chosen()
        self._mouse = position
        self._scrolling.start()
        return True

    def move(self, event: QMouseEvent) -> bool:
        """Show what would be filled, or that the handle can be taken; return whether it is being dragged."""
        if self._source is not None:
            self._drag_to(event.position().toPoint())
        elif not event.buttons():
            over, viewport = self._reached(event.position().toPoint()), self._grid.viewport()
            shape = Qt.CursorShape.CrossCursor if over else Qt.CursorShape.ArrowCursor
            if viewport.cursor().shape() is not shape:
                viewport.setCursor(shape)
        return self._source is not None

    def release(self) -> bool:
        """Fill what the handle was dragged over; return whether it was dragged."""
        if self._source is None:
            return False
        self._fill()
        return True

    def let_go(self) -> bool:
        """Stop dragging and fill nothing; return whether it was dragged."""
        dragged = self._source is not None
        self._source, self._target = None, ([], [])
        self._scrolling.stop()
        self._grid.viewport().update()
        return dragged

    def _reached(self, position: QPoint) -> bool:
        box = self.box()
        return not box.isEmpty() and box.adjusted(-1, -1, _REACH, _REACH).contains(position)

    def _drag_to(self, position: QPoint) -> None:
        self._mouse = position
        self._target = self._target_at(position)
        self._grid.viewport().update()

    def _target_at(self, position: QPoint) -> Target:
        if self._source is None:
            return [], []
        area, walk = self._grid.viewport().rect(), self._grid.walk()
        x = min(max(position.x(), area.left()), area.right())
        y = min(max(position.y(), area.top()), area.bottom())
        row, column = self._grid.rows.logicalIndexAt(y), self._grid.columns.logical_at(x)
        row = walk.rows[-1] if row < 0 else row
        column = walk.columns[-1] if column < 0 else column
        down = _beyond(walk.rows, self._source.rows, row)
        right = _beyond(walk.columns, self._source.columns, column)
        if not down and not right:
            return [], []
        if down and right:  # the direction in which the mouse went further
            corner = self.box().center()
            if abs(position.y() - corner.y()) >= abs(position.x() - corner.x()):
                right = []
            else:
                down = []
        return (down, self._source.columns) if down else (self._source.rows, right)

    def _on_scroll(self) -> None:
        position, area = self._mouse, self._grid.viewport().rect()
        across, along = self._grid.horizontalScrollBar(), self._grid.verticalScrollBar()
        if position.y() > area.bottom() or position.y() < area.top():
            along.setValue(along.value() + along.singleStep() * (1 if position.y() > area.bottom() else -1))
            self._drag_to(position)
        elif position.x() > area.right():
            across.setValue(across.value() + across.singleStep())
            self._drag_to(position)

    def _fill(self) -> None:
        source, (rows, columns) = self._source, self._target
        self.let_go()
        if source is None or not rows or not columns:
            return
        walk = self._grid.walk()
        # Upwards and to the left the pattern goes on from the block's other end.
        if walk.rows.index(rows[0]) < walk.rows.index(source.rows[0]):
            source = replace(source, rows=source.rows[::-1])
        if walk.columns.index(columns[0]) < walk.columns.index(source.columns[0]):
            source = replace(source, columns=source.columns[::-1])
        self._blocks.extend(source, rows, columns)


def _beyond(order: Sequence[int], block: Sequence[int], at: int) -> list[int]:
    """Return what lies between a block and a place behind or before it, nearest first."""
    place, first, last = order.index(at), order.index(block[0]), order.index(block[-1])
    if place > last:
        return list(order[last + 1 : place + 1])
    return list(reversed(order[place:first])) if place < first else []
