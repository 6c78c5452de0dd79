"""Every way to change a report, as values that know their own inverse. Nothing else changes a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from model.closed_cells import ClosedCells, cell_of
from model.frozen import frozen
from model.report import Indicator, Opening, Report, new_indicator
from model.schema import FIELD_BY_KEY, INDICATOR_FIELDS, REPORT_FIELDS, Field, Value
from model.schema.columns import COLUMN_BY_KEY, COLUMNS
from model.text import one_line


@frozen
class RowsChanged:
    """These rows hold other values; no row came or went."""

    rows: tuple[int, ...]


@frozen
class RowsInserted:
    """``count`` rows came in before the row that stood at ``at``."""

    at: int
    count: int


@frozen
class RowsRemoved:
    """``count`` rows from ``at`` on are gone."""

    at: int
    count: int


@frozen
class RowsMoved:
    """``count`` rows from ``first`` on now begin at position ``to`` of the new order."""

    first: int
    count: int
    to: int


@frozen
class PartsChanged:
    """These attributes of the report ("heading", "settings", …) hold other values."""

    parts: frozenset[str]


@frozen
class RowsArranged:
    """Rows came, went or moved in many places at once."""


Change = RowsChanged | RowsInserted | RowsRemoved | RowsMoved | RowsArranged | PartsChanged


@frozen
class ReplaceRows:
    """Put other values in rows: pairs of position and the indicator that shall stand there."""

    rows: tuple[tuple[int, Indicator], ...]

    def apply(self, report: Report) -> tuple[Report, SimpleEdit, Change]:
        """Return the changed report, the inverse edit and what to tell the views."""
        indicators = list(report.indicators)
        before = tuple((row, indicators[row]) for row, _ in self.rows)
        for row, indicator in self.rows:
            indicators[row] = indicator
        change = RowsChanged(tuple(row for row, _ in self.rows))
        return _with_rows(report, indicators), ReplaceRows(before), change


@frozen
class InsertRows:
    """Insert indicators before position ``at`` (the number of rows: at the end)."""

    at: int
    indicators: tuple[Indicator, ...]

    def apply(self, report: Report) -> tuple[Report, SimpleEdit, Change]:
        """Return the changed report, the inverse edit and what to tell the views."""
        rows = (*report.indicators[: self.at], *self.indicators, *report.indicators[self.at :])
        count = len(self.indicators)
        return _with_rows(report, rows), RemoveRows(self.at, count), RowsInserted(self.at, count)


@frozen
class RemoveRows:
    """Remove ``count`` rows from ``at`` on."""

    at: int
    count: int

    def apply(self, report: Report) -> tuple[Report, SimpleEdit, Change]:
        """Return the changed report, the inverse edit and what to tell the views."""
        end = self.at + self.count
        removed = report.indicators[self.at : end]
        rows = report.indicators[: self.at] + report.indicators[end:]
        return _with_rows(report, rows), InsertRows(self.at, removed), RowsRemoved(self.at, self.count)


@frozen
class MoveRows:
    """Move ``count`` rows from ``first`` on so that they begin at position ``to`` of the new order."""

    first: int
    count: int
    to: int

    def apply(self, report: Report) -> tuple[Report, SimpleEdit, Change]:
        """Return the changed report, the inverse edit and what to tell the views."""
        rows = list(report.indicators)
        moved = rows[self.first : self.first + self.count]
        del rows[self.first : self.first + self.count]
        rows[self.to : self.to] = moved
        inverse = MoveRows(self.to, self.count, self.first)
        return _with_rows(report, rows), inverse, RowsMoved(self.first, self.count, self.to)


@frozen
class ArrangeRows:
    """Let the report have these rows in this order: for what touches many places at once."""

    rows: tuple[Indicator, ...]

    def apply(self, report: Report) -> tuple[Report, SimpleEdit, Change]:
        """Return the changed report, the inverse edit and what to tell the views."""
        return _with_rows(report, self.rows), ArrangeRows(report.indicators), RowsArranged()


@frozen
class SetParts:
    """Give attributes of the report other values: heading, settings, signatures, footer and logos."""

    parts: Mapping[str, Any]

    def apply(self, report: Report) -> tuple[Report, SimpleEdit, Change]:
        """Return the changed report, the inverse edit and what to tell the views."""
        before = {name: getattr(report, name) for name in self.parts}
        return (
            report.replace(**dict(self.parts)),
            SetParts(before),
            PartsChanged(frozenset(self.parts)),
        )


SimpleEdit = ReplaceRows | InsertRows | RemoveRows | MoveRows | ArrangeRows | SetParts


@frozen
class Several:
    """Edits carried out one after the other as one step; each finds the report as the one before left it."""

    edits: tuple[SimpleEdit, ...]


Edit = SimpleEdit | Several

_INDICATOR_FIELDS: dict[str, Field[Indicator]] = {
    **COLUMN_BY_KEY,
    **{field.key: field for fields in INDICATOR_FIELDS.values() for field in fields},
}
_REPORT_FIELDS = {field.key: field for fields in REPORT_FIELDS.values() for field in fields}
_PARTS = ("heading", "settings", "signatures", "footer", "logos")


def _with_rows(report: Report, rows: Iterable[Indicator]) -> Report:
    return report.replace(indicators=tuple(rows))


def set_cells(report: Report, cells: Iterable[tuple[int, str, Value]]) -> ReplaceRows | None:
    """Return the edit that puts values in cells (row, column or field key, value).

    None if every cell holds its value already; closed cells keep theirs. Raises KeyError for a key that
    does not exist and ValueError for a calculated column.
    """
    closed = ClosedCells(report)
    changed: dict[int, Indicator] = {}
    for row, key, value in cells:
        field = _INDICATOR_FIELDS[key]
        if field.write is None:
            raise ValueError(f"{key} is calculated")
        indicator = changed.get(row, report.indicators[row])
        if field.read(indicator) != value and not closed.holds(indicator.id, key):
            changed[row] = field.write(indicator, value)
    return ReplaceRows(tuple(changed.items())) if changed else None


def set_field(report: Report, key: str, value: Value) -> SetParts | None:
    """Return the edit that gives a field of the report a value; None if it has it already."""
    field = _REPORT_FIELDS[key]
    if field.write is None or field.read(report) == value:
        return None
    changed = field.write(report, value)
    parts = {
        part: getattr(changed, part) for part in _PARTS if getattr(changed, part) is not getattr(report, part)
    }
    return SetParts(parts)


def turned_into(report: Report, other: Report) -> Several | None:
    """Return the edit that makes ``other`` of the report; None if they are equal."""
    parts = {
        each.name: getattr(other, each.name)
        for each in fields(Report)
        if each.name != "indicators" and getattr(report, each.name) != getattr(other, each.name)
    }
    edits: list[SimpleEdit] = [SetParts(parts)] if parts else []
    old, new = report.indicators, other.indicators
    if [row.id for row in old] != [row.id for row in new]:
        edits.append(ArrangeRows(new))
    elif rows := tuple((at, row) for at, row in enumerate(new) if row != old[at]):
        edits.append(ReplaceRows(rows))
    return Several(tuple(edits)) if edits else None


def first_change(before: Report, after: Report) -> tuple[int, str] | None:
    """Return the first cell that differs (row of ``after``, column key); None if rows only went or moved.

    A row that came is told by its level.
    """
    known = {row.id: row for row in before.indicators}
    for at, row in enumerate(after.indicators):
        was = known.get(row.id)
        if was is None:
            return at, "level"
        if was is not row:
            entries = (column for column in COLUMNS if column.editable)
            if column := next((each for each in entries if each.read(was) != each.read(row)), None):
                return at, column.key
    return None


def open_cell(report: Report, row: int, key: str, reason: str, user: str = "", date: str = "") -> SetParts:
    """Return the edit that opens a closed cell; ``date`` is ISO 8601, and ``reason`` is kept with it.

    ``key`` may be that of a variable: the value that it gives is opened with all its variables.
    """
    opening = Opening(
        indicator=report.indicators[row].id, key=cell_of(key), reason=one_line(reason), user=user, date=date
    )
    return SetParts({"openings": (*report.openings, opening)})


def duplicate_row(report: Report, row: int) -> InsertRows:
    """Return the edit that puts a copy of a row, with an id of its own, right behind it."""
    return InsertRows(row + 1, (report.indicators[row].replace(id=new_indicator().id),))


def field_title(key: str) -> str:
    """Return how a column or field is called in messages: "Alcanzado 2do. Trim."."""
    field = FIELD_BY_KEY[key]
    group = getattr(field, "group", None)
    series = getattr(field, "series", None)
    prefix = (
        f"{group.value.removeprefix('Valores ').rstrip(' *').removesuffix('s')} " if group and series else ""
    )
    return prefix + field.title.replace("\n", ": ").rstrip(" *")
