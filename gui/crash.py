"""What happens when the program itself fails: the log, a rescue copy, and one dialog."""

from __future__ import annotations

import faulthandler
import logging
import sys
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from model.overriding import override
from resources.places import user_folder

if TYPE_CHECKING:
    from gui.safekeeping.journal_flow import JournalFlow
    from gui.session import Session

log = logging.getLogger(__name__)

FAULT, NO_MEMORY = "El programa tuvo una falla.", "No alcanza la memoria de la computadora."
LOG_BYTES, LOG_FILES = 500_000, 3


class LogFile(logging.Handler):
    """A rotating file that is opened with its first line: most days nothing has to be written."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    @override
    def emit(self, record: logging.LogRecord) -> None:
        try:
            if self._file is None:
                from logging.handlers import RotatingFileHandler  # brings sockets and queues with it

                self._file = RotatingFileHandler(
                    self._path, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8"
                )
                self._file.setFormatter(self.formatter)
            self._file.emit(record)
        except Exception:  # as every handler of logging does
            self.handleError(record)

    @override
    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


def start_log() -> None:
    """Send the program's log to a rotating file in the user's folder, from the first moment on.

    On a computer where that folder cannot be written, the log goes to the console, if there is one.
    """
    folder = user_folder()
    handler: logging.Handler
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = LogFile(folder / "registro.log")
        # A crash of Qt itself is written by number of file, so it needs one that never rotates away.
        faulthandler.enable((folder / "fallas.log").open("a", encoding="utf-8"))
    except OSError:
        handler = logging.StreamHandler() if sys.stderr else logging.NullHandler()
    logging.basicConfig(
        handlers=[handler],
        level=logging.INFO,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        force=True,
    )


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
