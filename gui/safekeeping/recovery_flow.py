"""At the start: looks for work that a killed program left, and gives it back to whoever wants it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from gui.background import Job
from gui.safekeeping.journal_flow import JournalFlow
from gui.safekeeping.lock_flow import Access
from gui.session import Session
from model.edits import turned_into

if TYPE_CHECKING:  # imported when something is found
    from export.progress import Progress
    from model.safekeeping.drafts import Draft
    from model.safekeeping.recovered import Recovered

AFTER_A_FALL = "El programa se cerró sin guardar. Su trabajo no se perdió."
WHEN_ASKED = "Trabajo que no llegó a guardarse"
STEP = "recuperar lo que no se había guardado"


class RecoveryFlow(QObject):
    """Finds, shows, takes, keeps and discards. ``may_leave`` asks whether the open report may be closed.

    ``admit(path)`` tells how this window may have the file. ``notice`` is for the status bar.
    """

    notice = Signal(str)

    def __init__(
        self,
        session: Session,
        journals: JournalFlow,
        *,
        may_leave: Callable[[], bool],
        admit: Callable[[Path], Access | None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._journals = journals
        self._may_leave = may_leave
        self._admit = admit
        self._window = window
        self._job: Job | None = None
        self._taken: Recovered | None = None
        self.dialog: QDialog | None = None
        self.put_back: Callable[[Sequence[Draft]], None] | None = None
        """Puts texts that no report can hold back where they were typed; given by the window."""
        session.leaving.connect(self._on_leaving)
        session.saved.connect(self._on_saved)

    def slots(self) -> Mapping[str, Callable[[], None]]:
        """Return what the actions of the window do, by their keys."""
        return {"recover": self.show_all}

    def start(self) -> None:
        """Look, beside the window, for what the last start left; nothing is shown where there is nothing."""
        if _holds_folders(self._journals.folder):
            self._look(AFTER_A_FALL, discarded=False)

    def show_all(self) -> None:
        """Show what was kept for later, and what was discarded in the last 30 days."""
        self._look(WHEN_ASKED, discarded=True)

    def _look(self, headline: str, *, discarded: bool) -> None:
        if self._job is not None or self.dialog is not None:
            return
        folder = self._journals.folder

        sentences: list[str] = []

        def work(_progress: Progress) -> list[Recovered]:
            from model.safekeeping.recovered import left_in

            return left_in(folder, discarded=discarded, tell=sentences.append)

        self._job = Job("Buscando trabajo sin guardar…", work, self)
        self._job.done.connect(lambda finds: self._on_found(finds, sentences, headline, asked=discarded))
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_failed(self, _problem: object) -> None:
        self._job = None

    def _on_found(self, finds: list[Recovered], sentences: list[str], headline: str, *, asked: bool) -> None:
        self._job = None
        for sentence in dict.fromkeys(sentences):
            self.notice.emit(sentence)
        if not finds:
            if asked and not sentences:
                self.notice.emit("No hay trabajo sin guardar.")
            return
        from gui.safekeeping.recovery_dialog import RecoveryDialog

        dialog = RecoveryDialog(finds, headline, self._window)
        dialog.taken.connect(self._take)
        dialog.discarded.connect(self._discard)
        dialog.kept.connect(lambda find: find.found.keep())
        dialog.finished.connect(self._on_closed)
        self.dialog = dialog
        dialog.open()

    def _on_closed(self, _result: int) -> None:
        self.dialog = None

    def _discard(self, find: Recovered) -> None:
        find.found.discard()
        self.notice.emit(f"Se descartó lo recuperado de {find.name}; queda guardado 30 días.")

    def _take(self, find: Recovered) -> None:
        work = find.work
        path = work.path if work is not None else None
        access = None
        if self._may_leave():
            access = self._admit(path) if path is not None else Access.OWN
        if access is None:
            find.found.keep()
            return
        if access is Access.COPY:
            path = None
        session, begun = self._session, find.begun
        if work is not None and work.base_in_file:
            begun = work.base  # what both began from, for whoever has to reunite the two when saving
        session.replace(begun, path=path, identity=work.identity if work is not None and path else None)
        if not session.run(turned_into(begun, find.report), STEP):
            session.undo_stack.resetClean()
        if self._journals.flush():  # it is safe in the journal of this window now
            find.found.discard()
            self._taken = find if find.placed and find.whole else None
        else:
            find.found.keep()
        self.notice.emit(f"Se recuperó {find.name}. Revíselo y guárdelo.")
        if find.loose and self.put_back is not None:
            self.put_back(find.loose)

    def _on_leaving(self) -> None:
        self._taken = None

    def _on_saved(self, _report: object) -> None:
        """Forget what was taken once it is in a file, if its step was not undone before."""
        if self._taken is not None and self._session.undo_stack.index():
            self._taken.found.forget()
            self._taken = None


def _holds_folders(folder: Path) -> bool:
    """Return whether any journal lies there; looking into them is for the thread."""
    try:
        return any(path.is_dir() for path in folder.iterdir())
    except OSError:
        return False
