"""Where a key leads from a cell, as in Excel. Knows no widget: rows and columns are counted from 0."""

from __future__ import annotations

from collections.abc import Callable

from model.frozen import frozen

Cell = tuple[int, int]
"""Row and column."""


@frozen
class Walk:
    """The cells that can be reached. ``rows`` and ``columns`` are those shown, in order.

    ``editable`` tells whether a column can be typed into, ``filled`` whether a cell shows something.
    """

    rows: list[int]
    columns: list[int]
    editable: Callable[[int], bool]
    filled: Callable[[int, int], bool]

    def step(self, cell: Cell, down: int, right: int) -> Cell:
        """Return the cell so many rows down and columns right, or as far as there are cells."""
        return _moved(self.rows, cell[0], down), _moved(self.columns, cell[1], right)

    def edge(self, cell: Cell, down: int, right: int) -> Cell:
        """Return where Ctrl+arrow leads: the end of a filled stretch, the next filled cell, or the edge."""
        following = self.step(cell, down, right)
        if following == cell:
            return cell
        stretch = self.filled(*cell) and self.filled(*following)
        while True:
            cell = following
            following = self.step(cell, down, right)
            if following == cell or (stretch and not self.filled(*following)):
                return cell
            if not stretch and self.filled(*cell):
                return cell

    def corner(self, *, last: bool) -> Cell:
        """Return the first or the last cell of all."""
        at = -1 if last else 0
        return self.rows[at], self.columns[at]

    def side(self, cell: Cell, *, last: bool) -> Cell:
        """Return the first or the last cell of the row."""
        return cell[0], self.columns[-1 if last else 0]

    def next_entry(self, cell: Cell, by: int) -> Cell:
        """Return the next (``by`` 1) or previous (-1) cell that can be typed into, over the ends of rows."""
        row, column = cell
        entries = [c for c in self.columns if self.editable(c)]
        ahead = [c for c in entries if (c > column if by > 0 else c < column)]
        if ahead:
            return row, ahead[0] if by > 0 else ahead[-1]
        further = _moved(self.rows, row, by)
        if further == row or not entries:
            return cell
        return further, entries[0] if by > 0 else entries[-1]


def _moved(shown: list[int], number: int, by: int) -> int:
    if not by:
        return number
    at = shown.index(number) if number in shown else 0
    return shown[max(0, min(len(shown) - 1, at + by))]
