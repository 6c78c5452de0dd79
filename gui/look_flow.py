"""Aspecto: light, dark, as the system is, or high contrast; chosen in the menu and remembered."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from gui.actions import LOOKS
from gui.look import PALETTES, SYSTEM, wear_look
from gui.settings import ProgramSettings
from gui.theme.icons import Icon, icon


class LookFlow(QObject):
    """The submenu and what its actions do. ``menu`` is to be put into the menu bar."""

    def __init__(self, actions: Mapping[str, QAction], settings: ProgramSettings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self.menu = QMenu("Aspecto", window)
        self.menu.setIcon(icon(Icon.CONTRAST_LOOK))
        group = QActionGroup(self)
        chosen = settings.look if settings.look in PALETTES else SYSTEM
        for key in LOOKS:
            group.addAction(actions[key])
            self.menu.addAction(actions[key])
            actions[key].setChecked(key == chosen)
            actions[key].triggered.connect(lambda _=False, key=key: self._choose(key))

    def _choose(self, key: str) -> None:
        self._settings.look = key
        self._settings.save()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setOverrideCursor(Qt.CursorShape.WaitCursor)  # every part of the window is dressed anew
            try:
                wear_look(app, key)
            finally:
                app.restoreOverrideCursor()
