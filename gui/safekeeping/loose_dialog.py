"""Texts that were recovered and fit nowhere: to be read, copied, and typed where they belong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gui.panels.scrolling import fit_on_screen
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear

_WHAT = (
    "Esto se estaba escribiendo cuando el programa se cerró y no cabe en ningún dato del informe. "
    "Cópielo y escríbalo donde corresponda."
)


class LooseDialog(QDialog):
    """Shows pairs of what a text was for and the text itself."""

    def __init__(self, texts: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Textos recuperados")
        what = QLabel(_WHAT, self)
        what.setWordWrap(True)
        self.text = QPlainTextEdit(self)
        wear(self.text, Variant.FRAMED)
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Textos recuperados")
        self.text.setPlainText("\n\n".join(f"{where}:\n{text}" for where, text in texts))
        buttons = QDialogButtonBox(self)
        self.copy = buttons.addButton("&Copiar todo", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.text.toPlainText()))
        buttons.addButton("Cerrar", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * SPACE, 4 * SPACE, 4 * SPACE, 4 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(what)
        layout.addWidget(self.text, 1)
        layout.addWidget(buttons)
        fit_on_screen(self, 130 * SPACE, 75 * SPACE)
