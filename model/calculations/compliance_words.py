"""The compliance of a quarter explained in a sentence with its own numbers."""

from __future__ import annotations

from decimal import Decimal

from model.calculations.compliance import (
    ComplianceState,
    Formula,
    compliance,
    formula_for,
    usable_baseline,
)
from model.calculations.values import Series, orientation, quarter_value
from model.calculations.wording import number, quarter_name
from model.report import BaselineStatus, Indicator, Settings


def explain_compliance(ind: Indicator, q: int, settings: Settings) -> str:
    """Return how the compliance of quarter ``q`` is computed, or why it has none."""
    judged = compliance(ind, q, settings)
    programmed = quarter_value(ind, Series.PROGRAMMED, q)
    achieved = quarter_value(ind, Series.ACHIEVED, q)
    if judged.value is not None and programmed is not None and achieved is not None:
        formula = formula_for(ind, achieved, programmed, settings)
        worked = _worked(ind, achieved, programmed, formula)
        return f"Cumplimiento del {quarter_name(q)}: {worked} = {number(judged.value)} %."
    if judged.state is ComplianceState.BLANK:
        return _why_blank(ind, q, programmed, settings)
    return f"{judged.label}: {_reason(ind, q, programmed, achieved, judged.state)}"


def _worked(ind: Indicator, achieved: Decimal, programmed: Decimal, formula: Formula | None) -> str:
    a, p = _operand(achieved), _operand(programmed)
    if formula is Formula.PROPORTION:
        return f"{a} ÷ {p} × 100"
    if formula is Formula.MIRROR:
        floored = ", nunca menos de 0," if achieved > 2 * programmed else ""
        return f"(2 − {a} ÷ {p}) × 100{floored}"
    if formula is Formula.INVERSE_RATIO:
        return f"{p} ÷ {a} × 100" if achieved else "alcanzado 0, el máximo"
    if formula is Formula.ZERO_GOAL:
        return f"programado 0 y alcanzado {a}"
    baseline = _operand(usable_baseline(ind, programmed) or Decimal(0))
    return f"(línea base {baseline} − {a}) ÷ ({baseline} − {p}) × 100"


def _operand(value: Decimal) -> str:
    text = number(value)
    return f"({text})" if value < 0 else text


def _why_blank(ind: Indicator, q: int, programmed: Decimal | None, settings: Settings) -> str:
    if q > settings.quarter:
        return f"El {quarter_name(q)} aún no se reporta."
    if programmed == 0:
        return f"El {quarter_name(q)} está programado en 0 y no tiene valor alcanzado."
    return f"Por su frecuencia ({ind.frequency.lower()}), el indicador no se reporta en el {quarter_name(q)}."


def _reason(
    ind: Indicator, q: int, programmed: Decimal | None, achieved: Decimal | None, state: ComplianceState
) -> str:
    quarter = quarter_name(q)
    if state is ComplianceState.NOT_REPORTED:
        return f"falta el valor alcanzado del {quarter}."
    if state is ComplianceState.NO_GOAL:
        return f"no hay nada programado hasta el {quarter}."
    if state in (ComplianceState.NOT_PROGRAMMED, ComplianceState.WITHOUT_PROGRAMMING):
        lack = "no tiene valor programado" if programmed is None else "está programado en 0"
        ending = "" if programmed is None or not achieved else "; el semáforo es el del acumulado a esa fecha"
        return f"el {quarter} {lack}{ending}."
    if not orientation(ind):
        return "indique si el sentido esperado es Ascendente o Descendente."
    if ind.baseline_value is None or ind.baseline_status is not BaselineStatus.KNOWN:
        return "con estos valores se necesita la línea base."
    return "lo programado no mejora la línea base."
