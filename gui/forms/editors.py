"""One editor for any declared field: it shows the value, checks what is typed and hands it on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit, QToolTip, QVBoxLayout, QWidget

from gui.forms.inputs import LONG_TEXT_LINES, Choice, Input, Line, LongText
from gui.panels.hover import hover
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.closed_cells import CLOSED
from model.overriding import override
from model.safekeeping.drafts import Draft
from model.schema import Field, Kind, Value, edit_text, parse
from model.text import RefusedText

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_REDO_OF_KEYS = {
    (Qt.Key.Key_Z, _CTRL): False,
    (Qt.Key.Key_Y, _CTRL): True,
    (Qt.Key.Key_Z, _CTRL | _SHIFT): True,
}

Place = Callable[[], tuple[str | None, str]]


def _nowhere() -> tuple[str | None, str]:
    return None, ""


class FieldEditor(QWidget):
    """Shows one field and hands on its value when the officer leaves it.

    ``write`` gets the parsed value. What cannot be a value stays in the editor, with the sentence under it,
    until it is mended or Esc brings the old value back; ``refusal`` is that sentence, or "". With ``tight``
    there is no room for the sentence: who made the editor shows it, on ``refusal_changed``.

    ``place()`` tells whose value it is, for the journal: the indicator's id (None: the report) and the key.

    Ctrl+Z and Ctrl+Y belong to the editor while there is typing to undo, then to the window.
    """

    refusal_changed = Signal(str)

    def __init__(
        self,
        field: Field[Any],
        write: Callable[[Value], None],
        *,
        options: tuple[str, ...] = (),
        lines: int | None = LONG_TEXT_LINES,
        tight: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.place: Place = _nowhere
        self.refusal = ""
        self._write = write
        self._options = field.choices or options
        self._unit = ""
        self._value = ""
        self._help = field.help
        self.input = self._build(lines)
        self.input.setObjectName(f"field_{field.key}")
        self.input.installEventFilter(self)
        self.setFocusProxy(self.input)
        self.call(field.title.replace("\n", ": "))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.input)
        self._sentence: QLabel | None = None
        if not tight:
            self._sentence = refusal_label(self)
            layout.addWidget(self._sentence)

    def _build(self, lines: int | None) -> Input:
        if self.field.kind is Kind.LONG_TEXT:
            return LongText(lines, self)
        if self.field.kind is Kind.CHOICE or self._options:
            choice = Choice(self._options, free=not self.field.choices, parent=self)
            choice.activated.connect(self._on_leave)
            self._commit_when_left(choice.lineEdit())
            return choice
        line = Line(figures=self.field.kind in {Kind.QUANTITY, Kind.YEAR}, parent=self)
        self._commit_when_left(line)
        return line

    def _commit_when_left(self, line: QLineEdit | None) -> None:
        if line is not None:
            line.editingFinished.connect(self._on_leave)

    def call(self, name: str) -> None:
        """Name the input for a screen reader, where the field's title alone would not say which it is."""
        self.input.setAccessibleName(name)
        self.input.setAccessibleDescription(self._help)

    def show_closed(self, closed: bool) -> None:
        """Let a figure only be read where an earlier quarter reported it, and say so."""
        if isinstance(self.input, QLineEdit) and self.input.isReadOnly() != closed:
            self.input.setReadOnly(closed)
            self._help = CLOSED if closed else self.field.help
            self.input.setAccessibleDescription(self._help)

    def text(self) -> str:
        """Return what stands in the editor."""
        return self.input.text()

    @property
    def pending(self) -> bool:
        """Whether something was typed that is not handed on yet."""
        return self.text() != self._value

    def draft(self) -> Draft | None:
        """Return what was typed and not handed on yet, for the journal."""
        row, key = self.place() if self.pending else _nowhere()
        return Draft(row, key, self.text()) if key else None

    def show_value(self, value: Value, unit: str = "", *, anew: bool = False) -> None:
        """Show the value as it stands in the report; ``unit`` is the indicator's unit of measure.

        What is being typed stays, unless the value itself is another one now, or the whole report is
        (``anew``).
        """
        self._unit = unit
        text = edit_text(value)
        if anew or text != self._value or not self.pending:
            self._put(text)

    def type_again(self, text: str) -> None:
        """Put a text there as if it had just been typed, with the sentence about it if it is refused."""
        self.input.put(text)
        self.commit()

    def mark(self, start: int, end: int) -> None:
        """Select a stretch of the text, whoever has the keys."""
        if isinstance(self.input, LongText):
            cursor = self.input.textCursor()
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            self.input.setTextCursor(cursor)
        elif (line := self.input.lineEdit() if isinstance(self.input, Choice) else self.input) is not None:
            line.setSelection(start, end - start)

    def _put(self, text: str) -> None:
        self._value = text
        self.input.put(text)
        self._refuse("")

    def commit(self) -> bool:
        """Hand on what stands in the editor; return False if it is refused."""
        text = self.text()
        if not self.pending:
            self._put(text)
            return True
        try:
            value = parse(self.field, text, self._unit, self._options)
        except RefusedText as refusal:
            self._refuse(str(refusal))
            return False
        self._put(edit_text(value))
        self._write(value)
        return True

    def restore(self) -> None:
        """Bring back the value, dropping what was typed."""
        self._put(self._value)

    def _on_leave(self, *_: object) -> None:
        self.commit()

    def _refuse(self, sentence: str) -> None:
        if sentence == self.refusal:
            return
        self.refusal = sentence
        self.input.setAccessibleDescription(sentence or self._help)
        wear(self.input, Variant.ERROR if sentence else None)
        if self._sentence is not None:
            self._sentence.setText(sentence)
            self._sentence.setVisible(bool(sentence))
        self.refusal_changed.emit(sentence)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.ShortcutOverride if isinstance(event, QKeyEvent):
                return self._on_shortcut(event)
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
                return self._on_key(event)
            case QEvent.Type.ToolTip if isinstance(event, QHelpEvent):
                parts = () if self.input.shown_whole() else (self.text(),)
                QToolTip.showText(event.globalPos(), hover(*parts, self._help), self.input)
                return True
            case QEvent.Type.FocusOut if isinstance(event, QFocusEvent) and isinstance(self.input, LongText):
                if event.reason() is not Qt.FocusReason.PopupFocusReason:  # its own menu, over a selection
                    self.commit()
        return super().eventFilter(watched, event)

    def _on_shortcut(self, event: QKeyEvent) -> bool:
        redo = _redo(event)
        if redo is None:
            return False
        event.setAccepted(self.input.has_step(redo=redo))  # otherwise the window's undo gets the key
        return True

    def _on_key(self, event: QKeyEvent) -> bool:
        redo = _redo(event)
        if redo is not None and self.input.has_step(redo=redo):
            self.input.step(redo=redo)
            return True
        if event.key() == Qt.Key.Key_Escape and (self.refusal or self.pending):
            self.restore()
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not isinstance(self.input, LongText):
            if self.commit():
                self.focusNextChild()  # and never the dialog's own button
            return True
        return False


def refusal_label(parent: QWidget) -> QLabel:
    """Return the hidden label that says why typed text cannot be a value."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMargin(SPACE)
    wear(label, Variant.ERROR)
    label.hide()
    return label


def _redo(event: QKeyEvent) -> bool | None:
    """Return whether a key means redo (True), undo (False) or neither (None)."""
    return _REDO_OF_KEYS.get((Qt.Key(event.key()), event.modifiers()))
