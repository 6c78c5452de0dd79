"""ENC and FIR: heading, place, date and signatures (``domain.md`` §3.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.criteria import Entry
from model.report import Report
from model.rules.rule import Context, Hit, ReportRule, fingerprint
from model.rules.words import listed
from model.text import folded

_MISSING = {
    "fiscal_year": "Falta el ejercicio",
    "unit_code": "Falta la clave de la unidad responsable",
    "unit_name": "Falta la unidad responsable",
    "programme_code": "Falta la clave del programa presupuestario",
    "programme_name": "Falta el programa presupuestario",
    "plan": "Falta el plan",
    "axis": "Falta el eje",
    "objectives": "Faltan los objetivos",
    "place_and_date": "Falta el lugar y la fecha de emisión",
    "dependency": "Falta la dependencia",
}
_OBJECTIVE = re.compile(r"\s*(\d{1,3})\.(\d{1,3})(?!\d)")
_AXIS = re.compile(r"\s*(?:eje\s*)?(\d{1,3})(?!\d)", re.IGNORECASE)


def _is_blank(report: Report, key: str) -> bool:
    value = getattr(report.heading, key)
    return not (value.strip() if isinstance(value, str) else value)


def _empty_heading(report: Report, context: Context) -> Iterator[Hit]:
    for key in context.criteria.required_fields:
        if _is_blank(report, key):
            yield Hit(key, "", {"missing": _MISSING[key]})


def _unknown_codes(report: Report, context: Context) -> Iterator[Hit]:
    criteria = context.criteria
    lists: tuple[tuple[str, str, Sequence[Entry]], ...] = (
        ("unit_code", "unidades responsables", criteria.responsible_units),
        ("programme_code", "programas", criteria.programmes),
    )
    for key, name, entries in lists:
        code = getattr(report.heading, key).strip()
        if not code:
            if key not in criteria.required_fields:
                yield Hit(key, "", {"missing": _MISSING[key]}, variant="blank")
        elif entries and code not in {entry.code for entry in entries}:
            yield Hit(key, fingerprint(code), {"code": code, "list": name})


def _alignment(report: Report, _: Context) -> Iterator[Hit]:
    axis = _AXIS.match(report.heading.axis)
    by_axis: dict[int, set[int]] = {}
    for match in filter(None, map(_OBJECTIVE.match, report.heading.objectives)):
        by_axis.setdefault(int(match[1]), set()).add(int(match[2]))
    skipped = [
        f"{number}.{n}"
        for number, found in by_axis.items()
        for n in range(min(found), max(found))
        if n not in found
    ]
    foreign = [str(n) for n in by_axis if axis and n != int(axis[1])]
    doubts = [f"falta {listed(skipped)}"] if skipped else []
    if foreign and axis:
        doubts.append(f"hay objetivos del eje {listed(foreign)} y el eje es {axis[1]}")
    if doubts:
        about = fingerprint(report.heading.axis, *skipped, *foreign)
        yield Hit("objectives", about, {"doubts": "; ".join(doubts)})


def _letters(role: str) -> str:
    return "".join(c for c in folded(role) if c.isalpha())


def _unsigned(report: Report, context: Context) -> Iterator[Hit]:
    complete = {_letters(s.role) for s in report.signatures if s.name.strip() and s.position.strip()}
    missing = [role for role in context.criteria.required_roles if _letters(role) not in complete]
    if missing:
        variant = "one" if len(missing) == 1 else ""
        yield Hit("signatures", fingerprint(*missing), {"roles": listed(missing)}, variant=variant)


def _undated(report: Report, context: Context) -> Iterator[Hit]:
    key = "place_and_date"
    if _is_blank(report, key) and key not in context.criteria.required_fields:
        yield Hit(key, "")


RULES = (
    ReportRule(
        id="ENC-01",
        message="{missing}.",
        check="Los datos generales del informe.",
        do="Escriba el dato que falta.",
        source="Formato de 2023.",
        judge=_empty_heading,
    ),
    ReportRule(
        id="ENC-01b",
        message="La clave «{code}» no está en el catálogo de {list}.",
        variants={"blank": "{missing}."},
        check="La clave en los datos generales.",
        do="Corríjala, o acéptela con un motivo.",
        source="Formato de 2023; listas del catálogo.",
        judge=_unknown_codes,
    ),
    ReportRule(
        id="ENC-02",
        message="Verifique la alineación: {doubts}.",
        check="Los objetivos y el eje contra el plan municipal.",
        do="Agregue el objetivo que falte, o acéptelo con un motivo si no le corresponde.",
        source="Criterio de este programa.",
        judge=_alignment,
    ),
    ReportRule(
        id="FIR-01",
        message="Faltan las firmas de {roles} con su nombre y cargo.",
        variants={"one": "Falta la firma de {roles} con su nombre y cargo."},
        check="Las firmas al pie del informe.",
        do="Escriba el nombre y el cargo de quien firma.",
        source="Formato de 2023.",
        judge=_unsigned,
    ),
    ReportRule(
        id="FIR-02",
        message="Falta lugar y fecha de emisión.",
        check="El lugar y la fecha en los datos generales.",
        do="Escríbalos, o acéptelo con un motivo: el formato de 2023 no los lleva.",
        source="Práctica común.",
        judge=_undated,
    ),
)
