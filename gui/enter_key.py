"""Enter on a button of the window: Qt itself presses it with the space bar only, Windows with both."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def presses(event: QKeyEvent) -> bool:
    """Press the button that has the keys if ``event`` is Enter; return whether there was one.

    For a key that nobody else took: dialogs have a button of their own for Enter.
    """
    button = QApplication.focusWidget()
    if event.key() not in _ENTER or not isinstance(button, QPushButton | QToolButton):
        return False
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or event.isAutoRepeat():
        return False
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(button, QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier))
    return True
