"""One editor for any declared field: it reads, checks and hands on what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.schema import Field, Kind, Value, edit_text, parse
from model.text import RefusedText

LONG_TEXT_LINES = 3


class QuietCombo(QComboBox):
    """A combo box whose value the wheel never changes."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class LongText(QPlainTextEdit):
    """A text of several lines, as high as ``lines`` and scrolling beyond; Tab goes on to the next field."""

    left = Signal()

    def __init__(self, lines: int = LONG_TEXT_LINES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._lines = lines
        self._fit()

    def _fit(self) -> None:
        margins = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        self.setFixedHeight(QFontMetrics(self.font()).lineSpacing() * self._lines + margins + SPACE)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()


class FieldEditor(QWidget):
    """Shows one field and hands on its value when the officer leaves it.

    ``write`` gets the parsed value. What cannot be a value stays in the editor, with the sentence under
    it, until it is mended or Esc brings the old value back. ``refused`` tells whether that is so now.
    """

    def __init__(
        self,
        field: Field[Any],
        write: Callable[[Value], None],
        *,
        options: tuple[str, ...] = (),
        lines: int = LONG_TEXT_LINES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.unit = ""
        self._write = write
        self._options = field.choices or options
        self._shown = ""
        self.refused = False
        self._widget = self._build(lines)
        self._widget.setToolTip(field.help)
        self._widget.setAccessibleName(field.title.replace("\n", " "))
        self._widget.setAccessibleDescription(field.help)
        self._widget.setObjectName(f"field_{field.key}")
        self._sentence = QLabel(self)
        wear(self._sentence, Variant.ERROR)
        self._sentence.setWordWrap(True)
        self._sentence.hide()
        self.setFocusProxy(self._widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._widget)
        layout.addWidget(self._sentence)

    def _build(self, lines: int) -> QWidget:
        if self.field.kind is Kind.LONG_TEXT:
            long_text = LongText(lines, self)
            long_text.installEventFilter(self)
            return long_text
        if self.field.kind is Kind.CHOICE or self._options:
            combo = QuietCombo(self)
            combo.addItems(list(self._options))
            combo.setEditable(not self.field.choices)
            combo.activated.connect(lambda _: self.commit())
            line = combo.lineEdit()
            (line or combo).installEventFilter(self)
            if line is not None:
                line.editingFinished.connect(self.commit)
            return combo
        edit = QLineEdit(self)
        if self.field.kind in {Kind.QUANTITY, Kind.YEAR}:
            edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        edit.editingFinished.connect(self.commit)
        edit.installEventFilter(self)
        return edit

    def text(self) -> str:
        """Return what stands in the editor."""
        widget = self._widget
        if isinstance(widget, QPlainTextEdit):
            return widget.toPlainText()
        if isinstance(widget, QComboBox):
            return widget.currentText()
        assert isinstance(widget, QLineEdit)  # noqa: S101 - the third and last kind of widget
        return widget.text()

    def show_value(self, value: Value, unit: str = "") -> None:
        """Show the field's value as it stands in the report; does nothing where it is shown already."""
        self.unit = unit
        text = edit_text(value)
        if text == self._shown and not self.refused and self.text() == text:
            return
        if self.refused and text == self._shown:
            return  # another field changed: what was typed here is not lost
        self._shown = text
        self._set_text(text)
        self._show_refusal("")

    def _set_text(self, text: str) -> None:
        widget = self._widget
        blocked = widget.blockSignals(True)
        if isinstance(widget, QPlainTextEdit):
            widget.setPlainText(text)
        elif isinstance(widget, QComboBox):
            widget.setCurrentIndex(widget.findText(text))
            if widget.isEditable():
                widget.setEditText(text)
        elif isinstance(widget, QLineEdit):
            widget.setText(text)
            widget.setCursorPosition(0)  # the beginning of a long text says more than its end
        widget.blockSignals(blocked)

    def commit(self) -> bool:
        """Hand on what stands in the editor; return False if its text is refused."""
        text = self.text()
        if text == self._shown:
            self._show_refusal("")
            return True
        try:
            value = parse(self.field, text, self.unit, self._options)
        except RefusedText as refusal:
            self._show_refusal(str(refusal))
            return False
        self._show_refusal("")
        self._shown = edit_text(value)
        self._set_text(self._shown)
        self._write(value)
        return True

    def _show_refusal(self, sentence: str) -> None:
        self.refused = bool(sentence)
        self._sentence.setText(sentence)
        self._sentence.setVisible(self.refused)
        wear(self._widget, Variant.ERROR if self.refused else None)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut and isinstance(self._widget, QPlainTextEdit):
            self.commit()
        elif (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and (self.refused or self.text() != self._shown)
        ):
            self._set_text(self._shown)
            self._show_refusal("")
            return True
        return super().eventFilter(watched, event)
