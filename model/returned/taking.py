"""Taking what was changed in a workbook into a report: the exported one, or the one that is open."""

from __future__ import annotations

from collections.abc import Collection

from model.closed_cells import ClosedCells
from model.compare import Difference, Kind
from model.report import Indicator, Report
from model.returned.found import Returned, typed_value
from model.schema import COLUMN_BY_KEY, FIELD_BY_KEY

_PARTS = ("heading", "settings", "signatures", "footer", "logos", "acceptances")


def taken(report: Report, found: Returned, chosen: Collection[Difference]) -> Report:
    """Return ``report`` with the chosen differences of ``found``; the others stay as they are in it.

    ``report`` is ``found.exported`` or a later state of the same report: rows are found by their id, and what
    concerns a row that it no longer has, or a closed cell, is left out.
    """
    now = {row.id: row for row in found.now.indicators}
    closed = ClosedCells(report)
    open_ones = [d for d in chosen if d.row is None or not closed.holds(d.row, d.key)]
    rows = [_row(row, now.get(row.id), open_ones) for row in report.indicators]
    gone = {difference.row for difference in chosen if difference.kind is Kind.REMOVED}
    rows = [row for row in rows if row.id not in gone]
    rows = _arranged(rows, found.now.indicators, chosen)
    return _around(report, found.now, chosen).replace(indicators=tuple(rows))


def _row(row: Indicator, now: Indicator | None, chosen: Collection[Difference]) -> Indicator:
    if now is None:
        return row
    for difference in chosen:
        if difference.row != row.id or difference.kind is not Kind.CHANGED:
            continue
        field = FIELD_BY_KEY.get(difference.key)
        if field is not None and field.write is not None:
            known = difference.key in COLUMN_BY_KEY
            row = field.write(row, typed_value(now, difference.key) if known else field.read(now))
    return row


def _arranged(
    rows: list[Indicator], now: tuple[Indicator, ...], chosen: Collection[Difference]
) -> list[Indicator]:
    """Put new and moved rows behind the row that they stand behind in the workbook."""
    wanted = {d.row for d in chosen if d.kind in (Kind.ADDED, Kind.MOVED)}
    new = {d.row for d in chosen if d.kind is Kind.ADDED}
    before: str | None = None
    for row in now:
        places = {known.id: place for place, known in enumerate(rows)}
        if row.id in wanted and (row.id in places or row.id in new):
            kept = rows.pop(places[row.id]) if row.id in places else row
            at = next((place + 1 for place, known in enumerate(rows) if known.id == before), 0)
            rows.insert(at, kept)
        elif row.id not in places:
            continue
        before = row.id
    return rows


def _around(report: Report, now: Report, chosen: Collection[Difference]) -> Report:
    for difference in chosen:
        if difference.row is not None:
            continue
        field = FIELD_BY_KEY.get(difference.key)
        if field is not None and field.write is not None:
            report = field.write(report, field.read(now))
        elif difference.key in _PARTS:
            report = report.replace(**{difference.key: getattr(now, difference.key)})
    return report
