"""A file that was changed outside the program: which indicators, and what against the newest version."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from gui.panels.scrolling import fit_on_screen
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from gui.versions.difference_table import DifferenceTable
from gui.versions.words import moment, said
from model.compare import differences
from model.project_file import Opened
from model.safekeeping.rescue import Kept

TITLES = ("Indicador", "Dato", "En la versión guardada", "En el archivo")
NO_VERSION = "No hay una versión anterior guardada aparte con la cual compararlo."


class OutsideDialog(QDialog):
    """Tells what the file says otherwise than the newest version that the program kept of it."""

    def __init__(self, name: str, opened: Opened, newest: Kept | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("El archivo cambió por fuera")
        found = differences(newest.opened.report, opened.report) if newest else ()
        compared = NO_VERSION
        if newest is not None:
            when = moment(newest.version.moment)
            compared = (
                f"Estas son las diferencias con la versión que el programa guardó el {when}; también pueden "
                "estar entre ellas cambios de usted posteriores."
                if found
                else f"Dice lo mismo que la versión que el programa guardó el {when}."
            )
        title = QLabel(f"Se abrió «{name}».", self)
        wear(title, Variant.SUBTITLE)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * SPACE)
        for label in (title, QLabel(" ".join(opened.warnings), self), QLabel(compared, self)):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            layout.addWidget(label)
        self.table = DifferenceTable("Diferencias con la versión guardada", TITLES, self)
        self.table.show_rows([(each.where, *said(each)) for each in found])
        self.table.setVisible(bool(found))
        layout.addWidget(self.table, 1)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton("Cerrar", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        width = 200 * SPACE
        fit_on_screen(self, width, 110 * SPACE if found else layout.totalHeightForWidth(width))
        close.setFocus()
