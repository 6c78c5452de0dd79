"""The window with the e-mail that was prepared, and the ways to send it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from export.mail import HandedOver
from gui.mailing.opening import open_file, show_in_folder
from gui.panels.scrolling import fit_on_screen
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear

_ADVICE = (
    "«Abrir borrador» lo abre en el programa de correo de esta computadora, con los archivos adjuntos; sólo "
    "falta el destinatario. Si su correo está en internet, copie el texto, péguelo en un mensaje nuevo y "
    "adjunte los archivos."
)
_NO_PROGRAM = (
    "Esta computadora no abrió el borrador: quizá no tiene programa de correo. Copie el texto, péguelo en su "
    "correo de siempre y adjunte los archivos."
)
_NO_FOLDER = "No se pudo mostrar la carpeta. Los archivos están en: {folder}"


class MailDialog(QDialog):
    """Shows subject and text, both to be read only, and names the files."""

    def __init__(self, handed: HandedOver, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Preparar correo")
        self._handed = handed
        title = QLabel("El correo está listo", self)
        wear(title, Variant.SUBTITLE)
        self.subject = QLineEdit(handed.letter.subject, self)
        self.subject.setReadOnly(True)
        self.subject.setCursorPosition(0)
        self.text = QPlainTextEdit(handed.letter.text, self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        names = ", ".join(path.name for path in handed.files)
        files = QLabel(f"Archivos: {names}", self)
        self.said = QLabel(" ".join((*handed.notices, _ADVICE)), self)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(title)
        for name, widget in (("Asunto", self.subject), ("Texto", self.text)):
            label = QLabel(name, self)
            wear(label, Variant.STRONG)
            label.setBuddy(widget)
            widget.setAccessibleName(name)
            layout.addWidget(label)
            layout.addWidget(widget)
        for label in (files, self.said):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            layout.addWidget(label)
        buttons = QDialogButtonBox(self)
        action = QDialogButtonBox.ButtonRole.ActionRole
        opening = buttons.addButton("&Abrir borrador", action)
        wear(opening, Variant.PRIMARY)
        opening.clicked.connect(self._open)
        buttons.addButton("&Copiar texto del correo", action).clicked.connect(self._copy)
        buttons.addButton("&Mostrar archivos", action).clicked.connect(self._show_files)
        buttons.addButton("Cerrar", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        fit_on_screen(self, 160 * SPACE, 130 * SPACE)
        opening.setDefault(True)
        opening.setFocus()

    def _open(self) -> None:
        opened = open_file(self._handed.message)
        self._say("Se abrió el borrador. Falta el destinatario." if opened else _NO_PROGRAM)

    def _copy(self) -> None:
        QApplication.clipboard().setText(f"{self._handed.letter.subject}\n\n{self._handed.letter.text}")
        self._say("Se copió el texto: el primer renglón es el asunto. Péguelo en su correo con Ctrl+V.")

    def _show_files(self) -> None:
        if not show_in_folder(self._handed.files[0]):
            self._say(_NO_FOLDER.format(folder=self._handed.message.parent))

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setAccessibleName(sentence)
