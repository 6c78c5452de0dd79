"""The toolbar: words beside the icons where there is room for them, icons alone where there is not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolBar, QWidget
from typing_extensions import override

WORDS = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
ICONS = Qt.ToolButtonStyle.ToolButtonIconOnly


class ToolBar(QToolBar):
    """A toolbar that never hides an action behind an arrow while icons alone would fit."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setToolButtonStyle(WORDS)
        self._width_of_words = 0

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.toolButtonStyle() == WORDS:
            self._width_of_words = self.sizeHint().width()
        self.setToolButtonStyle(WORDS if self._width_of_words <= self.width() else ICONS)
