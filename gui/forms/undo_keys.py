"""Undo and redo inside a dialog whose changes go into the report at once."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QUndoStack
from PySide6.QtWidgets import QDialog


class UndoKeys(QObject):
    """Ctrl+Z takes back what was changed since the dialog opened, and no more: the rest cannot be seen.

    Emits ``stepped`` with a sentence.
    """

    stepped = Signal(str)

    def __init__(self, dialog: QDialog, stack: QUndoStack) -> None:
        super().__init__(dialog)
        self._stack = stack
        self._first = stack.index()
        self._undone_from = self._first
        for keys, act in (("Ctrl+Z", self._undo), ("Ctrl+Y", self._redo), ("Ctrl+Shift+Z", self._redo)):
            QShortcut(QKeySequence(keys), dialog).activated.connect(act)

    def _undo(self) -> None:
        if self._stack.index() > self._first:
            text = self._stack.undoText()
            self._undone_from = max(self._undone_from, self._stack.index())
            self._stack.undo()
            self.stepped.emit(f"Se deshizo: {text}.")

    def _redo(self) -> None:
        if self._stack.canRedo() and self._stack.index() < self._undone_from:
            text = self._stack.redoText()
            self._stack.redo()
            self.stepped.emit(f"Se rehízo: {text}.")
