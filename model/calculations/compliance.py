"""*Cumplimiento*: achieved as points of programmed, oriented so that more is better (``domain.md`` §4.4)."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum, auto

from model.calculations.accumulated import annual_goal, to_date
from model.calculations.values import Series, orientation, quarter_value, quarter_values
from model.frozen import frozen
from model.report import QUARTERS, BaselineStatus, Choice, DescendingFormula, Indicator, Settings
from model.text import folded

_ZERO, _HUNDRED = Decimal(0), Decimal(100)
_YEARLY_OR_LONGER = frozenset({"anual", "bianual", "trianual", "sexenal"})


class ComplianceState(Choice):
    """Why a compliance has a value or none; the label is what the officer reads."""

    COMPUTED = "computed", "Calculado"
    NOT_PROGRAMMED = "not_programmed", "No programado"
    WITHOUT_PROGRAMMING = "without_programming", "Avance sin programación"
    NO_GOAL = "no_goal", "Sin meta"
    NOT_REPORTED = "not_reported", "Sin reporte"
    BLANK = "blank", "Aún no se reporta"
    MEANINGLESS = "meaningless", "No calculable"


@frozen
class Compliance:
    """``value`` in points, uncapped, set only where ``state`` is COMPUTED."""

    value: Decimal | None
    state: ComplianceState

    @property
    def label(self) -> str:
        """The state in words."""
        return self.state.label


class Formula(Enum):
    """Which form of ``domain.md`` §4.4 applies to a pair of values."""

    PROPORTION = auto()
    MIRROR = auto()
    INVERSE_RATIO = auto()
    BASELINE = auto()
    ZERO_GOAL = auto()


_DESCENDING = {
    DescendingFormula.MIRROR: Formula.MIRROR,
    DescendingFormula.INVERSE_RATIO: Formula.INVERSE_RATIO,
    DescendingFormula.BASELINE: Formula.BASELINE,
}


def formula_for(ind: Indicator, achieved: Decimal, programmed: Decimal, settings: Settings) -> Formula | None:
    """Return the form that computes this pair; None where the sense is neither Ascendente nor Descendente.

    Where a value is negative a ratio says nothing, so the baseline form takes its place.
    """
    sense = orientation(ind)
    if not sense:
        return None
    if programmed == 0 and achieved >= 0:
        return Formula.ZERO_GOAL
    if programmed < 0 or achieved < 0:
        return Formula.BASELINE
    return Formula.PROPORTION if sense > 0 else _DESCENDING[settings.descending]


def usable_baseline(ind: Indicator, programmed: Decimal) -> Decimal | None:
    """Return the baseline if the baseline form can use it: known, and the goal improves on it."""
    baseline = ind.baseline_value
    if baseline is None or ind.baseline_status is not BaselineStatus.KNOWN:
        return None
    return baseline if (programmed - baseline) * orientation(ind) > 0 else None


def _computed(
    ind: Indicator, achieved: Decimal, programmed: Decimal, formula: Formula | None
) -> Decimal | None:
    if formula is Formula.PROPORTION:
        return achieved * 100 / programmed
    if formula is Formula.MIRROR:
        return max(_ZERO, 200 - achieved * 100 / programmed)
    if formula is Formula.INVERSE_RATIO:
        return programmed * 100 / achieved if achieved else _HUNDRED
    if formula is Formula.ZERO_GOAL:
        return _ZERO if achieved else _HUNDRED
    baseline = usable_baseline(ind, programmed)
    if formula is None or baseline is None:
        return None
    return (baseline - achieved) * 100 / (baseline - programmed)


def _judged(
    ind: Indicator, achieved: Decimal, programmed: Decimal, goal: Decimal | None, settings: Settings
) -> Compliance:
    # ``goal`` is the programmed to date: it tells progress out of turn from progress without any goal.
    if programmed == 0 <= achieved and orientation(ind) > 0:
        if achieved == 0:
            return Compliance(None, ComplianceState.NOT_PROGRAMMED)
        return Compliance(None, ComplianceState.WITHOUT_PROGRAMMING if goal else ComplianceState.NO_GOAL)
    value = _computed(ind, achieved, programmed, formula_for(ind, achieved, programmed, settings))
    return Compliance(value, ComplianceState.MEANINGLESS if value is None else ComplianceState.COMPUTED)


def is_measured(ind: Indicator, q: int, settings: Settings) -> bool:
    """Return whether the frequency lets quarter ``q`` be judged.

    Always, unless the report's *semáforo por frecuencia* is on: then annual or rarer at T4, semestral at
    T2 and T4.
    """
    if not settings.semaphore_by_frequency:
        return True
    frequency = folded(ind.frequency)
    if frequency in _YEARLY_OR_LONGER:
        return q == 4
    return q in (2, 4) if frequency == "semestral" else True


def is_due(ind: Indicator, q: int, settings: Settings) -> bool:
    """Return whether quarter ``q`` has to be reported (``domain.md`` §3, "Due")."""
    if q > settings.quarter or not quarter_value(ind, Series.PROGRAMMED, q):
        return False
    return is_measured(ind, q, settings)


def _unreported(programmed: Decimal | None, due: bool) -> Compliance:
    if programmed is None:
        return Compliance(None, ComplianceState.NOT_PROGRAMMED)
    return Compliance(None, ComplianceState.NOT_REPORTED if due else ComplianceState.BLANK)


def compliance(ind: Indicator, q: int, settings: Settings) -> Compliance:
    """Return the compliance of quarter ``q``, by the zero/blank table of ``domain.md`` §4.4."""
    programmed = quarter_value(ind, Series.PROGRAMMED, q)
    achieved = quarter_value(ind, Series.ACHIEVED, q)
    if achieved is None:
        return _unreported(programmed, is_due(ind, q, settings))
    if q > settings.quarter:
        return Compliance(None, ComplianceState.BLANK)
    if programmed is None:
        return Compliance(None, ComplianceState.WITHOUT_PROGRAMMING)
    goal = programmed or to_date(ind, Series.PROGRAMMED, q)
    return _judged(ind, achieved, programmed, goal, settings)


def compliance_to_date(ind: Indicator, upto: int, settings: Settings) -> Compliance:
    """Return the compliance of AA_T with PA_T, T being ``upto``."""
    programmed = to_date(ind, Series.PROGRAMMED, upto)
    if programmed is None and _any_value(ind, Series.PROGRAMMED, upto):
        return Compliance(None, ComplianceState.MEANINGLESS)  # programmed, but weights lack
    return _accumulated(ind, upto, settings, programmed, ComplianceState.WITHOUT_PROGRAMMING)


def compliance_annual(ind: Indicator, upto: int, settings: Settings) -> Compliance:
    """Return the compliance of AA_T with the goal of the year, T being ``upto``."""
    return _accumulated(ind, upto, settings, annual_goal(ind), ComplianceState.NO_GOAL)


def _any_value(ind: Indicator, series: Series, upto: int) -> bool:
    return any(value is not None for value in quarter_values(ind, series)[:upto])


def _accumulated(
    ind: Indicator, upto: int, settings: Settings, programmed: Decimal | None, without: ComplianceState
) -> Compliance:
    achieved = to_date(ind, Series.ACHIEVED, upto)
    if achieved is None:
        if _any_value(ind, Series.ACHIEVED, upto):
            return Compliance(None, ComplianceState.MEANINGLESS)  # reported, but variables or weights lack
        return _unreported(programmed, any(is_due(ind, q, settings) for q in QUARTERS[:upto]))
    if programmed is None:
        return Compliance(None, without)
    return _judged(ind, achieved, programmed, programmed, settings)
