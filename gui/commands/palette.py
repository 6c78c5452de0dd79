"""The palette of orders: a few letters find any order, column or indicator."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gui.commands.matching import Entry, matching
from gui.table.inks import colour
from gui.text_line import TextLine
from gui.theme.metrics import SPACE
from gui.theme.palette import active
from gui.theme.variants import Variant, wear
from model.overriding import override

_SHOWN = 200
_ENTRY = Qt.ItemDataRole.UserRole
_MOVING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class CommandPalette(QDialog):
    """A line to type into over the entries that fit. ``chosen(key)`` after it is closed."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[Entry], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Buscar una orden")
        self._entries = entries
        self.input = TextLine(self)
        self.input.setPlaceholderText("Escriba qué quiere hacer, o a qué columna o indicador quiere ir")
        self.input.setAccessibleName("Buscar una orden, columna o indicador")
        self.input.textChanged.connect(self._find)
        self.input.installEventFilter(self)
        self.list = QListWidget(self)
        wear(self.list, Variant.FRAMED)
        self.list.setItemDelegate(_EntryDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName("Lo que se encontró")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _: self._accept())
        self._nothing = QLabel("Nada se llama así. Pruebe con otra palabra.", self)
        wear(self._nothing, Variant.MUTED)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        layout.setSpacing(2 * SPACE)
        for widget in (self.input, self.list, self._nothing):
            layout.addWidget(widget)
        self._find("")
        self._place(parent)

    def _place(self, parent: QWidget) -> None:
        window = parent.window()
        width = min(150 * SPACE, window.width() - 8 * SPACE)
        height = min(110 * SPACE, window.height() - 24 * SPACE)
        corner = window.mapToGlobal(window.rect().topLeft())
        self.setGeometry(
            QRect(corner.x() + (window.width() - width) // 2, corner.y() + 20 * SPACE, width, height)
        )

    def _find(self, typed: str) -> None:
        self.list.clear()
        for entry in matching(self._entries, typed)[:_SHOWN]:
            item = QListWidgetItem(entry.text)
            item.setData(_ENTRY, entry)
            said = f"{entry.text}, {entry.keys}" if entry.keys else entry.text
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._nothing.setVisible(not self.list.count())
        self.input.setAccessibleDescription(
            self.list.item(0).text() if self.list.count() else self._nothing.text()
        )

    def _accept(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            entry: Entry = item.data(_ENTRY)
            self.accept()
            self.chosen.emit(entry.key)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _MOVING:
                self.list.event(event)
                if (item := self.list.currentItem()) is not None:
                    self.input.setAccessibleDescription(item.text())
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._accept()
                return True
        return False


class _EntryDelegate(QStyledItemDelegate):
    """Paints what it is at the left and its keys at the right."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        return QSize(0, 8 * SPACE)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        palette, entry = active(), index.data(_ENTRY)  # type: ignore[attr-defined]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        box: QRect = option.rect  # type: ignore[attr-defined]
        painter.fillRect(box, colour(palette.selection if chosen else palette.surface))
        words = box.adjusted(2 * SPACE, 0, -2 * SPACE, 0)
        keys = painter.fontMetrics().horizontalAdvance(entry.keys)
        painter.setPen(colour(palette.selection_text if chosen else palette.text_muted))
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, entry.keys)
        painter.setPen(colour(palette.selection_text if chosen else palette.text))
        room = words.adjusted(0, 0, -(keys + 3 * SPACE if keys else 0), 0)
        text = painter.fontMetrics().elidedText(entry.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
