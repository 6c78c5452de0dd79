"""The keys that move through the table and select in it, as in Excel."""

from __future__ import annotations

from PySide6.QtCore import Qt

from gui.table.navigation import Cell
from gui.table.selecting import SelectingGrid

_Key = Qt.Key
_ARROWS = {
    _Key.Key_Up: (-1, 0),
    _Key.Key_Down: (1, 0),
    _Key.Key_Left: (0, -1),
    _Key.Key_Right: (0, 1),
}
_ENTER = (_Key.Key_Return, _Key.Key_Enter)


class MovingKeys:
    """Carries out the keys that move. After Tab, Tab, Tab, Enter goes back to the column of the first."""

    def __init__(self, grid: SelectingGrid) -> None:
        self._grid = grid
        self._began: int | None = None
        grid.selectionModel().currentChanged.connect(self._on_current_changed)

    def _on_current_changed(self) -> None:
        self._began = None  # the next row of Tabs begins where this leads

    def handle(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Move or select as the key says; return whether it is a key that does."""
        cell = self._grid.current_cell()
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if cell is None or modifiers & Qt.KeyboardModifier.AltModifier:
            return False
        if key in (_Key.Key_Tab, _Key.Key_Backtab):
            return self._tab(cell, -1 if shift or key == _Key.Key_Backtab else 1)
        if key in _ENTER:
            return control or self._enter(cell, -1 if shift else 1)
        if key == _Key.Key_Space:
            return self._whole(cell, row=shift, column=control)
        start = self._grid.extent() if shift else cell
        target = self._target(start or cell, key, control)
        if target is None:
            return False
        if shift:
            self._grid.extend_to(target)
        else:
            self._grid.move_to(target)
        if key == _Key.Key_Home:  # its column may be one that stays, which needs no scrolling to be seen
            bar = self._grid.horizontalScrollBar()
            bar.setValue(bar.minimum())
        return True

    def _target(self, cell: Cell, key: Qt.Key, control: bool) -> Cell | None:
        walk = self._grid.walk()
        if key in _ARROWS:
            down, right = _ARROWS[key]
            return walk.edge(cell, down, right) if control else walk.step(cell, down, right)
        if key in (_Key.Key_Home, _Key.Key_End):
            last = key == _Key.Key_End
            return walk.corner(last=last) if control else walk.side(cell, last=last)
        if key in (_Key.Key_PageUp, _Key.Key_PageDown) and not control:
            return self._page(cell, 1 if key == _Key.Key_PageDown else -1)
        return None

    def _page(self, cell: Cell, by: int) -> Cell:
        grid = self._grid
        top = grid.rows.sectionPosition(cell[0]) + by * grid.viewport().height()
        found = grid.rows.logicalIndexAt(top - grid.rows.offset())
        rows = grid.walk().rows
        row = (rows[-1] if by > 0 else rows[0]) if found < 0 else found
        return (row, cell[1]) if row != cell[0] else grid.walk().step(cell, by, 0)

    def _tab(self, cell: Cell, by: int) -> bool:
        began = cell[1] if self._began is None else self._began
        self._grid.move_to(self._grid.walk().next_entry(cell, by))
        self._began = began
        return True

    def _enter(self, cell: Cell, by: int) -> bool:
        column = cell[1] if self._began is None else self._began
        row, _ = self._grid.walk().step(cell, by, 0)
        self._grid.move_to((row, column))
        return True

    def _whole(self, cell: Cell, *, row: bool, column: bool) -> bool:
        rows, last = self._grid.walk().rows, self._grid.report_model.columnCount() - 1
        if column and not row:
            self._grid.select(rows[0], cell[1], rows[-1], cell[1])
        elif row and not column:
            self._grid.select(cell[0], 0, cell[0], last)
        return row != column
