"""The calculated cells as Excel formulas, rule by rule (``domain.md`` §4.2, §4.3 and §4.7).

Each says what ``model.calculations.figure`` says, so that the workbook goes on calculating as the program
does. Names of functions are the English ones that the file format wants; Excel shows them in its language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from openpyxl.utils import get_column_letter

from model.calculations import Series, derived_value, figure, rule_of
from model.report import (
    QUARTERS,
    Accumulation,
    Basis,
    Calculation,
    Indicator,
    Programming,
    Settings,
    VarianceSign,
)
from model.schema import COLUMNS, Column
from model.units import is_percent

BLANK = '""'
_ROW = "#"  # stands for the number of the row; no formula of ours has it otherwise

_LETTER = {
    (column.series, column.quarter): get_column_letter(number)
    for number, column in enumerate(COLUMNS, start=1)
}
_LETTER_OF_KEY = {column.key: get_column_letter(number) for number, column in enumerate(COLUMNS, start=1)}
_FUNCTION = {
    Accumulation.SUM: "SUM",
    Accumulation.ANNUAL_RATIO: "SUM",
    Accumulation.MEAN: "AVERAGE",
    Accumulation.MAXIMUM: "MAX",
    Accumulation.MINIMUM: "MIN",
}


class Beside(Protocol):
    """Where the workbook keeps what an indicator has beside its 27 columns."""

    def cell(self, key: str) -> str:
        """Return the reference to the field ``key``."""

    def quarters(self, attribute: str, upto: int) -> str:
        """Return the reference to a series, such as the weights, from the 1st quarter to ``upto``."""


def _last(cells: Sequence[str], otherwise: str = BLANK, times: str = "") -> str:
    for cell in cells:
        otherwise = f"IF(ISNUMBER({cell}),{cell}{times},{otherwise})"
    return otherwise


@lru_cache(maxsize=64)
def _variance_of(q: int | None, sign: VarianceSign, reported: int) -> str:
    """Return the variance of quarter ``q`` with ``_ROW`` for the row: it is alike for all indicators."""
    programmed, achieved = (f"{_LETTER[series, q]}{_ROW}" for series in (Series.PROGRAMMED, Series.ACHIEVED))
    first, second = programmed, achieved
    if sign is VarianceSign.ACHIEVED_MINUS_PROGRAMMED:
        first, second = achieved, programmed
    difference = f"IF(AND(ISNUMBER({programmed}),ISNUMBER({achieved})),{first}-{second},{BLANK})"
    # A quarter after the reported one has no variance, whatever is typed there.
    later = q is not None and q > reported
    return f"IF({q}>{reported},{BLANK},{difference})" if later else difference


@dataclass(frozen=True, slots=True)
class Formulas:
    """The formulas of one indicator on row ``row`` of the form.

    ``sheet`` is the form's name where another sheet refers to it; there all values are in the indicator's
    unit, in points also where the literal form of 2023 has fractions.
    """

    indicator: Indicator
    settings: Settings
    row: int
    beside: Beside
    sheet: str = ""

    def of(self, column: Column) -> str | None:
        """Return the formula of that column, without its "="; None where the cell holds what was typed."""
        series, q = column.series, column.quarter
        if series is None:
            return None
        if q is not None and series is not Series.VARIANCE:
            return self._derived(series, q)
        if self.settings.calculation is Calculation.LITERAL:
            return self._literal(series, q)
        if series is Series.VARIANCE:
            return self._variance(q)
        if series is Series.PROGRAMMED and self.settings.basis is Basis.ANNUAL:
            return self._annual_goal()
        return self._to_date(series, self.settings.quarter)

    def quarter(self, series: Series, q: int) -> str:
        """Return the value of quarter ``q``."""
        return _last([self._cell(series, q)], times=self._times(series))

    def to_date(self, series: Series, upto: int) -> str:
        """Return the accumulated at quarter ``upto``; see ``model.calculations.to_date``."""
        return self._to_date(series, upto)

    def annual_goal(self) -> str:
        """Return the goal of the year; see ``model.calculations.annual_goal``."""
        return self._annual_goal()

    def column(self, key: str) -> str:
        """Return the reference to the indicator's cell in a column that is no figure."""
        return f"{self._prefix}{_LETTER_OF_KEY[key]}{self.row}"

    @property
    def _prefix(self) -> str:
        return f"'{self.sheet}'!" if self.sheet else ""

    def _times(self, series: Series) -> str:
        return "*100" if self.sheet and self._in_fractions(series) else ""

    def _cell(self, series: Series, q: int | None) -> str:
        return f"{self._prefix}{_LETTER[series, q]}{self.row}"

    def _cells(self, series: Series, upto: int) -> list[str]:
        return [self._cell(series, q) for q in QUARTERS[:upto]]

    def _range(self, series: Series, upto: int) -> str:
        return f"{self._cell(series, 1)}:{_LETTER[series, upto]}{self.row}"

    def _derived(self, series: Series, q: int) -> str | None:
        ind = self.indicator
        typed = ind.programmed if series is Series.PROGRAMMED else ind.achieved
        if typed[q - 1] is not None or derived_value(ind, series, q) is None:
            return None
        own = ind.programmed_denominators if series is Series.PROGRAMMED else ind.achieved_denominators
        annual = own[q - 1] is None or rule_of(ind) is Accumulation.ANNUAL_RATIO
        top = self.beside.cell(f"{series}_numerators_{q}")
        bottom = self.beside.cell("annual_denominator" if annual else f"{series}_denominators_{q}")
        scale = "/100" if self._in_fractions(series) else ""
        value = f"{top}*{self.beside.cell('factor')}/{bottom}{scale}"
        return f"IF(AND(ISNUMBER({top}),N({bottom})<>0),{value},{BLANK})"

    def _in_fractions(self, series: Series) -> bool:
        literal = self.settings.calculation is Calculation.LITERAL
        return literal and series is Series.PROGRAMMED and is_percent(self.indicator.unit)

    def _variance(self, q: int | None) -> str:
        return _variance_of(q, self.settings.sign, self.settings.quarter).replace(_ROW, str(self.row))

    def _annual_goal(self) -> str:
        ind, rule, times = self.indicator, rule_of(self.indicator), self._times(Series.PROGRAMMED)
        declared = [] if ind.annual_goal is None else [self.beside.cell("annual_goal")]
        if ind.programming is Programming.CUMULATIVE or rule is Accumulation.LAST:
            return _last([self._cell(Series.PROGRAMMED, 4)], _last(declared), times)
        if rule is Accumulation.CONSTANT:
            return _last(self._cells(Series.PROGRAMMED, 4), _last(declared), times)
        programmed = self._by_rule(Series.PROGRAMMED, 4)
        if rule in (Accumulation.RATIO, Accumulation.MAXIMUM, Accumulation.MINIMUM):
            return _last(declared, programmed)
        return programmed

    def _to_date(self, series: Series, upto: int) -> str:
        if self.indicator.programming is Programming.CUMULATIVE:
            return _last(self._cells(series, upto), times=self._times(series))
        if series is Series.PROGRAMMED and rule_of(self.indicator) is Accumulation.CONSTANT:
            return self._annual_goal()
        return self._by_rule(series, upto)

    def _by_rule(self, series: Series, upto: int) -> str:
        rule, values = rule_of(self.indicator), self._range(series, upto)
        if rule in (Accumulation.LAST, Accumulation.CONSTANT):
            return _last(self._cells(series, upto), times=self._times(series))
        if rule is Accumulation.WEIGHTED_MEAN:
            return self._weighted(series, values, upto)
        if rule is Accumulation.RATIO:
            return self._ratio(series, values, upto)
        return f"IF(COUNT({values})=0,{BLANK},{_FUNCTION[rule]}({values}){self._times(series)})"

    def _weighted(self, series: Series, values: str, upto: int) -> str:
        weights = self.beside.quarters("weights", upto)
        total = f"SUMPRODUCT(--ISNUMBER({values}),{weights})"
        lacking = f"SUMPRODUCT(ISNUMBER({values})*ISNUMBER({weights}))<COUNT({values})"
        mean = f"SUMPRODUCT({values},{weights})/{total}{self._times(series)}"
        return f"IF(OR({lacking},{total}=0),{BLANK},{mean})"

    def _ratio(self, series: Series, values: str, upto: int) -> str:
        tops = self.beside.quarters(f"{series}_numerators", upto)
        bottoms = self.beside.quarters(f"{series}_denominators", upto)
        total = f"SUMPRODUCT(--ISNUMBER({tops}),{bottoms})"
        lacking = f"SUMPRODUCT(ISNUMBER({values})*(1-ISNUMBER({tops})*ISNUMBER({bottoms})))>0"
        ratio = f"SUMPRODUCT({tops},--ISNUMBER({bottoms}))*{self.beside.cell('factor')}/{total}"
        # What is programmed without variables is declared: its last value stands for the ratio.
        declared = _last(self._cells(series, upto), times=self._times(series))
        otherwise = declared if series is Series.PROGRAMMED else BLANK
        return f"IF(OR({lacking},{total}=0),{otherwise},{ratio})"

    def _literal(self, series: Series, q: int | None) -> str:
        """Return the form's own formula where it has something to calculate with, else the same guarded."""
        if series is not Series.VARIANCE:
            values = self._range(series, 4)
            total = f"SUM({values})"
            return total if self._has(series, None) else f"IF(COUNT({values})=0,{BLANK},{total})"
        programmed, achieved = self._cell(Series.PROGRAMMED, q), self._cell(Series.ACHIEVED, q)
        if self._has(Series.PROGRAMMED, q) and (q is not None or self._has(Series.ACHIEVED, q)):
            return f"{programmed}-{achieved}"
        return f"IF(COUNT({programmed},{achieved})=0,{BLANK},N({programmed})-N({achieved}))"

    def _has(self, series: Series, q: int | None) -> bool:
        return figure(self.indicator, series, q, self.settings).value is not None


def series_needed(indicator: Indicator) -> set[str]:
    """Return which series beside the columns the indicator's formulas refer to."""
    rule = rule_of(indicator)
    needed = {"weights"} if rule is Accumulation.WEIGHTED_MEAN else set()
    if rule is Accumulation.RATIO:
        needed |= {
            f"{series}_{part}"
            for series in ("programmed", "achieved")
            for part in ("numerators", "denominators")
        }
    return needed
