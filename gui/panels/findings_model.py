"""The pendientes as a list model: which there are, in which order. Built for thousands of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
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
    first = _alike(old, new)
    last = _alike(old[first:][::-1], new[first:][::-1])
    olds, news = [*map(id, old[first : len(old) - last])], [*map(id, new[first : len(new) - last])]
    common = {*olds} & {*news}
    if [each for each in olds if each in common] != [each for each in news if each in common]:
        common = set()  # some changed places
    gone, come = _between(olds, common), _between(news, common)
    changes, before_old, before_new = [], first, first
    for slot in sorted(gone.keys() | come.keys()):
        stretch = _Stretch(before_old + slot, gone[slot], before_new + slot, come[slot])
        before_old, before_new = before_old + stretch.gone, before_new + stretch.come
        if old[stretch.first : before_old + slot] != new[stretch.at : before_new + slot]:
            changes.append(stretch)
    return changes


def _between(findings: Sequence[int], common: AbstractSet[int]) -> Counter[int]:
    """Return how many findings that are not common stand behind so many common ones."""
    others = (at for at, each in enumerate(findings) if each not in common)
    return Counter(at - others_before for others_before, at in enumerate(others))


def _alike(old: tuple[Finding, ...], new: tuple[Finding, ...]) -> int:
    """Return how many findings at the beginning are the same; halving, since comparing tuples is fast."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
