"""The inputs of one line: short texts at the left, figures and years at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from gui.table.editors.cell_editor import CellEditor, least_box
from gui.table.looks import Measures
from gui.theme.variants import Variant, wear
from model.overriding import override


class LineEditor(CellEditor, QLineEdit):
    """A line of text."""

    def __init__(self, parent: QWidget, measures: Measures, _options: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self._room = parent
        self._measures = measures
        self._cell = QRect()
        self.setFont(measures.plain.font)
        self.textChanged.connect(self._grow)
        wear(self, Variant.CELL)

    @override
    def widget(self) -> QWidget:
        return self

    @override
    def start(self, text: str) -> None:
        self.setText(text)
        self.end(False)

    @override
    def text(self) -> str:
        return QLineEdit.text(self)

    @override
    def place(self, cell: QRect) -> None:
        self._cell = QRect(cell)  # the option that it came with does not last
        self._grow()

    def _grow(self) -> None:
        # While a window is being destroyed, Qt still places the editor that is open in it.
        if not self._cell.isNull() and isValid(self._room):
            width = round(self._measures.plain.width(self.text())) + 3 * self._measures.side
            box = least_box(self._cell, self._measures.least_row, width, self._room.rect())
            self.setGeometry(box)


class NumberEditor(LineEditor):
    """A line for a figure."""

    def __init__(self, parent: QWidget, measures: Measures, options: Sequence[str] = ()) -> None:
        super().__init__(parent, measures, options)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
