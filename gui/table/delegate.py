"""Opens the input of a cell and decides which keys leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.redo_key import redoes
from gui.table.looks import Measures
from gui.table.model import ReportTableModel
from model.overriding import override
from model.schema import COLUMNS

if TYPE_CHECKING:  # the editors come in with the first cell that is edited
    from gui.table.editors import CellEditor

Index = QModelIndex | QPersistentModelIndex
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_OURS = frozenset({*_ENTER, *_TAB, Qt.Key.Key_Escape, Qt.Key.Key_F2})


class CellDelegate(QStyledItemDelegate):
    """Makes the editors of a report.

    ``left(key, modifiers)`` is a key that commits and then does what it does in the table; ``abandoned``
    is Esc; ``typed`` a key that changes the text, before it does; ``chosen`` a choice from the list.
    ``overtype`` decides how the next editor starts: empty, as when a letter is typed into a cell, or with
    the cell's text.
    """

    left = Signal(Qt.Key, Qt.KeyboardModifier)
    abandoned = Signal()
    typed = Signal()
    chosen = Signal()

    def __init__(self, model: ReportTableModel, measures: Measures, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.measures = measures
        self.overtype = True
        self.editor: CellEditor | None = None
        self.index = QPersistentModelIndex()

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        from gui.table.editors import EDITORS, ChoiceEditor

        column = COLUMNS[index.column()]
        editor = EDITORS[column.kind](parent, self.measures, self._model.offered(index.row(), column))
        editor.overtyping = self.overtype
        editor.initial = str(index.data(Qt.ItemDataRole.EditRole))
        editor.cell = (self._model.indicator(index.row()).id, column.key)
        editor.start("" if self.overtype else editor.initial)
        editor.input().setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        editor.input().installEventFilter(self)
        if isinstance(editor, ChoiceEditor):
            editor.activated.connect(self.chosen)
        self.overtype = True
        self.editor, self.index = editor, QPersistentModelIndex(index)
        return editor.widget()

    @override
    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if self.editor is not None and self.editor.widget() is editor:
            self.editor.cell = None
            self.editor, self.index = None, QPersistentModelIndex()
        super().destroyEditor(editor, index)

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Do nothing: an editor starts with its text, and no later change takes away what is typed."""

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        self.commit()

    def commit(self) -> bool:
        """Put what is typed into the cell; return whether it was accepted."""
        if self.editor is None or self.editor.text() == self.editor.initial:
            return True
        return self._model.setData(self.index, self.editor.text())

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        from gui.table.editors import CellEditor

        if isinstance(editor, CellEditor):
            editor.place(option.rect)  # type: ignore[attr-defined]  # the stubs lack fields of the base class

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        editor = self.editor
        if editor is None or watched is not editor.input():
            return False
        if redoes(event, editor.input()):
            if event.type() == QEvent.Type.KeyPress:
                self.typed.emit()
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            other = event.key() == Qt.Key.Key_F2 and event.modifiers() != _NO_MODIFIER  # the window's
            if not other and (event.key() in _OURS or self._leaves(editor, event)):
                event.accept()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(editor, event)
        return False

    def _on_key(self, editor: CellEditor, event: QKeyEvent) -> bool:
        key, alt = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_Escape:
            self.abandoned.emit()
        elif alt and key in _ENTER:
            editor.new_line()
        elif alt and key == Qt.Key.Key_Down:
            return editor.show_options()
        elif key == Qt.Key.Key_F2:
            editor.overtyping = not editor.overtyping
        elif self._leaves(editor, event):
            self.left.emit(key, event.modifiers())
        else:
            if event.text() and not alt:
                self.typed.emit()
            return False
        return True

    @staticmethod
    def _leaves(editor: CellEditor, event: QKeyEvent) -> bool:
        from gui.table.editors.cell_editor import ARROWS

        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        if event.key() in (*_ENTER, *_TAB):
            return True
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _NO_MODIFIER
        return editor.overtyping and plain and event.key() in ARROWS
