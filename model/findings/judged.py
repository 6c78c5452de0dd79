"""The rows as they were last judged, each by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import compress, count
from operator import is_not

from model.catalogue import Severity
from model.findings.finding import Finding
from model.report import Indicator
from model.rules import Case, Context, Hit, IndicatorRule, Rule

Extractor = Callable[[Case], object]


def finding_of(rule: Rule, hit: Hit, severity: Severity, indicator: str | None) -> Finding:
    """Return the hit of a rule as a finding."""
    mend = hit.mend or hit.key
    return Finding(rule.id, severity, indicator, hit.key, mend, rule.sentence(hit), hit.about)


@dataclass(frozen=True, slots=True)
class RowsChange:
    """What differs from the last update: rows by id, extractors by position; ``moved``: the rows' order."""

    rows: Sequence[str]
    extractors: Sequence[int]
    moved: bool


class JudgedRows:
    """Runs the rules of one indicator, and the extracts of the matrix rules, on the rows that differ.

    ``found`` holds the findings of each row by id, ``extracts`` for each extractor (id, extract) of every
    row in the report's order.
    """

    def __init__(
        self, rules: Sequence[tuple[IndicatorRule, Severity]], extractors: Sequence[Extractor]
    ) -> None:
        self._rules = rules
        self._extractors = extractors
        self._indicators: tuple[Indicator, ...] | None = None
        self.found: dict[str, tuple[Finding, ...]] = {}
        self.extracts: list[list[tuple[str, object]]] = [[] for _ in extractors]

    def forget(self) -> None:
        """Judge everything again at the next update."""
        self._indicators = None

    def update(self, indicators: tuple[Indicator, ...], context: Context) -> RowsChange:
        """Judge what differs from the last update; frozen rows that are the same object do not."""
        before, self._indicators = self._indicators, None  # until all is judged nothing is known
        changed = None if before is None else _differing(before, indicators)
        if changed is None:
            change = self._rebuilt(before or (), indicators, context)
        else:
            change = self._mended(indicators, changed, context)
        self._indicators = indicators
        return change

    def _mended(self, indicators: Sequence[Indicator], places: Sequence[int], context: Context) -> RowsChange:
        """Judge the rows at ``places`` again; all others stand where they stood."""
        differing: set[int] = set()
        for place in places:
            row = indicators[place].id
            self.found[row], extracts = self._judge(indicators[place], context)
            for extractor, extract in enumerate(extracts):
                if self.extracts[extractor][place][1] != extract:
                    self.extracts[extractor][place] = (row, extract)
                    differing.add(extractor)
        return RowsChange([indicators[place].id for place in places], sorted(differing), moved=False)

    def _rebuilt(
        self, before: Sequence[Indicator], indicators: Sequence[Indicator], context: Context
    ) -> RowsChange:
        """Build everything anew, judging only rows that were not there as the same object."""
        known = {id(row): place for place, row in enumerate(before)}
        found, extracts = self.found, self.extracts
        self.found, self.extracts = {}, [[] for _ in self._extractors]
        judged = []
        for indicator in indicators:
            row, place = indicator.id, known.get(id(indicator))
            if place is None:
                judged.append(row)
                self.found[row], kept = self._judge(indicator, context)
            else:
                self.found[row], kept = found[row], tuple(rows[place][1] for rows in extracts)
            for rows, extract in zip(self.extracts, kept, strict=True):
                rows.append((row, extract))
        return RowsChange(judged, range(len(self._extractors)), moved=True)

    def _judge(
        self, indicator: Indicator, context: Context
    ) -> tuple[tuple[Finding, ...], tuple[object, ...]]:
        case = Case(indicator, context)
        found = tuple(
            finding_of(rule, hit, severity, indicator.id)
            for rule, severity in self._rules
            for hit in rule.judge(case)
        )
        return found, tuple(extract(case) for extract in self._extractors)


def _differing(before: Sequence[Indicator], after: Sequence[Indicator]) -> list[int] | None:
    """Return the places with another row of the same id; None if any row came, went or moved."""
    if len(before) != len(after):
        return None
    places = list(compress(count(), map(is_not, before, after)))
    return places if all(before[place].id == after[place].id for place in places) else None
