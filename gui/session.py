"""The open report as the window knows it: document, undo stack and file. The only hub between views."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from model.catalogue import Catalogue
from model.document import Document
from model.edits import Change, Edit, set_cells, set_field
from model.findings import Findings
from model.overriding import override
from model.project_file import Identity, Opened
from model.report import BLANK_REPORT, Report, Settings
from model.schema import Value

if TYPE_CHECKING:  # the history of values comes in when somebody asks for it
    from model.history import Step


class EditCommand(QUndoCommand):
    """A step of the undo list: carrying out an edit gives the edit that takes it back."""

    def __init__(self, session: Session, edit: Edit, text: str) -> None:
        super().__init__(text)
        self._session = session
        self._next = edit
        self._when = datetime.now().astimezone()

    @property
    def step(self) -> Step:
        """The step as it was carried out; meaningless once it is undone."""
        from model.history import Step

        return Step(self.text(), self._when, self._next)

    @override
    def redo(self) -> None:
        self._next = self._session.document.apply(self._next)

    undo = redo  # the inverse of the inverse


class Session(QObject):
    """One open report. Views listen to its signals and ask it for changes; no view knows another.

    Signals: ``changed(Change)`` after each edit, undo and redo; ``leaving`` before another report is
    opened and ``replaced`` after it; ``reviewed`` when findings that were not complete are;
    ``saved(Report)`` with what is now in the file; ``path_changed`` when the file's name changed. Whether
    there is unsaved work is ``undo_stack.isClean()`` and nothing else.
    """

    changed = Signal(object)
    leaving = Signal()
    replaced = Signal()
    reviewed = Signal()
    saved = Signal(object)
    path_changed = Signal()

    def __init__(
        self, catalogue: Catalogue, report: Report | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.catalogue = catalogue
        self.undo_stack = QUndoStack(self)
        self.path: Path | None = None
        self.identity = Identity.new()
        self.opened_seq = 0
        self.saved_report: Report | None = None
        self.review_later = False
        """Whether someone completes the findings of a report that was just opened (``Review``)."""
        self.document = self._document(report or BLANK_REPORT)

    def _document(self, report: Report) -> Document:
        document = Document(report, self.catalogue)
        document.listen(self._on_change)
        if not self.review_later:
            document.findings.finish()
        return document

    def _on_change(self, change: Change) -> None:
        self.changed.emit(change)

    @property
    def report(self) -> Report:
        """The report as it stands, frozen."""
        return self.document.report

    @property
    def settings(self) -> Settings:
        """The settings of the report as it stands."""
        return self.document.report.settings

    @property
    def findings(self) -> Findings:
        """What the rules say of the report as it stands; whoever counts or lists them completes them."""
        return self.document.findings

    def run(self, edit: Edit | None, text: str) -> bool:
        """Carry out an edit as one undo step called ``text`` ("pegar 4×15"); None does nothing.

        Returns whether there was something to do.
        """
        if edit is None:
            return False
        self.undo_stack.push(EditCommand(self, edit, text))
        return True

    def steps(self) -> Iterator[Step]:
        """Yield the steps that led to the report as it stands, the latest first."""
        for number in range(self.undo_stack.index() - 1, -1, -1):
            command = self.undo_stack.command(number)
            if isinstance(command, EditCommand):
                yield command.step

    def set_cells(self, cells: Iterable[tuple[int, str, Value]], text: str) -> bool:
        """Put values in cells (row, key, value) as one step; return whether anything changed."""
        return self.run(set_cells(self.report, cells), text)

    def set_field(self, key: str, value: Value, text: str) -> bool:
        """Give a field of the report a value as one step; return whether it changed."""
        return self.run(set_field(self.report, key, value), text)

    def replace(self, report: Report, *, path: Path | None, identity: Identity | None = None) -> None:
        """Open another report in place of this one; the undo list begins anew."""
        self.leaving.emit()
        self.document = self._document(report)
        self.path = path
        self.identity = identity or Identity.new()
        self.opened_seq = self.identity.saved_seq
        self.saved_report = report if path else None
        self.undo_stack.clear()
        self.undo_stack.setClean()  # an empty stack, such as an import's, is not cleaned by clearing it
        self.replaced.emit()
        self.path_changed.emit()

    def open(self, opened: Opened, path: Path | None) -> None:
        """Show a report that was read from a file; ``path`` None opens it as a new, unnamed one."""
        self.replace(opened.report, path=path, identity=opened.identity if path else None)

    def know_file(self, opened: Opened) -> None:
        """Remember that the file now holds ``opened``, whose work the report as it stands contains."""
        seq = max(self.identity.saved_seq, opened.identity.saved_seq)
        self.identity = replace(self.identity, saved_seq=seq, digest=opened.identity.digest)
        self.saved_report = opened.report

    def mark_saved(self, path: Path, identity: Identity, report: Report | None = None) -> None:
        """Remember that ``report`` is in ``path``; None: the report as it stands.

        What was changed while it was being written stays unsaved.
        """
        self.path = path
        self.identity = identity
        self.saved_report = report or self.report
        if self.saved_report == self.report:
            self.undo_stack.setClean()
        else:
            self.undo_stack.resetClean()
        self.saved.emit(self.saved_report)
        self.path_changed.emit()
