"""The findings of a report, ready to be listed, counted and looked up by cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from operator import add, attrgetter, itemgetter, sub

from model.catalogue import Severity
from model.findings.finding import Finding
from model.overriding import override
from model.rules import RULES
from model.schema import COLUMNS, REPORT_FIELDS

_SEVERITIES = tuple(Severity)
_FOOT = "signatures"
_KEYS = (
    *(field.key for fields in REPORT_FIELDS.values() for field in fields),
    *(c.key for c in COLUMNS),
    _FOOT,
)
_PLACE_OF_KEY = {key: place for place, key in enumerate(_KEYS)}
_PLACE_OF_RULE = {rule.id: place for place, rule in enumerate(RULES)}
_PLACE_OF_SEVERITY = {severity: place for place, severity in enumerate(_SEVERITIES)}

Cell = tuple[str | None, str]


def _place(finding: Finding) -> tuple[int, int, int]:
    return (
        _PLACE_OF_SEVERITY[finding.severity],
        _PLACE_OF_KEY[finding.key],
        _PLACE_OF_RULE[finding.rule],
    )


class RowFindings:
    """The findings of one row (or of the report itself), heaviest first, then in the columns' order."""

    __slots__ = ("by_key", "by_severity", "open")

    def __init__(self, findings: Iterable[Finding]) -> None:
        ordered = sorted(findings, key=_place)
        by_key: dict[str, list[Finding]] = {}
        by_severity: dict[Severity, list[Finding]] = {severity: [] for severity in _SEVERITIES}
        for finding in ordered:
            by_key.setdefault(finding.key, []).append(finding)
            by_severity[finding.severity].append(finding)
        self.by_key = {key: tuple(found) for key, found in by_key.items()}
        self.by_severity = tuple(map(tuple, by_severity.values()))
        self.open = tuple(sum(f.accepted is None for f in found) for found in self.by_severity)


class RowsAsAsked(Mapping[str, RowFindings]):
    """The findings of rows by id, each judged when it is first asked for."""

    def __init__(self, rows: Iterable[str], judge: Callable[[str], RowFindings]) -> None:
        self._found: dict[str, RowFindings | None] = dict.fromkeys(rows)
        self._judge = judge
        self.waiting = len(self._found)
        """How many nobody asked for yet."""

    @override
    def __getitem__(self, row: str) -> RowFindings:
        found = self._found[row]
        if found is None:
            found = self._found[row] = self._judge(row)
            self.waiting -= 1
        return found

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    @override
    def __len__(self) -> int:
        return len(self._found)


