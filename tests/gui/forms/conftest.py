"""Forms in a window that is shown, with the window's own undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gui.session import Session

Show = Callable[..., QWidget]
Dialog = TypeVar("Dialog", bound=QDialog)
Window = TypeVar("Window", bound=QWidget)


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
        qtbot.addWidget(window)
        return activated(qtbot, window)

    return showing


@pytest.fixture
def open_dialog(qtbot: QtBot) -> Iterator[Callable[[Dialog], Dialog]]:
    """A function that shows a dialog and gives it the keys; in the end it goes, whatever was refused in it."""
    dialogs: list[QDialog] = []

    def opening(dialog: Dialog) -> Dialog:
        dialogs.append(dialog)
        return activated(qtbot, dialog)

    yield opening
    for dialog in filter(isValid, dialogs):  # many delete themselves when they are closed
        dialog.hide()
        dialog.deleteLater()


def activated(qtbot: QtBot, window: Window) -> Window:
    """Show a window and give it the keys."""
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window
