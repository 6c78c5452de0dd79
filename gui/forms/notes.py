"""Notes between the fields of a form: a sentence with a mark, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from gui.panels.icon_label import IconLabel
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear


class Note(QFrame):
    """One sentence on a quiet ground; hidden while it has nothing to say."""

    def __init__(self, variant: Variant = Variant.CARD, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        wear(self, variant)
        self._mark = IconLabel(parent=self)
        self._sentence = QLabel(self)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._sentence, 1)
        self.hide()

    def say(self, sentence: str, mark: QIcon | None = None) -> None:
        """Show a sentence, with a mark before it; hide where it is empty."""
        self._sentence.setText(sentence)
        if mark is not None:
            self._mark.show_icon(mark)
        self._mark.setVisible(mark is not None)
        self.setVisible(bool(sentence))

    def text(self) -> str:
        """Return the sentence."""
        return self._sentence.text()
