"""The report as a table that is typed into like Excel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from gui.session import Session
from gui.table.blocks import Blocks
from gui.table.editing import Editing
from gui.table.fill_handle import FillHandle
from gui.table.kept_cell import KeptCell
from gui.table.keys import MovingKeys
from gui.table.looks import RIGHT_ALIGNED
from gui.table.model import COLUMN_AT, ReportTableModel
from gui.table.selecting import SelectingGrid
from gui.table.words import whole_text
from model.overriding import override
from model.schema import COLUMNS

_ZOOM_STEP = 10
_WHEEL_STEP = 120


class ReportTable(SelectingGrid):
    """Shows and changes the session's report.

    Signals: ``current_indicator_changed(row)`` with None where there is none; ``notice(sentence)`` for the
    status bar; ``context_menu_requested(global position)``; ``zoom_changed(percent)``.
    """

    current_indicator_changed = Signal(object)
    notice = Signal(str)
    context_menu_requested = Signal(QPoint)
    zoom_changed = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(ReportTableModel(session), parent)
        self.report_model.setParent(self)
        self.session = session
        self._announced: tuple[int, str] | None = None
        self._turned = 0.0
        self.editing = Editing(self)
        KeptCell(self)
        self.blocks = Blocks(self, session, self.commit_pending_edit)
        self.handle = FillHandle(self, self.blocks)
        self.blocks.notice.connect(self.notice)
        self.blocks.wanted.connect(self.go_to)
        self.editing.fill_wanted.connect(self.blocks.fill_with)
        self._keys = MovingKeys(self)
        self.editing.moved.connect(self._keys.handle)
        self.editing.notice.connect(self.notice)
        self.selectionModel().currentChanged.connect(self._announce)
        for signal in (
            self.report_model.rowsInserted,
            self.report_model.rowsRemoved,
            self.report_model.rowsMoved,
            self.report_model.modelReset,
        ):
            signal.connect(self._announce)
        self.setAccessibleName("Tabla de indicadores")

    # For the window

    def commit_pending_edit(self) -> bool:
        """Close an open editor, keeping what was typed.

        False if the text is refused: the editor then has the keys and says why, and what wanted to save
        or export has to wait.
        """
        return self.editing.commit()

    def go_to(self, indicator: str, key: str) -> bool:
        """Make a cell the current one and bring it into view, by the indicator's id and the column's key.

        A key without column leads to the indicator's name. False if there is no such indicator, or if the
        text in an open editor is refused.
        """
        row = self.report_model.row_of(indicator)
        if row is None or not self.commit_pending_edit():
            return False
        self.arrangement.reveal(row)
        if key in (hidden := self.hidden_columns()):
            self.set_hidden_columns(hidden - {key})
        self.move_to((row, COLUMN_AT.get(key, COLUMN_AT["name"])))
        self.setFocus()
        return True

    def bring(self, row: int, key: str) -> None:
        """Bring a cell into view where neither filter nor hidden column keeps it out, and choose it.

        What is selected stays so if the cell is part of it.
        """
        cell = (row, COLUMN_AT[key])
        if not self.is_shown(row):
            return
        if any(
            top <= row <= bottom and left <= cell[1] <= right for top, left, bottom, right in self._ranges
        ):
            self.scrollTo(self.report_model.index(*cell))
        elif not self.isColumnHidden(cell[1]):
            self.move_to(cell)

    def focus_first(self) -> None:
        """Make the first cell the current one and give the table the keys."""
        if rows := self.arrangement.shown():
            self.move_to((rows[0], 0))
        self.setFocus()

    def current_row(self) -> int | None:
        """Return the row of the current cell, counted from 0."""
        cell = self.current_cell()
        return cell[0] if cell else None

    def zoom_by(self, percent: int) -> None:
        """Show the table so much larger, or with a negative ``percent`` smaller."""
        self.set_zoom(self.zoom() + percent)

    @override
    def set_zoom(self, percent: int) -> None:
        if not self.commit_pending_edit():
            return
        before = self.zoom()
        super().set_zoom(percent)
        if self.zoom() != before:
            self.zoom_changed.emit(self.zoom())

    # Keys and mouse

    @override
    def edit_current(self) -> None:
        self.editing.open()

    @override
    def open_list(self) -> None:
        self.editing.open_list()

    @override
    def editing_cell(self) -> tuple[int, int] | None:
        return self.editing.cell()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._on_block_key(event) and not self._on_edit_key(event):
            handled = self._keys.handle(Qt.Key(event.key()), event.modifiers())
            event.setAccepted(handled or self._type_over(event))

    def _on_block_key(self, event: QKeyEvent) -> bool:
        for keys, action in (
            (QKeySequence.StandardKey.Copy, self.blocks.copy),
            (QKeySequence.StandardKey.Cut, self.blocks.cut),
            (QKeySequence.StandardKey.Paste, self.blocks.paste),
        ):
            if event.matches(keys):
                action()
                return True
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_Delete and plain:
            self.blocks.clear()
            return True
        return False

    def _on_edit_key(self, event: QKeyEvent) -> bool:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_Escape:
            return self.handle.let_go()
        if key == Qt.Key.Key_F2 and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.edit_current()
        elif key == Qt.Key.Key_Backspace and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.editing.open(overtype=True)
        elif key == Qt.Key.Key_Down and alt:
            self.open_list()
        elif key == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._ask_for_menu()  # the Menu key comes as an event of its own
        else:
            return False
        return True

    def _type_over(self, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        # Ctrl and Alt together are AltGr on Windows, which writes characters.
        if not event.text() or not event.text().isprintable() or control != alt:
            return False
        self.editing.open(overtype=True, key=event)
        return True

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.handle.press(event):
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.handle.move(event):
            super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.handle.release():
            super().mouseReleaseEvent(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        # An accent and its letter come as one character, put together by the system.
        composed = event.commitString() and not event.preeditString()
        if composed and not self.editing.is_open():
            self.editing.open(overtype=True, key=event)
        else:
            super().inputMethodEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / _WHEEL_STEP
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._turned += steps  # a touchpad sends small parts of a step
            whole, self._turned = int(self._turned), self._turned - int(self._turned)
            self.zoom_by(_ZOOM_STEP * whole)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - round(steps * 3 * bar.singleStep()))
        else:
            super().wheelEvent(event)
            return
        event.accept()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._ask_for_menu()
        else:
            self.context_menu_requested.emit(event.globalPos())

    def _ask_for_menu(self) -> None:
        place = self.visualRect(self.currentIndex()) & self.viewport().rect()
        self.context_menu_requested.emit(self.viewport().mapToGlobal(place.center()))

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.hover_text(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def hover_text(self, position: QPoint) -> str:
        """Return the rich text to show over a place of the viewport: what is cut there, then what it says."""
        index = self.indexAt(position)
        if not index.isValid():
            return ""
        column, text = index.column(), self.report_model.row(index.row()).text(index.column())
        width = self.measures.text_width(self.columns.sectionSize(column))
        cut = not RIGHT_ALIGNED[COLUMNS[column].kind] and self.measures.plain.is_cut(text, width)
        return (whole_text(text) if cut else "") + str(index.data(Qt.ItemDataRole.ToolTipRole))

    def _announce(self, *_: object) -> None:
        if self.report_model.report is not self.session.report:
            return  # in the middle of a change; asked again after it
        row = self.current_row()
        now = None if row is None else (row, self.report_model.indicator(row).id)
        if now != self._announced:
            self._announced = now
            self.current_indicator_changed.emit(row)
