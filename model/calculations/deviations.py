"""How far the achieved is from the programmed, and whether that is good (``domain.md`` §4.2)."""

from __future__ import annotations

from decimal import Decimal

from model.calculations.accumulated import to_date
from model.calculations.values import Series, orientation, quarter_value
from model.report import Indicator, Settings


def difference(achieved: Decimal | None, programmed: Decimal | None) -> Decimal | None:
    """Return achieved − programmed; None where either is blank."""
    return None if achieved is None or programmed is None else achieved - programmed


def deviation(ind: Indicator, q: int) -> Decimal | None:
    """Return D = A − P of quarter ``q`` in the indicator's unit (points for %)."""
    return difference(quarter_value(ind, Series.ACHIEVED, q), quarter_value(ind, Series.PROGRAMMED, q))


def relative_deviation(ind: Indicator, q: int) -> Decimal | None:
    """Return D/|P|×100 of quarter ``q`` in points; None where P is 0 or a value is blank."""
    off, programmed = deviation(ind, q), quarter_value(ind, Series.PROGRAMMED, q)
    return off * 100 / abs(programmed) if off is not None and programmed else None


def is_favourable(ind: Indicator, deviation: Decimal | None) -> bool | None:
    """Return whether a deviation A − P is good for the indicator's sense; none at all is good.

    None where the deviation is blank or the sense is neither Ascendente nor Descendente.
    """
    sense = orientation(ind)
    return None if deviation is None or not sense else deviation * sense >= 0


def to_date_deviation(ind: Indicator, settings: Settings) -> Decimal | None:
    """Return *desviación al trimestre*, AA_T − PA_T, whatever the basis of the printed accumulated."""
    upto = settings.quarter
    return difference(to_date(ind, Series.ACHIEVED, upto), to_date(ind, Series.PROGRAMMED, upto))
