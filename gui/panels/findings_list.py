"""The pendientes as a list: which there are, and how one is drawn. Built for thousands of them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from gui.session import Session
from gui.theme.fonts import ui_font
from gui.theme.metrics import CAPTION_POINTS, ICON_SMALL, SPACE
from gui.theme.palette import active
from gui.theme.shapes import paint_mark
from model.findings import Finding

Index = QModelIndex | QPersistentModelIndex
FINDING_ROLE = Qt.ItemDataRole.UserRole
PLACE_ROLE = Qt.ItemDataRole.UserRole + 1
MESSAGE_LINES = 2


class FindingsModel(QAbstractListModel):
    """The findings of the open report, in their order."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._findings: tuple[Finding, ...] = ()

    def refresh(self) -> bool:
        """Take over the findings as they stand; return whether they are others than before."""
        findings = self._session.findings.all
        if findings == self._findings:
            return False
        self.beginResetModel()
        self._findings = findings
        self.endResetModel()
        return True

    def finding(self, row: int) -> Finding | None:
        """Return the finding in that row, None outside the list."""
        return self._findings[row] if 0 <= row < len(self._findings) else None

    def row_like(self, wanted: Finding) -> int:
        """Return the row of the finding of the same rule about the same place, or -1."""
        for row, finding in enumerate(self._findings):
            if (
                finding.rule == wanted.rule
                and finding.key == wanted.key
                and finding.indicator == wanted.indicator
            ):
                return row
        return -1

    def _place(self, finding: Finding) -> str:
        if finding.indicator is None:
            return "Informe"
        levels = (i.level for i in self._session.report.indicators if i.id == finding.indicator)
        return next(levels, "") or "Sin nivel"

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._findings)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        finding = self.finding(index.row())
        if finding is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return finding.message
            case Qt.ItemDataRole.AccessibleTextRole:
                word = "Aceptado" if finding.accepted else finding.severity.label
                return f"{word}, {self._place(finding)}: {finding.message}"
            case Qt.ItemDataRole.UserRole:
                return finding
        return self._place(finding) if role == PLACE_ROLE else None


class FindingDelegate(QStyledItemDelegate):
    """Draws a finding: mark, place, and the sentence on two lines; all rows are equally high."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._place_font = ui_font(CAPTION_POINTS, strong=True)
        self._font = ui_font(CAPTION_POINTS)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = (
            QFontMetrics(self._place_font).lineSpacing()
            + MESSAGE_LINES * QFontMetrics(self._font).lineSpacing()
        )
        return QSize(100, lines + 3 * SPACE)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        finding = index.data(FINDING_ROLE)
        palette = active()
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(palette.selection))
        painter.setPen(QColor(palette.grid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        side = ICON_SMALL - 2
        mark = QRectF(rect.left() + SPACE, rect.top() + SPACE + 2, side, side)
        paint_mark(painter, mark, "accepted" if finding.accepted else str(finding.severity))
        box = rect.adjusted(ICON_SMALL + 2 * SPACE, SPACE, -SPACE, -SPACE)
        muted = bool(finding.accepted)
        painter.setPen(QColor(palette.text_muted if muted else palette.text))
        painter.setFont(self._place_font)
        painter.drawText(
            box, int(Qt.AlignmentFlag.AlignTop), index.data(PLACE_ROLE) + ("  ·  aceptado" if muted else "")
        )
        painter.setFont(self._font)
        top = QFontMetrics(self._place_font).lineSpacing()
        metrics = QFontMetrics(self._font)
        for number, line in enumerate(two_lines(finding.message, metrics, box.width())):
            painter.drawText(
                box.left(), box.top() + top + metrics.ascent() + number * metrics.lineSpacing(), line
            )
        painter.restore()


def two_lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """Return ``text`` on at most two lines of that width in pixels, the rest as "…"."""
    words = text.split()
    first = ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)
    return [line for line in (first, rest) if line]
