"""Help while typing into the workbook, and figures that are never too wide for their column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation

from model.report import Calculation, Report
from model.schema import COLUMNS, Kind
from model.units import is_percent

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_RANGES = 1000  # in one element; Excel refuses far longer lists
_FIRST_FORMAT = 200  # numbers of formats; the first 164 are Excel's own

WARNING_TITLE = "¿Fracción o porcentaje?"
WARNING = (
    "Este indicador se mide en puntos porcentuales: 30 significa 30 %. Un valor entre 0 y 1 es menos de 1 %. "
    "Si quiso decir 30 %, escriba 30."
)


@dataclass(frozen=True, slots=True)
class _Block:
    """Neighbouring columns, from ``first`` to ``last``, all entered or all calculated."""

    first: int
    last: int
    calculated: bool


def _blocks() -> Iterator[_Block]:
    def kind(number: int) -> tuple[bool, bool]:
        column = COLUMNS[number - 1]
        return column.kind is Kind.QUANTITY, column.calculated

    for (quantity, calculated), numbers in groupby(range(1, len(COLUMNS) + 1), kind):
        if quantity:
            run = list(numbers)
            yield _Block(run[0], run[-1], calculated)


def _runs(report: Report, first: int) -> dict[bool, list[tuple[int, int]]]:
    """Return the runs of rows whose unit is percent (True) and of the others (False)."""
    runs: dict[bool, list[tuple[int, int]]] = {True: [], False: []}
    row = first
    for percent, indicators in groupby(report.indicators, lambda indicator: is_percent(indicator.unit)):
        count = len(list(indicators))
        runs[percent].append((row, row + count - 1))
        row += count
    return runs


def _ranges(block: _Block, runs: Sequence[tuple[int, int]]) -> Iterator[str]:
    left, right = get_column_letter(block.first), get_column_letter(block.last)
    ranges = [f"{left}{top}:{right}{bottom}" for top, bottom in runs]
    for start in range(0, len(ranges), _MOST_RANGES):
        yield " ".join(ranges[start : start + _MOST_RANGES])


def _warning() -> DataValidation:
    rule = DataValidation(
        type="decimal", operator="notBetween", formula1="0.000000001", formula2="0.999999999", allow_blank=True
    )
    rule.errorStyle, rule.errorTitle, rule.error, rule.showErrorMessage = "warning", WARNING_TITLE, WARNING, True
    return rule


def _rule(condition: str, form: str, number: int, priority: int) -> Rule:
    style = DifferentialStyle(numFmt=NumberFormat(numFmtId=_FIRST_FORMAT + number, formatCode=form))
    return Rule(type="expression", dxf=style, formula=[condition], stopIfTrue=True, priority=priority)
