"""The open report: holds it, changes it only through edits, keeps its findings, tells its listeners."""

from __future__ import annotations

from collections.abc import Callable

from model.catalogue import Catalogue
from model.edits import Change, Edit, Several, SimpleEdit
from model.findings import Findings, FindingsEngine
from model.report import Report


class Document:
    """The single owner of the current report. ``apply`` is the only way to another one."""

    def __init__(self, report: Report, catalogue: Catalogue) -> None:
        self._report = report
        self._engine = FindingsEngine(catalogue)
        self._findings = self._engine.update(report)
        self._places: dict[str, int] = {}
        self._listeners: list[Callable[[Change], None]] = []

    @property
    def report(self) -> Report:
        """The report as it stands; frozen, so it can be kept as a snapshot."""
        return self._report

    @property
    def findings(self) -> Findings:
        """What the rules say of the report as it stands."""
        return self._findings

    def place(self, indicator: str) -> int | None:
        """Return the row of the indicator with this id, None if there is none."""
        rows = self._report.indicators
        at = self._places.get(indicator, len(rows))
        if at >= len(rows) or rows[at].id != indicator:  # rows came, went or moved
            self._places = {row.id: place for place, row in enumerate(rows)}
            at = self._places.get(indicator, len(rows))
        return at if at < len(rows) else None

    def level(self, indicator: str) -> str:
        """Return the level of the indicator with this id, empty if there is none."""
        at = self.place(indicator)
        return self._report.indicators[at].level if at is not None else ""

    def listen(self, listener: Callable[[Change], None]) -> None:
        """Call ``listener`` after each change."""
        self._listeners.append(listener)

    def apply(self, edit: Edit) -> Edit:
        """Carry out an edit, recompute the findings, tell the listeners; return the inverse edit.

        Of several edits in one, listeners hear one after the other; the findings follow with the last.
        """
        if not isinstance(edit, Several):
            return self._carry_out(edit)
        last = len(edit.edits) - 1
        inverses = [self._carry_out(each, judge=at == last) for at, each in enumerate(edit.edits)]
        return Several(tuple(reversed(inverses)))

    def _carry_out(self, edit: SimpleEdit, *, judge: bool = True) -> SimpleEdit:
        self._report, inverse, change = edit.apply(self._report)
        if judge:
            self._findings = self._engine.update(self._report)
        for listener in self._listeners:
            listener(change)
        return inverse
