"""The list under the search: each cell found with what it holds, or each one not replaced with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui.panels.hover import hover
from gui.panels.status import numbered
from gui.table.model import COLUMN_AT
from gui.theme.fonts import ui_font
from gui.theme.metrics import SPACE, TABLE_POINTS
from gui.theme.variants import Variant, wear
from gui.viewports import meet_viewport
from model.beyond import Place
from model.frozen import frozen
from model.overriding import override

Index = QModelIndex | QPersistentModelIndex
_ROWS_SEEN = 3
_BEFORE = 24
"""How many characters before the text found are shown."""


@frozen
class Line:
    """A line of the list: the cell, how it is called, and what is said of it. ``bad``: it was not done."""

    place: Place
    name: str
    text: str
    bad: bool = False


def excerpt(text: str, start: int) -> str:
    """Return a text on one line, beginning shortly before ``start``."""
    if start <= _BEFORE:
        return " ".join(text.split())
    at = text.find(" ", start - _BEFORE)
    return "… " + " ".join(text[at if 0 <= at < start else start - _BEFORE :].split())


def counted(places: Sequence[Place]) -> str:
    """Return how many they are: "3 celdas y 1 dato más"; a dato is what stands outside the table."""
    cells = sum(key in COLUMN_AT for _, key in places)
    said = [numbered(cells, "celda", "celdas")] if cells or not places else []
    if others := len(places) - cells:
        said.append(numbered(others, "dato", "datos") + (" más" if cells else ""))
    return " y ".join(said)


class HitsModel(QAbstractTableModel):
    """The lines of the list: place and text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        if lines != self.lines:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 2

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.text if index.column() else line.name
            case Qt.ItemDataRole.ToolTipRole:
                return hover(line.text if index.column() else line.name)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{line.name}: {line.text}"
        return None


class HitsList(QTableView):
    """Shows the lines, a few at a time.

    Emits ``chosen(row)`` as one becomes current, ``entered_line(row)`` to work in its cell.
    """

    chosen = Signal(int)
    entered_line = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        meet_viewport(self)
        self.lines_model = HitsModel(self)
        self.setModel(self.lines_model)
        wear(self, Variant.FRAMED)
        metrics = QFontMetrics(ui_font(TABLE_POINTS))
        self._line_height = metrics.height() + 2 * SPACE
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().resizeSection(0, metrics.averageCharWidth() * 42)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self._line_height)
        self.verticalHeader().setMinimumSectionSize(self._line_height)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("Celdas encontradas")
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self.doubleClicked.connect(lambda index: self.entered_line.emit(index.row()))

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; none hides the list."""
        self.lines_model.show(lines)
        self.setVisible(bool(lines))
        self.setMaximumHeight(self.sizeHint().height())
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        lines = min(len(self.lines_model.lines), _ROWS_SEEN)
        return QSize(super().sizeHint().width(), lines * self._line_height + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._line_height + 2)

    def mark(self, row: int | None) -> None:
        """Select a line without telling."""
        if row is None:
            self.clearSelection()
        else:
            self.setCurrentIndex(self.lines_model.index(row, 0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_line.emit(self.currentIndex().row())
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        if self.currentIndex().row() != before:
            self.chosen.emit(self.currentIndex().row())
