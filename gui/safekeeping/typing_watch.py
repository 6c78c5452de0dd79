"""Notices every key that is typed into an open editor, wherever in the program it is."""

from __future__ import annotations

from contextlib import suppress
from time import monotonic
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from model.safekeeping.drafts import Draft

_LONGEST = 0.05
"""Seconds that a letter may wait for the window to be at rest: keys without a pause leave it none."""


@runtime_checkable
class Typed(Protocol):
    """An editor that can tell what was typed and is in no cell yet."""

    def draft(self) -> Draft | None:
        """Return it, None if all of it was handed on or given up."""


class TypingWatch(QObject):
    """Tells all drafts, each time that one of them changes: ``drafts_changed(tuple of Draft)``.

    An editor counts from its first focus until nothing in it is pending. ``look`` is to be called when
    something else than a key may have taken up what was typed.
    """

    drafts_changed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._typed: list[Typed] = []
        self._at: Typed | None = None
        self._signal: SignalInstance | None = None
        self._drafts: tuple[Draft, ...] = ()
        self._since = 0.0
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._look)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._on_focus)

    def know(self, typed: Typed) -> None:
        """Count an editor that the program itself put a text into."""
        if typed not in self._typed:
            self._typed.append(typed)
        self.look()

    def settle(self) -> None:
        """See at once what the last key left."""
        if self._soon.isActive():
            self._soon.stop()
            self._look()

    def look(self) -> None:
        """See what is still pending once the present event is over."""
        if not self._soon.isActive():
            self._since = monotonic()
            self._soon.start(0)

    def _on_key(self) -> None:
        self.look()  # the letter is painted first
        if monotonic() - self._since > _LONGEST:
            self.settle()

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None:  # another program is in front; the text stays open
            return
        if self._signal is not None:
            with suppress(RuntimeError):  # its widget is gone
                self._signal.disconnect(self._on_key)
            self._signal = None
        self._at = _typed_at(new)
        if self._at is not None and (signal := _text_signal(new)) is not None:
            if self._at not in self._typed:
                self._typed.append(self._at)
            signal.connect(self._on_key)
            self._signal = signal
        self.look()

    def _look(self) -> None:
        drafts = []
        for typed in tuple(self._typed):
            draft = typed.draft() if isValid(typed) else None
            if draft is not None:
                drafts.append(draft)
            elif typed is not self._at:
                self._typed.remove(typed)
        if tuple(drafts) != self._drafts:
            self._drafts = tuple(drafts)
            self.drafts_changed.emit(self._drafts)


def _typed_at(widget: QWidget | None) -> Typed | None:
    while widget is not None:
        if isinstance(widget, Typed):
            return widget
        widget = widget.parentWidget()
    return None


def _text_signal(widget: QWidget) -> SignalInstance | None:
    match widget:
        case QLineEdit() | QPlainTextEdit():
            return widget.textChanged
        case QComboBox():
            return widget.currentTextChanged
    return None
