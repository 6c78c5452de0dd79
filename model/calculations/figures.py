"""What each of the fifteen figures of a row shows, in grid, workbook and PDF alike."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from model.calculations.accumulated import annual_goal, to_date
from model.calculations.deviations import deviation, difference
from model.calculations.values import Series, derived_value, quarter_value, quarter_values, typed_values
from model.numbers import plain, rounded, shown
from model.report import QUARTERS, Basis, Calculation, Indicator, Settings, VarianceSign
from model.units import is_percent


class Look(StrEnum):
    """How a figure is written. FRACTION and INTEGER are the formats `0%` and `0` of the literal way."""

    POINTS = "points"
    NUMBER = "number"
    FRACTION = "fraction"
    INTEGER = "integer"


class Figure(NamedTuple):
    """A figure ready to show: ``value`` unrounded, in points for POINTS and 1 = 100 % for FRACTION.

    ``entered`` tells that the officer typed it, so it is shown in full.
    """

    value: Decimal | None
    look: Look
    entered: bool = False

    @property
    def text(self) -> str:
        """What the cell shows; computed values with at most 2 decimals, a blank as an empty text."""
        return "" if self.value is None else _text(self.value, self.look, self.entered)


@lru_cache(maxsize=4096)  # a report says 0, 25 and 100 again and again; equal numbers read alike
def _text(value: Decimal, look: Look, entered: bool) -> str:
    if look is Look.FRACTION:
        return f"{plain(rounded(value * 100, 0))}%"
    if look is Look.INTEGER:
        return plain(rounded(value, 0))
    return shown(value if entered else rounded(value), percent=look is Look.POINTS)


def figure(ind: Indicator, series: Series, q: int | None, settings: Settings) -> Figure:
    """Return the figure of quarter ``q``, or of the accumulated column where ``q`` is None.

    Follows the report's way of calculating, sign and basis (``domain.md`` §4.2, §4.3, §4.7, §6).
    """
    if settings.calculation is Calculation.LITERAL:
        return _literal(ind, series, q)
    look = Look.POINTS if is_percent(ind.unit) else Look.NUMBER
    if q is None:
        return Figure(_accumulated(ind, series, settings), look)
    if series is Series.VARIANCE:
        return Figure(_signed(deviation(ind, q), settings) if q <= settings.quarter else None, look)
    typed = typed_values(ind, series)[q - 1]
    if typed is None:
        return Figure(derived_value(ind, series, q), look)
    return Figure(typed, look, entered=True)


def figures(ind: Indicator, settings: Settings) -> list[Figure]:
    """Return the fifteen figures of a row in the order of the form, each as ``figure`` gives it.

    Nothing is calculated twice: a variance is told from the figures that stand before it.
    """
    if settings.calculation is Calculation.LITERAL:
        return [_literal(ind, series, q) for series in Series for q in (*QUARTERS, None)]
    look = Look.POINTS if is_percent(ind.unit) else Look.NUMBER
    bands = []
    for series in (Series.PROGRAMMED, Series.ACHIEVED):
        typed, values = typed_values(ind, series), quarter_values(ind, series)
        entered = [Figure(value, look, t is not None) for value, t in zip(values, typed, strict=True)]
        bands.append([*entered, Figure(_accumulated(ind, series, settings), look)])
    off = [
        _signed(difference(achieved.value, programmed.value), settings)
        for programmed, achieved in zip(*bands, strict=True)
    ]
    off[settings.quarter : -1] = [None] * (len(QUARTERS) - settings.quarter)  # nothing to report yet
    return [*bands[0], *bands[1], *(Figure(value, look) for value in off)]


def _signed(off: Decimal | None, settings: Settings) -> Decimal | None:
    flipped = settings.sign is VarianceSign.PROGRAMMED_MINUS_ACHIEVED
    return -off if off is not None and flipped else off


def _accumulated(ind: Indicator, series: Series, settings: Settings) -> Decimal | None:
    if series is Series.ACHIEVED:
        return to_date(ind, series, settings.quarter)
    if series is Series.PROGRAMMED:
        annual = settings.basis is Basis.ANNUAL
        return annual_goal(ind) if annual else to_date(ind, series, settings.quarter)
    programmed = _accumulated(ind, Series.PROGRAMMED, settings)
    return _signed(difference(_accumulated(ind, Series.ACHIEVED, settings), programmed), settings)


def _total(ind: Indicator, series: Series) -> Decimal | None:
    present = [value for value in quarter_values(ind, series) if value is not None]
    return sum(present[1:], present[0]) if present else None


def _literal(ind: Indicator, series: Series, q: int | None) -> Figure:
    # The 2023 form: programmed as a fraction, achieved in points, one minus the other (``domain.md`` §4.7).

    def read(which: Series) -> Decimal | None:
        return _total(ind, which) if q is None else quarter_value(ind, which, q)

    if series is Series.ACHIEVED:
        return Figure(read(series), Look.INTEGER)
    percent = is_percent(ind.unit)
    programmed = read(Series.PROGRAMMED)
    if percent and programmed is not None:
        programmed /= 100
    if series is Series.PROGRAMMED:
        return Figure(programmed, Look.FRACTION if percent and q is not None else Look.INTEGER)
    achieved = read(Series.ACHIEVED)
    if programmed is None and achieved is None:
        return Figure(None, Look.INTEGER)
    return Figure((programmed or Decimal(0)) - (achieved or Decimal(0)), Look.INTEGER)
