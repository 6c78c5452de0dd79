"""The window that has a file comes to the front when a second start on that file calls for it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from model.safekeeping.calls import CALLS


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


def bring_forward(window: QWidget) -> None:
    """Show a window before all others, whatever it was."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
