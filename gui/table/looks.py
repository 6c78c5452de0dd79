"""How each column looks: the ground of its cells, its side, and its measures on the screen."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtGui import QFont

from gui.table.layouts import Layouts
from gui.theme import metrics
from gui.theme.fonts import table_font
from model.calculations import Series
from model.schema import COLUMNS, Column, Group, Kind

PIXELS_PER_MM: Final = 8
"""Screen pixels at 100 % for a millimetre of the sheet, in which the schema gives widths."""

LEAST_COLUMN: Final = 36
_TITLE_LINES: Final = 2
_LONG_TEXT_WIDER: Final = 1.3
"""A screen scrolls and paper does not: with wider texts rows are lower, and more of them are seen."""

_TITLE_SMALLER: Final = 0.5
FROZEN_KEYS: Final = ("level", "name")

RIGHT_ALIGNED: Final[dict[Kind, bool]] = {
    Kind.TEXT: False,
    Kind.LONG_TEXT: False,
    Kind.CHOICE: False,
    Kind.QUANTITY: True,
    Kind.YEAR: True,
}

BAND_NAMES: Final[dict[Group, str]] = {
    Group.DATA: "datos",
    Group.PROGRAMMED: "programado",
    Group.ACHIEVED: "alcanzado",
    Group.VARIANCE: "variacion",
    Group.MEANS: "medios",
}
"""What the palette calls the band of each group."""


class Ground(StrEnum):
    """The kinds of ground that a cell can have; the value is the palette's name for it."""

    ENTRY = "entry"
    REPORTED = "reported"
    FUTURE = "future"
    CALCULATED = "calculated"
    CALCULATED_REPORTED = "calculated_reported"


def ground(column: Column, quarter: int) -> Ground:
    """Return the ground of a column when ``quarter`` (1 to 4) is the one reported."""
    if is_future(column, quarter):
        return Ground.FUTURE
    if is_reported(column, quarter):
        return Ground.CALCULATED_REPORTED if column.calculated else Ground.REPORTED
    return Ground.CALCULATED if column.calculated else Ground.ENTRY


def is_reported(column: Column, quarter: int) -> bool:
    """Return whether the column belongs to the reported quarter."""
    return column.quarter == quarter


def is_future(column: Column, quarter: int) -> bool:
    """Return whether the column is not asked for yet. What is programmed is a plan, so it never is."""
    later = column.quarter is not None and column.quarter > quarter
    return later and column.series is not Series.PROGRAMMED


def default_widths() -> dict[str, int]:
    """Return the width of each column by its key, in pixels at 100 %.

    That is its share of the sheet, or what its title needs for two lines.
    """
    measures = Measures()
    widths = {}
    for column in COLUMNS:
        layouts, title = measures.title_layouts(column), screen_title(column)
        words = (layouts.width(word) for word in title.replace("\n", " ").split(" "))
        wider = _LONG_TEXT_WIDER if column.kind is Kind.LONG_TEXT and column.key not in FROZEN_KEYS else 1
        share = round(column.width * PIXELS_PER_MM * wider)
        width = max(share, round(max(words)) + 2 * measures.side)
        while len(layouts.lines(title, measures.title_width(width))) > _TITLE_LINES:
            width += 1
        widths[column.key] = width
    return widths


def screen_title(column: Column) -> str:
    """Return the title of a column, whose asterisk never stands alone on a line."""
    return column.title.replace(" *", "\u00a0*")


class Measures:
    """Fonts and distances of the table at one zoom, in logical pixels; ``zoom`` is 1.0 for 100 %."""

    def __init__(self, zoom: float = 1.0) -> None:
        self.zoom = zoom
        points = metrics.TABLE_POINTS * zoom
        self.plain = Layouts(table_font(points))
        self.italic = Layouts(table_font(points, italic=True))
        self.band = Layouts(table_font(points, strong=True))
        self._title = Layouts(table_font(points - _TITLE_SMALLER * zoom, strong=True))
        self._calculated_title = Layouts(_slanted(table_font(points - _TITLE_SMALLER * zoom, strong=True)))
        self.side = self.scaled(1.5 * metrics.SPACE)
        self.top = self.scaled(1.25 * metrics.SPACE)
        self.mark = self.scaled(metrics.CELL_MARK)
        self.least_row = self.scaled(7 * metrics.SPACE)
        self._titles: tuple[tuple[int, ...], int] | None = None

    def scaled(self, pixels: float) -> int:
        """Return a distance given at 100 % as it is at this zoom."""
        return max(1, round(pixels * self.zoom))

    def text_width(self, column_width: int) -> int:
        """Return the room for text in a column; a mark in the corner never lies over it."""
        return column_width - 2 * self.side - self.mark // 2

    def title_layouts(self, column: Column) -> Layouts:
        """Return the face of a column's title; those of calculated columns are slanted."""
        return self._calculated_title if column.calculated else self._title

    def title_width(self, column_width: int) -> int:
        """Return the room for a title in a column."""
        return max(1, column_width - self.scaled(metrics.SPACE))

    def title_lines(self, column: Column, column_width: int) -> tuple[str, ...]:
        """Return the lines of a column's title."""
        return self.title_layouts(column).lines(screen_title(column), self.title_width(column_width))

    def title_height(self, widths: tuple[int, ...]) -> int:
        """Return the height of the title that takes most lines; a column of width 0 is hidden."""
        if self._titles is None or self._titles[0] != widths:  # asked for at every layout
            shown = [(column, width) for column, width in zip(COLUMNS, widths, strict=False) if width]
            heights = (
                len(self.title_lines(*each)) * self.title_layouts(each[0]).line_height for each in shown
            )
            self._titles = widths, round(max(heights, default=0))
        return self._titles[1]

    def row_height(self, lines: int) -> int:
        """Return the height of a row whose longest text takes so many lines."""
        return max(self.least_row, round(lines * self.plain.line_height) + 2 * self.top)


def _slanted(font: QFont) -> QFont:
    font.setItalic(True)
    return font
