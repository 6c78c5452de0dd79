"""ESC: percentages held in points throughout (``domain.md`` §3.1 and "ESC-01 exactly")."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.calculations import Series
from model.report import BaselineStatus, Four
from model.rules.rule import Case, Hit, IndicatorRule, fingerprint
from model.rules.words import typed

_ONE, _HUNDRED = Decimal(1), Decimal(100)
_SURELY_POINTS = Decimal("1.5")
_NAMES = {Series.PROGRAMMED: "Programado", Series.ACHIEVED: "Alcanzado"}


def _present(values: Four) -> list[Decimal]:
    return [value for value in values if value]


def _below_one(values: list[Decimal]) -> bool:
    return bool(values) and all(abs(value) <= _ONE for value in values)


def _fractional(values: list[Decimal]) -> bool:
    return _below_one(values) and any(value != value.to_integral_value() for value in values)


def _fraction_series(case: Case) -> Series | None:
    """Return the series that is surely in fractions while the other is in points; None if there is none."""
    programmed, achieved = _present(case.indicator.programmed), _present(case.indicator.achieved)
    for series, small, other in (
        (Series.PROGRAMMED, programmed, achieved),
        (Series.ACHIEVED, achieved, programmed),
    ):
        if _fractional(small) and other and max(other) > _SURELY_POINTS:
            ratio = max(small) * _HUNDRED / max(other)
            if 1 / case.limits.scale_factor <= ratio <= case.limits.scale_factor:
                return series
    return None


def _cell(series: Series, values: Four) -> str:
    return next(f"{series}_{q}" for q, value in enumerate(values, start=1) if value)


def _scales_differ(case: Case) -> Iterator[Hit]:
    if not case.percent or (series := _fraction_series(case)) is None:
        return
    row = case.indicator
    both = {Series.PROGRAMMED: row.programmed, Series.ACHIEVED: row.achieved}
    other = Series.ACHIEVED if series is Series.PROGRAMMED else Series.PROGRAMMED
    yield Hit(
        _cell(series, both[series]),
        fingerprint(*row.programmed, *row.achieved),
        {
            "series": _NAMES[series],
            "fraction": typed(max(_present(both[series])), ""),
            "other": _NAMES[other].lower(),
            "points": typed(max(_present(both[other])), ""),
        },
    )


def _looks_like_fractions(case: Case) -> Iterator[Hit]:
    row = case.indicator
    programmed, achieved = _present(row.programmed), _present(row.achieved)
    if not case.percent or _fraction_series(case) is not None:
        return
    both_small = _below_one(programmed + achieved)
    if _fractional(programmed) or (both_small and programmed):
        series, values, example = Series.PROGRAMMED, row.programmed, max(programmed)
    elif _fractional(achieved) or both_small:
        series, values, example = Series.ACHIEVED, row.achieved, max(achieved)
    else:
        return
    words = {"fraction": typed(example, ""), "points": typed(example * _HUNDRED, row.unit)}
    yield Hit(_cell(series, values), fingerprint(*row.programmed, *row.achieved), words)


def _outside_0_100(case: Case) -> Iterator[Hit]:
    if not case.percent:
        return
    row = case.indicator
    cells = [(f"programmed_{q}", "", value) for q, value in enumerate(row.programmed, start=1)]
    cells += [(f"achieved_{q}", "", value) for q, value in enumerate(row.achieved, start=1)]
    cells.append(("programmed_total", "annual_goal", row.annual_goal))
    if row.baseline_status is not BaselineStatus.NOT_AVAILABLE:
        cells.append(("baseline_value", "", row.baseline_value))
    for key, mend, value in cells:
        if value is None:
            continue
        if value < 0 or (value > _HUNDRED and not case.limits.percent_may_pass_100):
            yield Hit(key, fingerprint(value), {"value": typed(value, row.unit)}, mend)


RULES = (
    IndicatorRule(
        id="ESC-01",
        message=(
            "{series} está en fracción ({fraction}) y {other} en enteros ({points}). Convierta ambos a "
            "puntos porcentuales."
        ),
        check="Lo programado y lo alcanzado del indicador: uno está como fracción (0.25) y el otro como 25.",
        do="Escriba los dos en puntos porcentuales: 25 significa 25 %.",
        source="Criterio de este programa.",
        judge=_scales_differ,
    ),
    IndicatorRule(
        id="ESC-03",
        message="El valor {value} está fuera de 0–100. Confirme que es correcto.",
        check="El valor del porcentaje contra su documento de origen.",
        do="Corríjalo, o acéptelo con un motivo si el indicador puede pasar de 100 %.",
        source="Criterio de este programa.",
        judge=_outside_0_100,
    ),
    IndicatorRule(
        id="ESC-04",
        message="Los valores parecen fracciones. ¿{fraction} significa {points}?",
        check="Si los valores del indicador están en fracción o en puntos porcentuales.",
        do="Si son fracciones, escríbalos en puntos (25 es 25 %). Si son correctos, acéptelos con un motivo.",
        source="Criterio de este programa.",
        judge=_looks_like_fractions,
    ),
)
