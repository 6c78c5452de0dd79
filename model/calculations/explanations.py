"""Each computed cell explained in a sentence with its own numbers. What a sentence says, the cell shows."""

from __future__ import annotations

from decimal import Decimal

from model.calculations.accumulated import (
    annual_goal,
    missing_quarters,
    to_date,
    uses_declared_goal,
)
from model.calculations.compliance import is_due
from model.calculations.deviations import deviation, is_favourable
from model.calculations.figures import figure
from model.calculations.values import (
    Series,
    denominators,
    derived_value,
    numerators,
    orientation,
    quarter_value,
    quarter_values,
    rule_of,
    typed_values,
)
from model.calculations.wording import amount, in_unit, number, quarter_name, quarter_names
from model.numbers import plain, shown
from model.report import (
    QUARTERS,
    Accumulation,
    Basis,
    Calculation,
    Indicator,
    Programming,
    Settings,
    VarianceSign,
)

LITERAL_NOTICE = "Reproduce el cálculo de la plantilla original; la variación no es comparable."

_SAID = {Series.PROGRAMMED: "programado", Series.ACHIEVED: "alcanzado"}
_LAST_SAID = {Series.PROGRAMMED: "Último valor programado", Series.ACHIEVED: "Último valor reportado"}


def explain(ind: Indicator, series: Series, q: int | None, settings: Settings) -> str:
    """Return how the computed cell comes to its figure, or why it is blank; "" for a cell that is typed into.

    ``q`` None is the accumulated column.
    """
    if q is not None and series is not Series.VARIANCE:
        return _derivation(ind, series, q)
    if settings.calculation is Calculation.LITERAL:
        return f"{_literal(ind, series, q, settings)} {LITERAL_NOTICE}"
    if q is not None:
        return _quarter_variance(ind, q, settings)
    if series is Series.VARIANCE:
        return _total_variance(ind, settings)
    annual = series is Series.PROGRAMMED and settings.basis is Basis.ANNUAL
    return _accumulation(ind, series, 4 if annual else settings.quarter, annual=annual)


def _derivation(ind: Indicator, series: Series, q: int) -> str:
    value = derived_value(ind, series, q)
    numerator, denominator = numerators(ind, series)[q - 1], denominators(ind, series)[q - 1]
    if value is None or numerator is None or typed_values(ind, series)[q - 1] is not None:
        return ""
    whose = "denominador anual" if rule_of(ind) is Accumulation.ANNUAL_RATIO else "denominador"
    ratio = f"Numerador {shown(numerator)} ÷ {whose} {shown(denominator)}{_times(ind)}"
    return f"{ratio} = {in_unit(value, ind.unit)}."


def _times(ind: Indicator) -> str:
    return "" if ind.factor == 1 else f" × {ind.factor:,}"


# Variance


def _subtraction(programmed: str, achieved: str, settings: Settings) -> str:
    parts = (programmed, achieved)
    return " − ".join(parts if settings.sign is VarianceSign.PROGRAMMED_MINUS_ACHIEVED else reversed(parts))


def _judgement(ind: Indicator, off: Decimal) -> str:
    favourable = is_favourable(ind, off)
    if favourable is None:
        return ""
    sense = "ascendente" if orientation(ind) > 0 else "descendente"
    return f" {'Favorable' if favourable else 'Desfavorable'}: el sentido esperado es {sense}."


def _against(ind: Indicator, off: Decimal) -> str:
    if not off:
        return f"{amount(off, ind.unit)}, igual a lo programado."
    where = "por debajo" if off < 0 else "por encima"
    return f"{amount(off, ind.unit)} {where}.{_judgement(ind, off)}"


def _quarter_variance(ind: Indicator, q: int, settings: Settings) -> str:
    if q > settings.quarter:
        return f"El {quarter_name(q)} aún no se reporta."
    off = deviation(ind, q)
    if off is None:
        return _missing_for_variance(ind, q, settings)
    programmed = figure(ind, Series.PROGRAMMED, q, settings).text
    achieved = figure(ind, Series.ACHIEVED, q, settings).text
    said = _subtraction(f"Programado {programmed}", f"Alcanzado {achieved}", settings)
    return f"{said} = {_against(ind, off)}"


def _missing_for_variance(ind: Indicator, q: int, settings: Settings) -> str:
    if quarter_value(ind, Series.PROGRAMMED, q) is not None:
        lack = "Falta el" if is_due(ind, q, settings) else "No hay"
        return f"{lack} valor alcanzado del {quarter_name(q)}."
    if quarter_value(ind, Series.ACHIEVED, q) is not None:
        return f"Falta lo programado del {quarter_name(q)}."
    return f"El {quarter_name(q)} no está programado."


def _total_variance(ind: Indicator, settings: Settings) -> str:
    upto = settings.quarter
    annual = settings.basis is Basis.ANNUAL
    programmed = annual_goal(ind) if annual else to_date(ind, Series.PROGRAMMED, upto)
    achieved = to_date(ind, Series.ACHIEVED, upto)
    if programmed is None:
        return _accumulation(ind, Series.PROGRAMMED, 4 if annual else upto, annual=annual)
    if achieved is None:
        return _accumulation(ind, Series.ACHIEVED, upto, annual=False)
    until = f"al {quarter_name(upto)}"
    said = _subtraction(
        f"Programado {'del año' if annual else until} {in_unit(programmed, ind.unit)}",
        f"Alcanzado {until} {in_unit(achieved, ind.unit)}",
        settings,
    )
    off = achieved - programmed
    # Before the year ends, being under its goal is neither good nor bad yet.
    if annual and upto < 4 and off < 0:
        ending = "por alcanzar en el año" if orientation(ind) >= 0 else "por debajo de lo programado del año"
        verdict = f"{amount(off, ind.unit)} {ending}."
    else:
        verdict = _against(ind, off)
    return f"{said} = {verdict}{_partial(ind, upto)}"


