"""The list of pendientes: how one is drawn, and how keys go through them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.panels.findings_model import FindingsModel
from gui.table.inks import colour
from gui.table.layouts import Layouts
from gui.theme.fonts import ui_font
from gui.theme.metrics import FOCUS_WIDTH, ICON_SMALL, SPACE, TABLE_POINTS
from gui.theme.palette import active
from gui.theme.shapes import mark_image
from gui.viewports import meet_viewport
from model.findings import Finding
from model.overriding import override

Index = QModelIndex | QPersistentModelIndex
MESSAGE_LINES = 2
_BEFORE_TEXT = ICON_SMALL + 4 * SPACE
_BEHIND_TEXT = 2 * SPACE
_BESIDE_TEXT = _BEFORE_TEXT + _BEHIND_TEXT
_SELECTED, _FOCUSED, _HOVERED = (
    flag.value
    for flag in (
        QStyle.StateFlag.State_Selected,
        QStyle.StateFlag.State_HasFocus,
        QStyle.StateFlag.State_MouseOver,
    )
)


class FindingDelegate(QStyledItemDelegate):
    """Draws one finding: where it is, and what it says in at most two lines. Accepted ones are quiet.

    It reads the list itself: asking Qt for what the model knows takes as long as drawing it.
    """

    def __init__(self, findings: FindingsModel, parent: QObject) -> None:
        super().__init__(parent)
        self._findings = findings
        self._head = Layouts(ui_font(TABLE_POINTS, strong=True), 1)
        self._plain = Layouts(ui_font(TABLE_POINTS), MESSAGE_LINES)
        self._place_height = round(self._head.line_height)

    def height(self, message: str, width: int) -> int:
        """Return how high a row of this width has to be for its message; both in pixels."""
        lines = 1 if self._plain.width(_joined(message)) <= width - _BESIDE_TEXT else MESSAGE_LINES
        return self._place_height + round(lines * self._plain.line_height) + 4 * SPACE

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        finding = self._findings.findings[index.row()]
        palette = active()
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: int = option.state.value  # type: ignore[attr-defined]
        painter.save()
        if state & _SELECTED:
            painter.fillRect(rect, colour(palette.selection if state & _FOCUSED else palette.selection_idle))
        elif state & _HOVERED:
            painter.fillRect(rect, colour(palette.hover))
        painter.setPen(colour(palette.grid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & _FOCUSED:
            painter.setPen(QPen(colour(palette.focus), FOCUS_WIDTH))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        scale = painter.device().devicePixelRatioF()
        name = "accepted" if finding.accepted is not None else str(finding.severity)
        mark = mark_image(name, ICON_SMALL - 2, scale, palette.name)
        painter.drawPixmap(rect.left() + 2 * SPACE, rect.top() + 2 * SPACE + 1, mark)
        self._write(painter, rect.adjusted(_BEFORE_TEXT, 2 * SPACE, -_BEHIND_TEXT, -2 * SPACE), finding)
        painter.restore()

    def _write(self, painter: QPainter, box: QRect, finding: Finding) -> None:
        palette, accepted = active(), finding.accepted is not None
        head = self._plain if accepted else self._head
        word = "Aceptado" if accepted else finding.severity.label
        left, top, width, room = box.left(), box.top(), box.width(), self._plain.width(word)
        painter.setFont(self._plain.font)
        painter.setPen(colour(palette.text_muted))
        painter.drawStaticText(QPointF(left + width - room, top), self._plain.drawing(word))
        painter.setPen(colour(palette.text_muted if accepted else palette.text))
        message = self._plain.paragraph(_joined(finding.message), width)
        painter.drawStaticText(QPointF(left, top + self._place_height), message)
        painter.setFont(head.font)
        shown = head.lines(self._findings.place(finding), int(width - room) - 2 * SPACE)
        painter.drawStaticText(QPointF(left, top), head.drawing("".join(shown[:1])))


class FindingsList(QTableView):
    """A table of one column without its headers: unlike a list view, it asks only for the rows it shows."""

    def __init__(self, model: FindingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        meet_viewport(self)
        self._findings = model
        self._moved_from: int | None = None
        self._places: tuple[int, list[str]] = (-1, [])
        self._delegate = FindingDelegate(model, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        model.dataChanged.connect(lambda first, last: self._on_changed(first.row(), last.row()))
        model.rowsInserted.connect(self._on_inserted)
        model.rowsRemoved.connect(lambda _parent, first, _last: self._move_from(first))
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAccessibleName("Lista de pendientes")
        # Else Qt paints all that lies under the list, up to the window itself, each time that it changes.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def settle(self) -> None:
        """Take over at once what became of the report: waiting for it, Qt would paint the window twice."""
        self.executeDelayedItemsLayout()
        self._moved_from = None
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        seen = self._findings.findings[first : last + 1 or None] if first >= 0 else ()
        before, self._places = self._places, (first, [*map(self._findings.place, seen)])
        if self._places != before:  # a level may have another name where what was found is as before
            self.viewport().update()

    def _on_changed(self, first: int, last: int) -> None:
        before = self.verticalHeader().length()
        self._fit(first, last)
        if self.verticalHeader().length() != before:
            self._move_from(first)
        top = self.rowViewportPosition(first)  # while rows come and go Qt leaves it to the layout to paint
        below = self.rowViewportPosition(last) + self.rowHeight(last)
        self.viewport().update(0, top, self.viewport().width(), below - top)

    def _on_inserted(self, _parent: Index, first: int, last: int) -> None:
        self._fit(first, last)
        self._move_from(first)

    def _move_from(self, first: int) -> None:
        """Note that rows from ``first`` on stand elsewhere than they are painted."""
        self._moved_from = first if self._moved_from is None else min(first, self._moved_from)

    @override
    def doItemsLayout(self) -> None:
        first, self._moved_from = self._moved_from, None
        if first is None:
            super().doItemsLayout()
            return
        # Qt would paint the whole list, also when rows came or went where nobody sees them.
        self.updateGeometries()
        self.verticalHeader().setUpdatesEnabled(True)
        view = self.viewport()
        top = self.rowViewportPosition(first - 1) if first else 0
        view.update(0, top, view.width(), view.height() - top)

    def _fit(self, first: int, last: int) -> None:
        """Make these rows as high as what they say."""
        header, width = self.verticalHeader(), self.viewport().width()
        header.setUpdatesEnabled(False)  # else each row would have all others placed anew
        for row in range(first, last + 1):
            header.resizeSection(row, self._delegate.height(self._findings.findings[row].message, width))
        header.setUpdatesEnabled(True)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colour(active().surface))
        painter.end()
        super().paintEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)  # makes the first row current, without choosing it
        if self.currentIndex().isValid():
            self.setCurrentIndex(self.currentIndex())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit(0, len(self._findings.findings) - 1)
        # the help that opens for a row must not push it out of sight
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


def _joined(message: str) -> str:
    return " ".join(message.split())
