"""``verificar``: the pendientes of a report."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable

from export.console.answers import OK, UNSURE, Answer
from model.catalogue import parse_catalogue
from model.findings import Finding, Severity, find_issues
from model.project_file import load
from model.report import Report
from resources.places import catalogue_file, own_catalogue


def run(options: Namespace) -> Answer:
    """List the findings, errors first. Status 1 when there are errors."""
    opened = load(options.archivo)
    levels = {indicator.id: indicator.level for indicator in opened.report.indicators}
    found = open_findings(opened.report)
    lines = [
        f"{finding.severity.label}  {finding.rule}  {levels.get(finding.indicator or '', 'Informe')}: "
        f"{finding.message}"
        for finding in found
    ]
    end = f"Errores: {errors(found)}. Pendientes en total: {len(found)}."
    return Answer((*opened.warnings, *lines, end), UNSURE if errors(found) else OK)


def open_findings(report: Report) -> tuple[Finding, ...]:
    """Return what the rules find in a report by the catalogue in use, without what was accepted."""
    catalogue = parse_catalogue(catalogue_file(), own_catalogue().data)
    return tuple(finding for finding in find_issues(report, catalogue) if finding.accepted is None)


def errors(findings: Iterable[Finding]) -> int:
    """Return how many of the findings are errors."""
    return sum(finding.severity is Severity.ERROR for finding in findings)
