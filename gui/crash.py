"""What happens when the program itself fails: a line in the log, a rescue copy, and one dialog."""

from __future__ import annotations

import logging
import sys
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from resources.places import user_folder

if TYPE_CHECKING:
    from gui.safekeeping.journal_flow import JournalFlow
    from gui.session import Session

log = logging.getLogger(__name__)

FAULT, NO_MEMORY = "El programa tuvo una falla.", "No alcanza la memoria de la computadora."


def log_qt_messages() -> None:
    """Send what Qt has to say, in English and for developers, to the log instead of the console."""

    def write(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        log.info("Qt: %s", message)

    qInstallMessageHandler(write)


class CrashHook:
    """Catches what no code caught: writes it to the log, saves a rescue copy, tells the officer once."""

    def __init__(self) -> None:
        self.session: Session | None = None
        self.journals: JournalFlow | None = None
        self._showing = False

    def install(self) -> None:
        """Become Python's handler of uncaught errors; Qt's slots and events end there too."""
        sys.excepthook = self

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Handle one uncaught error; the window stays open."""
        log.critical("uncaught", exc_info=(kind, error, trace))
        if self._showing:  # painting can fail dozens of times in a row; one dialog says it all
            return
        self._showing = True
        try:
            from PySide6.QtWidgets import QMessageBox

            what = NO_MEMORY if issubclass(kind, MemoryError) else FAULT
            box = QMessageBox(QMessageBox.Icon.Critical, "Informe Trimestral", what)
            box.setInformativeText(
                f"{self._rescue()}{self._kept()} Si puede, guarde su trabajo, cierre el programa y vuelva a "
                "abrirlo."
            )
            box.addButton("Seguir", QMessageBox.ButtonRole.AcceptRole)
            box.exec()
        finally:
            self._showing = False

    def _kept(self) -> str:
        """Return where else the work is, "" if it is nowhere else."""
        try:
            kept = self.journals is not None and self.journals.begun and self.journals.flush()
        except Exception:  # the last net: nothing here may raise
            log.exception("no journal")
            kept = False
        return " Lo que escribió está también en el respaldo y se ofrece al abrir de nuevo." if kept else ""

    def _rescue(self) -> str:
        if self.session is None:
            return ""
        from model.files import make_folder
        from model.safekeeping.saving import save
        from model.safekeeping.versions import Versions

        folder = user_folder()
        path = folder / f"rescate-{datetime.now().astimezone():%Y%m%d-%H%M%S}.informe"
        versions = Versions(folder / "versiones")
        try:
            make_folder(folder)
            save(
                self.session.report,
                path,
                self.session.identity,
                versions,
                expected=None,
                little_space_accepted=True,
            )
        except Exception:  # whatever it is: this is the last net, and the window shall stay
            log.exception("no rescue copy")
            return "No se pudo guardar una copia de rescate."
        return f"Se guardó una copia de rescate en {path}."
