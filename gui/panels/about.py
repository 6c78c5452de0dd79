"""Two small windows of the help menu: the keys, and what program this is."""

from __future__ import annotations

from collections.abc import Iterator

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
from gui.panels.scrolling import fit_on_screen
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.version import VERSION
from resources.places import own_catalogue, user_folder

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


def key_rows(style: str) -> Iterator[tuple[str, str]]:
    """Yield keys and what they do, of the table and of the actions; ``style`` is "es" or "en"."""
    yield from IN_THE_TABLE
    for spec in ACTIONS:
        keys = [_as_labelled(key) for key in spec.shortcuts(style)]
        if keys:
            yield " o ".join(keys), spec.text.rstrip("…")


def _as_labelled(key: str) -> str:
    """Return a key as keyboards in Mexico are labelled: "Ctrl+Mayús+P"."""
    text = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return text.replace("Control", "Ctrl").replace("Mayúsculas", "Mayús")


class ShortcutsDialog(QDialog):
    """Every key in one table; ``style`` is "es" or "en"."""

    def __init__(self, style: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Atajos de teclado")
        rows = list(key_rows(style))
        table = QTableWidget(len(rows), 2, self)
        wear(table, Variant.FRAMED)
        table.setAccessibleName("Atajos de teclado")
        table.setHorizontalHeaderLabels(["Tecla", "Qué hace"])
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                table.setItem(row, column, QTableWidgetItem(text))
        buttons = QDialogButtonBox(self)
        buttons.addButton("Cerrar", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(table)
        layout.addWidget(buttons)
        fit_on_screen(self, 170 * SPACE, 150 * SPACE)


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


def show_shortcuts(parent: QWidget, style: str) -> None:
    """Show every key; ``style`` is "es" or "en"."""
    ShortcutsDialog(style, parent).exec()


def show_about(parent: QWidget) -> None:
    """Say what program this is."""
    AboutBox(parent).exec()
