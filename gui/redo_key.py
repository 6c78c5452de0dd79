"""Ctrl+Y in a text that is being typed: Qt itself takes it for "do it again" on Windows only."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


def redoes(event: QEvent, text: QWidget) -> bool:
    """Return whether an event of ``text`` is Ctrl+Y, which then does again what Ctrl+Z took back there."""
    if not isinstance(event, QKeyEvent) or not isinstance(text, QLineEdit | QPlainTextEdit):
        return False
    if (event.key(), event.modifiers()) != (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier):
        return False
    if event.type() is QEvent.Type.KeyPress:
        text.redo()
    else:
        event.accept()  # so that no action of the window gets it
    return True
