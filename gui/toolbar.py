"""The toolbar: words beside the icons where there is room for them, icons alone where there is not."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QLayout, QToolBar, QWidget

from model.overriding import override

WORDS = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
ICONS = Qt.ToolButtonStyle.ToolButtonIconOnly


class Face(QAction):
    """An action as the toolbar shows it: with one word, whatever the menu calls it now.

    With each new name of an action in a toolbar Qt arranges the whole window anew.
    """

    def __init__(self, action: QAction, parent: QWidget) -> None:
        super().__init__(action.icon(), action.iconText(), parent)
        self._action = action
        self.triggered.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.toolTip())


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
        style = WORDS if self._width_of_words <= self.width() else ICONS
        if style != self.toolButtonStyle():
            self.setToolButtonStyle(style)
            cast("QLayout", self.layout()).activate()  # now: no picture shows words without room for them
