"""The looks that the program can wear, by the keys of their actions."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QApplication

from gui.theme import apply_theme
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
