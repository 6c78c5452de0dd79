"""Help while typing into the workbook, and figures that are never too wide for their column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from model.report import Calculation, Report
from model.schema import COLUMNS, Column, Kind
from model.units import is_percent

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Run = tuple[int, int]

WARNING_TITLE = "¿Fracción o porcentaje?"
WARNING = (
    "Este indicador se mide en puntos porcentuales: 30 significa 30 %. Un valor entre 0 y 1 es menos de 1 %. "
    "Si quiso decir 30 %, escriba 30."
)

_MOST_RANGES = 900  # in one element; Excel does not open far longer lists
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


def _runs(report: Report, first: int) -> list[Run]:
    """Return the runs of rows in percent; ``first`` is the row of the first indicator."""
    runs = []
    for percent, indicators in groupby(report.indicators, lambda indicator: is_percent(indicator.unit)):
        count = sum(1 for _ in indicators)
        if percent:
            runs.append((first, first + count - 1))
        first += count
    return runs


def _ranges(wanted: Callable[[Column], bool], runs: Sequence[Run]) -> Iterator[list[str]]:
    """Yield the ranges of the wanted columns over the runs of rows, so many at a time."""
    blocks = []
    for is_wanted, numbers in groupby(range(1, len(COLUMNS) + 1), lambda number: wanted(COLUMNS[number - 1])):
        if is_wanted:
            letters = [get_column_letter(number) for number in numbers]
            blocks.append((letters[0], letters[-1]))
    ranges = [f"{left}{top}:{right}{bottom}" for top, bottom in runs for left, right in blocks]
    for start in range(0, len(ranges), _MOST_RANGES):
        yield ranges[start : start + _MOST_RANGES]


def _warning() -> DataValidation:
    return DataValidation(
        type="decimal", operator="notBetween", formula1="0.000000001", formula2="0.999999999",
        allow_blank=True, showErrorMessage=True,
        errorStyle="warning", errorTitle=WARNING_TITLE, error=WARNING,
    )  # fmt: skip


def _look(condition: str, code: str, number: int) -> Rule:
    style = DifferentialStyle(numFmt=NumberFormat(numFmtId=_FIRST_FORMAT + number, formatCode=code))
    return Rule(type="expression", dxf=style, formula=[condition], stopIfTrue=True)


def _show_as_the_program_does(sheet: Worksheet, report: Report, first: int) -> None:
    ranges = next(
        _ranges(lambda column: column.kind is Kind.QUANTITY, [(first, first + len(report.indicators) - 1)])
    )
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


def guide_entry(sheet: Worksheet, report: Report, first: int) -> None:
    """Warn where "30%" was typed into a cell that holds points, and show figures as the program does.

    ``first`` is the row of the first indicator. The literal form of 2023 keeps its own formats.
    """
    if report.settings.calculation is Calculation.LITERAL or not report.indicators:
        return
    for ranges in _ranges(
        lambda column: column.kind is Kind.QUANTITY and not column.calculated, _runs(report, first)
    ):
        warning = _warning()
        warning.sqref = " ".join(ranges)
        sheet.add_data_validation(warning)
    _show_as_the_program_does(sheet, report, first)
