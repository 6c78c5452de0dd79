"""One line of text in which the program's keys mean what they mean everywhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from gui.redo_key import redoes
from model.overriding import override

_CTRL = Qt.KeyboardModifier.ControlModifier
_ALL = QKeyCombination(_CTRL, Qt.Key.Key_E)
_OURS = (_ALL, QKeyCombination(_CTRL, Qt.Key.Key_U), QKeyCombination(_CTRL, Qt.Key.Key_K))


class TextLine(QLineEdit):
    """On Linux Qt would go to the end of the line with Ctrl+E and delete with Ctrl+U and Ctrl+K.

    Here Ctrl+E selects the text, as in Spanish Excel; the others are the window's. Ctrl+Y does again what was
    taken back, which there it does not know.
    """

    @override
    def event(self, event: QEvent) -> bool:
        if redoes(event, self):
            return True
        override = event.type() is QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.keyCombination() in _OURS:
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.keyCombination() == _ALL:
            self.selectAll()
        elif event.keyCombination() in _OURS:
            event.ignore()
        else:
            super().keyPressEvent(event)
