"""The menu of the reports opened last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from gui.settings import ProgramSettings


class RecentMenu(QMenu):
    """Lists the recent files, newest first; ``open_path`` is called with the one chosen."""

    def __init__(self, settings: ProgramSettings, open_path: Callable[[Path], None], parent: QWidget) -> None:
        super().__init__("Abrir reciente", parent)
        self._settings = settings
        self._open_path = open_path
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        for name in self._settings.recent:
            path = Path(name)
            action = self.addAction(f"{path.name}  ({path.parent})")
            action.triggered.connect(lambda _=False, path=path: self._open_path(path))
        if self.isEmpty():
            self.addAction("Aún no hay informes recientes").setEnabled(False)