# Accumulated


def _partial(ind: Indicator, upto: int) -> str:
    missing = missing_quarters(ind, upto)
    return f" Parcial: falta el valor alcanzado del {quarter_names(missing)}." if missing else ""


def _accumulation(ind: Indicator, series: Series, upto: int, *, annual: bool) -> str:
    value = annual_goal(ind) if annual else to_date(ind, series, upto)
    if value is None:
        return _why_none(ind, series, upto, annual=annual)
    sentence = f"{_how(ind, series, upto, value, annual=annual)}."
    return sentence + _partial(ind, upto) if series is Series.ACHIEVED else sentence


def _why_none(ind: Indicator, series: Series, upto: int, *, annual: bool) -> str:
    values = quarter_values(ind, series)[:upto]
    rule = rule_of(ind)
    present = [q for q in QUARTERS[:upto] if values[q - 1] is not None]
    if not present:
        return f"Aún no hay valores {_SAID[series]}s."
    if annual and (ind.programming is Programming.CUMULATIVE or rule is Accumulation.LAST):
        return f"Falta lo programado del {quarter_name(4)} o la meta anual."
    if rule is Accumulation.WEIGHTED_MEAN:
        if unweighted := [q for q in present if ind.weights[q - 1] is None]:
            return f"Falta la ponderación del {quarter_names(unweighted)}."
        return "Las ponderaciones suman 0."
    tops, bottoms = numerators(ind, series), denominators(ind, series)
    lacking = [q for q in present if tops[q - 1] is None or bottoms[q - 1] is None]
    if lacking:
        return f"Falta el numerador o el denominador del {quarter_names(lacking)}."
    return "Los denominadores suman 0."


def _how(ind: Indicator, series: Series, upto: int, value: Decimal, *, annual: bool) -> str:
    """Say the rule with its numbers, without the full stop; ``value`` is what it comes to."""
    total = in_unit(value, ind.unit)
    rule = rule_of(ind)
    goal = annual or (rule is Accumulation.CONSTANT and series is Series.PROGRAMMED)
    if goal and uses_declared_goal(ind):
        return f"Meta anual: {total}"
    terms = {q: _term(ind, series, q) for q in QUARTERS[:upto] if quarter_value(ind, series, q) is not None}
    latest = max(terms, default=4)
    if ind.programming is Programming.CUMULATIVE:
        return (
            f"{_LAST_SAID[series]} ({quarter_name(latest)}): {total}; los trimestres se capturan acumulados"
        )
    if rule is Accumulation.CONSTANT and series is Series.PROGRAMMED:
        return f"Valor por mantener: {total}"
    if rule in (Accumulation.LAST, Accumulation.CONSTANT):
        return f"{_LAST_SAID[series]} ({quarter_name(latest)}): {total}"
    if rule is Accumulation.RATIO:
        return _ratio_words(ind, series, upto, latest, total)
    if rule is Accumulation.WEIGHTED_MEAN:
        weights = {q: shown(ind.weights[q - 1]) for q in terms}
        tops = " + ".join(f"{term} × {weights[q]}" for q, term in terms.items())
        return f"Promedio ponderado: ({tops}) ÷ ({' + '.join(weights.values())}) = {total}"
    if rule in (Accumulation.MAXIMUM, Accumulation.MINIMUM):
        end = "más alto" if rule is Accumulation.MAXIMUM else "más bajo"
        return f"Valor {end} de los trimestres ({', '.join(terms.values())}): {total}"
    added = " + ".join(terms.values())
    if rule is Accumulation.MEAN:
        worked = f"({added}) ÷ {len(terms)} = " if len(terms) > 1 else ""
        return f"Promedio de los trimestres: {worked}{total}"
    return f"Suma de los trimestres: {f'{added} = ' if len(terms) > 1 else ''}{total}"


def _term(ind: Indicator, series: Series, q: int) -> str:
    typed, value = typed_values(ind, series)[q - 1], quarter_value(ind, series, q)
    text = shown(typed) if typed is not None else number(value or Decimal(0))
    return f"({text})" if text.startswith("-") else text


def _ratio_words(ind: Indicator, series: Series, upto: int, latest: int, total: str) -> str:
    tops, bottoms = numerators(ind, series)[:upto], denominators(ind, series)[:upto]
    values = quarter_values(ind, series)[:upto]
    pairs = [(n, d) for n, d in zip(tops, bottoms, strict=True) if n is not None and d is not None]
    declared = [v for v, n, d in zip(values, tops, bottoms, strict=True) if v is not None and None in (n, d)]
    if declared or not pairs:
        return f"{_LAST_SAID[series]} ({quarter_name(latest)}): {total}"
    top, bottom = (" + ".join(shown(pair[side]) for pair in pairs) for side in (0, 1))
    if len(pairs) > 1:
        top, bottom = f"({top})", f"({bottom})"
    return f"Numeradores ÷ denominadores: {top} ÷ {bottom}{_times(ind)} = {total}"


# Formato 2023 (literal)


def _literal(ind: Indicator, series: Series, q: int | None, settings: Settings) -> str:
    def said(which: Series) -> str:
        value = figure(ind, which, q, settings).value
        return "vacío" if value is None else plain(value)

    total = figure(ind, series, q, settings).value
    if total is None:
        return "No hay valores."
    if series is not Series.VARIANCE:
        return f"Suma de los cuatro trimestres: {said(series)}."
    return f"Programado {said(Series.PROGRAMMED)} − Alcanzado {said(Series.ACHIEVED)} = {plain(total)}."
