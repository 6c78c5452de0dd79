"""A button whose text and icon change while somebody works."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QToolButton

from model.overriding import override


class SteadyButton(QToolButton):
    """Keeps the size of its longest text: a new one of no greater length moves nothing in the window."""

    @override
    def setText(self, text: str) -> None:
        if text != self.text():
            super().setText(text)
            self._keep_room()

    @override
    def setIcon(self, icon: QIcon | QPixmap) -> None:
        super().setIcon(icon)
        self._keep_room()

    def _keep_room(self) -> None:
        self.setFixedSize(self.sizeHint().expandedTo(self.minimumSize()))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.setMinimumSize(0, 0)
            self._keep_room()
