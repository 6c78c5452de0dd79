"""How a sheet prints: paper, margins, repeated rows, page header and footer, and what stays in view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from export.excel.cells import legal
from export.excel.measure import FACE, PIXEL
from export.layout import DRAFT
from export.style import FOOT_MARGIN_MM, MARGIN_MM, PAPER_MM
from model.report import Paper

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from export.excel.cells import Cells
    from export.excel.form import Form

# Excel knows papers by number only. Oficio of 340 mm has none: 14 is Folio, 330.2 mm, the next shorter one,
# so that nothing falls off the sheet (Legal, 5, is 15.6 mm too long). Its true size stands beside the number
# for the programs that read it, such as Calc.
_CODE = {Paper.LETTER: 1, Paper.DOUBLE_LETTER: 3, Paper.LEGAL: 5, Paper.OFICIO: 14}
_INCH = 25.4
_FOOTER_MM, _HEADER_MM = 6.0, 4.0
_FOOTER_ROOM_MM = 8.0  # above the foot margin, for the line that Excel prints there
_LONGEST = 110  # characters of our text in a page footer; Excel takes 255 with its codes
_ROOMS = tuple(1 + step / 40 for step in range(-1, 15))  # of a page, as low or high as rows may turn out
_HIGHEST_PANE = 230.0  # points: frozen rows higher than that leave no room to scroll on a small screen


def _part(text: str, size: int, face: str = "Regular") -> _HeaderFooterPart:
    return _HeaderFooterPart(text=text, size=size, font=f"{FACE},{face}")


def _literal(text: str) -> str:
    """Return user text for a page header or footer, where "&" begins a code; the space keeps digits apart."""
    short = " ".join(legal(text).split())[:_LONGEST]
    while len(short) + short.count("&") > _LONGEST:
        short = short[:-1]
    return " " + short.replace("&", "&&")


def set_up_printing(sheet: Worksheet, paper: Paper, *, draft: bool, closing: str) -> None:
    """Make ``sheet`` print on ``paper``, lying, one page wide; ``closing`` is centred at the foot."""
    setup, margins = sheet.page_setup, sheet.page_margins
    setup.orientation = "landscape"
    setup.paperSize = _CODE[paper]
    if paper is Paper.OFICIO:
        setup.paperHeight, setup.paperWidth = (f"{side:g}mm" for side in PAPER_MM[paper])
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    setup.fitToWidth, setup.fitToHeight = 1, 0
    margins.left = margins.right = MARGIN_MM / _INCH
    margins.top = MARGIN_MM / _INCH
    margins.bottom = (FOOT_MARGIN_MM + _FOOTER_ROOM_MM) / _INCH
    margins.header, margins.footer = _HEADER_MM / _INCH, _FOOTER_MM / _INCH
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter = HeaderFooterItem(
        left=_part("Rúbricas", 8),
        center=_part(_literal(closing), 8) if closing else None,
        right=_part("Página &P de &N", 8),
    )
    if draft:
        sheet.oddHeader = HeaderFooterItem(center=_part(DRAFT, 12, "Bold"))
        margins.top += _FOOTER_ROOM_MM / _INCH


def keep_in_view(sheet: Worksheet, header: int, columns: int, height: float) -> None:
    """Freeze the rows down to ``header``, ``height`` points high, and so many columns.

    A heading that would fill a small screen is not frozen: nobody could scroll to the table.
    """
    row = header + 1 if height <= _HIGHEST_PANE else 1
    sheet.freeze_panes = f"{get_column_letter(columns + 1)}{row}"


def print_as(sheet: Worksheet, last: str, titles: tuple[int, int] | None) -> None:
    """Let the print area end at the cell ``last``, and each page repeat the rows from first to last title."""
    sheet.print_area = f"A1:{last}"
    if titles is not None:
        sheet.print_title_rows = f"{titles[0]}:{titles[1]}"


def protect(sheet: Worksheet) -> None:
    """Close the locked cells, without a password: whoever must can open them. Sizes stay free to change."""
    protection = sheet.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = False  # False is allowed


def page_room(paper: Paper, widths: Sequence[float], *, draft: bool) -> tuple[float, float]:
    """Return the scale that fits columns of these pixels on a page, and the points of rows it takes then."""
    width, height = (side / _INCH * 72 for side in PAPER_MM[paper])
    free = MARGIN_MM + FOOT_MARGIN_MM + _FOOTER_ROOM_MM * (2 if draft else 1)
    scale = min(1.0, (width - 2 * MARGIN_MM / _INCH * 72) / (sum(widths) * PIXEL))
    return scale, (height - free / _INCH * 72) / scale


def keep_together(sheet: Worksheet, filled: Form, paper: Paper, *, draft: bool) -> None:
    """Break the page before the last row of the table where the signatures might be divided without it.

    The pages are those that fitting to one page's width gives; each repeats the rows down to the header.
    """
    if not filled.together:
        return
    page = filled.page
    _, whole = page_room(paper, page.widths, draft=draft)
    room = whole - page.cells.height_above(filled.first)
    end = filled.together[-1][1]
    # Programs that fit the rows to their texts when they open a file make them lower than ours.
    latest = max(filled.first, filled.last)
    if any(_starts(page.cells, filled, room * more, end) > latest for more in _ROOMS):
        along = filled.last if filled.last > filled.first else 0
        if not along or _height(page.cells, along, end) > room:
            along = filled.together[0][0]
        sheet.row_breaks.append(Break(id=along - 1))


def _starts(cells: Cells, filled: Form, room: float, end: int) -> int:
    """Return the first row of the page that holds the row ``end``; ``room`` is what a page has for rows."""
    left, start = room, filled.first
    for row in range(filled.first, end + 1):
        height = cells.height_of(row)
        if height > left and row > start:
            left, start = room, row
        left -= height
    return start


def _height(cells: Cells, first: int, last: int) -> float:
    return sum(map(cells.height_of, range(first, last + 1)))
