"""Dragging selected rows by their numbers to another place."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QHeaderView


class RowDrag:
    """One drag: begins with a press on a number, moves once the mouse has gone far enough."""

    def __init__(self, header: QHeaderView, start: QPoint) -> None:
        self._header = header
        self._start = start
        self.moving = False
        self.place = 0
        """Before which place of the header the rows would land, counted from 0."""

    def follow(self, position: QPoint) -> None:
        """Take the mouse's place."""
        if (position - self._start).manhattanLength() >= QApplication.startDragDistance():
            self.moving = True
        header = self._header
        at = header.visualIndexAt(position.y())
        if at < 0:
            self.place = 0 if position.y() < 0 else header.count()
            return
        row = header.logicalIndex(at)
        middle = header.sectionViewportPosition(row) + header.sectionSize(row) / 2
        self.place = at + (position.y() > middle)

    def line(self) -> int:
        """Return where in the viewport the line stands that shows the place."""
        header = self._header
        if self.place < header.count():
            return header.sectionViewportPosition(header.logicalIndex(self.place))
        last = header.logicalIndex(header.count() - 1)
        return header.sectionViewportPosition(last) + header.sectionSize(last)

    def row(self) -> int:
        """Return the row before which the rows would land; the number of rows at the end."""
        header = self._header
        return header.logicalIndex(self.place) if self.place < header.count() else header.count()
