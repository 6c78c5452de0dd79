"""NIV-04, NIV-05, NIV-09 and LB-04: what only shows when the rows are seen together (``domain.md`` §3.3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import itemgetter

from model.criteria import name_key, same_entry
from model.levels import ACTIVITY, KINDS, Level
from model.report import BaselineStatus
from model.rules.rule import Case, Context, Hit, MatrixRule, fingerprint
from model.rules.words import listed


def _dimension(case: Case) -> str:
    return name_key(case.indicator.dimension)


def _single_dimension(rows: Sequence[tuple[str, str]], context: Context) -> Iterator[Hit]:
    measured = [(row, dimension) for row, dimension in rows if dimension]
    if len(measured) < context.criteria.limits.pattern_rows or len({d for _, d in measured}) > 1:
        return
    first, dimension = measured[0]
    others = [name.lower() for name in context.criteria.dimensions if name_key(name) != dimension]
    known = same_entry(context.criteria.dimensions, dimension)
    if others and known:
        words = {"dimension": known.lower(), "others": listed(others, "o")}
        yield Hit("dimension", fingerprint(dimension, len(measured)), words, indicator=first)


def _kind_and_dimension(case: Case) -> tuple[str, str] | None:
    return (case.level.kind, name_key(case.indicator.dimension)) if case.level else None


def _level_without(rows: Sequence[tuple[str, tuple[str, str] | None]], context: Context) -> Iterator[Hit]:
    wanted = context.criteria.dimension_of_every_level
    by_kind: dict[str, list[tuple[str, str]]] = {}
    for row, extract in rows:
        if extract is not None:
            kind, dimension = extract
            by_kind.setdefault(kind, []).append((row, dimension))
    for kind in KINDS:
        found = by_kind.get(kind, [])
        # A row whose dimension is still blank may be the one that is missed.
        if wanted and found and all(dimension not in ("", name_key(wanted)) for _, dimension in found):
            words = {"level": kind, "dimension": wanted.lower()}
            yield Hit("dimension", fingerprint(kind, len(found)), words, indicator=found[0][0])


def _activity_frequency(case: Case) -> tuple[Level, str] | None:
    frequency = name_key(case.indicator.frequency)
    return (case.level, frequency) if case.level and case.level.kind == ACTIVITY and frequency else None


def _odd_frequency(rows: Sequence[tuple[str, tuple[Level, str] | None]], _: Context) -> Iterator[Hit]:
    components: dict[int, list[tuple[str, str]]] = {}
    for row, extract in rows:
        if extract is not None:
            level, frequency = extract
            components.setdefault(level.component, []).append((row, frequency))
    for activities in components.values():
        usual, count = max(Counter(frequency for _, frequency in activities).items(), key=itemgetter(1))
        if count * 2 <= len(activities):
            continue  # no frequency is that of most
        for row, frequency in activities:
            if frequency != usual:
                yield Hit("frequency", fingerprint(frequency, usual), {"usual": usual}, indicator=row)


def _baseline(case: Case) -> Decimal | None:
    row = case.indicator
    return row.baseline_value if row.baseline_status is BaselineStatus.KNOWN else None


def _default_baselines(rows: Sequence[tuple[str, Decimal | None]], context: Context) -> Iterator[Hit]:
    defaults = context.criteria.default_baselines
    known = [(row, value) for row, value in rows if value is not None]
    if len(known) >= context.criteria.limits.pattern_rows and all(value in defaults for _, value in known):
        values = listed([f"{value:f}" for value in defaults], "o")
        yield Hit("baseline_value", fingerprint(len(known)), {"values": values}, indicator=known[0][0])


RULES = (
    MatrixRule(
        id="NIV-04",
        message="Todos los indicadores miden {dimension}; considere {others}.",
        check="Qué dimensiones importan al programa además de ésta.",
        do="Propóngalo al área de planeación para el próximo ejercicio.",
        source="CONEVAL.",
        extract=_dimension,
        judge=_single_dimension,
    ),
    MatrixRule(
        id="NIV-05",
        message="El nivel {level} no tiene indicador de {dimension}.",
        check="La dimensión de los indicadores del nivel.",
        do="Corrija la dimensión, o acéptelo con un motivo.",
        source="DTE-SPP C-052; CONEVAL.",
        extract=_kind_and_dimension,
        judge=_level_without,
    ),
    MatrixRule(
        id="NIV-09",
        message="Frecuencia distinta a las demás actividades del componente ({usual}).",
        check="Si la actividad se mide de verdad con otra frecuencia.",
        do="Corríjala si no es así.",
        source="Criterio de este programa.",
        extract=_activity_frequency,
        judge=_odd_frequency,
    ),
    MatrixRule(
        id="LB-04",
        message="Las líneas base parecen valores por omisión: todas son {values}.",
        check="Las líneas base contra las fichas técnicas.",
        do="Escriba las que correspondan; donde no haya dato, escriba ND.",
        source="CONEVAL: la línea base sustenta la meta.",
        extract=_baseline,
        judge=_default_baselines,
    ),
)
