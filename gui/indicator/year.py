"""The year of an indicator as its chart shows it, with every quarter also in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.calculations import (
    Bands,
    Semaphore,
    Series,
    compliance,
    orientation,
    quarter_value,
    semaphore,
)
from model.calculations.compliance import Formula, formula_for
from model.calculations.wording import ORDINALS
from model.numbers import rounded, shown
from model.report import QUARTERS, Indicator, Settings
from model.units import is_percent

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Quarter:
    """One quarter of the chart; quantities are in the indicator's unit, None where there is none.

    ``green`` and ``yellow`` are the values from which (with less is better: up to which) the lamp is green
    and yellow. ``words`` says it all in a sentence.
    """

    number: int
    programmed: Decimal | None
    achieved: Decimal | None
    programmed_text: str
    achieved_text: str
    lamp: Semaphore
    green: Decimal | None
    yellow: Decimal | None
    reported: bool
    words: str


def year_of(indicator: Indicator, settings: Settings, bands: Bands) -> tuple[Quarter, ...]:
    """Return the four quarters of an indicator."""
    return tuple(_quarter(indicator, q, settings, bands) for q in QUARTERS)


def direction_words(indicator: Indicator) -> str:
    """Return what is better, with its arrow: "↑ Ascendente: es mejor que suba"."""
    sense = orientation(indicator)
    if not sense:
        return "Falta el sentido esperado"
    return "↑ Ascendente: es mejor que suba" if sense > 0 else "↓ Descendente: es mejor que baje"


def year_words(indicator: Indicator, quarters: Sequence[Quarter]) -> str:
    """Return the whole chart in words, for who does not see it."""
    direction = direction_words(indicator).lstrip("↑↓ ")
    return " ".join([f"{direction}.", *(quarter.words for quarter in quarters)])


def _quarter(indicator: Indicator, q: int, settings: Settings, bands: Bands) -> Quarter:
    programmed = quarter_value(indicator, Series.PROGRAMMED, q)
    achieved = quarter_value(indicator, Series.ACHIEVED, q)
    judged = compliance(indicator, q, settings)
    lamp = semaphore(judged, bands)
    green, yellow = (
        _limit(indicator, programmed, points, settings) for points in (bands.green_min, bands.yellow_min)
    )
    texts = (_text(programmed, indicator), _text(achieved, indicator))
    reported = q == settings.quarter
    said = f"{ORDINALS[q]} trimestre{' (se reporta)' if reported else ''}: "
    said += ", ".join(
        f"{name} {text}" if text else f"sin valor {name}"
        for name, text in zip(("programado", "alcanzado"), texts, strict=True)
    )
    if judged.value is not None:
        said += (
            f", cumplimiento {shown(rounded(judged.value, 1), percent=True)}, semáforo {lamp.label.lower()}"
        )
    elif judged.state.label:
        said += f", {judged.state.label[0].lower()}{judged.state.label[1:]}"
    if green is not None:
        edge = "desde" if orientation(indicator) > 0 else "hasta"
        said += f". Verde {edge} {_text(green, indicator)}"
    return Quarter(q, programmed, achieved, *texts, lamp, green, yellow, reported, f"{said}.")


def _limit(indicator: Indicator, goal: Decimal | None, points: Decimal, settings: Settings) -> Decimal | None:
    """Return the value with a compliance of ``points``; the inverse of ``domain.md`` §4.4."""
    if goal is None or goal <= 0:
        return None
    match formula_for(indicator, goal, goal, settings):
        case Formula.PROPORTION:
            return goal * points / _HUNDRED
        case Formula.MIRROR:
            return goal * (2 - points / _HUNDRED)
        case Formula.INVERSE_RATIO:
            return goal * _HUNDRED / points
    return None


def _text(value: Decimal | None, indicator: Indicator) -> str:
    return "" if value is None else shown(rounded(value), percent=is_percent(indicator.unit))
