"""The words that Qt's Spanish texts lack in the dialog for files that it draws itself."""

from __future__ import annotations

from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import QFileDialog, QFileIconProvider
from typing_extensions import override


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
