"""The report as it will be: a table to look at, not to type in."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.edits import field_title
from model.importing import Imported
from model.overriding import override
from model.schema import COLUMNS, Kind

Index = QModelIndex | QPersistentModelIndex

_WIDTHS = {Kind.LONG_TEXT: 44 * SPACE, Kind.CHOICE: 27 * SPACE, Kind.TEXT: 27 * SPACE}
_FIGURE = 23 * SPACE
_ONE_LINE = 13  # characters
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class PreviewModel(QAbstractTableModel):
    """The indicators of an import under the form's 27 columns; row titles say where they stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._imported: Imported | None = None
        self._places: dict[str, str] = {}

    def show_import(self, imported: Imported) -> None:
        """Show another one."""
        self.beginResetModel()
        self._imported = imported
        self._places = {row.indicator: row.address for table in imported.tables for row in table.rows}
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if self._imported is None or inside else len(self._imported.report.indicators)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._imported is None or not index.isValid():
            return None
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.kind in (Kind.QUANTITY, Kind.YEAR) else _LEFT
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        report = self._imported.report
        indicator = report.indicators[index.row()]
        text = column.text(indicator, report.settings)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{self._places.get(indicator.id, '')}\n{text}".strip()
        return text.replace("\n", " ")

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return _TITLES[section] if orientation is Qt.Orientation.Horizontal else section + 1


def _in_two_lines(title: str) -> str:
    """Return a title with a line break at the blank nearest to its middle."""
    blanks = [at for at, letter in enumerate(title) if letter == " "]
    if len(title) <= _ONE_LINE or not blanks:
        return title
    at = min(blanks, key=lambda blank: abs(2 * blank - len(title)))
    return f"{title[:at]}\n{title[at + 1 :]}"


_TITLES = tuple(_in_two_lines(field_title(column.key)) for column in COLUMNS)


class Preview(QTableView):
    """Shows an import before it is taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        wear(self, Variant.FRAMED)
        self._model = PreviewModel(self)
        self.setModel(self._model)
        self.setAccessibleName("Vista previa de lo que se importará")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setDefaultAlignment(_LEFT)
        header.setHighlightSections(False)
        header.setFixedHeight(11 * SPACE)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setHighlightSections(False)
        for section, column in enumerate(COLUMNS):
            self.setColumnWidth(section, _WIDTHS.get(column.kind, _FIGURE))

    def show_import(self, imported: Imported) -> None:
        """Show another one, at the same place."""
        bar = self.horizontalScrollBar()
        at = bar.value()
        self._model.show_import(imported)
        bar.setValue(at)
