"""The pendientes as a list model: which there are, in which order. Built for thousands of them."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.panels.hover import hover
from gui.session import Session
from model.findings import Finding
from model.overriding import override

Index = QModelIndex | QPersistentModelIndex
_OF_REPORT = "Informe"
_NO_LEVEL = "Sin nivel"
_NO_INDEX = QModelIndex()
_NEAR = 16
"""How far behind a finding that differs the same one is looked for; else the rest is taken for changed."""


class FindingsModel(QAbstractListModel):
    """The findings of the open report in their order, those that are accepted last."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._findings: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings as they are listed."""
        return self._findings

    def clear(self) -> None:
        """List nothing until it is known."""
        if self._findings:
            self._replace(_Stretch(0, len(self._findings), 0, 0), ())

    def refresh(self) -> bool:
        """Take over the findings as they stand, touching only rows that differ; return whether any did."""
        old, new = self._findings, self._session.findings.all
        if self._session.report.acceptances:
            new = _accepted_last(new)
        changes = _changes(old, new)
        for change in reversed(changes):  # from the end, so that the places before it hold
            self._replace(change, new)
        self._findings = new
        return bool(changes)

    def _replace(self, change: _Stretch, new: tuple[Finding, ...]) -> None:
        """Put the findings of ``new`` that a stretch lists there where those that are gone stand."""
        first, gone, come = change.first, change.gone, new[change.at : change.at + change.come]
        before, after = self._findings[:first], self._findings[first + gone :]
        kept = first + min(gone, len(come))
        if kept > first:
            self._findings = before + come[: kept - first] + self._findings[kept:]
            self.dataChanged.emit(self.index(first), self.index(kept - 1))
        if gone > len(come):
            self.beginRemoveRows(_NO_INDEX, kept, first + gone - 1)
            self._findings = before + come + after
            self.endRemoveRows()
        elif len(come) > gone:
            self.beginInsertRows(_NO_INDEX, kept, first + len(come) - 1)
            self._findings = before + come + after
            self.endInsertRows()

    def row_like(self, wanted: Finding) -> int | None:
        """Return the row of the finding of the same rule about the same place, accepted or not as it is."""
        for row, finding in enumerate(self._findings):
            if finding is wanted:
                return row
        for row, finding in enumerate(self._findings):
            if finding.rule == wanted.rule and _case(finding) == _case(wanted):
                return row
        return None

    def finding(self, row: int) -> Finding | None:
        """Return the finding in that row, None outside the list."""
        return self._findings[row] if 0 <= row < len(self._findings) else None

    def place(self, finding: Finding) -> str:
        """Return the level of the row that a finding is about."""
        if finding.indicator is None:
            return _OF_REPORT
        return self._session.document.level(finding.indicator) or _NO_LEVEL

    @override
    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._findings)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        finding = self.finding(index.row())
        if finding is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return finding.message
            case Qt.ItemDataRole.ToolTipRole:
                return hover(finding.message)
            case Qt.ItemDataRole.AccessibleTextRole:
                word = "Aceptado" if finding.accepted is not None else finding.severity.label
                return f"{word}, {self.place(finding)}: {finding.message}"
        return None


def _case(finding: Finding) -> tuple[str | None, str, bool]:
    return (finding.indicator, finding.key, finding.accepted is None)


def _accepted_last(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: finding.accepted is not None))


class _Stretch(NamedTuple):
    """Where two lists differ: ``gone`` findings from ``first`` on, now ``come`` from ``at`` on."""

    first: int
    gone: int
    at: int
    come: int


def _changes(old: tuple[Finding, ...], new: tuple[Finding, ...]) -> list[_Stretch]:
    """Return the stretches in which the lists differ, from the first to the last.

    An edit changes a few findings here and there among thousands: the others are the same objects, and they
    are neither looked at nor shown anew.
    """
    changes = list[_Stretch]()
    first = at = _alike(old, new, 0, 0)
    while first < len(old) or at < len(new):
        gone, come = _until_alike(old, new, first, at)
        changes.append(_Stretch(first, gone, at, come))
        first, at = first + gone, at + come
        alike = _alike(old, new, first, at)
        first, at = first + alike, at + alike
    return changes


def _until_alike(old: tuple[Finding, ...], new: tuple[Finding, ...], first: int, at: int) -> tuple[int, int]:
    """Return how many findings are gone from ``first`` and come from ``at`` until both have the same."""
    ahead = {id(finding): come for come, finding in enumerate(new[at : at + _NEAR])}
    for gone, finding in enumerate(old[first : first + _NEAR]):
        if id(finding) in ahead:
            return gone, ahead[id(finding)]
    last = _alike(old[first:][::-1], new[at:][::-1], 0, 0)
    return len(old) - first - last, len(new) - at - last


def _alike(old: tuple[Finding, ...], new: tuple[Finding, ...], first: int, at: int) -> int:
    """Return how many findings from ``first`` and ``at`` on are the same.

    It doubles its steps and then halves them, since comparing tuples is fast.
    """
    low, step, most = 0, 1, min(len(old) - first, len(new) - at)
    while low < most and _same(old, new, first + low, at + low, step):
        low, step = low + step, 2 * step
    low, high = min(low, most), min(low + step, most)
    while low < high:
        middle = (low + high + 1) // 2
        if _same(old, new, first + low, at + low, middle - low):
            low = middle
        else:
            high = middle - 1
    return low


def _same(old: tuple[Finding, ...], new: tuple[Finding, ...], first: int, at: int, count: int) -> bool:
    return old[first : first + count] == new[at : at + count]
