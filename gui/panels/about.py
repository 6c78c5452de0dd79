"""What program this is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from model.version import VERSION
from resources.places import own_catalogue, user_folder


class AboutBox(QMessageBox):
    """The version, the catalogue in use and where the log is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Acerca de Informe Trimestral")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(f"Informe Trimestral {VERSION}")
        self.setInformativeText(
            "Prepara el informe trimestral de un programa presupuestario. Trabaja sin internet.\n\n"
            f"Catálogo en uso: {own_catalogue().path or 'el del programa'}\n"
            f"Registro y ajustes: {user_folder()}\n\n"
            "Programa libre, licencia MIT. Letra IBM Plex (OFL). Iconos Lucide (ISC). Hecho con Qt (LGPL)."
        )
        self.addButton("Cerrar", QMessageBox.ButtonRole.AcceptRole)


def show_about(parent: QWidget) -> None:
    """Say what program this is."""
    AboutBox(parent).exec()
