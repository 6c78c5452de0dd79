"""LB: the baseline of an indicator and its goal (``domain.md`` §3.3)."""

from __future__ import annotations

from collections.abc import Iterator

from model.calculations import orientation
from model.calculations.wording import in_unit
from model.numbers import EPSILON
from model.report import Accumulation, BaselineStatus
from model.rules.rule import Case, Hit, IndicatorRule, fingerprint
from model.rules.words import typed

_SENSES = {1: "ascendente", -1: "descendente"}


def _goal_no_better(case: Case) -> Iterator[Hit]:
    row, sense = case.indicator, orientation(case.indicator)
    baseline, goal = row.baseline_value, case.goal
    if row.baseline_status is not BaselineStatus.KNOWN or not sense or baseline is None or goal is None:
        return
    improves = (goal - baseline) * sense
    # The goal of a constant is to stay where it is.
    least = -EPSILON if case.accumulation is Accumulation.CONSTANT else EPSILON
    if improves > least:
        return
    words = {"sense": _SENSES[sense], "baseline": typed(baseline, row.unit), "goal": in_unit(goal, row.unit)}
    yield Hit("baseline_value", fingerprint(sense, baseline, goal), words)


def _zero_without_note(case: Case) -> Iterator[Hit]:
    row = case.indicator
    known = row.baseline_status is BaselineStatus.KNOWN
    if known and row.baseline_value == 0 and not row.baseline_note.strip():
        yield Hit("baseline_value", "", mend="baseline_note")


def _incomplete(case: Case) -> Iterator[Hit]:
    row, fiscal_year = case.indicator, case.context.fiscal_year
    if not case.begun or row.baseline_status is BaselineStatus.NOT_AVAILABLE:
        return
    value, year = row.baseline_value, row.baseline_year
    about = fingerprint(value, year, fiscal_year)
    if value is None:
        yield Hit("baseline_value", about, variant="both" if year is None else "")
    elif year is None:
        yield Hit("baseline_year", about, variant="year")
    if year is not None and fiscal_year is not None and year >= fiscal_year:
        words = {"year": str(year), "fiscal_year": str(fiscal_year)}
        yield Hit("baseline_year", about, words, variant="late")


RULES = (
    IndicatorRule(
        id="LB-01",
        message=("Sentido {sense} con línea base {baseline} y meta {goal}: la meta no mejora la línea base."),
        check="La línea base, el sentido y la meta anual.",
        do="Corrija el que no corresponda o, si no se pueden comparar, indíquelo en Más datos del indicador.",
        source="DTE-SPP §5.6; CONEVAL.",
        judge=_goal_no_better,
    ),
    IndicatorRule(
        id="LB-02",
        message="Línea base 0: indique si el programa es nuevo o no hay dato (ND).",
        check="Si el 0 es un dato medido.",
        do="Explíquelo en la nota de la línea base, o escriba ND.",
        source="SHCP; CONEVAL: una línea base 0 se explica.",
        judge=_zero_without_note,
    ),
    IndicatorRule(
        id="LB-03",
        message="Falta el valor de la línea base.",
        variants={
            "year": "Falta el año de la línea base.",
            "both": "Falta el valor y el año de la línea base.",
            "late": "El año de la línea base ({year}) no es anterior al ejercicio ({fiscal_year}).",
        },
        check="La ficha técnica del indicador.",
        do="Escriba el valor y el año; si no existe dato, escriba ND.",
        source="DTE-SPP §5.4.",
        judge=_incomplete,
    ),
)
