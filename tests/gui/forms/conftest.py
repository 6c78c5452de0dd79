"""Forms in a window that is shown, with the window's own undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.session import Session

Show = Callable[..., QWidget]


@pytest.fixture
def show(qtbot: QtBot, session: Session) -> Show:
    """A function that shows widgets below each other in a window that has Ctrl+Z and Ctrl+Y."""

    windows = []  # Qt deletes a window that nobody holds

    def showing(*widgets: QWidget, width: int = 1200, height: int = 400) -> QWidget:
        window = QWidget()
        windows.append(window)
        layout = QVBoxLayout(window)
        for widget in widgets:
            layout.addWidget(widget)
        for keys, act in (("Ctrl+Z", session.undo_stack.undo), ("Ctrl+Y", session.undo_stack.redo)):
            action = QAction(window)
            action.setShortcut(keys)
            action.triggered.connect(act)
            window.addAction(action)
        window.resize(width, height)
        return shown(qtbot, window)

    return showing


def shown(qtbot: QtBot, window: QWidget) -> QWidget:
    """Show a window or dialog and give it the keys."""
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window
