"""The words that Qt's Spanish texts lack in the dialog for files that it draws itself."""

from __future__ import annotations

from PySide6.QtCore import QFileInfo, QSize
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QHeaderView, QTreeView

from gui.theme.metrics import SPACE
from model.overriding import override


class SpanishFileKinds(QFileIconProvider):
    """Names the kinds of file in the dialog that Qt draws itself; its Spanish texts lack them."""

    @override
    def type(self, info: QFileInfo, /) -> str:
        if info.isDir():
            return "Carpeta"
        return f"Archivo {info.suffix()}" if info.suffix() else "Archivo"


FILE_KINDS = SpanishFileKinds()
_ROOMY = QSize(212 * SPACE, 120 * SPACE)  # names of reports are long


def label_file_dialog(dialog: QFileDialog, accept: str) -> None:
    """Label what Qt's Spanish texts lack in the dialog that it draws itself; ``accept`` names its button."""
    dialog.setIconProvider(FILE_KINDS)
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, "Buscar en:")
    dialog.setLabelText(QFileDialog.DialogLabel.FileName, "Nombre del archivo:")
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, "Tipo de archivo:")
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, accept)
    dialog.setLabelText(QFileDialog.DialogLabel.Reject, "Cancelar")
    if (details := dialog.findChild(QTreeView)) is not None:  # the system's own dialog has none
        details.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, details.header().count()):
            details.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        dialog.resize(dialog.size().expandedTo(_ROOMY))
