"""NIV: what each level of the matrix admits, one indicator at a time (``domain.md`` §2.2 and §3.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from model.calculations import is_measured
from model.criteria import name_key, same_entry
from model.levels import ACTIVITY, COMPONENT
from model.report import QUARTERS, Settings
from model.rules.rule import Case, Hit, IndicatorRule, fingerprint
from model.rules.words import listed

_BY_FREQUENCY = Settings(semaphore_by_frequency=True)
_STRATEGIC = "estrategico"


def _admits(allowed: Sequence[str], value: str) -> bool:
    return not allowed or not value.strip() or same_entry(allowed, value) is not None


def _not_for_level(case: Case, key: str, attribute: str, value: str, known: Sequence[str]) -> Iterator[Hit]:
    """Yield a hit where ``value`` is known but its level does not admit it; the unknown is NIV-10b."""
    if case.level is None:
        return
    kind = case.level.kind
    allowed: tuple[str, ...] = getattr(case.criteria.levels[kind], attribute)
    if _admits(allowed, value) or not _admits(known, value):
        return
    article = "Una" if kind == ACTIVITY else "Un"
    words = {
        "value": value,
        "level": f"{article} {kind}",
        "allowed": listed([f"«{text}»" for text in allowed], "o"),
        "kind": kind,
    }
    yield Hit(key, fingerprint(kind, value), words)


def _type(case: Case) -> Iterator[Hit]:
    return _not_for_level(case, "type", "types", case.indicator.type, case.criteria.types)


def _dimension(case: Case) -> Iterator[Hit]:
    return _not_for_level(case, "dimension", "dimensions", case.indicator.dimension, case.criteria.dimensions)


def _frequency(case: Case) -> Iterator[Hit]:
    return _not_for_level(
        case, "frequency", "frequencies", case.indicator.frequency, case.criteria.frequencies
    )


def _strategic_component(case: Case) -> Iterator[Hit]:
    row = case.indicator
    is_component = case.level is not None and case.level.kind == COMPONENT
    if is_component and not row.direct_delivery and name_key(row.type) == _STRATEGIC:
        yield Hit("type", "", mend="direct_delivery")


def _undue_quarters(case: Case) -> Iterator[Hit]:
    row = case.indicator
    undue = [q for q in QUARTERS if not is_measured(row, q, _BY_FREQUENCY)]
    values = [values[q - 1] for q in undue for values in (case.programmed, case.achieved)]
    if any(values):
        variant = "semestral" if 2 not in undue else ""
        about = fingerprint(row.frequency, *values)
        yield Hit("frequency", about, {"frequency": row.frequency.lower()}, variant=variant)


def _monthly(case: Case) -> Iterator[Hit]:
    if name_key(case.indicator.frequency) == "mensual":
        yield Hit("frequency", "")


def _unknown_direction(case: Case) -> Iterator[Hit]:
    value, known = case.indicator.direction, case.criteria.directions
    if not value.strip():
        if case.begun and known:
            yield Hit("direction", "", {"known": listed(known, "o")}, variant="blank")
    elif known and same_entry(known, value) is None:
        yield Hit("direction", fingerprint(value), {"value": value, "known": listed(known, "o")})


_LISTED = {
    "unit": "la unidad de medida",
    "type": "el tipo",
    "dimension": "la dimensión",
    "frequency": "la frecuencia de medición",
}


def _unlisted(case: Case) -> Iterator[Hit]:
    row, criteria = case.indicator, case.criteria
    for key, name in _LISTED.items():
        value: str = getattr(row, key)
        known = criteria.known[key]
        if not known or value in known:
            continue
        if not value.strip():
            if case.begun:
                yield Hit(key, "", {"name": name}, variant="blank")
        elif key != "unit" or criteria.unit(value) is None:
            yield _with_proposal(key, value, known)
    if row.direction not in criteria.directions and (right := same_entry(criteria.directions, row.direction)):
        yield _with_proposal("direction", row.direction, (right,))
    yield from _level(case)


def _level(case: Case) -> Iterator[Hit]:
    text, level = case.indicator.level, case.level
    if not text.strip():
        if case.begun:
            yield Hit("level", "", variant="no_level")
    elif level is None:
        yield Hit("level", fingerprint(text), {"value": text}, variant="level")
    elif (level.kind in (COMPONENT, ACTIVITY) and not level.component) or (
        level.kind == ACTIVITY and not level.activity
    ):
        yield Hit("level", fingerprint(text), {"value": text}, variant="number")


_ALIKE = 0.82
"""How alike a slip and the name that was meant are; «Predios» and «Promedio», at 0.8, are two words."""


def _with_proposal(key: str, value: str, known: Sequence[str]) -> Hit:
    proposal = _closest(value, tuple(known))
    words = {"value": value, "proposal": proposal}
    return Hit(key, fingerprint(value), words, variant="proposal" if proposal else "")


@lru_cache(maxsize=256)  # a word that is wrong is wrong in many rows
def _closest(value: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    names = {name_key(name): name for name in known}
    close = get_close_matches(name_key(value), names, n=1, cutoff=_ALIKE)
    return names[close[0]] if close else ""


RULES = (
    IndicatorRule(
        id="NIV-01",
        message="{level} debe ser {allowed}.",
        check="El tipo del indicador y su nivel.",
        do="Elija el tipo que corresponde al nivel.",
        source="DTE-SPP C-048 y C-049; SHCP.",
        judge=_type,
    ),
    IndicatorRule(
        id="NIV-02",
        message=(
            "Confirme que el componente se entrega directamente a la población; si no, es «De gestión»."
        ),
        check="A quién se entrega el bien o servicio del componente.",
        do="Indique Entrega directa en Más datos del indicador, o cambie el tipo.",
        source="DTE-SPP C-050.",
        judge=_strategic_component,
    ),
    IndicatorRule(
        id="NIV-03",
        message="«{value}» no aplica en el nivel {kind}: se espera {allowed}.",
        check="La dimensión del indicador y su nivel.",
        do="Elija otra dimensión, o acéptela con un motivo.",
        source="DTE-SPP; CONEVAL.",
        judge=_dimension,
    ),
    IndicatorRule(
        id="NIV-06",
        message="La frecuencia «{value}» no es la prevista para {kind}: se espera {allowed}.",
        check="Cada cuándo debe medirse como mínimo un indicador de ese nivel.",
        do="Elija otra frecuencia, o acéptela con un motivo.",
        source="DTE-SPP C-063; SHCP.",
        judge=_frequency,
    ),
    IndicatorRule(
        id="NIV-07",
        message="Indicador {frequency} con valores trimestrales: repórtelo al cierre o cambie la frecuencia.",
        variants={
            "semestral": (
                "Indicador {frequency} con valores trimestrales: repórtelo al cierre de cada semestre o "
                "cambie la frecuencia."
            )
        },
        check="La frecuencia de medición y los trimestres que tienen valores.",
        do="Deje sólo los valores del cierre o cambie la frecuencia, o acéptelo con un motivo.",
        source="DTE-SPP C-107.",
        judge=_undue_quarters,
    ),
    IndicatorRule(
        id="NIV-08",
        message="Frecuencia mensual sin desglose por mes.",
        check="Que los valores de cada mes respaldan el del trimestre.",
        do="Conserve el desglose por mes como evidencia, o cambie la frecuencia a Trimestral.",
        source="Criterio de este programa.",
        judge=_monthly,
    ),
    IndicatorRule(
        id="NIV-10",
        message="«{value}» no está en el catálogo de sentidos: elija {known}.",
        variants={"blank": "Falta el sentido esperado: elija {known}."},
        check="El sentido esperado del indicador.",
        do="Elija uno de la lista; sin él no se puede calcular el cumplimiento.",
        source="DTE-SPP; SHCP.",
        judge=_unknown_direction,
    ),
    IndicatorRule(
        id="NIV-10b",
        message="«{value}» no está en el catálogo.",
        variants={
            "proposal": "«{value}» no está en el catálogo. ¿Quiso decir «{proposal}»?",
            "blank": "Falta {name}.",
            "level": "«{value}» no es un nivel: escriba Fin, Propósito, Componente 1 o Actividad 1.1.",
            "number": "Falta el número en el nivel «{value}»: por ejemplo, Componente 1 o Actividad 1.1.",
            "no_level": "Falta el nivel.",
        },
        check="Cómo está escrito y si está en la lista.",
        do="Elija uno de la lista, o acéptelo con un motivo.",
        source="DTE-SPP; SHCP; listas del catálogo.",
        judge=_unlisted,
    ),
)
