"""The texts that stand in no column: heading, plan and signatures, and what an indicator has beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from model.edits import Edit, SetParts, Several, field_title, set_cells, set_field
from model.report import Indicator, Report
from model.schema import (
    FIELD_BY_KEY,
    INDICATOR_FIELDS,
    REPORT_FIELDS,
    SIGNATURE_FIELDS,
    Field,
    Kind,
    Section,
    Value,
    edit_text,
)

Place = tuple[int, str]
"""A row of the report, counted from 0, and the key of a column or field. The row of the report's own fields
is ``REPORT``; a part of a signature has the key that ``signature_key`` gives."""

REPORT = -1
SIGNATURE = "signature"
_WRITTEN = (Kind.TEXT, Kind.LONG_TEXT, Kind.YEAR)
_OF_ROW = tuple(
    field
    for fields in INDICATOR_FIELDS.values()
    for field in fields
    if field.kind in (Kind.TEXT, Kind.LONG_TEXT)
)
_OF_REPORT = tuple(
    field.key
    for section in (Section.HEADING, Section.PLAN)
    for field in REPORT_FIELDS[section]
    if field.kind in _WRITTEN
)
_PARTS = {part.key: part for part in SIGNATURE_FIELDS}


def heading_places() -> Iterator[Place]:
    """Yield the fields of heading and plan."""
    return ((REPORT, key) for key in _OF_REPORT)


def row_places(row: int, indicator: Indicator) -> Iterator[Place]:
    """Yield the fields of an indicator in which something is written."""
    return ((row, field.key) for field in _OF_ROW if field.read(indicator))


def signature_places(report: Report) -> Iterator[Place]:
    """Yield the parts of the signatures."""
    return (
        (REPORT, signature_key(number, part)) for number in range(len(report.signatures)) for part in _PARTS
    )


def signature_key(number: int, part: str) -> str:
    """Return the key of a part of a signature, counted from 0: "signature:1:name"."""
    return f"{SIGNATURE}:{number}:{part}"


def signature_at(key: str) -> tuple[int, str] | None:
    """Return the signature, counted from 0, and the key of its part; None for another key."""
    kind, _, rest = key.partition(":")
    number, _, part = rest.partition(":")
    return (int(number), part) if kind == SIGNATURE else None


def field_at(key: str) -> Field[Any]:
    """Return the column or field of a place."""
    signature = signature_at(key)
    return _PARTS[signature[1]] if signature else FIELD_BY_KEY[key]


def text_at(report: Report, place: Place) -> str:
    """Return what is written in a field."""
    row, key = place
    subject: object = report if row == REPORT else report.indicators[row]
    if signature := signature_at(key):
        subject = report.signatures[signature[0]]
    return edit_text(field_at(key).read(subject))


def title_at(report: Report, place: Place) -> str:
    """Return how a place is called: "Actividad 1.4 · Causa, 2do. trim."."""
    row, key = place
    if signature := signature_at(key):
        return f"Firma {signature[0] + 1} · {field_at(key).title}"
    return (
        f"{'Informe' if row == REPORT else report.indicators[row].level or 'Sin nivel'} · {field_title(key)}"
    )


def put(report: Report, values: Iterable[tuple[int, str, Value]]) -> Edit | None:
    """Return the one edit that puts values in places (row, key, value); None if it changes nothing."""
    cells, changed = [], report
    for row, key, value in values:
        if row != REPORT:
            cells.append((row, key, value))
        elif signature := signature_at(key):
            changed = _with_signature(changed, *signature, value)
        elif edit := set_field(changed, key, value):
            changed = edit.apply(changed)[0]
    rows = set_cells(report, cells)
    parts = {
        name: getattr(changed, name)
        for name in ("heading", "footer", "signatures")
        if getattr(changed, name) != getattr(report, name)
    }
    if not parts:
        return rows
    return Several((rows, SetParts(parts))) if rows else SetParts(parts)


def _with_signature(report: Report, number: int, part: str, value: Value) -> Report:
    field, signatures = _PARTS[part], list(report.signatures)
    assert field.write is not None  # noqa: S101 - every part of a signature can be typed into
    signatures[number] = field.write(signatures[number], value)
    return report.replace(signatures=tuple(signatures))
