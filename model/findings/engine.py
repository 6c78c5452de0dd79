"""Runs the rules: from scratch, or again after a change at the price of that change (decision 14)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from model.catalogue import Catalogue
from model.findings.collection import Findings, RowFindings
from model.findings.finding import Finding, matches
from model.report import Acceptance, Indicator, Report
from model.rules import RULES, Case, Context, Hit, IndicatorRule, MatrixRule, ReportRule, Rule

_ByRow = Mapping[str | None, tuple[Finding, ...]]


def find_issues(report: Report, catalogue: Catalogue) -> tuple[Finding, ...]:
    """Return everything that the rules say of ``report``: errors, then warnings, then information."""
    return FindingsEngine(catalogue).update(report).all


@dataclass(frozen=True, slots=True)
class _Judged:
    """An indicator with what its own rules found and what the matrix rules keep of it."""

    indicator: Indicator
    found: tuple[Finding, ...]
    extracts: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Gathered:
    """The findings of a row and what they were put together from."""

    found: tuple[Finding, ...]
    shared: tuple[Finding, ...]
    acceptances: tuple[Acceptance, ...]
    findings: RowFindings


class FindingsEngine:
    """Remembers the last report and judges again only what differs from it.

    Rows are compared by identity: a frozen indicator that is the same object has the same findings.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        active = [rule for rule in RULES if catalogue.severities[rule.id] is not None]
        self._row_rules = [rule for rule in active if isinstance(rule, IndicatorRule)]
        self._matrix_rules = [rule for rule in active if isinstance(rule, MatrixRule)]
        self._report_rules = [rule for rule in active if isinstance(rule, ReportRule)]
        self._extractors = tuple(dict.fromkeys(rule.extract for rule in self._matrix_rules))
        self._context: Context | None = None
        self._judged: dict[str, _Judged] = {}
        self._of_matrix: dict[str, tuple[Finding, ...]] = {}
        self._shared: _ByRow = {}
        self._acceptances: tuple[tuple[Acceptance, ...], Mapping[str | None, tuple[Acceptance, ...]]] = (
            (),
            {},
        )
        self._gathered: dict[str | None, _Gathered] = {}

    def update(self, report: Report) -> Findings:
        """Return the findings of ``report``, which becomes what the next one is compared with."""
        heading = report.heading
        context = Context(report.settings, heading.fiscal_year, heading.shared_mir, self._catalogue)
        if context != self._context:
            self._context, self._judged, self._of_matrix = context, {}, {}
        self._judge_rows(report.indicators, context)
        found: dict[str | None, tuple[Finding, ...]] = {i: judged.found for i, judged in self._judged.items()}
        found[None] = self._findings(self._report_rules, report, context)
        self._gather(found, self._accepted_by_row(report.acceptances))
        rows = {i: self._gathered[i].findings for i in self._judged}
        return Findings(self._gathered[None].findings, rows)

    def _judge_rows(self, indicators: Iterable[Indicator], context: Context) -> None:
        """Judge the rows that are new or changed, then what the matrix rules see otherwise than before."""
        before, now, changed = self._judged, {}, []
        for indicator in indicators:
            judged = before.get(indicator.id)
            if judged is None or judged.indicator is not indicator:
                judged = self._judge(Case(indicator, context))
                changed.append(indicator.id)
            now[indicator.id] = judged
        self._judged = now
        same_rows = list(before) == list(now)
        again = [
            place
            for place in range(len(self._extractors))
            if not same_rows or any(before[i].extracts[place] != now[i].extracts[place] for i in changed)
        ]
        if again:
            self._judge_matrix(again, context)

    def _judge(self, case: Case) -> _Judged:
        found = tuple(
            self._finding(rule, hit, case.indicator.id)
            for rule in self._row_rules
            for hit in rule.judge(case)
        )
        return _Judged(case.indicator, found, tuple(extract(case) for extract in self._extractors))

    def _judge_matrix(self, places: Sequence[int], context: Context) -> None:
        """Run the matrix rules that read the extracts at ``places``, and share out what all of them found."""
        for place in places:
            rows = [(i, judged.extracts[place]) for i, judged in self._judged.items()]
            for rule in self._matrix_rules:
                if rule.extract is self._extractors[place]:
                    hits = rule.judge(rows, context)
                    self._of_matrix[rule.id] = tuple(self._finding(rule, hit, hit.indicator) for hit in hits)
        shared: dict[str | None, tuple[Finding, ...]] = {}
        for finding in (finding for found in self._of_matrix.values() for finding in found):
            shared[finding.indicator] = (*shared.get(finding.indicator, ()), finding)
        self._shared = shared

    def _findings(self, rules: Iterable[ReportRule], report: Report, context: Context) -> tuple[Finding, ...]:
        return tuple(self._finding(rule, hit, None) for rule in rules for hit in rule.judge(report, context))

    def _finding(self, rule: Rule, hit: Hit, indicator: str | None) -> Finding:
        severity = self._catalogue.severities[rule.id]
        if severity is None:
            raise ValueError(f"{rule.id} is switched off")
        mend = hit.mend or hit.key
        return Finding(rule.id, severity, indicator, hit.key, mend, rule.sentence(hit), hit.about)

    def _accepted_by_row(
        self, acceptances: tuple[Acceptance, ...]
    ) -> Mapping[str | None, tuple[Acceptance, ...]]:
        if acceptances is not self._acceptances[0]:
            by_row: dict[str | None, tuple[Acceptance, ...]] = {}
            for acceptance in acceptances:
                by_row[acceptance.indicator] = (*by_row.get(acceptance.indicator, ()), acceptance)
            self._acceptances = (acceptances, by_row)
        return self._acceptances[1]

    def _gather(
        self,
        found: _ByRow,
        accepted: Mapping[str | None, tuple[Acceptance, ...]],
    ) -> None:
        """Put each row's findings together; a row made of the same parts as before keeps its object."""
        before, now = self._gathered, {}
        for row, own in found.items():
            shared, acceptances = self._shared.get(row, ()), accepted.get(row, ())
            old = before.get(row)
            if old and old.found is own and old.shared == shared and old.acceptances == acceptances:
                now[row] = old
                continue
            findings = RowFindings(_marked(finding, acceptances) for finding in (*own, *shared))
            now[row] = _Gathered(own, shared, acceptances, findings)
        self._gathered = now


def _marked(finding: Finding, acceptances: Iterable[Acceptance]) -> Finding:
    """Return the finding with the acceptance that covers it, the latest one if there are several."""
    covering = [acceptance for acceptance in acceptances if matches(acceptance, finding)]
    return replace(finding, accepted=covering[-1]) if covering else finding
