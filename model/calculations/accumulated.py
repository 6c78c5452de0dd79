"""What an indicator adds up to over the year, by its rule (``domain.md`` §4.3).

``upto`` is the last quarter that counts, 1 to 4. In CUMULATIVE programming the typed values are already
sums from January on, so every rule takes the last one and the annual goal is that of the 4th quarter.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from model.calculations.values import (
    Series,
    denominators,
    numerators,
    orientation,
    quarter_value,
    quarter_values,
    rule_of,
)
from model.report import Accumulation, Indicator, Programming
from model.units import is_percent

_HUNDRED = Decimal(100)

Values = Sequence[Decimal | None]


def last(values: Values) -> Decimal | None:
    """Return the last value that is not blank."""
    return next((value for value in reversed(values) if value is not None), None)


def _weighted(values: Values, weights: Values) -> Decimal | None:
    # A value without its weight makes the mean unknown: leaving it out would say something else.
    pairs = [(value, weight) for value, weight in zip(values, weights, strict=False) if value is not None]
    total = Decimal(0)
    for _, weight in pairs:
        if weight is None:
            return None
        total += weight
    return sum((v * w for v, w in pairs if w is not None), Decimal(0)) / total if total else None


def _ratio(values: Values, tops: Values, bottoms: Values, factor: int) -> Decimal | None:
    # ΣN/ΣD×k over the quarters with both; unknown where a reported quarter lacks one of them.
    top = bottom = Decimal(0)
    for value, numerator, denominator in zip(values, tops, bottoms, strict=False):
        if numerator is not None and denominator is not None:
            top, bottom = top + numerator, bottom + denominator
        elif value is not None:
            return None
    return top * factor / bottom if bottom else None


def _combined(
    ind: Indicator, rule: Accumulation, values: Values, tops: Values, bottoms: Values
) -> Decimal | None:
    """Return what the quarters come to; the sequences begin at the 1st quarter and are equally long."""
    if rule is Accumulation.RATIO:
        return _ratio(values, tops, bottoms, ind.factor)
    present = [value for value in values if value is not None]
    if not present:
        return None
    if rule in (Accumulation.SUM, Accumulation.ANNUAL_RATIO):
        return sum(present[1:], present[0])
    if rule in (Accumulation.LAST, Accumulation.CONSTANT):
        return present[-1]
    if rule is Accumulation.MEAN:
        return sum(present[1:], present[0]) / len(present)
    if rule is Accumulation.WEIGHTED_MEAN:
        return _weighted(values, ind.weights)
    return max(present) if rule is Accumulation.MAXIMUM else min(present)


def to_date(ind: Indicator, series: Series, upto: int) -> Decimal | None:
    """Return the accumulated at quarter ``upto`` (PA_T or AA_T); None where nothing can be accumulated.

    A RATIO needs the variables of every quarter reported; what is programmed without them is declared, so
    the last programmed value stands for it. WEIGHTED_MEAN needs the weight of every value.
    """
    values = quarter_values(ind, series)[:upto]
    if ind.programming is Programming.CUMULATIVE:
        return last(values)
    rule = rule_of(ind)
    if series is Series.PROGRAMMED and rule is Accumulation.CONSTANT:
        return annual_goal(ind)
    if rule is not Accumulation.RATIO:
        return _combined(ind, rule, values, (), ())
    tops, bottoms = numerators(ind, series)[:upto], denominators(ind, series)[:upto]
    value = _combined(ind, rule, values, tops, bottoms)
    return last(values) if value is None and series is Series.PROGRAMMED else value


def uses_declared_goal(ind: Indicator) -> bool:
    """Return whether M is the optional annual goal and not what is programmed (see ``annual_goal``)."""
    if ind.annual_goal is None:
        return False
    rule = rule_of(ind)
    if ind.programming is Programming.CUMULATIVE or rule is Accumulation.LAST:
        return quarter_value(ind, Series.PROGRAMMED, 4) is None
    if rule is Accumulation.CONSTANT:
        return last(quarter_values(ind, Series.PROGRAMMED)) is None
    return rule in (Accumulation.RATIO, Accumulation.MAXIMUM, Accumulation.MINIMUM)


def annual_goal(ind: Indicator) -> Decimal | None:
    """Return M of ``domain.md`` §4.3, the goal that the year's programme comes to; None where there is none.

    Sums and means come from the programmed values alone. LAST and CUMULATIVE take the 4th quarter, and
    CONSTANT the last programmed, or the declared goal where those are blank. RATIO, MAXIMUM and MINIMUM
    take the declared goal, or where blank what the four quarters come to.
    """
    if uses_declared_goal(ind):
        return ind.annual_goal
    if ind.programming is Programming.CUMULATIVE:
        return quarter_value(ind, Series.PROGRAMMED, 4)
    rule = rule_of(ind)
    if rule is Accumulation.LAST:
        return quarter_value(ind, Series.PROGRAMMED, 4)
    if rule is Accumulation.CONSTANT:
        return last(quarter_values(ind, Series.PROGRAMMED))
    return to_date(ind, Series.PROGRAMMED, 4)


def declared_goal(ind: Indicator) -> Decimal | None:
    """Return the goal that ARI-03, ARI-09 and LB-01 compare with (``domain.md`` §3, "ARI-03 exactly").

    The optional annual goal; where blank, 100 for a SUM in %, otherwise ``annual_goal``.
    """
    if ind.annual_goal is not None:
        return ind.annual_goal
    if rule_of(ind) is Accumulation.SUM and is_percent(ind.unit):
        return _HUNDRED
    return annual_goal(ind)


def missing_quarters(ind: Indicator, upto: int) -> tuple[int, ...]:
    """Return the quarters up to ``upto`` that are programmed and have no achieved value.

    A programmed 0 asks for a value only where less is better: there it is a goal.
    """
    programmed = quarter_values(ind, Series.PROGRAMMED)
    achieved = quarter_values(ind, Series.ACHIEVED)
    zero_is_goal = orientation(ind) < 0
    return tuple(
        q
        for q, (goal, value) in enumerate(zip(programmed[:upto], achieved, strict=False), start=1)
        if value is None and goal is not None and (goal or zero_is_goal)
    )


def is_partial(ind: Indicator, upto: int) -> bool:
    """Return whether the achieved to date lacks a programmed quarter."""
    return bool(missing_quarters(ind, upto))


def annual_progress(ind: Indicator, upto: int) -> Decimal | None:
    """Return *avance anual*, AA_T/M×100 in points; None without achieved values or a goal above 0."""
    return _percent_of_goal(ind, to_date(ind, Series.ACHIEVED, upto))


def remaining(ind: Indicator, upto: int) -> Decimal | None:
    """Return *por alcanzar*, M − AA_T in the indicator's unit; negative once the goal is passed."""
    goal, achieved = annual_goal(ind), to_date(ind, Series.ACHIEVED, upto)
    return None if goal is None or achieved is None else goal - achieved


