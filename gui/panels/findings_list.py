"""The list of pendientes: how one is drawn, and how keys go through them."""

from __future__ import annotations

from functools import lru_cache, partial

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from gui.panels.findings_model import FindingRole, FindingsModel
from gui.theme.fonts import ui_font
from gui.theme.metrics import FOCUS_WIDTH, ICON_SMALL, SPACE, TABLE_POINTS
from gui.theme.palette import active
from gui.theme.shapes import mark_image
from model.findings import Finding

Index = QModelIndex | QPersistentModelIndex
MESSAGE_LINES = 2


class FindingDelegate(QStyledItemDelegate):
    """Draws one finding; all rows are equally high. Accepted ones are quiet."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._strong = ui_font(TABLE_POINTS, strong=True)
        self._plain = ui_font(TABLE_POINTS)
        self._place_height = QFontMetrics(self._strong).lineSpacing()
        self._metrics = QFontMetrics(self._plain)
        self._lines = lru_cache(maxsize=512)(partial(two_lines, self._metrics))

    @property
    def height(self) -> int:
        """The height of every row in pixels."""
        return self._place_height + MESSAGE_LINES * self._metrics.lineSpacing() + 4 * SPACE

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        finding: Finding = index.data(FindingRole.FINDING)
        palette = active()
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            here = state & QStyle.StateFlag.State_HasFocus
            painter.fillRect(rect, QColor(palette.selection if here else palette.selection_idle))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(palette.hover))
        painter.setPen(QColor(palette.grid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(palette.focus), FOCUS_WIDTH))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        side = ICON_SMALL - 2
        accepted = finding.accepted is not None
        scale = painter.device().devicePixelRatioF()
        mark = mark_image("accepted" if accepted else str(finding.severity), side, scale, palette.name)
        painter.drawPixmap(rect.left() + 2 * SPACE, rect.top() + 2 * SPACE + 1, mark)
        box = rect.adjusted(ICON_SMALL + 4 * SPACE, 2 * SPACE, -2 * SPACE, -2 * SPACE)
        painter.setPen(QColor(palette.text_muted if accepted else palette.text))
        self._write(painter, box, index.data(FindingRole.PLACE), finding)
        painter.restore()

    def _write(self, painter: QPainter, box: QRect, place: str, finding: Finding) -> None:
        word = "Aceptado" if finding.accepted is not None else finding.severity.label
        ink = painter.pen()
        painter.setFont(self._plain)
        painter.setPen(QColor(active().text_muted))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight), word)
        painter.setPen(ink)
        painter.setFont(self._plain if finding.accepted is not None else self._strong)
        room = box.width() - self._metrics.horizontalAdvance(word) - 2 * SPACE
        place = painter.fontMetrics().elidedText(place, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignTop), place)
        painter.setFont(self._plain)
        base = box.top() + self._place_height + self._metrics.ascent()
        for number, line in enumerate(self._lines(finding.message, box.width())):
            painter.drawText(box.left(), base + number * self._metrics.lineSpacing(), line)


class FindingsList(QTableView):
    """A table of one column without its headers: unlike a list view, it asks only for the rows it shows."""

    def __init__(self, model: FindingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        delegate = FindingDelegate(self)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(delegate.height)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAccessibleName("Lista de pendientes")

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)  # makes the first row current, without choosing it
        if self.currentIndex().isValid():
            self.setCurrentIndex(self.currentIndex())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)  # the help that opens for a row must not push it out of sight
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    @override
    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        rows = self.model().rowCount()
        if action is QAbstractItemView.CursorAction.MoveHome and rows:
            return self.model().index(0, 0)
        if action is QAbstractItemView.CursorAction.MoveEnd and rows:
            return self.model().index(rows - 1, 0)
        return super().moveCursor(action, modifiers)


def two_lines(metrics: QFontMetrics, text: str, width: int) -> list[str]:
    """Return ``text`` on at most two lines of that width in pixels, the rest as "…"."""
    words = text.split()
    first = ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)
    return [line for line in (first, rest) if line]
