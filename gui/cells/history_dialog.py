"""The history of a value: what stood in a cell before, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.panels.scrolling import fit_on_screen
from gui.table.words import column_name
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.history import ValueChange
from model.numbers import shown
from model.report import Indicator
from model.schema import Column, Value
from model.units import is_percent

NOTHING_CHANGED = "Este valor no ha cambiado desde que se abrió el informe, ni en las versiones guardadas."


def said(column: Column, indicator: Indicator, value: Value) -> str:
    """Return a value as the history tells it: "25 %", "«Texto»", "vacío"."""
    if value is None or value == "":
        return "vacío"
    if isinstance(value, Decimal):
        return shown(value, percent=column.in_unit and is_percent(indicator.unit))
    return f"«{value}»" if isinstance(value, str) else str(value)


def _told(column: Column, indicator: Indicator, change: ValueChange) -> str:
    before, after = (said(column, indicator, value) for value in (change.before, change.after))
    if change.text:
        return f"{change.when.astimezone():%H:%M:%S}  de {before} a {after}\n{change.text}"
    when = f"{change.when.astimezone():%d/%m/%Y %H:%M}"
    return f"{when}  de {before} a {after}\nEn la versión guardada entonces decía {before}"


class HistoryDialog(QDialog):
    """Lists how a cell came to its value, the latest change first; ``wanted(value)`` asks for one."""

    wanted = Signal(object)

    def __init__(
        self,
        column: Column,
        indicator: Indicator,
        changes: Sequence[ValueChange],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Historia del valor")
        self._changes = changes
        title = QLabel(f"{column_name(column)} · {indicator.level or 'Sin nivel'}", self)
        title.setTextFormat(Qt.TextFormat.PlainText)
        wear(title, Variant.SUBTITLE)
        now = QLabel(f"Ahora: {said(column, indicator, column.read(indicator))}", self)
        now.setTextFormat(Qt.TextFormat.PlainText)
        now.setWordWrap(True)
        self.list = QListWidget(self)
        wear(self.list, Variant.FRAMED)
        self.list.setAccessibleName("Cambios del valor, el más reciente primero")
        self.list.setWordWrap(True)
        self.list.setSpacing(SPACE // 2)
        self.list.setAlternatingRowColors(True)
        for change in changes:
            self.list.addItem(QListWidgetItem(_told(column, indicator, change)))
        nothing = QLabel(NOTHING_CHANGED, self)
        nothing.setWordWrap(True)
        nothing.setVisible(not changes)
        buttons = QDialogButtonBox(self)
        self._back = buttons.addButton("Volver al valor anterior", QDialogButtonBox.ButtonRole.ActionRole)
        self._back.setToolTip("Pone el valor que había antes del cambio elegido; se puede deshacer")
        self._back.clicked.connect(self._on_back)
        self.list.itemActivated.connect(self._on_back)
        buttons.addButton("Cerrar", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * SPACE)
        for widget in (title, now, self.list, nothing, buttons):
            layout.addWidget(widget)
        self.list.setVisible(bool(changes))
        self._back.setVisible(bool(changes))
        width = 120 * SPACE
        fit_on_screen(self, width, 90 * SPACE if changes else layout.totalHeightForWidth(width))
        if changes:
            self.list.setCurrentRow(0)
            self.list.setFocus()

    def _on_back(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._changes):
            self.wanted.emit(self._changes[row].before)
            self.accept()
