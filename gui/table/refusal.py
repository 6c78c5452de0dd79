"""Says under an open cell why its text cannot be a value, and offers the ways out."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.panels.icon_label import IconLabel
from gui.table.bubble import Bubble
from gui.theme.icons import severity_icon
from gui.theme.metrics import ICON_MEDIUM, SPACE
from gui.theme.variants import Variant


class RefusalBubble(Bubble):
    """A message beside the input; besides typing, the ways out are ``proposal_taken(text)`` and ``given_up``.

    It never takes the keys: what was typed stays under the cursor.
    """

    proposal_taken = Signal(str)
    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Variant.ERROR, parent)
        self._proposal = ""
        self._sentence = QLabel(self)
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        image = IconLabel(severity_icon("error"), ICON_MEDIUM, self)
        self._take = QPushButton(self)
        self._give_up = QPushButton("Dejar como estaba (Esc)", self)
        for button in (self._take, self._give_up):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._take.clicked.connect(lambda: self.proposal_taken.emit(self._proposal))
        self._give_up.clicked.connect(self.given_up)
        words = QHBoxLayout()
        words.setSpacing(2 * SPACE)
        words.addWidget(image, 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self._sentence, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._take)
        buttons.addWidget(self._give_up)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        layout.addLayout(words)
        layout.addLayout(buttons)

    def sentence(self) -> str:
        """Return the sentence shown."""
        return self._sentence.text()

    def say(self, sentence: str, proposal: str, beside: QRect, within: QRect) -> None:
        """Show the sentence under ``beside``, or over it where there is no room.

        Both boxes are in the parent's coordinates; the message stays inside ``within``.
        """
        self._proposal = proposal
        self._sentence.setText(sentence)
        self._take.setText(f"&Usar {proposal}")
        self._take.setVisible(bool(proposal))
        self.setAccessibleName(sentence)
        self.place(beside, within)
        self.announce()
