"""Sentences above the work, each of which stays until its cause is gone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMainWindow, QVBoxLayout

from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear


class Banner:
    """Made with its first sentence; until then the window has no room taken away."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._label: QLabel | None = None
        self._sentences: dict[str, str] = {}

    def say(self, sentence: str, cause: str = "") -> None:
        """Show a sentence in place of the one of the same ``cause``; "" takes it away."""
        self._sentences[cause] = sentence
        text = "\n".join(filter(None, self._sentences.values()))
        if self._label is None:
            if not text:
                return
            self._label = self._made()
        self._label.setText(text)
        self._label.setVisible(bool(text))

    def text(self) -> str:
        """Return the sentence that is shown, "" if none is."""
        return self._label.text() if self._label is not None else ""

    def _made(self) -> QLabel:
        label = QLabel()
        label.setObjectName("banner")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setMargin(2 * SPACE)
        wear(label, Variant.WARNING)
        layout = self._window.centralWidget().layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, label)
        return label
