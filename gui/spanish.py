"""Makes Qt's own buttons, menus and dialogs speak Spanish, whatever the computer's language."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from PySide6.QtCore import QFileInfo, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog, QFileIconProvider
from typing_extensions import override

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


class SpanishTexts(QTranslator):
    """Qt's Spanish texts, with the names of keys that are on the keyboard: "Mayús", not "Mayúsculas"."""

    @override
    def translate(
        self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        if context == "QShortcut" and source_text in KEY_NAMES:
            return KEY_NAMES[source_text]
        # An empty text would be taken for the translation; what has none is shown as it is.
        return super().translate(context, source_text, disambiguation, n) or source_text


def install_spanish(app: QApplication) -> None:
    """Set Mexico's locale and load Qt's Spanish texts for the whole application."""
    mexico = QLocale(QLocale.Language.Spanish, QLocale.Country.Mexico)
    QLocale.setDefault(mexico)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = SpanishTexts(app)  # the parent keeps it alive
    if translator.load(mexico, "qtbase", "_", folder):
        app.installTranslator(translator)
    else:
        log.warning("qtbase_es.qm not found in %s", folder)


class SpanishFileKinds(QFileIconProvider):
    """Names the kinds of file in the dialog that Qt draws itself; its Spanish texts lack them."""

    @override
    def type(self, info: QFileInfo, /) -> str:
        if info.isDir():
            return "Carpeta"
        return f"Archivo {info.suffix()}" if info.suffix() else "Archivo"


FILE_KINDS = SpanishFileKinds()


def label_file_dialog(dialog: QFileDialog, accept: str) -> None:
    """Label what Qt's Spanish texts lack in the dialog that it draws itself; ``accept`` names its button."""
    dialog.setIconProvider(FILE_KINDS)
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, "Buscar en:")
    dialog.setLabelText(QFileDialog.DialogLabel.FileName, "Nombre del archivo:")
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, "Tipo de archivo:")
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, accept)
    dialog.setLabelText(QFileDialog.DialogLabel.Reject, "Cancelar")
