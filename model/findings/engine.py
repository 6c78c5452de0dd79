"""Runs the rules: from scratch, or again after a change at the price of that change (decision 14)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from model.catalogue import Catalogue
from model.findings.collection import Findings, RowFindings, RowsAsAsked
from model.findings.finding import Finding, matches
from model.findings.judged import JudgedRows, finding_of
from model.report import Acceptance, Heading, Report, Signature
from model.rules import RULES, Context, IndicatorRule, MatrixRule, ReportRule

Placed = TypeVar("Placed", Finding, Acceptance)

_Shared = Mapping[str | None, tuple[Finding, ...]]
_Accepted = Mapping[str | None, tuple[Acceptance, ...]]


def find_issues(report: Report, catalogue: Catalogue) -> tuple[Finding, ...]:
    """Return everything that the rules say of ``report``: errors, then warnings, then information."""
    return FindingsEngine(catalogue).update(report).all


class FindingsEngine:
    """Remembers the last report and judges again only what differs from it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        active = [
            (rule, severity) for rule in RULES if (severity := catalogue.severities[rule.id]) is not None
        ]
        self._matrix_rules = [(rule, severity) for rule, severity in active if isinstance(rule, MatrixRule)]
        self._report_rules = [(rule, severity) for rule, severity in active if isinstance(rule, ReportRule)]
        self._extractors = tuple(dict.fromkeys(rule.extract for rule, _ in self._matrix_rules))
        row_rules = [(rule, severity) for rule, severity in active if isinstance(rule, IndicatorRule)]
        self._judged = JudgedRows(row_rules, self._extractors)
        self._context: Context | None = None
        self._around: tuple[Heading, tuple[Signature, ...]] | None = None
        self._of_report: list[Finding] = []
        self._of_matrix: dict[str, tuple[Finding, ...]] = {}
        self._shared: _Shared = {}
        self._acceptances: tuple[Acceptance, ...] = ()
        self._accepted: _Accepted = {}
        self._rows: Mapping[str, RowFindings] = {}
        self._findings: Findings | None = None

    def update(self, report: Report) -> Findings:
        """Return the findings of ``report``, which becomes what the next one is compared with.

        Those of the first report are judged row by row as they are asked for, so that its first rows can be
        shown at once.
        """
        if self._findings is not None:
            self._findings.finish()
        heading = report.heading
        context = Context(report.settings, heading.fiscal_year, heading.shared_mir, self._catalogue)
        if context != self._context:
            self._context, self._around = context, None
            self._judged.forget()
        change = self._judged.update(report.indicators, context, later=self._findings is None)
        stale = {
            *change.rows,
            *self._judge_matrix(change.extractors, context),
            *self._accept(report.acceptances),
        }
        changed = self._gather(stale, moved=change.moved)
        self._judge_report(report, context)
        self._findings = Findings(
            self._together(None, self._of_report),
            self._rows,
            self._findings,
            None if change.moved else changed,
        )
        return self._findings

    def _judge_matrix(self, extractors: Sequence[int], context: Context) -> set[str | None]:
        """Run the rules that read these extracts; return the rows whose share of the findings is another."""
        for place in extractors:
            rows = self._judged.extracts[place]
            for rule, severity in self._matrix_rules:
                if rule.extract is self._extractors[place]:
                    hits = rule.judge(rows, context)
                    self._of_matrix[rule.id] = tuple(
                        finding_of(rule, hit, severity, hit.indicator) for hit in hits
                    )
        before = self._shared
        if extractors:
            self._shared = _by_row(finding for found in self._of_matrix.values() for finding in found)
        return _differing(before, self._shared)

    def _judge_report(self, report: Report, context: Context) -> None:
        """Run the rules about heading and signatures if these are others than before."""
        around = (report.heading, report.signatures)
        if around != self._around:
            self._of_report = [
                finding_of(rule, hit, severity, None)
                for rule, severity in self._report_rules
                for hit in rule.judge(report, context)
            ]
            self._around = around

    def _accept(self, acceptances: tuple[Acceptance, ...]) -> set[str | None]:
        """Take over the report's acceptances; return the rows for which they are others than before."""
        before = self._accepted
        if acceptances is not self._acceptances:
            self._acceptances, self._accepted = acceptances, _by_row(acceptances)
        return _differing(before, self._accepted)

    def _gather(self, stale: Iterable[str | None], *, moved: bool) -> frozenset[str]:
        """Put together the findings of the stale rows, and return those that find something else now.

        A row that finds the same keeps its object.
        """
        present = self._judged.rows
        if self._findings is None:
            self._rows = RowsAsAsked(present, self._row)
            return frozenset(present)
        rows = {row: self._rows.get(row, _NOTHING) for row in present} if moved else dict(self._rows)
        changed: set[str] = set()
        for row in stale:
            if row is not None and row in present:
                together = self._row(row)
                if row not in rows or rows[row].by_severity != together.by_severity:
                    rows[row] = together
                    changed.add(row)
        self._rows = rows
        return frozenset(changed)

    def _row(self, row: str) -> RowFindings:
        return self._together(row, self._judged.found(row))

    def _together(self, row: str | None, own: Iterable[Finding]) -> RowFindings:
        accepted = self._accepted.get(row, ())
        return RowFindings(_marked(finding, accepted) for finding in (*own, *self._shared.get(row, ())))


_NOTHING = RowFindings(())


def _by_row(things: Iterable[Placed]) -> dict[str | None, tuple[Placed, ...]]:
    """Return findings or acceptances by the row they are about, in their order."""
    rows: dict[str | None, list[Placed]] = {}
    for thing in things:
        rows.setdefault(thing.indicator, []).append(thing)
    return {row: tuple(placed) for row, placed in rows.items()}


def _differing(before: Mapping[str | None, object], after: Mapping[str | None, object]) -> set[str | None]:
    """Return the rows for which the two differ."""
    if before is after:
        return set()
    return {row for row in before.keys() | after.keys() if before.get(row) != after.get(row)}


def _marked(finding: Finding, acceptances: Iterable[Acceptance]) -> Finding:
    """Return the finding with the acceptance that covers it, the latest one if there are several."""
    covering = [acceptance for acceptance in acceptances if matches(acceptance, finding)]
    return replace(finding, accepted=covering[-1]) if covering else finding
