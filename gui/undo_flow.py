"""Undo and redo: carried out after an open editor is closed, and named in the menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from gui.session import Session
from gui.table import ReportTable
from model.edits import first_change


class UndoFlow(QObject):
    """Ties the two actions to the session's undo list; what they change comes into sight and is chosen.

    The list speaks also while it is being destroyed. Qt then leaves out the methods of an object that is
    gone already; a lambda it would call. Hence one method for each signal.
    """

    def __init__(
        self,
        session: Session,
        actions: Mapping[str, QAction],
        table: ReportTable,
        *,
        commit: Callable[[], bool],
        say: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._table = session, table
        self._stack = session.undo_stack
        self._undo_action, self._redo_action = actions["undo"], actions["redo"]
        self._commit = commit
        self._say = say
        self._stack.undoTextChanged.connect(self._name_undo)
        self._stack.redoTextChanged.connect(self._name_redo)
        self._stack.canUndoChanged.connect(self._undo_action.setEnabled)
        self._stack.canRedoChanged.connect(self._redo_action.setEnabled)
        session.replaced.connect(self.refresh)
        self.refresh()

    def slots(self) -> Mapping[str, Callable[[], None]]:
        """Return what the actions of the window do, by their keys."""
        return {"undo": self.undo, "redo": self.redo}

    def refresh(self) -> None:
        """Let both actions show what the list holds."""
        self._undo_action.setEnabled(self._stack.canUndo())
        self._redo_action.setEnabled(self._stack.canRedo())
        self._name_undo(self._stack.undoText())
        self._name_redo(self._stack.redoText())

    def undo(self) -> None:
        """Take the last step back."""
        self._step("Se deshizo", self._stack.undoText, self._stack.undo)

    def redo(self) -> None:
        """Carry out again the step that was taken back last."""
        self._step("Se rehízo", self._stack.redoText, self._stack.redo)

    def _step(self, verb: str, name: Callable[[], str], step: Callable[[], None]) -> None:
        if self._commit() and (text := name()):  # named after the commit, which may be the step itself
            before = self._session.report
            step()
            if place := first_change(before, self._session.report):
                self._table.bring(*place)
            self._say(f"{verb}: {text}.")

    def _name_undo(self, text: str) -> None:
        _name(self._undo_action, "Deshacer", text)

    def _name_redo(self, text: str) -> None:
        _name(self._redo_action, "Rehacer", text)


def _name(action: QAction, word: str, text: str) -> None:
    """Let the menu say what the step is."""
    action.setText(f"{word} {text}".strip())
