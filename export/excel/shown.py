"""Figures shown as the program shows them, and never too wide for their column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.utils import get_column_letter

from export.excel.ranges import column_blocks, ranges_over
from model.report import Report
from model.schema import COLUMNS, Kind
from model.units import is_percent

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_UNIT = get_column_letter(1 + [column.key for column in COLUMNS].index("unit"))
_FIRST_FORMAT = 200  # the first 164 numbers of formats are Excel's own

# With the format General a long fraction in a narrow column shows as ####. As in the program, what is
# calculated has at most two decimals and no trailing point, and thousands have their comma.
_LOOKS = (
    ("_xlfn.ISFORMULA({x}),ROUND({x},2)<>ROUND({x},0)", "#,##0.##"),
    ("_xlfn.ISFORMULA({x}),OR(ABS({x})>=1000,{x}<>ROUND({x},0))", "#,##0"),
    ("ABS({x})>=1000,{x}<>ROUND({x},0)", "#,##0.##########"),
    ("ABS({x})>=1000", "#,##0"),
)


def _look(condition: str, code: str, number: int) -> Rule:
    style = DifferentialStyle(numFmt=NumberFormat(numFmtId=_FIRST_FORMAT + number, formatCode=code))
    return Rule(type="expression", dxf=style, formula=[condition], stopIfTrue=True)


def show_as_the_program_does(sheet: Worksheet, report: Report, first: int) -> None:
    """Give the figures of the table, from the row ``first`` on, formats that follow what stands there."""
    blocks = column_blocks(lambda column: column.kind is Kind.QUANTITY)
    ranges = next(ranges_over(blocks, [(first, first + len(report.indicators) - 1)]))
    corner = ranges[0].partition(":")[0]
    # The rules are one set for the whole table, since a rule's references start at one corner only.
    units = sorted({indicator.unit for indicator in report.indicators if is_percent(indicator.unit)})
    unit = f"${_UNIT}{first}"
    named = ",".join(f'{unit}="{name}"' for name in units)
    percent = f"OR({named})" if units else "FALSE"
    for number, (condition, code) in enumerate(_LOOKS):
        numeric = f"ISNUMBER({corner}),{condition.format(x=corner)}"
        for rule in (
            _look(f"AND({percent},{numeric})", f'{code}" %"', 2 * number),
            _look(f"AND(NOT({percent}),{numeric})", code, 2 * number + 1),
        ):
            sheet.conditional_formatting.add(" ".join(ranges), rule)
