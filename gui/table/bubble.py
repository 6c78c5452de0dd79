"""A small frame beside a cell, over the table."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QFrame, QWidget

from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear

_WIDTH = 340


class Bubble(QFrame):
    """A frame that stands under a box, or over it where there is no room; hidden at first."""

    def __init__(self, variant: Variant, parent: QWidget) -> None:
        super().__init__(parent)
        wear(self, variant)
        self.hide()

    def announce(self) -> None:
        """Come to the front, and have a screen reader read it out."""
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # large, and not needed to start

        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def place(self, beside: QRect, within: QRect) -> None:
        """Stand beside a box and stay inside ``within``; both are in the parent's coordinates."""
        room = within.adjusted(SPACE, SPACE, -SPACE, -SPACE)
        width = min(_WIDTH, room.width())
        layout = self.layout()
        wrapped = layout is not None and layout.hasHeightForWidth()
        height = self.heightForWidth(width) if wrapped else self.sizeHint().height()
        below = beside.bottom() + SPACE
        top = below if below + height <= room.bottom() else beside.top() - SPACE - height
        left = max(room.left(), min(beside.left(), room.right() - width))
        self.setGeometry(QRect(QPoint(left, max(room.top(), top)), QSize(width, height)))
