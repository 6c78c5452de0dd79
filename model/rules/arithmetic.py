"""ARI: goals, sums, variables and values out of the ordinary (``domain.md`` §3.1)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.calculations import (
    Series,
    annual_goal,
    denominators,
    derived_value,
    numerators,
    orientation,
    projection_percent,
    quarter_name,
    to_date,
)
from model.calculations.values import typed_values
from model.calculations.wording import in_unit
from model.numbers import EPSILON, plain, rounded
from model.report import QUARTERS, Accumulation, Programming
from model.rules.rule import Case, Hit, IndicatorRule, fingerprint
from model.rules.words import points, typed

_ENTERED = (Series.PROGRAMMED, Series.ACHIEVED)
_REACHABLE = frozenset(
    {Accumulation.SUM, Accumulation.ANNUAL_RATIO, Accumulation.LAST, Accumulation.MAXIMUM}
)  # a mean or a ratio at its goal in mid-year has not reached the year's, and a constant is always there
_SHOWN_DECIMALS = 6


def _sum_is_not_the_goal(case: Case) -> Iterator[Hit]:
    row = case.indicator
    if case.accumulation is not Accumulation.SUM or row.programming is Programming.CUMULATIVE:
        return
    total, goal = annual_goal(row), case.goal
    if total is None or goal is None or abs(total - goal) <= case.limits.goal_tolerance + EPSILON:
        return
    words = {"total": in_unit(total, row.unit), "goal": in_unit(goal, row.unit)}
    yield Hit("programmed_total", fingerprint(total, goal), words, mend="programmed_1")


def _value_is_not_its_formula(case: Case) -> Iterator[Hit]:
    row = case.indicator
    for series in _ENTERED:
        for q in QUARTERS:
            value, formula = typed_values(row, series)[q - 1], derived_value(row, series, q)
            if value is None or formula is None or value == rounded(formula, _decimals(value)):
                continue
            shown_formula = rounded(formula, max(_decimals(value), 2))
            words = {"formula": typed(shown_formula, row.unit), "value": typed(value, row.unit)}
            yield Hit(f"{series}_{q}", fingerprint(value, rounded(formula, _SHOWN_DECIMALS)), words)


def _decimals(value: Decimal) -> int:
    return len(plain(value).partition(".")[2])


def _no_denominator(case: Case) -> Iterator[Hit]:
    row = case.indicator
    annual = case.accumulation is Accumulation.ANNUAL_RATIO
    for series in _ENTERED:
        for q, numerator in enumerate(numerators(row, series), start=1):
            if numerator is None or denominators(row, series)[q - 1]:
                continue
            mend = "annual_denominator" if annual else f"{series}_denominators_{q}"
            yield Hit(f"{series}_{q}", fingerprint(numerator), {"quarter": quarter_name(q)}, mend)


def _goal_reached_early(case: Case) -> Iterator[Hit]:
    row, upto = case.indicator, case.quarter
    cumulative = row.programming is Programming.CUMULATIVE
    if upto == 4 or orientation(row) <= 0 or not (cumulative or case.accumulation in _REACHABLE):
        return
    if case.accumulation is Accumulation.CONSTANT:
        return
    achieved, goal = to_date(row, Series.ACHIEVED, upto), case.goal
    programmed, year = to_date(row, Series.PROGRAMMED, upto), annual_goal(row)
    if achieved is None or goal is None or goal <= 0 or achieved < goal - EPSILON:
        return
    if year is None or (programmed is not None and programmed >= year - EPSILON):
        return  # nothing remains programmed
    yield Hit(
        "achieved_total",
        fingerprint(upto, achieved, goal),
        {"quarter": quarter_name(upto)},
        mend=f"programmed_{upto + 1}",
    )


def _far_projection(case: Case) -> Iterator[Hit]:
    row, upto = case.indicator, case.quarter
    percent = projection_percent(row, upto) if upto < 4 else None
    lowest, highest = case.limits.projection_from - EPSILON, case.limits.projection_to + EPSILON
    if percent is None or lowest <= percent <= highest:
        return
    about = fingerprint(upto, rounded(percent, _SHOWN_DECIMALS))
    yield Hit("achieved_total", about, {"percent": points(percent)}, mend=f"programmed_{upto + 1}")


def _impossible_for_unit(case: Case) -> Iterator[Hit]:
    row = case.indicator
    unit = case.criteria.unit(row.unit)
    if unit is None or not unit.whole:
        return
    cells = [
        (f"{s}_{q}", "", value) for s in _ENTERED for q, value in enumerate(typed_values(row, s), start=1)
    ]
    for key, mend, value in (*cells, ("programmed_total", "annual_goal", row.annual_goal)):
        if value is not None and (value < 0 or value != value.to_integral_value()):
            words = {"value": typed(value, row.unit), "unit": unit.name}
            yield Hit(key, fingerprint(unit.name, value), words, mend)


def _atypical(case: Case) -> Iterator[Hit]:
    row = case.indicator
    for series in _ENTERED:
        for q, value in enumerate(typed_values(row, series), start=1):
            if value is not None and _decimals(value) > case.limits.decimals:
                words = {"value": typed(value, row.unit), "decimals": str(case.limits.decimals)}
                yield Hit(f"{series}_{q}", fingerprint(value), words, variant="decimals")
    achieved, programmed = case.by_period(case.achieved), case.by_period(case.programmed)
    for q in range(2, case.quarter + 1):
        if _jumps(case, achieved[q - 2], achieved[q - 1]) and not _jumps(
            case, programmed[q - 2], programmed[q - 1]
        ):
            before, value = achieved[q - 2] or Decimal(0), achieved[q - 1] or Decimal(0)
            words = {"value": in_unit(value, row.unit), "before": in_unit(before, row.unit)}
            yield Hit(f"achieved_{q}", fingerprint(before, value), words)


def _jumps(case: Case, before: Decimal | None, value: Decimal | None) -> bool:
    return before is not None and value is not None and 0 < before * case.limits.jump < value


RULES = (
    IndicatorRule(
        id="ARI-03",
        message="Lo programado suma {total}; la meta anual es {goal}.",
        check="Los cuatro trimestres programados contra la meta anual autorizada.",
        do=(
            "Corrija el trimestre que no corresponda, o anote la meta anual en Más datos del indicador; si "
            "los trimestres no se suman, elija ahí otra regla de acumulación."
        ),
        source="Criterio de este programa.",
        judge=_sum_is_not_the_goal,
    ),
    IndicatorRule(
        id="ARI-07",
        message="Con las variables capturadas el resultado es {formula}, no {value}.",
        check="El valor escrito y su numerador y denominador en Más datos del indicador.",
        do="Decida cuál rige: borre el valor para que se calcule con las variables, o corrija las variables.",
        source="CONEVAL: meta absoluta y meta relativa se publican juntas.",
        judge=_value_is_not_its_formula,
    ),
    IndicatorRule(
        id="ARI-08",
        message="El denominador del {quarter} está vacío o es cero.",
        check="El denominador del trimestre o, si es el mismo todo el año, el denominador anual.",
        do="Escriba el denominador en Más datos del indicador, o borre el numerador.",
        source="Criterio de este programa.",
        judge=_no_denominator,
    ),
    IndicatorRule(
        id="ARI-09",
        message="La meta anual ya se alcanzó en el {quarter}; revise la programación restante.",
        check="Lo alcanzado a la fecha y lo que aún está programado.",
        do="Si el dato es correcto, solicite ajustar la programación o acéptelo con un motivo.",
        source="Criterio de este programa.",
        judge=_goal_reached_early,
    ),
    IndicatorRule(
        id="ARI-10",
        message="De mantenerse lo programado, el año cerraría en {percent} de la meta.",
        check="Lo alcanzado a la fecha más lo programado para los trimestres que faltan.",
        do="Considere si la programación restante sigue siendo realista.",
        source="Práctica común: cierre entre 90 y 110 % de la meta.",
        judge=_far_projection,
    ),
    IndicatorRule(
        id="ARI-11",
        message="Valor no válido para la unidad {unit}: {value}.",
        check="Que la unidad se cuente en enteros: no admite decimales ni negativos.",
        do="Corrija el valor o elija otra unidad de medida.",
        source="Criterio de este programa; las unidades enteras están en el catálogo.",
        judge=_impossible_for_unit,
    ),
    IndicatorRule(
        id="ARI-12",
        message="Valor atípico respecto al trimestre anterior: de {before} a {value}.",
        variants={"decimals": "El valor {value} tiene más de {decimals} decimales."},
        check="El valor contra su documento de origen.",
        do="Corríjalo, o acéptelo con un motivo si es correcto.",
        source="Criterio de este programa.",
        judge=_atypical,
    ),
)
