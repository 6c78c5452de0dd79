"""The rows as they were last judged, each by itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import compress, count
from operator import is_not
from sys import intern

from model.catalogue import Severity
from model.findings.finding import Finding
from model.frozen import frozen
from model.report import Indicator
from model.rules import Case, Context, Hit, IndicatorRule, Rule

Extractor = Callable[[Case], object]


def finding_of(rule: Rule, hit: Hit, severity: Severity, indicator: str | None) -> Finding:
    """Return the hit of a rule as a finding."""
    mend = hit.mend or hit.key
    message = intern(rule.sentence(hit))  # hundreds of rows may say the same
    return Finding(rule.id, severity, indicator, hit.key, mend, message, intern(hit.about))


@frozen
class RowsChange:
    """What differs from the last update: rows by id, extractors by position; ``moved``: the rows' order."""

    rows: Sequence[str]
    extractors: Sequence[int]
    moved: bool


class JudgedRows:
    """Runs the rules of one indicator, and the extracts of the matrix rules, on the rows that differ.

    ``rows`` are the ids in the report's order, ``extracts`` for each extractor (id, extract) of every row in
    the same order.
    """

    def __init__(
        self, rules: Sequence[tuple[IndicatorRule, Severity]], extractors: Sequence[Extractor]
    ) -> None:
        self._rules = rules
        self._extractors = extractors
        self._indicators: tuple[Indicator, ...] | None = None
        self._found: dict[str, tuple[Finding, ...] | Case] = {}  # the case of a row that nobody asked for yet
        self.extracts: list[list[tuple[str, object]]] = [[] for _ in extractors]

    @property
    def rows(self) -> Collection[str]:
        """The ids of the rows, in the report's order."""
        return self._found.keys()

    def found(self, row: str) -> tuple[Finding, ...]:
        """Return what the rules of one indicator find in a row."""
        found = self._found[row]
        if not isinstance(found, tuple):
            found = self._found[row] = self._judge(found)
        return found

    def forget(self) -> None:
        """Judge everything again at the next update."""
        self._indicators = None

    def update(self, indicators: tuple[Indicator, ...], context: Context, *, later: bool) -> RowsChange:
        """Judge what differs from the last update; frozen rows that are the same object do not.

        ``later`` leaves the rules of one indicator until someone asks for what they find.
        """
        before, self._indicators = self._indicators, None  # until all is judged nothing is known
        changed = None if before is None else _differing(before, indicators)
        if changed is None:
            change = self._rebuilt(before or (), indicators, context)
        else:
            change = self._mended(indicators, changed, context)
        for row in () if later else change.rows:
            self.found(row)
        self._indicators = indicators
        return change

    def _mended(self, indicators: Sequence[Indicator], places: Sequence[int], context: Context) -> RowsChange:
        """Judge the rows at ``places`` again; all others stand where they stood."""
        differing: set[int] = set()
        for place in places:
            row, case = indicators[place].id, Case(indicators[place], context)
            self._found[row] = case
            for extractor, extract in enumerate(self._extracts(case)):
                if self.extracts[extractor][place][1] != extract:
                    self.extracts[extractor][place] = (row, extract)
                    differing.add(extractor)
        return RowsChange([indicators[place].id for place in places], sorted(differing), moved=False)

    def _rebuilt(
        self, before: Sequence[Indicator], indicators: Sequence[Indicator], context: Context
    ) -> RowsChange:
        """Build everything anew, judging only rows that were not there as the same object."""
        known = {id(row): place for place, row in enumerate(before)}
        found, extracts = self._found, self.extracts
        self._found = {}
        judged, kept = [], []
        for indicator in indicators:
            row, place = indicator.id, known.get(id(indicator))
            if place is None:
                judged.append(row)
                case = self._found[row] = Case(indicator, context)
                kept.append(self._extracts(case))
            else:
                self._found[row] = found[row]
                kept.append([rows[place][1] for rows in extracts])
        columns = zip(*kept, strict=True) if kept else [()] * len(self._extractors)
        ids = [indicator.id for indicator in indicators]
        self.extracts = [list(zip(ids, column, strict=True)) for column in columns]
        return RowsChange(judged, range(len(self._extractors)), moved=True)

    def _judge(self, case: Case) -> tuple[Finding, ...]:
        return tuple(
            finding_of(rule, hit, severity, case.indicator.id)
            for rule, severity in self._rules
            for hit in rule.judge(case)
        )

    def _extracts(self, case: Case) -> list[object]:
        return [extract(case) for extract in self._extractors]


def _differing(before: Sequence[Indicator], after: Sequence[Indicator]) -> list[int] | None:
    """Return the places with another row of the same id; None if any row came, went or moved."""
    if len(before) != len(after):
        return None
    places = list(compress(count(), map(is_not, before, after)))
    return places if all(before[place].id == after[place].id for place in places) else None
