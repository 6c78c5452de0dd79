"""A label that shows an icon in the colours of today's look."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QWidget

from gui.theme.metrics import ICON_SMALL
from model.overriding import override


class IconLabel(QLabel):
    """Shows an icon of ``side`` pixels and paints it anew when the look changes, as a picture would not."""

    def __init__(
        self, shown: QIcon | None = None, side: int = ICON_SMALL, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._side = QIcon(), side
        self.setFixedSize(side, side)
        if shown is not None:
            self.show_icon(shown)

    def show_icon(self, shown: QIcon) -> None:
        """Show an icon."""
        self._icon = shown
        self._paint()

    def _paint(self) -> None:
        if not self._icon.isNull():
            self.setPixmap(self._icon.pixmap(self._side, self._side))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._paint()
