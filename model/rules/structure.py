"""EST: the levels of the matrix and their codes (``domain.md`` §2.2 and §3.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from model.levels import ACTIVITY, COMPONENT, FIN, PURPOSE, Level
from model.rules.rule import Case, Context, Hit, MatrixRule, fingerprint
from model.rules.words import counted, listed

Rows = Sequence[tuple[str, Level | None]]
_MOST_NAMED = 12


def _level(case: Case) -> Level | None:
    return case.level


def _levels(rows: Rows) -> list[tuple[str, Level]]:
    return [(row, level) for row, level in rows if level is not None]


def _single_top(rows: Rows, _: Context) -> Iterator[Hit]:
    levels = _levels(rows)
    found = {kind: [row for row, level in levels if level.kind == kind] for kind in (FIN, PURPOSE)}
    wrong = {kind: ids for kind, ids in found.items() if len(ids) != 1}
    if not levels or not wrong:
        return
    says = [f"hay {len(ids)} {kind}" if ids else f"no hay {kind}" for kind, ids in wrong.items()]
    surplus = next((ids[1] for ids in wrong.values() if ids), levels[0][0])
    about = fingerprint(*(len(ids) for ids in found.values()))
    yield Hit("level", about, {"found": listed(says)}, indicator=surplus)


def _duplicates(rows: Rows, _: Context) -> Iterator[Hit]:
    seen: set[Level] = set()
    for row, level in _levels(rows):
        if level.kind in (FIN, PURPOSE):
            continue  # EST-01 counts these
        if level in seen:
            yield Hit("level", fingerprint(level.code), {"code": level.code}, indicator=row)
        seen.add(level)


def _orphans(rows: Rows, _: Context) -> Iterator[Hit]:
    levels = _levels(rows)
    components = {level.component for _, level in levels if level.kind == COMPONENT}
    for row, level in levels:
        if level.kind == ACTIVITY and level.component and level.component not in components:
            words = {"code": level.code, "component": str(level.component)}
            yield Hit("level", fingerprint(level.code), words, indicator=row)


def _childless(rows: Rows, _: Context) -> Iterator[Hit]:
    levels = _levels(rows)
    parents = {level.component for _, level in levels if level.kind == ACTIVITY}
    for row, level in levels:
        if level.kind == COMPONENT and level.component and level.component not in parents:
            yield Hit("level", fingerprint(level.code), {"code": level.code}, indicator=row)


def _gaps(numbers: Iterable[int]) -> list[int]:
    present = {number for number in numbers if number}
    return [number for number in range(1, max(present, default=0)) if number not in present]


def _missing_numbers(rows: Rows, context: Context) -> Iterator[Hit]:
    levels = _levels(rows)
    if context.shared_mir:
        return
    components = _gaps(level.component for _, level in levels if level.kind == COMPONENT)
    activities: dict[int, list[int]] = {}
    for _, level in levels:
        if level.kind == ACTIVITY:
            activities.setdefault(level.component, []).append(level.activity)
    codes = [
        f"{component}.{n}"
        for component in sorted(activities)
        if component
        for n in _gaps(activities[component])
    ]
    if components:
        codes = [*(f"C{component}" for component in components), *(f"A{code}" for code in codes)]
    if codes:
        variant = "mixed" if components else "one" if len(codes) == 1 else ""
        yield Hit(
            "level",
            fingerprint(*codes),
            {"codes": _named(codes)},
            variant=variant,
            indicator=_after_gap(levels),
        )


def _named(codes: Sequence[str]) -> str:
    if len(codes) <= _MOST_NAMED:
        return listed(codes)
    return f"{', '.join(codes[:_MOST_NAMED])} y {len(codes) - _MOST_NAMED} más"


def _after_gap(levels: Sequence[tuple[str, Level]]) -> str:
    """Return the first row whose number follows a missing one."""
    numbers = {(level.component, level.activity) for _, level in levels}
    for row, level in levels:
        component, activity = level.component, level.activity
        before = (component, activity - 1) if activity else (component - 1, 0)
        if (activity > 1 or (level.kind == COMPONENT and component > 1)) and before not in numbers:
            return row
    return levels[0][0]


def _without_texts(case: Case) -> bool:
    row = case.indicator
    return case.begun and not (row.narrative_summary.strip() and row.assumptions.strip())


def _no_texts(rows: Sequence[tuple[str, bool]], _: Context) -> Iterator[Hit]:
    ids = [row for row, lacks in rows if lacks]
    if ids:
        words = {"rows": counted(len(ids), "indicador", "indicadores")}
        yield Hit("name", fingerprint(len(ids)), words, mend="narrative_summary", indicator=ids[0])


def _out_of_order(rows: Rows, _: Context) -> Iterator[Hit]:
    levels = _levels(rows)
    for (__, above), (row, level) in pairwise(levels):
        if level.sort_key < above.sort_key:
            words = {"level": level.title, "before": above.title}
            yield Hit("level", fingerprint(above.code, level.code), words, indicator=row)
            return


RULES = (
    MatrixRule(
        id="EST-01",
        message="Debe existir un solo Fin y un solo Propósito: {found}.",
        check="El nivel de cada indicador.",
        do="Corrija los niveles; si otra unidad reporta el Fin o el Propósito, acéptelo con un motivo.",
        source="DTE-SPP C-028 a C-036; SHCP.",
        extract=_level,
        judge=_single_top,
    ),
    MatrixRule(
        id="EST-02",
        message="Clave {code} duplicada.",
        check="Los indicadores que llevan ese nivel.",
        do="Corrija el número del que no corresponda.",
        source="DTE-SPP C-028 a C-036.",
        extract=_level,
        judge=_duplicates,
    ),
    MatrixRule(
        id="EST-02b",
        message="La actividad {code} no tiene componente: falta el Componente {component}.",
        check="El número de la actividad y los componentes del informe.",
        do="Corrija el número o agregue el componente; si lo reporta otra unidad, acéptelo con un motivo.",
        source="DTE-SPP C-028 a C-036.",
        extract=_level,
        judge=_orphans,
    ),
    MatrixRule(
        id="EST-02c",
        message="El componente {code} no tiene actividades.",
        check="Los números de las actividades.",
        do="Corrija los números o agréguelas; si las reporta otra unidad, acéptelo con un motivo.",
        source="DTE-SPP C-028 a C-036.",
        extract=_level,
        judge=_childless,
    ),
    MatrixRule(
        id="EST-03",
        message="Faltan las actividades {codes}. ¿Las reporta otra unidad?",
        variants={
            "one": "Falta la actividad {codes}. ¿La reporta otra unidad?",
            "mixed": "Faltan en la numeración {codes}. ¿Los reporta otra unidad?",
        },
        check="La numeración de la matriz completa.",
        do="Si otras unidades reportan una parte, indique MIR compartida en los datos generales.",
        source="Criterio de este programa.",
        extract=_level,
        judge=_missing_numbers,
    ),
    MatrixRule(
        id="EST-04",
        message="Sin resumen narrativo o supuestos: {rows}.",
        check="El resumen narrativo y los supuestos en Más datos del indicador.",
        do="Cópielos de la matriz, o acéptelo con un motivo: el formato no los imprime.",
        source="DTE-SPP; SHCP.",
        extract=_without_texts,
        judge=_no_texts,
    ),
    MatrixRule(
        id="EST-05",
        message="Reordenar por nivel: {level} va antes que {before}.",
        check="El orden Fin, Propósito, cada componente y sus actividades.",
        do="Mueva el indicador a su lugar.",
        source="Formato de 2023.",
        extract=_level,
        judge=_out_of_order,
    ),
)