def projection(ind: Indicator, upto: int) -> Decimal | None:
    """Return what the year comes to if the remaining quarters go as programmed, in the indicator's unit.

    The rule applied to what is achieved up to ``upto`` and programmed after it: ΣA + remaining P for a
    SUM. In CUMULATIVE programming the remaining is P_4 − P_upto. None before anything is achieved.
    """
    achieved = to_date(ind, Series.ACHIEVED, upto)
    if achieved is None or upto == 4:
        return achieved
    programmed = quarter_values(ind, Series.PROGRAMMED)
    if ind.programming is Programming.CUMULATIVE:
        final, so_far = programmed[3], last(programmed[:upto])
        return None if final is None else achieved + final - (so_far or 0)

    def joined(done: Values, ahead: Values) -> Values:
        return (*done[:upto], *ahead[upto:])

    done, ahead = Series.ACHIEVED, Series.PROGRAMMED
    return _combined(
        ind,
        rule_of(ind),
        joined(quarter_values(ind, done), programmed),
        joined(numerators(ind, done), numerators(ind, ahead)),
        joined(denominators(ind, done), denominators(ind, ahead)),
    )


def projection_percent(ind: Indicator, upto: int) -> Decimal | None:
    """Return the projection as points of the annual goal; None without one or with a goal not above 0."""
    return _percent_of_goal(ind, projection(ind, upto))


def _percent_of_goal(ind: Indicator, value: Decimal | None) -> Decimal | None:
    goal = annual_goal(ind)
    return value * 100 / goal if value is not None and goal is not None and goal > 0 else None
