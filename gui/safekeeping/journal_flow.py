"""Ties the journal to the open report: every edit and every key goes to the disk beside the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gui.safekeeping.typing_watch import TypingWatch
from gui.session import Session
from model.report import Report
from model.safekeeping.drafts import Draft

if TYPE_CHECKING:  # imported with the first journal
    from model.safekeeping.journal import Journal, Standing

FOLDER = "respaldos"
BEGIN_MS = 1_000
"""How long an opened report is left to the window before its journal begins; typing begins it at once."""


class JournalFlow(QObject):
    """Keeps one journal for the open report, from its first key until it is saved and closed.

    ``notice(sentence)`` says once that the disk refuses, and once that it takes again; ``warned(sentence)``
    stays until it does, then comes "". ``standing_changed(Standing)`` tells how safe the work is. All come
    in the window's thread.
    """

    notice = Signal(str)
    warned = Signal(str)
    standing_changed = Signal(object)
    _heard = Signal(object)

    def __init__(self, session: Session, home: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.folder = home / FOLDER
        self._session = session
        self._journal: Journal | None = None
        self._base = session.report
        self._in_no_file = False
        self._changed = False
        self._refused = False
        self._idle = QTimer(self, singleShot=True, interval=BEGIN_MS)
        self._idle.timeout.connect(self.begin)
        self.typing = TypingWatch(self)
        self.typing.drafts_changed.connect(self._on_typed)
        self._heard.connect(self._on_heard)
        session.leaving.connect(self.end)
        session.replaced.connect(self._on_replaced)
        session.changed.connect(self._on_changed)
        session.saved.connect(self._on_saved)
        session.undo_stack.indexChanged.connect(self._on_step)
        session.undo_stack.cleanChanged.connect(self._on_clean)

    def begin(self) -> Journal:
        """Return the journal of the open report, begun now if it was not."""
        from model.safekeeping.journal import Journal

        if self._journal is None:
            self._idle.stop()
            session = self._session
            self._journal = Journal(
                self.folder, self._base, session.identity, session.path,
                unsaved=self._in_no_file, heard=_safely(self._heard.emit),
            )  # fmt: skip
        return self._journal

    @property
    def begun(self) -> bool:
        """Whether anything is kept of the open report."""
        return self._journal is not None

    def flush(self) -> bool:
        """Return whether all that was typed until now is on the disk, waiting for it a few seconds."""
        self.typing.settle()
        return self._journal is None or self._journal.flush()

    def end(self) -> None:
        """Close the journal with its report: what was not to be saved is kept 30 days all the same."""
        self._idle.stop()
        journal, self._journal = self._journal, None
        if journal is not None:
            from model.safekeeping.generations import Ending

            journal.close(Ending.SAVED if self._session.undo_stack.isClean() else Ending.DISCARDED)

    def _on_replaced(self) -> None:
        self._base = self._session.report
        if self._refused:
            self.warned.emit("")
        self._changed = self._refused = self._in_no_file = False
        if self._session.path is not None:
            self._idle.start()
        self.typing.look()

    def _on_changed(self, _change: object) -> None:
        self._changed = True

    def _on_step(self, _index: int) -> None:
        if self._changed:  # else the list only begins anew
            self._changed = False
            self.begin().record(self._session.report)
            self.typing.look()

    def _on_clean(self, clean: bool) -> None:
        """Keep a report that was opened and is in no file: read from a workbook, or rescued."""
        if not clean and self._journal is None and not self._session.undo_stack.index():
            self._in_no_file = True
            self.begin()

    def _on_typed(self, drafts: tuple[Draft, ...]) -> None:
        if drafts or self._journal is not None:
            self.begin().draft(*drafts)

    def _on_saved(self, report: Report) -> None:
        session = self._session
        if session.path is None:
            return
        self._base, self._in_no_file = report, False
        if self._journal is not None:
            self._journal.saved(report, session.identity, session.path)

    def _on_heard(self, standing: Standing) -> None:
        self.standing_changed.emit(standing)
        if standing.problem is not None and not self._refused:
            sentence = f"Lo que escribe no queda respaldado. {standing.problem.sentence} Guarde su trabajo."
            self.notice.emit(sentence)
            self.warned.emit(sentence)
        elif standing.problem is None and self._refused:
            self.warned.emit("")
            self.notice.emit("El respaldo de lo que escribe funciona de nuevo.")
        self._refused = standing.problem is not None


def _safely(tell: Callable[[Standing], None]) -> Callable[[Standing], None]:
    """Return what tells the window from the writing thread, which outlives it by a moment."""

    def heard(standing: Standing) -> None:
        try:
            tell(standing)
        except RuntimeError:  # the window is gone
            return

    return heard
