"""The program's log: registro.log in the user's folder, and fallas.log for what ends the process itself.

It is begun before Qt is loaded, so that Qt is not imported here.
"""

from __future__ import annotations

import faulthandler
import logging
import sys
from pathlib import Path

from model.overriding import override
from resources.places import user_folder

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
