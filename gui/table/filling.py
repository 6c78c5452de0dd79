"""Filling cells with others, or with what is typed: always copies, never series."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from gui.table.cell_writer import CellWriter, Chosen

_SEVERAL = "Elija un solo bloque de celdas."


class Filling(CellWriter):
    """Fills the selected cells down, to the right, from above, or with one text."""

    def fill_with(self, text: str) -> None:
        """Put a text that was typed in every selected cell."""
        self._tell(self._put([(*cell, text) for cell in self.chosen().cells], "rellenar"), "rellenada")

    def fill_down(self) -> None:
        """Copy the first selected row over the others; where one row is selected, the row above it."""
        chosen = self._one_block()
        if chosen is None:
            return
        rows = chosen.rows
        if len(rows) == 1:
            rows = self._before(self._table.walk().rows, rows[0])
        if len(rows) < 2:
            self._say("Arriba no hay un renglón que copiar.")
            return
        copies = [(rows[0], column, row, column) for row in rows[1:] for column in chosen.columns]
        self._spread(copies, "rellenar hacia abajo")

    def fill_right(self) -> None:
        """Copy the first selected column over the others; where one is selected, the column before it."""
        chosen = self._one_block()
        if chosen is None:
            return
        columns = chosen.columns
        if len(columns) == 1:
            columns = self._before(self._table.walk().columns, columns[0])
        if len(columns) < 2:
            self._say("A la izquierda no hay una columna que copiar.")
            return
        copies = [(row, columns[0], row, column) for row in chosen.rows for column in columns[1:]]
        self._spread(copies, "rellenar hacia la derecha")

    def from_above(self) -> None:
        """Copy into the current cell what stands in the cell seen above it."""
        cell = None if self._elsewhere() or not self._commit() else self._table.current_cell()
        if cell is None:
            return
        above = self._before(self._table.walk().rows, cell[0])
        if len(above) < 2:
            self._say("Arriba no hay un renglón que copiar.")
        else:
            self._spread([(above[0], cell[1], *cell)], "copiar de arriba")

    def extend(self, source: Chosen, rows: Sequence[int], columns: Sequence[int]) -> None:
        """Copy a block over the cells where ``rows`` and ``columns`` cross, as often as it takes.

        They lie behind the block, nearest first, in the one direction in which they are not its own.
        """
        copies = []
        for down, row in enumerate(rows):
            from_row = source.rows[down % len(source.rows)]
            for right, column in enumerate(columns):
                copies.append((from_row, source.columns[right % len(source.columns)], row, column))
        self._spread(copies, "rellenar")

    @staticmethod
    def _before(order: list[int], at: int) -> list[int]:
        """Return what is seen before a row or column, and it itself; only itself where it is the first."""
        place = order.index(at)
        return order[max(0, place - 1) : place + 1]

    def _one_block(self) -> Chosen | None:
        if self._elsewhere() or not self._commit():
            return None
        chosen = self.chosen()
        if chosen.cells and not chosen.block:
            self._say(_SEVERAL)
        return chosen if chosen.cells and chosen.block else None

    def _elsewhere(self) -> bool:
        """Whether the keys go to a text that is not a cell's: what fills cells is not meant then."""
        focus = QApplication.focusWidget()
        text = isinstance(focus, QLineEdit | QTextEdit | QPlainTextEdit)
        return text and focus is not None and not self._table.isAncestorOf(focus)
