"""Asks the rules in few words: with the program's catalogue, or with lines of a municipality's own."""

from __future__ import annotations

from functools import cache
from typing import Any

import resources
from model.catalogue import Catalogue, parse_catalogue
from model.findings import Finding, accept, find_issues
from model.report import Indicator, Report
from tests.factories import indicator, report, settings

TODAY = "2023-07-14"


@cache
def catalogue(own: str = "") -> Catalogue:
    """Return the program's catalogue with the TOML lines ``own`` over it."""
    return parse_catalogue(resources.read("catalogo.toml"), own.encode())


def found(rule: str, judged: Report, own: str = "") -> list[Finding]:
    """Return what one rule finds in a report."""
    return [finding for finding in find_issues(judged, catalogue(own)) if finding.rule == rule]


def of_rows(rule: str, *rows: Indicator, **values: Any) -> list[Finding]:
    """Return what one rule finds in a report of these rows; ``own`` are lines of an own catalogue."""
    own, quarter = values.pop("own", ""), values.pop("quarter", 2)
    return found(rule, report(*rows, settings=settings(quarter=quarter), **values), own)


def of(rule: str, **values: Any) -> list[Finding]:
    """Return what one rule finds in a report of one indicator; ``own`` and ``quarter`` as in ``of_rows``."""
    around = {name: values.pop(name) for name in ("own", "quarter") if name in values}
    return of_rows(rule, indicator(**values), **around)


def keys(findings: list[Finding]) -> list[str]:
    """Return the highlighted columns."""
    return [finding.key for finding in findings]


def ids(findings: list[Finding]) -> list[str | None]:
    """Return the rows."""
    return [finding.indicator for finding in findings]


def changed(judged_report: Report, row: str, **values: Any) -> Report:
    """Return the report with other values in one row."""
    rows = tuple(r.replace(**values) if r.id == row else r for r in judged_report.indicators)
    return judged_report.replace(indicators=rows)


def accepted(judged_report: Report, finding: Finding) -> Report:
    acceptance = accept(judged_report, finding, "Revisado con el área.", "Ana Ruiz", TODAY)
    return judged_report.replace(acceptances=(*judged_report.acceptances, acceptance))
