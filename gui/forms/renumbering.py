"""The window that shows which levels would get other numbers, before they do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.panels.scrolling import fit_on_screen
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.report import Report

_ADVICE = (
    "Los números siguen el orden de los renglones. Revise antes: los medios de verificación y otros "
    "documentos pueden citar los números de ahora."
)
_SHARED = "La MIR es compartida: los números que faltan pueden ser de otra unidad."


class RenumberDialog(QDialog):
    """Lists the changes (row of the report, new level); accepting it means to make them."""

    def __init__(
        self, report: Report, changes: Sequence[tuple[int, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Renumerar componentes y actividades")
        advice = QLabel(f"{_SHARED} {_ADVICE}" if report.heading.shared_mir else _ADVICE, self)
        advice.setWordWrap(True)
        table = QTableWidget(len(changes), 3, self)
        wear(table, Variant.FRAMED)
        table.setAccessibleName("Cambios de numeración")
        table.setHorizontalHeaderLabels(["Ahora", "Será", "Nombre"])
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        for line, (row, new) in enumerate(changes):
            indicator = report.indicators[row]
            for column, text in enumerate((indicator.level, new, indicator.name)):
                table.setItem(line, column, QTableWidgetItem(text))
        buttons = QDialogButtonBox(self)
        go = buttons.addButton("Renumerar", QDialogButtonBox.ButtonRole.AcceptRole)
        wear(go, Variant.PRIMARY)
        buttons.addButton("Cancelar", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * SPACE)
        for widget in (advice, table, buttons):
            layout.addWidget(widget)
        fit_on_screen(self, 150 * SPACE, 110 * SPACE)
        go.setFocus()
