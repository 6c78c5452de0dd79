"""DES: deviations of the reported quarter and their justification (``domain.md`` §2.4 and §3.2)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.calculations import is_measured
from model.numbers import EPSILON
from model.report import Justification
from model.rules.rule import Case, Hit, IndicatorRule, fingerprint
from model.rules.words import listed, points
from model.text import folded

_PARTS = {
    "fact": "dato",
    "cause": "causa",
    "action": "acción",
    "responsible": "responsable",
    "due_date": "fecha",
    "projection": "proyección",
}
_NEVER_SHORT = frozenset({"fact", "cause", "action", "projection"})


def _compliance(case: Case, quarter: int) -> Decimal | None:
    """Return the compliance of a quarter in points, None where it has none or its frequency exempts it."""
    return case.compliance(quarter).value if is_measured(case.indicator, quarter, case.settings) else None


def _is_low(case: Case, quarter: int) -> bool:
    value = _compliance(case, quarter)
    return value is not None and value < case.limits.justify_below - EPSILON


def _is_above(case: Case, limit: Decimal) -> bool:
    value = _compliance(case, case.quarter)
    return value is not None and value > limit + EPSILON


def _justification(case: Case) -> Justification:
    return case.indicator.justifications[case.quarter - 1]


def _missing_parts(case: Case) -> list[str]:
    """Return the parts of the justification that are blank or too short, in the order of the form."""
    justification = _justification(case)
    shortest = {part: case.limits.justification_characters if part in _NEVER_SHORT else 1 for part in _PARTS}
    return [part for part in _PARTS if len(getattr(justification, part).strip()) < max(shortest[part], 1)]


def _hit(case: Case, mend: str = "", **words: str) -> Hit:
    q = case.quarter
    value = _compliance(case, q) or Decimal(0)
    about = fingerprint(case.programmed[q - 1], case.achieved[q - 1], points(value))
    return Hit(f"achieved_{q}", about, {"compliance": points(value), **words}, mend)


def _of_justification(case: Case, part: str) -> str:
    return f"justification_{case.quarter}_{part}"


def _low_without_reason(case: Case) -> Iterator[Hit]:
    if _is_low(case, case.quarter) and (missing := _missing_parts(case)):
        names = listed([_PARTS[part] for part in missing])
        yield _hit(case, _of_justification(case, missing[0]), missing=names)


def _high_without_reason(case: Case) -> Iterator[Hit]:
    limits = case.limits
    if _is_above(case, limits.over_achievement) or not _is_above(case, limits.justify_above):
        return  # above the upper of the two, DES-03 takes its place
    if "cause" in _missing_parts(case):
        yield _hit(case, _of_justification(case, "cause"))


def _over_achievement(case: Case) -> Iterator[Hit]:
    limit = case.limits.over_achievement
    if _is_above(case, limit):
        yield _hit(case, limit=points(limit))


def _vague(case: Case) -> Iterator[Hit]:
    if not (_is_low(case, case.quarter) or _is_above(case, case.limits.justify_above)):
        return
    if _missing_parts(case):
        return
    justification = _justification(case)
    cause, fact = _words(justification.cause), _words(justification.fact)
    vague = {
        "cause": ("una causa distinta del dato", cause <= fact),
        "action": ("una acción concreta", len(justification.action.split()) < case.limits.action_words),
        "due_date": ("una fecha", not any(c.isdigit() for c in justification.due_date)),
    }
    faults = {part: name for part, (name, wrong) in vague.items() if wrong}
    if faults:
        about = fingerprint(*(getattr(justification, part) for part in ("fact", *vague)))
        mend = _of_justification(case, next(iter(faults)))
        yield Hit(f"achieved_{case.quarter}", about, {"missing": listed(list(faults.values()), "ni")}, mend)


def _words(text: str) -> set[str]:
    return set("".join(c if c.isalnum() else " " for c in folded(text)).split())


def _twice_low(case: Case) -> Iterator[Hit]:
    before = case.quarter - 1
    if before and _is_low(case, case.quarter) and _is_low(case, before):
        earlier = _compliance(case, before) or Decimal(0)
        yield _hit(case, _of_justification(case, "action"), earlier=points(earlier))


RULES = (
    IndicatorRule(
        id="DES-01",
        message="Cumplimiento {compliance}: falta justificar ({missing}).",
        check="La justificación del trimestre en Más datos del indicador.",
        do="Anote el dato, la causa, la acción con responsable y fecha, y cómo espera cerrar el año.",
        source="DTE-SPP: análisis obligatorio de toda desviación.",
        judge=_low_without_reason,
    ),
    IndicatorRule(
        id="DES-02",
        message="Cumplimiento {compliance}: justifique por qué se rebasó lo programado.",
        check="El valor alcanzado y la causa en la justificación del trimestre.",
        do="Corrija el valor o anote la causa.",
        source="DTE-SPP: el sobrecumplimiento también se analiza.",
        judge=_high_without_reason,
    ),
    IndicatorRule(
        id="DES-03",
        message="Sobrecumplimiento mayor a {limit} ({compliance}): posible meta mal calculada.",
        check="El valor alcanzado contra su documento y la meta programada.",
        do="Corrija el valor, solicite ajustar la meta, o acéptelo con un motivo.",
        source="DTE-SPP.",
        judge=_over_achievement,
    ),
    IndicatorRule(
        id="DES-04",
        message="La justificación no indica {missing}.",
        check="Que la causa explique el dato y que la acción diga qué se hará y cuándo.",
        do="Complete la justificación en Más datos del indicador.",
        source="DTE-SPP: errores frecuentes de las justificaciones.",
        judge=_vague,
    ),
    IndicatorRule(
        id="DES-05",
        message="Dos trimestres seguidos por debajo de lo programado ({earlier} y {compliance}).",
        check="Si la causa se repite y si la acción del trimestre anterior se cumplió.",
        do="Revise la acción comprometida en la justificación, o acéptelo con un motivo.",
        source="Criterio de este programa.",
        judge=_twice_low,
    ),
)
