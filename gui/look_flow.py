"""Aspecto: light, dark, as the system is, or high contrast; chosen in the menu and remembered."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from gui.actions import LOOKS
from gui.settings import ProgramSettings
from gui.theme import apply_theme
from gui.theme.icons import Icon, icon
from gui.theme.palette import DARK, HIGH_CONTRAST, LIGHT
from gui.theme.roles import Palette

SYSTEM = "look_system"
PALETTES: Mapping[str, Palette | None] = {
    SYSTEM: None,
    "look_light": LIGHT,
    "look_dark": DARK,
    "look_contrast": HIGH_CONTRAST,
}


def wear_look(app: QApplication, look: str) -> None:
    """Dress the application in a look by the key of its action; an unknown one is as the system is."""
    apply_theme(app, PALETTES.get(look))


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
