"""How an imported indicator accumulates: as its stored total tells, else by its unit, else it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.report import Accumulation, Programming
from model.units import usual_accumulation

_TOLERANCE = Decimal("0.6")  # a total shown without decimals


@dataclass(frozen=True, slots=True)
class Rule:
    """The rule of an indicator; ``ask`` names the question that is open, "" if none is."""

    accumulation: Accumulation
    programming: Programming = Programming.BY_PERIOD
    ask: str = ""


def _means(values: Sequence[Decimal]) -> dict[Accumulation, Decimal]:
    return {
        Accumulation.SUM: sum(values, Decimal(0)),
        Accumulation.LAST: values[-1],
        Accumulation.MEAN: sum(values, Decimal(0)) / len(values),
        Accumulation.MAXIMUM: max(values),
    }


def _matching(values: Sequence[Decimal], total: Decimal | None) -> list[Accumulation]:
    if total is None:
        return []
    return [rule for rule, value in _means(values).items() if abs(value - total) <= _TOLERANCE]


def rule_for(
    unit: str, programmed: Sequence[Decimal | None], total: Decimal | None, *, percent: bool, sums: bool
) -> Rule:
    """Return the rule of accumulation (``domain.md`` §4.3); ``total`` is the stored accumulated, scaled."""
    values = [value for value in programmed if value is not None]
    usual = usual_accumulation(unit)
    if not any(values):
        return Rule(Accumulation.SUM if percent else Accumulation.BY_UNIT)
    if sums:
        return Rule(Accumulation.SUM)
    matching = _matching(values, total)
    rising = len(values) == 4 and values == sorted(values) and values[0] < values[-1]
    if rising and Accumulation.SUM not in matching and _reaches_its_last(values, matching, percent=percent):
        return Rule(Accumulation.SUM, Programming.CUMULATIVE, ask="programacion")
    if not percent:
        if matching and usual not in matching and usual is Accumulation.SUM:
            return Rule(matching[0])
        return Rule(Accumulation.BY_UNIT)
    if len(matching) == 1:
        return Rule(matching[0])
    return Rule(matching[0] if matching else Accumulation.LAST, ask="acumulacion")


def _reaches_its_last(values: Sequence[Decimal], matching: Sequence[Accumulation], *, percent: bool) -> bool:
    if matching:
        return Accumulation.LAST in matching
    return percent and Decimal(90) <= values[-1] <= Decimal(110)
