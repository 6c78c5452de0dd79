"""The cells of a sheet as XML: texts that stay text, and formulas that carry their calculated value.

openpyxl writes formulas without their value, so that a preview which does not calculate shows nothing
(``architecture.md``, decision 9). It still writes all the rest of the sheet; see ``package``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from openpyxl.utils import get_column_letter

# What XML cannot hold. The gate for text has removed it already; a file must open in any case.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# In a workbook "_x0041_" means "A", unless its first character is written that way itself.
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_STARTS_A_FORMULA = tuple("=+-@")
_USUAL_HEIGHT = 12.75
_FIXED = ' customHeight="1"'


class Style(NamedTuple):
    """The number of a cell style in the workbook, and of its twin for texts that look like formulas.

    The twin is marked with the apostrophe (*quotePrefix*), so that editing such a text keeps it a text.
    """

    plain: int
    quoted: int


@lru_cache(maxsize=4096)  # equal numbers are stored alike
def number_text(value: Decimal | int) -> str:
    """Return the number as the file stores it: 25, 0.25, 33.333333333333336."""
    whole = int(value)
    return str(whole) if value == whole else repr(float(value))


def legal(text: str) -> str:
    """Return ``text`` without what XML cannot hold."""
    return _ILLEGAL.sub("", text)


def text_xml(text: str) -> str:
    """Return the content of an XML element that holds ``text``."""
    if not text.isprintable():  # what is printable is legal, as most texts are
        text = legal(text).replace("\r", "\n")
    if "_x" in text:
        text = _ESCAPE_LIKE.sub("_x005F_", text)
    return escape(text)


def text_cell(at: str, text: str, style: Style) -> str:
    """Return the cell at a reference such as "B12" that holds a text, an empty one for no text."""
    if not text:
        return f'<c r="{at}" s="{style.plain}"/>'
    number = style.quoted if text.startswith(_STARTS_A_FORMULA) else style.plain
    content = f'<is><t xml:space="preserve">{text_xml(text)}</t></is>'
    return f'<c r="{at}" s="{number}" t="inlineStr">{content}</c>'


def number_cell(at: str, value: Decimal | int | None, style: Style) -> str:
    """Return the cell that holds a number, an empty one for None."""
    if value is None:
        return f'<c r="{at}" s="{style.plain}"/>'
    return f'<c r="{at}" s="{style.plain}"><v>{number_text(value)}</v></c>'


def formula_cell(at: str, formula: str, value: Decimal | str | None, style: Style) -> str:
    """Return the cell that holds a formula, without its "=", and what it comes to."""
    if value is None or isinstance(value, str):
        kind, content = ' t="str"', text_xml(value or "")
    else:
        kind, content = "", number_text(value)
    return f'<c r="{at}" s="{style.plain}"{kind}><f>{escape(formula)}</f><v>{content}</v></c>'


class Cells:
    """The cells of one sheet. Rows and columns count from 1; a later cell replaces an earlier one."""

    def __init__(self) -> None:
        self._rows: defaultdict[int, dict[int, str]] = defaultdict(dict)
        self._heights: dict[int, float] = {}
        self._fixed: set[int] = set()
        self._links: list[str] = []

    def fill(self, row: int, cells: Mapping[int, str]) -> None:
        """Put finished cells, what the functions of this module return, by their column."""
        self._rows[row].update(cells)

    def blank(self, row: int, column: int, style: Style) -> None:
        """Put an empty cell, for its borders and colour."""
        self._rows[row][column] = text_cell(f"{get_column_letter(column)}{row}", "", style)

    def text(self, row: int, column: int, text: str, style: Style) -> None:
        """Put a text; whatever it says, it is neither a formula nor a link nor an error."""
        self._rows[row][column] = text_cell(f"{get_column_letter(column)}{row}", text, style)

    def number(self, row: int, column: int, value: Decimal | int | None, style: Style) -> None:
        """Put a number, or an empty cell for None."""
        self._rows[row][column] = number_cell(f"{get_column_letter(column)}{row}", value, style)

    def formula(self, row: int, column: int, formula: str, value: Decimal | str | None, style: Style) -> None:
        """Put a formula of ours, without its "=", and what it comes to; None is the empty text."""
        self._rows[row][column] = formula_cell(f"{get_column_letter(column)}{row}", formula, value, style)

    def link(self, row: int, column: int, place: str) -> None:
        """Let a cell lead to ``place`` in this workbook: "'Informe 2T 2023'!L14"."""
        cell = f"{get_column_letter(column)}{row}"
        self._links.append(f'<hyperlink ref="{cell}" location={quoteattr(place)}/>')

    def height(self, row: int, points: float, *, fixed: bool = False) -> None:
        """Give the row that height at least; unless ``fixed``, it grows when somebody lengthens its text."""
        self._heights[row] = max(points, self._heights.get(row, 0.0))
        if fixed:
            self._fixed.add(row)

    def height_of(self, row: int) -> float:
        """Return the height of a row in points; that of a row of the base font where none was given."""
        return self._heights.get(row, _USUAL_HEIGHT)

    def height_above(self, row: int) -> float:
        """Return how high the rows above ``row`` are together, in points, as far as they have a height."""
        return sum(height for number, height in self._heights.items() if number < row)

    def dimension(self) -> str:
        """Return the range in use, such as "A1:AA40"."""
        widest = max(map(max, self._rows.values()), default=1)
        return f"A1:{get_column_letter(widest)}{max(self._rows, default=1)}"

    def xml(self) -> str:
        """Return the ``sheetData`` element."""
        parts = ["<sheetData>"]
        for row in sorted(self._rows.keys() | self._heights.keys()):
            height = f' ht="{self._heights[row]:.2f}"' if row in self._heights else ""
            parts.append(f'<row r="{row}"{height}{_FIXED if row in self._fixed else ""}>')
            cells = self._rows[row]
            parts += (cells[column] for column in sorted(cells))
            parts.append("</row>")
        parts.append("</sheetData>")
        return "".join(parts)

    def links_xml(self) -> str:
        """Return the ``hyperlinks`` element, nothing where no cell leads anywhere."""
        return f"<hyperlinks>{''.join(self._links)}</hyperlinks>" if self._links else ""
