"""The ground of a part of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from gui.table.inks import colour
from gui.theme.palette import active
from gui.theme.variants import Variant, wear
from model.overriding import override


class Panel(QFrame):
    """A frame in the colour of surfaces that nothing shows through.

    It paints its ground itself, since Qt does not know of one from the stylesheet that it covers all: it
    would paint what lies under, up to the window, each time that a word in the panel changes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        wear(self, Variant.PANEL)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), colour(active().surface))
        painter.end()
