"""Forms in a window that is shown, with the window's own undo."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid


@pytest.fixture
def show(qtbot, session):
    """A function that shows widgets below each other in a window that has Ctrl+Z and Ctrl+Y."""
    windows = []  # Qt deletes a window that nobody holds

    def showing(*widgets, width=1200, height=400):
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
        return _activated(qtbot, window)

    return showing


@pytest.fixture
def open_dialog(qtbot):
    """A function that shows a dialog and gives it the keys; in the end it goes, whatever it holds."""
    dialogs = []

    def opening(dialog):
        dialogs.append(dialog)
        return _activated(qtbot, dialog)

    yield opening
    for dialog in filter(isValid, dialogs):  # many delete themselves when they are closed
        dialog.hide()
        dialog.deleteLater()


def _activated(qtbot, window):
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window
