"""Makes Qt's own buttons, menus and dialogs speak Spanish, whatever the computer's language."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

import resources

log = logging.getLogger(__name__)

KEY_NAMES: Mapping[str, str] = {
    "Ctrl": "Ctrl",
    "Shift": "Mayús",
    "PgDown": "AvPág",
    "PgUp": "RePág",
    "Del": "Supr",
    "Ins": "Insert",
    "Backspace": "Retroceso",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "Return": "Entrar",
    "Enter": "Entrar",
    "Space": "Espacio",
    "Home": "Inicio",
    "End": "Fin",
}
"""How keys are labelled in Mexico, and called in Excel, by Qt's own name of them."""

_KEYS = resources.read("translations/teclas_es.qm")  # Qt reads in these bytes as long as it runs


def install_spanish(app: QApplication) -> None:
    """Set Mexico's locale and load Qt's Spanish texts for the whole application.

    Over them lie the names of keys that are on the keyboard ("Mayús", not "Mayúsculas"), compiled like Qt's
    own: it asks for them thousands of times while the menus are made.
    """
    mexico = QLocale(QLocale.Language.Spanish, QLocale.Country.Mexico)
    QLocale.setDefault(mexico)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    texts = QTranslator(app)  # the parent keeps it alive
    if texts.load(mexico, "qtbase", "_", folder):
        app.installTranslator(texts)
    else:
        log.warning("qtbase_es.qm not found in %s", folder)
    keys = QTranslator(app)
    keys.load(_KEYS)
    app.installTranslator(keys)
