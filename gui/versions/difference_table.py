"""A table of texts to read, one difference a row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from gui.panels.hover import hover
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear

MAX_ROWS = 2_000
"""More differences are counted, not shown: nobody reads them."""
_WRAPPED_ROWS = 200  # measuring the height of each row takes time
_LETTERS = 300


class DifferenceTable(QTableWidget):
    """Shows rows of texts under ``titles``; the last columns share the room that the first two leave."""

    def __init__(self, name: str, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(0, len(titles), parent)
        wear(self, Variant.FRAMED)
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(titles))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 26 * SPACE), (1, 34 * SPACE)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, width)
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)

    def show_rows(self, rows: Sequence[Sequence[str]], most: int = MAX_ROWS) -> None:
        """Show these texts in place of what stands there, at most ``most`` of them."""
        shown = rows[:most]
        few = len(shown) <= _WRAPPED_ROWS
        self.setWordWrap(few)
        mode = QHeaderView.ResizeMode.ResizeToContents if few else QHeaderView.ResizeMode.Fixed
        self.verticalHeader().setSectionResizeMode(mode)
        self.setRowCount(len(shown))
        for at, texts in enumerate(shown):
            for column, text in enumerate(texts):
                self.put(at, column, text)
        if shown:
            self.setCurrentCell(0, 0)
        self.scrollToTop()

    def put(self, row: int, column: int, text: str) -> None:
        """Put one text in its place, cut where it is too long to be read here; the tip has all of it."""
        short = f"{text[:_LETTERS]}…" if len(text) > _LETTERS else text
        item = QTableWidgetItem(short)
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        item.setToolTip(hover(text))
        self.setItem(row, column, item)
