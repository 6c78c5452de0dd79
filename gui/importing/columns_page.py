"""Which sheets are read and what each column of the file is taken for; both can be corrected by hand."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.forms.inputs import Choice
from gui.theme.metrics import CONTROL_HEIGHT, ICON_SMALL, SPACE
from gui.theme.variants import Variant, wear
from model.foreign import letters
from model.importing import KEYS, ColumnUse, Imported, Table, key_title
from model.importing.memory import sheets_alike

_TITLES = ("Columna", "Título en el archivo", "Ejemplo", "Se toma como", "Cómo se supo")
_NOT_TAKEN = "No se importa"
_OPTIONS = (_NOT_TAKEN, *(key_title(key) for key in KEYS))
_KEYS = ("", *KEYS)
_ADVICE = "Si una columna se tomó por otra, elija aquí la correcta. Se recordará."
_CARDS = "Cada indicador está en una ficha: los datos se toman por sus rótulos y no hay columnas que elegir."
_LONGEST = 120
_MOST_LINES = 4
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ColumnsPage(QWidget):
    """Signals: ``corrected(sheets, column, key)`` and ``sheet_chosen(name, wanted)``.

    ``arranged`` comes when there are other inputs than before.
    """

    arranged = Signal()
    corrected = Signal(object, int, str)
    sheet_chosen = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds: list[tuple[Table, tuple[str, ...]]] = []
        self._rows: list[tuple[ColumnUse, Choice]] = []
        self._options = QStringListModel(list(_OPTIONS), self)
        self._sheets_title = QLabel("Hojas del archivo", self)
        wear(self._sheets_title, Variant.STRONG)
        self.sheets = QListWidget(self)
        wear(self.sheets, Variant.FRAMED)
        self.sheets.setAccessibleName("Hojas del archivo")
        self.sheets.itemChanged.connect(self._on_sheet)
        self._advice = QLabel(_ADVICE, self)
        self._advice.setWordWrap(True)
        wear(self._advice, Variant.MUTED)
        self.kind = Choice((), free=False, parent=self)
        self.kind.setAccessibleName("Encabezado")
        self.kind.setMinimumContentsLength(24)
        self.kind.activated.connect(self._show_kind)
        head = QHBoxLayout()
        head.addWidget(self._advice, 1)
        head.addWidget(self.kind)
        self.table = self._new_table()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * SPACE, 0, 0)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(self._sheets_title)
        layout.addWidget(self.sheets)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)

    def _new_table(self) -> QTableWidget:
        table = QTableWidget(0, len(_TITLES), self)
        wear(table, Variant.FRAMED)
        table.setAccessibleName("Columnas del archivo")
        table.setHorizontalHeaderLabels(list(_TITLES))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setHighlightSections(False)
        for section, width in enumerate((18, 60, 60, 74, 34)):
            table.setColumnWidth(section, width * SPACE)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(CONTROL_HEIGHT + 2 * SPACE)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from choice to choice
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        return table

    def show_import(self, imported: Imported, left_out: Mapping[str, None] | set[str]) -> None:
        """Show what is taken of the file; ``left_out`` are the sheets that the officer does not want."""
        self._show_sheets(imported, left_out)
        self._kinds = sheets_alike(imported)
        at = max(0, self.kind.currentIndex())
        self.kind.clear()
        self.kind.addItems([" y ".join((", ".join(names[:-1]), names[-1])) if names[:-1] else names[0]
                            for _, names in self._kinds])  # fmt: skip
        self.kind.setCurrentIndex(min(at, len(self._kinds) - 1))
        self.kind.setVisible(len(self._kinds) > 1)
        self._show_kind()

    def inputs(self) -> tuple[QWidget, ...]:
        """Return what takes the keys, in the order of the page."""
        return (self.sheets, self.kind, *(choice for _, choice in self._rows))

    # Sheets

    def _show_sheets(self, imported: Imported, left_out: Mapping[str, None] | set[str]) -> None:
        lines = [(use.name, use.why, use.taken, use.taken) for use in imported.sheets]
        lines += [(name, "no se importa, como usted eligió", False, True) for name in left_out]
        self.sheets.blockSignals(True)
        at = max(0, self.sheets.currentRow())
        self.sheets.clear()
        for name, why, taken, can_choose in lines:
            item = QListWidgetItem(f"{name}: {why}", self.sheets)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setCheckState(_ON if taken else _OFF)
            item.setSizeHint(QSize(0, ICON_SMALL + 2 * SPACE))
            if not can_choose:
                item.setFlags(Qt.ItemFlag.ItemIsSelectable)
        self.sheets.setCurrentRow(min(at, len(lines) - 1))
        self.sheets.blockSignals(False)
        seen = len(lines) > 1
        self._sheets_title.setVisible(seen)
        self.sheets.setVisible(seen)
        height = self.sheets.sizeHintForRow(0) * min(len(lines), _MOST_LINES) + 2 * SPACE
        self.sheets.setFixedHeight(max(height, CONTROL_HEIGHT))

    def _on_sheet(self, item: QListWidgetItem) -> None:
        self.sheet_chosen.emit(item.data(Qt.ItemDataRole.UserRole), item.checkState() == _ON)

    # Columns

    def _show_kind(self) -> None:
        if not self._kinds:
            return
        kind = self._kinds[self.kind.currentIndex()][0]
        uses = kind.columns
        self._advice.setText(_ADVICE if uses else _CARDS)
        if [use.address for use in uses] != [use.address for use, _ in self._rows]:
            self._rows = [(use, self._choice(row)) for row, use in enumerate(uses)]
            self.table.setRowCount(len(uses))
            for row, (_, choice) in enumerate(self._rows):
                self.table.setCellWidget(row, 3, choice)
            self.arranged.emit()
        self._rows = [(use, choice) for use, (_, choice) in zip(uses, self._rows, strict=True)]
        for row, (use, choice) in enumerate(self._rows):
            choice.setCurrentIndex(_KEYS.index(use.key))
            place = f"Renglón {use.column}" if kind.lying else letters(use.column)
            choice.setAccessibleName(f"{place if kind.lying else f'Columna {place}'} se toma como")
            how = use.confidence.value if use.key else ""
            texts = {0: place, 1: _said(use.title), 2: use.example[:_LONGEST], 4: how}
            for column, text in texts.items():
                item = QTableWidgetItem(text)
                item.setToolTip(use.address if column == 0 else text)
                self.table.setItem(row, column, item)

    def _choice(self, row: int) -> Choice:
        choice = Choice((), free=False, parent=self.table)
        choice.setModel(self._options)
        choice.setMaxVisibleItems(16)
        choice.activated.connect(lambda at, row=row: self._on_choice(row, at))
        return choice

    def _on_choice(self, row: int, at: int) -> None:
        use, sheets = self._rows[row][0], self._kinds[self.kind.currentIndex()][1]
        if _KEYS[at] != use.key:
            self.corrected.emit(sheets, use.column, _KEYS[at])


def _said(title: str) -> str:
    return " ".join(title.split()) or "(sin título)"
