"""Importing: choosing or pasting what is read, showing it, and putting it where the officer wants it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from export.progress import Progress
from gui.file_drop import FileDrop
from gui.file_flow import FileFlow
from gui.prompts import Prompts
from gui.session import Session
from gui.settings import ProgramSettings
from model.errors import ProblemForUser
from model.report import Report

if TYPE_CHECKING:  # the reader comes in with the first file that is imported
    from model.foreign import Book

_NOTHING_COPIED = "No hay ningún texto copiado."
_COPY_FIRST = "Copie la tabla en el PDF, en Word o en Excel y vuelva a elegir esta orden."


class Runner(Protocol):
    """Does work beside the window, with its progress and a way to stop it; see ``ExportFlow.run``."""

    def __call__(self, name: str, work: Callable[[Progress], Any], then: Callable[[Any], None], /) -> None:
        """Do ``work``, then hand its result to ``then``; a problem is shown."""


class ImportFlow(QObject):
    """The officer's import actions. ``notice(sentence)`` is for the status bar.

    ``run`` works beside the window; ``commit`` closes an open editor and says whether its text was accepted.
    A foreign file that is opened through ``files``, or dropped on the window, comes here too.
    """

    notice = Signal(str)

    def __init__(
        self,
        session: Session,
        prompts: Prompts,
        settings: ProgramSettings,
        run: Runner,
        files: FileFlow,
        commit: Callable[[], bool],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._prompts = prompts
        self._settings = settings
        self._run = run
        self._commit = commit
        self._files = files
        self._window = window
        files.foreign = self.open
        FileDrop(window).dropped.connect(files.open_path)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the actions of the window do here."""
        return {"import": self.choose, "import_copied": self.paste}

    def choose(self) -> None:
        """Ask for a foreign file and show what is in it."""
        path = self._prompts.foreign_path(self._settings.folder)
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Show what is in a foreign file; it goes where the officer says."""
        self._settings.folder = str(path.parent)
        self._read(path, self._show)

    def paste(self) -> None:
        """Show the report that was copied from a PDF, Word or a sheet."""
        book = self._copied()
        if book is not None:
            self._read(book, self._show)

    def ask(self, source: Path | Book, then: Callable[[Report], None], *, verb: str = "Continuar") -> None:
        """Show what is in a foreign file and hand its report to ``then`` once the officer accepts it.

        For whoever needs a report and not a change of the open one; ``verb`` is what the button says.
        """

        def show(start: Any) -> None:
            if start.own is not None:
                from gui.returned.showing import ask_returned

                ask_returned(start.own, self._window, then, verb)
                return
            from gui.importing.dialog import ImportDialog

            dialog = ImportDialog(start, self._settings, self._window, verb=verb)
            dialog.taken.connect(lambda imported, _: then(imported.report))
            dialog.open()

        self._read(source, show)

    def _read(self, source: Path | Book, then: Callable[[Any], None]) -> None:
        from gui.importing.reading import begin  # with all of the reader, when it is first wanted

        if self._commit():
            name = source.name
            work = partial(begin, source, self._settings.import_columns)
            self._run(f"Leyendo {name}…", work, then)

    def _copied(self) -> Book | None:
        from export.reading.process import read_copied
        from model.foreign import ImportProblem

        held = QApplication.clipboard().mimeData()
        try:
            if held is None or not held.text().strip():  # Qt has no data where nothing was ever copied
                raise ImportProblem(_NOTHING_COPIED, _COPY_FIRST)
            return read_copied(held.text(), held.html() if held.hasHtml() else "")
        except ProblemForUser as problem:
            self._prompts.problem(problem)
        return None

    def _show(self, start: Any) -> None:
        if start.own is not None:
            from gui.returned.showing import show_returned

            leave, say = self._files.may_leave, self.notice.emit
            show_returned(start.own, self._session, self._window, may_leave=leave, say=say)
            return
        from gui.importing.dialog import Destination, ImportDialog

        begun = bool(self._session.report.indicators)
        destinations = tuple(Destination) if begun else (Destination.NEW,)
        dialog = ImportDialog(
            start,
            self._settings,
            self._window,
            destinations=destinations,
            allowed=lambda chosen: chosen is not Destination.NEW or self._files.may_leave(),
        )
        dialog.taken.connect(self._on_taken)
        dialog.open()

    def _on_taken(self, imported: Any, destination: Any) -> None:
        from gui.importing.dialog import Destination

        count = len(imported.report.indicators)
        said = "1 indicador" if count == 1 else f"{count:,} indicadores"
        if destination is Destination.NEW:
            self._session.replace(imported.report, path=None)
            self._session.undo_stack.resetClean()  # it is in no file yet
            self.notice.emit(f"Se importó: {said}. Guarde el informe para conservarlo.")
            return
        from model.importing.taking import adding, keeps_closed, replacing

        replaced = destination is Destination.REPLACE
        edit = (replacing if replaced else adding)(self._session.report, imported.report)
        closed = replaced and keeps_closed(self._session.report, imported.report)
        self._session.run(edit, f"importar {said} de {imported.source}")
        kept = " Las celdas cerradas conservan sus valores." if closed else ""
        self.notice.emit(f"Se importó: {said}.{kept} Puede deshacerlo con Ctrl+Z.")
