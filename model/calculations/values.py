"""The value of one quarter, typed or derived from its variables, and what an indicator's sense means."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from model.report import NO_VALUES, Accumulation, Four, Indicator
from model.text import folded
from model.units import is_percent, usual_accumulation


class Series(StrEnum):
    """The three bands of figures of the form; the value is the stem of their column keys."""

    PROGRAMMED = "programmed"
    ACHIEVED = "achieved"
    VARIANCE = "variance"


DIRECTIONS = {"Ascendente": 1, "Descendente": -1}
"""The senses that can be calculated with: more is better, less is better."""

_SENSES = {folded(name): sense for name, sense in DIRECTIONS.items()}


@lru_cache(maxsize=512)
def _orientation(direction: str) -> int:
    return _SENSES.get(folded(direction), 0)


def orientation(ind: Indicator) -> int:
    """Return 1 where more is better, -1 where less is better, 0 where the sense is blank or unknown."""
    return _orientation(ind.direction)


def rule_of(ind: Indicator) -> Accumulation:
    """Return the rule that the indicator accumulates by; never ``BY_UNIT`` (``domain.md`` §4.3).

    By unit, a percentage with numerators is a ratio, with the annual denominator if it has one.
    """
    rule = ind.accumulation
    if rule is not Accumulation.BY_UNIT:
        return rule
    if is_percent(ind.unit) and not ind.programmed_numerators == ind.achieved_numerators == NO_VALUES:
        return Accumulation.RATIO if ind.annual_denominator is None else Accumulation.ANNUAL_RATIO
    return usual_accumulation(ind.unit)


def typed_values(ind: Indicator, series: Series) -> Four:
    """Return the four values as typed; ``series`` is PROGRAMMED or ACHIEVED."""
    return ind.programmed if series is Series.PROGRAMMED else ind.achieved


def numerators(ind: Indicator, series: Series) -> Four:
    """Return the four numerators; ``series`` is PROGRAMMED or ACHIEVED."""
    return ind.programmed_numerators if series is Series.PROGRAMMED else ind.achieved_numerators


def denominators(ind: Indicator, series: Series) -> Four:
    """Return the denominators in force; ``series`` is PROGRAMMED or ACHIEVED.

    Each quarter's own; for ANNUAL_RATIO the annual one, which a SUM also takes where a quarter has none:
    percentages can be added only over the annual total (ARI-06).
    """
    annual, rule = ind.annual_denominator, rule_of(ind)
    if rule is Accumulation.ANNUAL_RATIO:
        return (annual, annual, annual, annual)
    own = ind.programmed_denominators if series is Series.PROGRAMMED else ind.achieved_denominators
    if rule is not Accumulation.SUM or annual is None:
        return own
    first, second, third, fourth = (annual if denominator is None else denominator for denominator in own)
    return (first, second, third, fourth)


def _quotient(numerator: Decimal | None, denominator: Decimal | None, factor: int) -> Decimal | None:
    return numerator * factor / denominator if numerator is not None and denominator else None


def derived_value(ind: Indicator, series: Series, q: int) -> Decimal | None:
    """Return N/D×k of quarter ``q``; None where a variable is blank or the denominator is 0.

    D is the one of ``denominators``. ``series`` is PROGRAMMED or ACHIEVED.
    """
    numerator = numerators(ind, series)[q - 1]
    if numerator is None:
        return None
    return _quotient(numerator, denominators(ind, series)[q - 1], ind.factor)


def quarter_value(ind: Indicator, series: Series, q: int) -> Decimal | None:
    """Return the typed value of quarter ``q`` or, where blank, the derived one. PROGRAMMED or ACHIEVED."""
    typed = typed_values(ind, series)[q - 1]
    return derived_value(ind, series, q) if typed is None else typed


def quarter_values(ind: Indicator, series: Series) -> Four:
    """Return ``quarter_value`` of the four quarters."""
    typed, tops = typed_values(ind, series), numerators(ind, series)
    if tops == NO_VALUES or None not in typed:  # in this order: a Decimal takes long to differ from None
        return typed
    first, second, third, fourth = (
        _quotient(numerator, denominator, ind.factor) if value is None else value
        for value, numerator, denominator in zip(typed, tops, denominators(ind, series), strict=True)
    )
    return (first, second, third, fourth)