class Findings:
    """A snapshot: what the rules say of one report.

    ``report`` holds the findings without a row, ``rows`` those of each indicator by id, in the report's
    order. A row that finds the same has the same object in the next snapshot. ``changed`` are the ids of the
    rows that differ from those of ``before``; without them its rows may be others or stand otherwise.
    """

    def __init__(
        self,
        report: RowFindings,
        rows: Mapping[str, RowFindings],
        before: Findings | None = None,
        changed: frozenset[str] | None = None,
    ) -> None:
        self._report = report
        self._rows = rows
        self._mark = object()  # names this snapshot to the next one, which need not keep it
        self._follows: object = None
        self._changed: frozenset[str] = frozenset()
        self._listed: list[tuple[Finding, ...] | None] = [None] * len(_SEVERITIES)
        self._open: tuple[int, ...] | None = None
        if before is not None and changed is not None:
            self._take_over(before, changed)

    def _take_over(self, before: Findings, changed: frozenset[str]) -> None:
        """Take from the snapshot before what these rows leave as it was."""
        self._follows, self._changed = before._mark, changed
        pairs = [(before._rows[row], self._rows[row]) for row in changed]
        for at, listed in enumerate(before._listed):
            if all(old.by_severity[at] == new.by_severity[at] for old, new in pairs):
                self._listed[at] = listed
        if before._open is not None:
            changes = [map(sub, new.open, old.open) for old, new in pairs]
            self._open = tuple(map(sum, zip(before._open, *changes, strict=True)))

    @property
    def complete(self) -> bool:
        """Whether every row is judged; asking for one cell judges its row, for lists and counts all."""
        return not (isinstance(self._rows, RowsAsAsked) and self._rows.waiting)

    def judging(self) -> Iterator[None]:
        """Judge row after row until all is complete, for someone who does other things in between."""
        for row in self._rows if not self.complete else ():
            self._rows[row]
            yield

    def finish(self) -> None:
        """Judge at once whatever is not judged yet."""
        for _ in self.judging():
            pass

    @cached_property
    def all(self) -> tuple[Finding, ...]:
        """Errors, then warnings, then information; each from the heading down to the signatures."""
        return tuple(chain.from_iterable(map(self._of, range(len(_SEVERITIES)))))

    def _of(self, severity: int) -> Iterator[Finding]:
        own = self._report.by_severity[severity]
        listed = self._listed[severity]
        if listed is None:
            rows = map(itemgetter(severity), map(attrgetter("by_severity"), self._rows.values()))
            listed = self._listed[severity] = tuple(chain.from_iterable(rows))
        return chain(
            (finding for finding in own if finding.key != _FOOT),
            listed,
            (finding for finding in own if finding.key == _FOOT),
        )

    @property
    def by_cell(self) -> Mapping[Cell, tuple[Finding, ...]]:
        """The findings of each place that has any, heaviest first, by (indicator id or None, key)."""
        return _ByCell(self._report, self._rows)

    def of(self, indicator: str) -> Mapping[str, tuple[Finding, ...]]:
        """Return the findings of an indicator, heaviest first, by the keys of the places that have any."""
        row = self._rows.get(indicator)
        return {} if row is None else row.by_key

    @cached_property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings of each severity are open, that is not accepted."""
        if self._open is None:
            opened = [*map(attrgetter("open"), self._rows.values()), (0,) * len(_SEVERITIES)]
            self._open = tuple(map(sum, zip(*opened, strict=True)))
        return dict(zip(_SEVERITIES, map(add, self._report.open, self._open), strict=True))

    @property
    def errors(self) -> int:
        """How many errors there are; with any, the exports are drafts."""
        return self.counts[Severity.ERROR]

    @property
    def warnings(self) -> int:
        """How many warnings are open."""
        return self.counts[Severity.WARNING]

    def changed_rows(self, before: Findings) -> frozenset[str]:
        """Return the ids of the rows whose findings are not those of ``before``, new rows included."""
        if before is self:
            return frozenset()
        if before._mark is self._follows:
            return self._changed
        old = before._rows
        return frozenset(row for row, found in self._rows.items() if old.get(row) is not found)


class _ByCell(Mapping[Cell, tuple[Finding, ...]]):
    """Looks a cell up in its row, so that a snapshot need not copy what did not change."""

    __slots__ = ("_report", "_rows")

    def __init__(self, report: RowFindings, rows: Mapping[str, RowFindings]) -> None:
        self._report = report
        self._rows = rows

    def _row(self, indicator: str | None) -> RowFindings | None:
        return self._report if indicator is None else self._rows.get(indicator)

    @override
    def __getitem__(self, cell: Cell) -> tuple[Finding, ...]:
        row = self._row(cell[0])
        if row is None:
            raise KeyError(cell)
        return row.by_key[cell[1]]

    @override
    def __contains__(self, cell: object) -> bool:
        if not isinstance(cell, tuple):
            return False
        row = self._row(cell[0])
        return row is not None and cell[1] in row.by_key

    @override
    def __iter__(self) -> Iterator[Cell]:
        yield from ((None, key) for key in self._report.by_key)
        for indicator, row in self._rows.items():
            yield from ((indicator, key) for key in row.by_key)

    @override
    def __len__(self) -> int:
        return len(self._report.by_key) + sum(len(row.by_key) for row in self._rows.values())
