"""Makes Qt's own buttons, menus and dialogs speak Spanish, whatever the computer's language."""

from __future__ import annotations

import logging

from PySide6.QtCore import QFileInfo, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog, QFileIconProvider
from typing_extensions import override

log = logging.getLogger(__name__)


def install_spanish(app: QApplication) -> None:
    """Set Mexico's locale and load Qt's Spanish texts for the whole application."""
    mexico = QLocale(QLocale.Language.Spanish, QLocale.Country.Mexico)
    QLocale.setDefault(mexico)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator(app)  # the parent keeps it alive
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
