"""Asks the rules in few words: with the program's catalogue, or with lines of a municipality's own."""

from __future__ import annotations

from functools import cache
from typing import Any

import resources
from model.catalogue import Catalogue, parse_catalogue
from model.findings import Finding, find_issues
from model.report import Indicator, Report
from tests.factories import indicator, report, settings


@cache
def catalogue(own: str = "") -> Catalogue:
    """Return the program's catalogue with the TOML lines ``own`` over it."""
    return parse_catalogue(resources.read("catalogo.toml"), own.encode())


def found(rule: str, judged: Report, own: str = "") -> list[Finding]:
    """Return what one rule finds in a report."""
    return [finding for finding in find_issues(judged, catalogue(own)) if finding.rule == rule]


def of_rows(rule: str, *rows: Indicator, own: str = "", quarter: int = 2, **values: Any) -> list[Finding]:
    """Return what one rule finds in a report of these rows."""
    return found(rule, report(*rows, **({"settings": settings(quarter=quarter)} | values)), own)


def of(rule: str, own: str = "", quarter: int = 2, **values: Any) -> list[Finding]:
    """Return what one rule finds in a report of one indicator with these values."""
    return of_rows(rule, indicator(**values), own=own, quarter=quarter)


def keys(findings: list[Finding]) -> list[str]:
    """Return the highlighted columns."""
    return [finding.key for finding in findings]


def ids(findings: list[Finding]) -> list[str | None]:
    """Return the rows."""
    return [finding.indicator for finding in findings]
