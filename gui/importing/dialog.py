"""The import window: what was recognised, what is asked, and where it goes. Nothing changes before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gui.importing.columns_page import ColumnsPage
from gui.importing.foot import Foot
from gui.importing.preview import Preview
from gui.importing.questions import QuestionsBox
from gui.importing.reading import Reading, Start
from gui.importing.review_page import ReviewPage
from gui.importing.summary import Summary
from gui.panels.scrolling import fit_on_screen
from gui.settings import ProgramSettings
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.errors import ProblemForUser
from model.importing import Imported
from model.importing.memory import remembering


class Destination(Enum):
    """Where an import goes; the value is what the officer reads, and a hint."""

    NEW = (
        "En un informe nuevo",
        "El informe abierto no cambia; antes se pregunta si hay cambios sin guardar.",
    )
    REPLACE = (
        "En lugar del informe abierto",
        "Cambia el encabezado y los indicadores; lo que el archivo no dice se conserva.",
    )
    ADD = (
        "Al final del informe abierto",
        "Agrega los indicadores después de los que hay; nada más cambia.",
    )


class ImportDialog(QDialog):
    """Shows a file that was read. ``taken(Imported, Destination)`` when the officer accepts it.

    With one destination there is nothing to choose; ``verb`` is what the button says. ``allowed`` is asked
    before the window goes, so that whoever would rather save first keeps what was corrected here.
    """

    taken = Signal(object, object)

    def __init__(
        self,
        start: Start,
        settings: ProgramSettings,
        parent: QWidget | None = None,
        *,
        destinations: Sequence[Destination] = (Destination.NEW,),
        verb: str = "Importar",
        allowed: Callable[[Destination], bool] = lambda _: True,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(verb)
        self.setModal(True)
        self._settings = settings
        self._start = start
        self._imported: Imported | None = start.imported
        self._waits_to_accept = False
        self._allowed = allowed
        self.reading = Reading(start, self)
        self.summary = Summary(self)
        self.questions = QuestionsBox(self)
        self.preview, self.columns, self.review = Preview(self), ColumnsPage(self), ReviewPage(self)
        self.tabs = QTabWidget(self)
        for page, title in (
            (self._padded(self.preview), "Así quedará"),
            (self.columns, "Columnas"),
            (self.review, "Revisión"),
        ):
            self.tabs.addTab(page, title)
        self._problem = self._problem_frame()
        layout = QVBoxLayout(self)
        layout.setSpacing(3 * SPACE)
        for widget in (self.summary, self._problem, self.questions):
            layout.addWidget(widget)
        layout.addWidget(self.tabs, 1)
        self._foot = Foot(destinations, verb, self)
        self._foot.accepted.connect(self._take)
        self._foot.rejected.connect(self.reject)
        self.button = self._foot.button
        layout.addWidget(self._foot)
        self.reading.read.connect(self._show)
        self.reading.refused.connect(self._on_refused)
        self.questions.answered.connect(self.reading.answer)
        self.columns.arranged.connect(self._order)
        self.columns.corrected.connect(self.reading.correct)
        self.columns.sheet_chosen.connect(lambda name, wanted: self.reading.take(name, wanted=wanted))
        fit_on_screen(self, 300 * SPACE, 172 * SPACE)
        self._show(start.imported)
        if self.questions.open:
            self.questions.go_to_open()
        else:
            self.button.setFocus()

    def _padded(self, content: QWidget) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 2 * SPACE, 0, 0)
        layout.addWidget(content)
        return page

    def _problem_frame(self) -> QFrame:
        frame = QFrame(self)
        wear(frame, Variant.ERROR)
        self._sentence = QLabel(frame)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        inside.addWidget(self._sentence)
        return frame

    # What is shown

    def _show(self, imported: Imported) -> None:
        self._imported = imported
        self._problem.hide()
        self.summary.show_import(imported)
        self.questions.show_questions(imported.questions)
        self.preview.show_import(imported)
        self.columns.show_import(imported, self.reading.left_out)
        self.review.show_import(imported)
        count = len(imported.findings)
        self.tabs.setTabText(2, f"Revisión ({count:,})" if count else "Revisión")
        self.button.setEnabled(True)
        self._order()
        if self._waits_to_accept:
            self._waits_to_accept = False
            self._take()

    def _order(self) -> None:
        """Let Tab go from top to bottom: inputs that were made last would come behind the buttons."""
        pages = (self.preview, *self.columns.inputs(), self.review.tree)
        for before, after in pairwise((*self.questions.choices, self.tabs.tabBar(), *pages)):
            QWidget.setTabOrder(before, after)

    def _on_refused(self, problem: ProblemForUser) -> None:
        self._imported = None
        self._waits_to_accept = False
        self._sentence.setText(f"{problem.sentence} {problem.advice}".strip())
        self._problem.show()
        self.button.setEnabled(False)

    # What the officer does

    def _take(self) -> None:
        if self.reading.busy:  # the last correction is not in yet
            self._waits_to_accept = True
        elif self.questions.open:
            self.questions.go_to_open()
        elif self._imported is not None:
            chosen = self._foot.destination
            if not self._allowed(chosen):
                return
            self._settings.import_columns = remembering(
                self._start.plain, self.reading.corrections, self._settings.import_columns
            )
            imported = self._imported
            self.accept()
            self.taken.emit(imported, chosen)
