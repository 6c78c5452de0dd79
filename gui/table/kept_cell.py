"""The current cell over a change so wide that the table is built anew."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gui.table.selecting import SelectingGrid


class KeptCell(QObject):
    """Remembers the current cell by its indicator before a reset and goes back to it afterwards.

    If the indicator is gone, to the row that stands in its place; after another report, nowhere.
    """

    def __init__(self, grid: SelectingGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self._kept: tuple[str, int, int] | None = None
        self._other = False
        model = grid.report_model
        model.replaced.connect(self._on_replaced)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._go_back)

    def _on_replaced(self) -> None:
        self._other = True

    def _keep(self) -> None:
        cell = self._grid.current_cell()
        self._kept = (self._grid.report_model.indicator(cell[0]).id, *cell) if cell else None

    def _go_back(self) -> None:
        kept, other = self._kept, self._other
        self._kept, self._other = None, False
        shown = self._grid.arrangement.shown()
        if kept is None or other or not shown:
            return
        indicator, row, column = kept
        found = self._grid.report_model.row_of(indicator)
        if found is None or not self._grid.is_shown(found):
            found = next((each for each in shown if each >= row), shown[-1])
        self._grid.move_to((found, column))
