"""A second start on a file that is open already brings its window to the front.

Each window that has a file watches a folder for a call: an empty file named by the id in its lock. The
caller waits until the call is taken away, so it knows that somebody answered.
"""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

CALLS = "llamadas"
PATIENCE = 2.0  # seconds until a window counts as one that does not answer
_STEP = 0.01


class Calls(QObject):
    """Watches for calls to this window; ``called`` tells of each."""

    called = Signal()

    def __init__(self, home: Path, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._call = home / CALLS / name
        self._watcher = QFileSystemWatcher(self)
        with suppress(OSError):
            self._call.parent.mkdir(parents=True, exist_ok=True)
            self._watcher.addPath(str(self._call.parent))
        self._watcher.directoryChanged.connect(self._look)

    def _look(self, _folder: str) -> None:
        with suppress(OSError):
            self._call.unlink()
            self.called.emit()


def call(home: Path, name: str, process: int) -> bool:
    """Call the window named ``name`` to the front; return whether it answered within two seconds."""
    place = home / CALLS / name
    if not place.parent.is_dir():
        return False
    _let_come_forward(process)
    try:
        place.touch()
        end = time.monotonic() + PATIENCE
        while place.exists():
            if time.monotonic() > end:
                place.unlink(missing_ok=True)
                return False
            time.sleep(_STEP)
    except OSError:
        return False
    return True


def answered_elsewhere(file: Path, home: Path) -> bool:
    """Return whether another window of this user has the file open and came to the front for it."""
    if not file.with_name(f".~{file.name}.lock").exists():
        return False
    from model.safekeeping.lock import Lock, State
    from model.safekeeping.processes import user_name

    found = Lock(file).look()
    holder = found.holder
    if found.state is not State.ALIVE or holder is None or holder.user != user_name():
        return False
    return call(home, holder.id, holder.pid)


def bring_forward(window: QWidget) -> None:
    """Show a window before all others, whatever it was."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


if sys.platform == "win32":
    import ctypes

    def _let_come_forward(process: int) -> None:
        ctypes.windll.user32.AllowSetForegroundWindow(process)

else:

    def _let_come_forward(_process: int) -> None:
        """Do nothing: only Windows asks who was in front before."""
