"""The input of a choice: typed freely, completed by its first letters, its list never takes the keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget
from shiboken6 import isValid

from gui.table.editors.cell_editor import CellEditor, least_box
from gui.table.looks import Measures
from gui.text_line import TextLine
from gui.theme.variants import Variant, wear
from model.overriding import override
from model.text import folded


def completion(typed: str, options: Sequence[str]) -> str:
    """Return the first option that begins with ``typed``, accents and case apart, or "".

    An option that is ``typed`` itself completes nothing.
    """
    begun = folded(typed)
    if not begun:
        return ""
    return next((o for o in options if folded(o).startswith(begun) and len(o) > len(typed)), "")


class _CompletingLine(TextLine):
    """Completes what is typed at its end; the part added is selected, so the next letter replaces it."""

    def __init__(self, options: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._options = options

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        at_end = self.cursorPosition() == len(self.text()) and not self.hasSelectedText()
        if event.text() and event.text().isprintable() and at_end:
            self._complete()

    def _complete(self) -> None:
        typed = self.text()
        if whole := completion(typed, self._options):
            self.setText(typed + whole[len(typed) :])
            self.setSelection(len(self.text()), len(typed) - len(self.text()))


class ChoiceEditor(CellEditor, QComboBox):
    """A line with a list under it. Nothing but the officer's own choice changes the text."""

    def __init__(self, parent: QWidget, measures: Measures, options: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self._room = parent
        self._measures = measures
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._line = _CompletingLine(options, self)
        self.setLineEdit(self._line)
        self.setCompleter(None)  # type: ignore[arg-type]  # Qt takes none for "no completer"
        self.addItems(options)
        self.setFont(measures.plain.font)
        self._line.setFont(measures.plain.font)
        wear(self, Variant.CELL)

    @override
    def widget(self) -> QWidget:
        return self

    @override
    def text(self) -> str:
        return self.currentText()

    @override
    def start(self, text: str) -> None:
        self.setCurrentIndex(self.findText(text, Qt.MatchFlag.MatchExactly))
        self.setEditText(text)
        self._line.end(False)

    @override
    def place(self, cell: QRect) -> None:
        height, width = self._measures.least_row, self._measures.scaled(132)
        if isValid(self._room):  # not so while a window is being destroyed with the list open in it
            self.setGeometry(least_box(cell, height, width, self._room.rect()))

    @override
    def show_options(self) -> bool:
        self.showPopup()
        return True

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel scrolls the table; it never chooses

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.accept()  # only Alt+Down opens the list; arrows alone choose nothing
            return
        super().keyPressEvent(event)
