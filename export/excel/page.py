"""A sheet being laid out from top to bottom: texts over one or many columns, rows as high as they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from export.excel.cells import Cells
from export.excel.looks import Looks, Wear
from export.excel.measure import TALLEST_ROW, Type

_ROOM = 1.5  # points above and below a text that stands outside the table


@dataclass(slots=True)
class Page:
    """``row`` is the row being filled, ``merged`` the ranges to merge; columns count from 1.

    ``marks`` say, by row, what a row holds, for reading the workbook again (``model.returned``).
    """

    looks: Looks
    widths: Sequence[float]
    cells: Cells = field(default_factory=Cells)
    merged: list[str] = field(default_factory=list)
    row: int = 1
    marks: dict[int, str] = field(default_factory=dict)
    _types: dict[tuple[float, bool], Type] = field(default_factory=dict)

    @property
    def last(self) -> int:
        """The last column."""
        return len(self.widths)

    def put(self, first: int, last: int, text: str, wear: Wear, *, rows: int = 1) -> None:
        """Put ``text`` over the columns ``first`` to ``last``, making the row high enough for it."""
        style = self.looks.style(wear)
        for row in range(self.row, self.row + rows):
            for column in range(first, last + 1):
                self.cells.blank(row, column, style)
        self.cells.text(self.row, first, text, style)
        if (first, rows) != (last, 1):
            end = f"{get_column_letter(last)}{self.row + rows - 1}"
            self.merged.append(f"{get_column_letter(first)}{self.row}:{end}")
        if rows == 1 and text:
            kind = self._types.setdefault((wear.size, wear.bold), Type(wear.size, wear.bold))
            lines = kind.lines(text, sum(self.widths[first - 1 : last])) if wear.wrap else 1
            self.cells.height(self.row, min(kind.height(lines, _ROOM), TALLEST_ROW))

    def mark(self, mark: str) -> None:
        """Mark the row being filled."""
        self.marks[self.row] = mark

    def next(self, height: float = 0.0) -> None:
        """Go to the next row; ``height``, in points, is what the finished one measures whatever it says."""
        if height:
            self.cells.height(self.row, height, fixed=True)
        self.row += 1
