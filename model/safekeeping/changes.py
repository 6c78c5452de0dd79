"""What changed from one report to the next, as plain data small enough to be written at every edit.

A change holds, each only where it applies: ``splice`` (position, number of rows that go, rows that come: a
number is the old position of a row that only moved, a group of data a new row), then ``rows`` (changed
fields by new position) and ``parts`` (the report's own fields).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from model.project_file.layout import fields_of
from model.project_file.records import Refused, read_field, read_record
from model.report import Indicator, Report

Plain = dict[str, Any]

_PARTS = tuple(name for name in fields_of(Report) if name != "indicators")


def change(before: Report, after: Report) -> Plain:
    """Return what ``applied`` needs to make ``after`` of ``before``; {} if they are equal."""
    found: Plain = {}
    if before.indicators is not after.indicators:
        found |= _rows_changed(before.indicators, after.indicators)
    parts = {name: getattr(after, name) for name in _PARTS if getattr(before, name) != getattr(after, name)}
    if before.extras != after.extras:
        parts["extras"] = after.extras
    return found | ({"parts": parts} if parts else {})


def applied(report: Report, raw: Plain) -> Report:
    """Return the report after a change that was read back. Raises Refused for what no change can be."""
    rows = list(report.indicators)
    if "splice" in raw:
        _splice(rows, raw["splice"])
    for position, fields in _group(raw.get("rows", {})).items():
        index = (
            int(position) if position.isascii() and position.isdigit() and len(position) < 9 else len(rows)
        )
        if index >= len(rows):
            raise Refused("no está en el informe", "rows", position)
        rows[index] = _row_changed(rows[index], _group(fields))
    parts = {
        name: _group(value) if name == "extras" else read_field(Report, name, value)
        for name, value in _group(raw.get("parts", {})).items()
        if name in _PARTS or name == "extras"
    }
    return report.replace(indicators=tuple(rows), **parts)


def _rows_changed(before: tuple[Indicator, ...], after: tuple[Indicator, ...]) -> Plain:
    found: Plain = {}
    placed: Sequence[Indicator] = before
    if not _same_rows(before, after):
        found["splice"], placed = _spliced(before, after)
    rows = {
        str(position): _fields_changed(old, new)
        for position, (old, new) in enumerate(zip(placed, after, strict=True))
        if old is not new and old != new
    }
    return found | ({"rows": rows} if rows else {})


def _same_rows(before: tuple[Indicator, ...], after: tuple[Indicator, ...]) -> bool:
    """Return whether no row came, went or moved, as after nearly every edit: the window waits for this."""
    return len(before) == len(after) and all(
        old is new or old.id == new.id for old, new in zip(before, after, strict=True)
    )


def _spliced(
    before: tuple[Indicator, ...], after: tuple[Indicator, ...]
) -> tuple[list[Any], list[Indicator]]:
    """Return the splice, and the old rows as they stand after it."""
    start = 0
    end = min(len(before), len(after))
    while start < end and before[start].id == after[start].id:
        start += 1
    tail = 0
    while tail < end - start and before[-1 - tail].id == after[-1 - tail].id:
        tail += 1
    gone, come = len(before) - start - tail, after[start : len(after) - tail]
    at = {row.id: position for position, row in enumerate(before)}
    placed = list(before)
    placed[start : start + gone] = [before[at[row.id]] if row.id in at else row for row in come]
    return [start, gone, [at.get(row.id, row) for row in come]], placed


def _fields_changed(old: Indicator, new: Indicator) -> Plain:
    was, now = old.__dict__, new.__dict__
    return {name: value for name, value in now.items() if was[name] != value}


def _splice(rows: list[Indicator], raw: Any) -> None:
    match raw:
        case [int(start), int(gone), list(come)] if 0 <= start <= start + gone <= len(rows):
            rows[start : start + gone] = [_moved_or_new(rows, entry) for entry in come]
        case _:
            raise Refused("no se entiende", "splice")


def _moved_or_new(rows: list[Indicator], entry: Any) -> Indicator:
    if type(entry) is not int:
        return read_record(Indicator, entry)
    if not 0 <= entry < len(rows):
        raise Refused("no está en el informe", "splice", entry)
    return rows[entry]


def _row_changed(row: Indicator, fields: Plain) -> Indicator:
    values = {
        name: _group(raw) if name == "extras" else read_field(Indicator, name, raw)
        for name, raw in fields.items()
    }
    return row.replace(**values)


def _group(raw: Any) -> Plain:
    if type(raw) is not dict:
        raise Refused("debe ser un grupo de datos entre llaves")
    return raw
