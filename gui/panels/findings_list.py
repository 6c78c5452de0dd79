"""The pendientes as a list model: which there are, in which order. Built for thousands of them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from gui.panels.hover import hover
from gui.session import Session
from model.findings import Finding
from model.report import Report

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
        self._report: Report | None = None
        self._levels: dict[str, str] = {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings as they are listed."""
        return self._findings

    def refresh(self) -> bool:
        """Take over the findings as they stand, touching only rows that differ; return whether any did."""
        old, new = self._findings, _ordered(self._session.findings.all)
        if new is old:
            return False
        first = _alike(old, new)
        last = _alike(old[first:][::-1], new[first:][::-1])
        gone, come = len(old) - first - last, len(new) - first - last
        if not gone and not come:
            return False
        self._replace(new, first, gone, come)
        return True

    def _replace(self, new: tuple[Finding, ...], first: int, gone: int, come: int) -> None:
        kept = min(gone, come)
        if gone > kept:
            self.beginRemoveRows(QModelIndex(), first + kept, first + gone - 1)
            self._findings = new[: first + kept] + self._findings[first + gone :]
            self.endRemoveRows()
        elif come > kept:
            self.beginInsertRows(QModelIndex(), first + kept, first + come - 1)
            self._findings = new
            self.endInsertRows()
        self._findings = new
        if kept:
            self.dataChanged.emit(self.index(first), self.index(first + kept - 1))

    def finding(self, row: int) -> Finding | None:
        """Return the finding in that row, None outside the list."""
        return self._findings[row] if 0 <= row < len(self._findings) else None

    def _place(self, finding: Finding) -> str:
        if finding.indicator is None:
            return _OF_REPORT
        report = self._session.report
        if report is not self._report:
            self._report = report
            self._levels = {indicator.id: indicator.level for indicator in report.indicators}
        return self._levels.get(finding.indicator) or _NO_LEVEL

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


def _ordered(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    accepted = tuple(finding for finding in findings if finding.accepted is not None)
    if not accepted:
        return findings
    return (*(finding for finding in findings if finding.accepted is None), *accepted)


def _alike(old: Sequence[Finding], new: Sequence[Finding]) -> int:
    """Return how many findings at the beginning are the same."""
    for count, (before, now) in enumerate(zip(old, new, strict=False)):
        if before is not now and before != now:
            return count
    return min(len(old), len(new))
