"""The window in which columns are hidden and come back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.panels.scrolling import fit_on_screen
from gui.table import ReportTable
from gui.table.looks import FROZEN_KEYS
from gui.theme.metrics import ICON_SMALL, SPACE
from gui.theme.variants import Variant, wear
from model.edits import field_title
from model.schema import COLUMNS

_KEY = Qt.ItemDataRole.UserRole


class ColumnsDialog(QDialog):
    """Every column with a mark if it is seen. What is printed and exported always has them all."""

    def __init__(self, table: ReportTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Mostrar columnas")
        self._table = table
        said = QLabel("Lo impreso y lo exportado siempre lleva todas las columnas.", self)
        said.setWordWrap(True)
        wear(said, Variant.MUTED)
        self.list = QListWidget(self)
        wear(self.list, Variant.FRAMED)
        self.list.setAccessibleName("Columnas de la tabla")
        hidden = table.hidden_columns()
        for column in COLUMNS:
            item = QListWidgetItem(field_title(column.key), self.list)
            item.setData(_KEY, column.key)
            item.setCheckState(Qt.CheckState.Unchecked if column.key in hidden else Qt.CheckState.Checked)
            if column.key in FROZEN_KEYS:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                item.setToolTip("Siempre se ve")
            item.setSizeHint(QSize(0, ICON_SMALL + 2 * SPACE))
        self.list.setCurrentRow(len(FROZEN_KEYS))
        every = QPushButton("Marcar todas", self)
        every.clicked.connect(self._mark_all)
        buttons = QDialogButtonBox(self)
        show = buttons.addButton("Mostrar las marcadas", QDialogButtonBox.ButtonRole.AcceptRole)
        wear(show, Variant.PRIMARY)
        buttons.addButton("Cancelar", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(every, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(self._apply)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * SPACE)
        for widget in (said, self.list, buttons):
            layout.addWidget(widget)
        fit_on_screen(self, 100 * SPACE, 140 * SPACE)
        self.list.setFocus()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _mark_all(self) -> None:
        for item in self._items():
            item.setCheckState(Qt.CheckState.Checked)

    def _apply(self) -> None:
        unmarked = Qt.CheckState.Unchecked
        self._table.set_hidden_columns({i.data(_KEY) for i in self._items() if i.checkState() == unmarked})
