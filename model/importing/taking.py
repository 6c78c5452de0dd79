"""Putting an import into the open report: as edits, each one step to be undone."""

from __future__ import annotations

from typing import Any

from model.closed_cells import ClosedCells
from model.compare import paired
from model.edits import ArrangeRows, Edit, InsertRows, SetParts, Several
from model.project_file.layout import fields_of
from model.report import Heading, Indicator, Report

_FROM_FILE = ("quarter", "sign", "basis")  # what a foreign file can tell of the settings


def replacing(report: Report, imported: Report) -> Edit:
    """Return the edit that puts the imported indicators and heading in place of those of ``report``.

    What the file does not say stays: blank fields of its heading, logos, paper, way of calculating and,
    without signatures in it, the signatures. So does what an earlier quarter reported and closed.
    """
    parts = _parts(report, imported)
    after = report.replace(**parts)
    return Several((SetParts(parts), ArrangeRows(_rows(after, imported))))


def _parts(report: Report, imported: Report) -> dict[str, Any]:
    """Return what the import changes beside the rows."""
    said: dict[str, Any] = {
        key: value
        for key in fields_of(Heading)
        if key != "shared_mir" and (value := getattr(imported.heading, key))
    }
    settings = {key: getattr(imported.settings, key) for key in _FROM_FILE}
    parts: dict[str, Any] = {
        "heading": report.heading.replace(**said),
        "settings": report.settings.replace(**settings),
    }
    if any(signature.name for signature in imported.signatures):
        parts["signatures"] = imported.signatures
    if imported.footer:
        parts["footer"] = imported.footer
    return parts


def _rows(report: Report, imported: Report) -> tuple[Indicator, ...]:
    """Return the imported rows for a report; those that it has already keep their ids and closed cells."""
    closed = ClosedCells(report)
    if not closed:
        return imported.indicators
    before = {row.id: row for row in report.indicators}
    rows = paired(report, imported).indicators
    return tuple(closed.kept(before[row.id], row) if row.id in before else row for row in rows)


def keeps_closed(report: Report, imported: Report) -> bool:
    """Return whether ``replacing`` leaves a closed cell that the file says otherwise."""
    if not ClosedCells(report):
        return False
    rows = _rows(report.replace(**_parts(report, imported)), imported)
    return rows not in (imported.indicators, paired(report, imported).indicators)


def adding(report: Report, imported: Report) -> Edit:
    """Return the edit that adds the imported indicators behind those of ``report``; nothing else changes."""
    return InsertRows(len(report.indicators), imported.indicators)
