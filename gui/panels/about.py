"""Two small windows of the help menu: the keys, and what program this is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QMessageBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.actions import ACTIONS
from resources.places import own_catalogue, user_folder
from model.version import VERSION

IN_THE_TABLE = (
    ("Escribir", "Reemplaza lo que hay en la celda"),
    ("F2 o doble clic", "Edita la celda con el cursor al final"),
    ("Entrar / Mayús+Entrar", "Acepta y baja / sube; tras usar Tab, vuelve a la columna donde empezó"),
    ("Tab / Mayús+Tab", "Acepta y va a la siguiente / anterior celda que se puede llenar"),
    ("Alt+Entrar", "Renglón nuevo dentro de un texto"),
    ("Alt+Flecha abajo", "Abre la lista de opciones"),
    ("Esc", "Deja la celda como estaba"),
    ("Supr / Retroceso", "Vacía las celdas / vacía y edita"),
    ("Inicio, Fin, Ctrl+Inicio, Ctrl+Fin", "Va al principio o al final del renglón o de la tabla"),
)


def show_shortcuts(parent: QWidget, style: str) -> None:
    """Show every key, of the table and of the actions; ``style`` is "es" or "en"."""
    rows = [*IN_THE_TABLE]
    for spec in ACTIONS:
        keys = [
            QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            for key in spec.shortcuts(style)
        ]
        if keys:
            rows.append((" o ".join(keys), spec.text.rstrip("…")))
    dialog = QDialog(parent)
    dialog.setWindowTitle("Atajos de teclado")
    table = QTableWidget(len(rows), 2, dialog)
    table.setHorizontalHeaderLabels(["Tecla", "Qué hace"])
    table.verticalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.setItem(row, column, QTableWidgetItem(text))
    buttons = QDialogButtonBox(Qt.Orientation.Horizontal, dialog)
    buttons.addButton("Cerrar", QDialogButtonBox.ButtonRole.RejectRole)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(table)
    layout.addWidget(buttons)
    dialog.resize(640, 560)
    dialog.exec()


def show_about(parent: QWidget) -> None:
    """Say the version, the catalogue in use and where the log is."""
    catalogue = own_catalogue().path
    box = QMessageBox(parent)
    box.setWindowTitle("Acerca de Informe Trimestral")
    box.setText(f"Informe Trimestral {VERSION}")
    box.setInformativeText(
        "Prepara el informe trimestral de un programa presupuestario. Trabaja sin internet.\n\n"
        f"Catálogo en uso: {catalogue or 'el del programa'}\n"
        f"Registro y ajustes: {user_folder()}\n\n"
        "Programa libre, licencia MIT. Letra IBM Plex (OFL). Iconos Lucide (ISC). Hecho con Qt (LGPL)."
    )
    box.addButton("Cerrar", QMessageBox.ButtonRole.AcceptRole)
    box.exec()
