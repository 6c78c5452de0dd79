"""The styles of the workbook: each is declared once and then worn by many cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from export.excel.cells import Style
from export.excel.measure import FACE
from export.style import CALCULATED_SHADE, HEADER_SHADE, INK, MUTED, RULE
from model.calculations import Look

if TYPE_CHECKING:
    from openpyxl import Workbook

BODY_POINTS = 9
HEADER_POINTS = 8
TITLE_POINTS = 16

# With 0.##" %" Excel shows "25. %", so percentages keep the format General (``architecture.md``, decision 9).
NUMBER_FORMAT = {
    Look.POINTS: 'General" %"',
    Look.NUMBER: "General",
    Look.FRACTION: "0%",
    Look.INTEGER: "0",
}

_GRID = Side(style="thin", color="B4BDC4")
_EDGE = Side(style="thin", color=RULE)
_LINE = Side(style="thin", color=INK)

Across = Literal["left", "center", "right"]
Edge = Literal["none", "left", "right", "both"]


@dataclass(frozen=True, slots=True)
class Wear:
    """What a cell wears. ``edge`` tells which of its sides lie between two bands; None: no lines at all."""

    size: float = BODY_POINTS
    bold: bool = False
    italic: bool = False
    colour: str = INK
    shade: str = ""
    across: Across = "left"
    middle: bool = False
    edge: Edge | None = None
    wrap: bool = True
    format: str = "General"
    locked: bool = True
    underline: bool = False


def _border(wear: Wear) -> Border:
    if wear.edge is None:
        return Border(bottom=_LINE) if wear.underline else Border()
    left = _EDGE if wear.edge in ("left", "both") else _GRID
    right = _EDGE if wear.edge in ("right", "both") else _GRID
    above = _EDGE if wear.shade == HEADER_SHADE else _GRID
    return Border(left=left, right=right, top=above, bottom=above)


@dataclass(slots=True)
class Looks:
    """The styles of one workbook."""

    workbook: Workbook
    _known: dict[Wear, Style] = field(default_factory=dict)

    def style(self, wear: Wear) -> Style:
        """Return the style for that wear, making it when it is first asked for."""
        return self._known.get(wear) or self._known.setdefault(wear, self._made(wear))

    def _made(self, wear: Wear) -> Style:
        plain, quoted = self._prototype(wear), self._prototype(wear)
        quoted.quotePrefix = True
        return Style(plain.style_id, quoted.style_id)

    def _prototype(self, wear: Wear) -> Cell:
        cell = Cell(self.workbook.worksheets[0], row=1, column=1)
        cell.font = Font(
            name=FACE, size=wear.size, bold=wear.bold, italic=wear.italic, color=wear.colour, family=2
        )
        if wear.shade:
            cell.fill = PatternFill("solid", fgColor=wear.shade)
        cell.border = _border(wear)
        cell.alignment = Alignment(
            horizontal=wear.across,
            vertical="center" if wear.middle else "top",
            wrap_text=wear.wrap,
        )
        cell.number_format = wear.format
        cell.protection = Protection(locked=wear.locked)
        return cell


UNSEEN = Wear(size=8, wrap=False)
TITLE = Wear(size=TITLE_POINTS, bold=True, across="center", middle=True)
LABEL = Wear(colour=MUTED, middle=True)
VALUE = Wear(bold=True, middle=True, locked=False)
PLAN = Wear(bold=True, middle=True, shade=HEADER_SHADE)
PLAN_TEXT = Wear(middle=True, locked=False)
HEADER = Wear(size=HEADER_POINTS, bold=True, shade=HEADER_SHADE, across="center", middle=True, edge="none")
NOTE = Wear(size=8, italic=True, colour=MUTED)
SIGNED = Wear(across="center", middle=True, locked=False)
SIGNED_NAME = Wear(bold=True, across="center", middle=True, locked=False)
SIGNATURE_LINE = Wear(underline=True)
CLOSING = Wear(size=8, colour=MUTED, across="center")
ENTERED = Wear(edge="none", locked=False)
NUMBER = Wear(edge="none", locked=False, across="right", wrap=False)
CALCULATED = Wear(edge="none", italic=True, shade=CALCULATED_SHADE, across="right", wrap=False)
