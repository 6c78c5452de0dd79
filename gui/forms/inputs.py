"""The inputs that the forms are made of: a line, a list, and a text of several lines.

Each has ``text()``, ``put(text)`` to show the value from which typing starts, ``has_step(redo=…)`` and
``step(redo=…)`` for the typing since then, and ``shown_whole()``.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from gui.text_line import TextLine
from gui.theme.metrics import SPACE
from gui.viewports import meet_viewport
from model.overriding import override

LONG_TEXT_LINES = 3
_ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class Line(TextLine):
    """One line of text; ``figures`` stand at its right."""

    def __init__(self, *, figures: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if figures:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def put(self, text: str) -> None:
        """Show a value; the caret stays where it is if someone is typing."""
        _put(self, text, typing=self.hasFocus())

    def has_step(self, *, redo: bool) -> bool:
        """Return whether typing can be undone (or redone)."""
        return self.isRedoAvailable() if redo else self.isUndoAvailable()

    def step(self, *, redo: bool) -> None:
        """Undo (or redo) typing."""
        (self.redo if redo else self.undo)()

    def shown_whole(self) -> bool:
        """Return whether the text fits into the line."""
        return _fits(self)


class Choice(QComboBox):
    """A list; a ``free`` one can also be typed into. Neither the wheel nor typing ever chooses from it."""

    def __init__(self, options: Sequence[str], *, free: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel does not even take the focus
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        if free:
            self.setEditable(True)
            self.setLineEdit(TextLine(self))
            self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            self.setCompleter(None)  # type: ignore[arg-type]  # Qt takes none for "no completer"
        self.addItems(list(options))

    def text(self) -> str:
        """Return what stands in it."""
        return self.currentText()

    def put(self, text: str) -> None:
        """Show a value, of the list or not."""
        self.setCurrentIndex(self.findText(text))
        line = self.lineEdit()
        if line is not None:
            _put(line, text, typing=self.hasFocus())

    def has_step(self, *, redo: bool) -> bool:
        """Return whether typing can be undone (or redone)."""
        line = self.lineEdit()
        return line is not None and (line.isRedoAvailable() if redo else line.isUndoAvailable())

    def step(self, *, redo: bool) -> None:
        """Undo (or redo) typing."""
        line = self.lineEdit()
        if line is not None:
            (line.redo if redo else line.undo)()

    def shown_whole(self) -> bool:
        """Return whether the text fits into the box."""
        line = self.lineEdit()
        return line is None or _fits(line)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        alone = not event.modifiers() & Qt.KeyboardModifier.AltModifier
        if not (self.isEditable() and alone and event.key() in _ARROWS):  # there only Alt+Down, for the list
            super().keyPressEvent(event)


class LongText(QPlainTextEdit):
    """A text of several lines, ``lines`` high and scrolling beyond; Tab goes on to the next field.

    ``lines`` None takes the height of its place, at least two lines.
    """

    def __init__(self, lines: int | None = LONG_TEXT_LINES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        meet_viewport(self)
        self.setTabChangesFocus(True)
        self._lines = lines
        self._fit()

    def text(self) -> str:
        """Return what stands in it."""
        return self.toPlainText()

    def put(self, text: str) -> None:
        """Show a value; the caret stays where it is if someone is typing."""
        if text != self.toPlainText():
            caret = self.textCursor().position() if self.hasFocus() else 0
            self.setPlainText(text)
            cursor = self.textCursor()
            cursor.setPosition(min(caret, len(text)))
            self.setTextCursor(cursor)
        self.document().clearUndoRedoStacks()

    def has_step(self, *, redo: bool) -> bool:
        """Return whether typing can be undone (or redone)."""
        document = self.document()
        return document.isRedoAvailable() if redo else document.isUndoAvailable()

    def step(self, *, redo: bool) -> None:
        """Undo (or redo) typing."""
        (self.redo if redo else self.undo)()

    def shown_whole(self) -> bool:
        """Return whether the text fits into the box."""
        return self.verticalScrollBar().maximum() == 0

    def _fit(self) -> None:
        margins = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        height = QFontMetrics(self.font()).lineSpacing() * (self._lines or 2) + margins + SPACE
        if self._lines is None:
            self.setMinimumHeight(height)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        else:
            self.setFixedHeight(height)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()


Input = Line | Choice | LongText


def _put(line: QLineEdit, text: str, *, typing: bool) -> None:
    caret = line.cursorPosition() if typing else 0  # the beginning of a text says more than its end
    line.setText(text)
    line.setCursorPosition(caret)


def _fits(line: QLineEdit) -> bool:
    return line.fontMetrics().horizontalAdvance(line.text()) <= line.width() - 4 * SPACE
