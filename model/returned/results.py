"""The calculated cells of our workbook: whether they hold what its formulas come to.

Results are compared, and not whether there is a formula: another one may stand there. Ours may have
calculated with what was exported, with what is taken, or with what stands in the cells although it is not
taken; they go by the rules that were exported.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.calculations import Series, figure
from model.foreign import Cell, Stored
from model.report import Calculation, Indicator, Settings, VarianceSign
from model.returned.cells import BEYOND, is_blank
from model.returned.lines import Line
from model.returned.tables import FormTable
from model.schema import COLUMNS, Column
from model.units import is_percent

_NUMBERED = tuple(enumerate(COLUMNS, start=1))
_CALCULATED = tuple((number, column) for number, column in _NUMBERED if not column.editable)
_QUARTERS = tuple(
    (number, column) for number, column in _NUMBERED if column.series is not None and column.editable
)
_TOTALS = {
    column.series: number
    for number, column in _CALCULATED
    if column.quarter is None and column.series in (Series.PROGRAMMED, Series.ACHIEVED)
}
_ZERO, _HUNDRED = Decimal(0), Decimal(100)
_CLOSE = Decimal("1e-9")  # of the largest value that goes into a result: what a double loses in a difference


def typed_over(
    form: FormTable, line: Line, before: Indicator, more: Indicator, now: Indicator, settings: Settings
) -> Iterator[tuple[int, Column]]:
    """Yield number and column of the calculated cells of a row that hold what the report nowhere comes to.

    ``before`` is the indicator as exported, ``more`` with the additional data as they are now, ``now`` with
    all that is taken; ``settings`` are those of the export.
    """
    rules = {"accumulation": before.accumulation, "programming": before.programming}
    sources = (before, more, more.replace(**rules))
    values = (*before.programmed, *before.achieved, *now.programmed, *now.achieved)
    largest = max((abs(value) for value in values if value is not None), default=_ZERO)

    def results(series: Series, q: int | None) -> Iterator[Decimal | None]:
        for row in (before, now):
            yield figure(row, series, q, settings).value
        for row in sources:
            yield figure(_as_it_stands(form, line, row, settings), series, q, settings).value
        if series is Series.VARIANCE and q is None:
            yield _difference_of_totals(form, line, settings)

    for number, column in _CALCULATED:
        if number not in form.columns or column.series is None:
            continue
        cell = form.cell(line, number)
        if cell is not None and _is_unknown(cell):
            continue
        if not any(_is_result(each, cell, largest) for each in results(column.series, column.quarter)):
            yield number, column


def _is_unknown(cell: Cell) -> bool:
    """Return whether a formula without a usable result stands there: nobody types an error."""
    if cell.stored in (Stored.ERROR, Stored.UNSAVED):
        return True
    return cell.formula and cell.number is None


def _is_result(result: Decimal | None, cell: Cell | None, largest: Decimal) -> bool:
    if result is None:  # LibreOffice writes 0 for the "" of a formula into .xls
        return is_blank(cell) or (cell is not None and cell.formula and cell.number == 0)
    if abs(result) >= BEYOND:
        return cell is None or cell.number is None
    number = cell.number if cell is not None else None
    return number is not None and abs(number - result) <= max(largest, abs(result)) * _CLOSE


def _difference_of_totals(form: FormTable, line: Line, settings: Settings) -> Decimal | None:
    """Return the variance of the accumulated cells as they stand: one of them may be typed over itself."""
    cells = (form.cell(line, _TOTALS[s]) for s in _TOTALS if _TOTALS[s] in form.columns)
    numbers = [cell.number for cell in cells if cell is not None and cell.number is not None]
    if len(numbers) < len(_TOTALS):
        return None
    programmed, achieved = numbers
    flipped = settings.sign is VarianceSign.ACHIEVED_MINUS_PROGRAMMED
    literal = settings.calculation is Calculation.LITERAL
    return achieved - programmed if flipped and not literal else programmed - achieved


def _as_it_stands(form: FormTable, line: Line, row: Indicator, settings: Settings) -> Indicator:
    """Return ``row`` with the figures that the cells of its quarters hold, whether they are taken or not."""
    fractions = settings.calculation is Calculation.LITERAL and is_percent(row.unit)
    held: dict[str, list[Decimal | None]] = {str(Series.PROGRAMMED): [], str(Series.ACHIEVED): []}
    for number, column in _QUARTERS:
        cell = form.cell(line, number) if number in form.columns else None
        value = cell.number if cell is not None else None
        if value is not None and fractions and column.series is Series.PROGRAMMED:
            value *= _HUNDRED
        held[str(column.series)].append(value)
    return row.replace(**{series: tuple(values) for series, values in held.items()})
