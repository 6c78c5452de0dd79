"""The pendientes as a list model: which there are, in which order. Built for thousands of them."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from gui.panels.hover import hover
from gui.session import Session
from model.findings import Finding

Index = QModelIndex | QPersistentModelIndex
_OF_REPORT = "Informe"
_NO_LEVEL = "Sin nivel"


class FindingRole(IntEnum):
    """What the delegate asks for beside Qt's own roles."""

    FINDING = Qt.ItemDataRole.UserRole
    PLACE = Qt.ItemDataRole.UserRole + 1


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
            self._replace((), 0, len(self._findings), 0)

    def refresh(self) -> bool:
        """Take over the findings as they stand, touching only rows that differ; return whether any did."""
        old, new = self._findings, self._session.findings.all
        if self._session.report.acceptances:
            new = _accepted_last(new)
        first = _alike(old, new)
        last = _alike(old[first:][::-1], new[first:][::-1])
        gone, come = len(old) - first - last, len(new) - first - last
        if not gone and not come:
            return False
        self._replace(new, first, gone, come)
        return True

    def _replace(self, new: tuple[Finding, ...], first: int, gone: int, come: int) -> None:
        """Put ``come`` findings of ``new`` where ``gone`` old ones stand, from row ``first`` on."""
        kept = first + min(gone, come)
        if kept > first:
            self._findings = self._findings[:first] + new[first:kept] + self._findings[kept:]
            self.dataChanged.emit(self.index(first), self.index(kept - 1))
        if gone > come:
            self.beginRemoveRows(QModelIndex(), kept, first + gone - 1)
            self._findings = new
            self.endRemoveRows()
        elif come > gone:
            self.beginInsertRows(QModelIndex(), kept, first + come - 1)
            self._findings = new
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

    def _place(self, finding: Finding) -> str:
        if finding.indicator is None:
            return _OF_REPORT
        return self._session.document.level(finding.indicator) or _NO_LEVEL

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
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
                return f"{word}, {self._place(finding)}: {finding.message}"
            case FindingRole.FINDING:
                return finding
            case FindingRole.PLACE:
                return self._place(finding)
        return None


def _case(finding: Finding) -> tuple[str | None, str, bool]:
    return (finding.indicator, finding.key, finding.accepted is None)


def _accepted_last(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: finding.accepted is not None))


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
