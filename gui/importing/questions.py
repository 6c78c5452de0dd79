"""What the file does not tell, asked at the top of the import window; nothing is guessed silently."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from gui.forms.inputs import Choice
from gui.panels.scrolling import ScrollingPage
from gui.theme.metrics import CONTROL_HEIGHT, SPACE
from gui.theme.variants import Variant, wear
from model.importing import Question

_CHOOSE = "Elija una respuesta"
_LIKELY = " (lo más probable)"
_SEEN = 3


class QuestionsBox(QFrame):
    """The questions, each with its answers. ``answered(id, value)``; "" opens a question again."""

    answered = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._questions: tuple[Question, ...] = ()
        self.choices: list[Choice] = []
        self._title = QLabel(self)
        wear(self._title, Variant.STRONG)
        self._page = QWidget(self)
        self._grid = QGridLayout(self._page)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4 * SPACE)
        self._grid.setColumnStretch(0, 1)
        self._scroll = ScrollingPage(self._page, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        layout.addWidget(self._title)
        layout.addWidget(self._scroll)

    @property
    def open(self) -> int:
        """How many are not answered yet."""
        return sum(not question.answer for question in self._questions)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show these; those that were there keep their place and the keys."""
        asked = dict(zip((q.id for q in self._questions), self.choices, strict=True))
        had_keys = next((name for name, choice in asked.items() if choice.hasFocus()), None)
        others = [q.id for q in questions] != list(asked)
        if others:
            self._rebuild(questions)
        self._questions = tuple(questions)
        for question, choice in zip(questions, self.choices, strict=True):
            values = ["", *(option.value for option in question.options)]
            choice.setCurrentIndex(values.index(question.answer) if question.answer in values else 0)
        wear(self, Variant.WARNING if self.open else Variant.INFO)
        count = "una pregunta" if self.open == 1 else f"{self.open} preguntas"
        self._title.setText(f"Falta contestar {count}" if self.open else "Las preguntas están contestadas")
        self.setVisible(bool(questions))
        if others and had_keys is not None:  # one answer can settle other questions
            kept = [c for q, c in zip(questions, self.choices, strict=True) if q.id == had_keys]
            kept[0].setFocus() if kept else self.go_to_open()

    def go_to_open(self) -> None:
        """Give the keys to the first question without an answer."""
        for question, choice in zip(self._questions, self.choices, strict=True):
            if not question.answer:
                choice.setFocus()
                self._scroll.ensureWidgetVisible(choice)
                return

    def _rebuild(self, questions: Sequence[Question]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.choices = []
        for row, question in enumerate(questions):
            label = QLabel(question.sentence, self._page)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setToolTip("\n".join(question.cells[:20]))
            words = [
                f"{option.label}{_LIKELY if option.value == question.suggested else ''}"
                for option in question.options
            ]
            choice = Choice((_CHOOSE, *words), free=False, parent=self._page)
            choice.setMinimumContentsLength(34)
            choice.setAccessibleName(question.sentence)
            values = ("", *(option.value for option in question.options))
            choice.activated.connect(
                lambda at, name=question.id, values=values: self.answered.emit(name, values[at])
            )
            label.setBuddy(choice)
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(choice, row, 1)
            for widget in (label, choice):
                widget.show()  # at once, so that it can be given the keys
            self.choices.append(choice)
        self._scroll.setFixedHeight((CONTROL_HEIGHT + 4 * SPACE) * min(len(questions), _SEEN))
