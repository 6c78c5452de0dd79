"""A foreign file that was read, and reading it anew, beside the window, as the officer corrects it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from export.progress import Progress
from export.reading.process import read_book
from gui.background import Job
from model.errors import ProblemForUser
from model.foreign import Book, ImportProblem, letters
from model.importing import Imported, interpret
from model.importing.memory import Remembered, recalled
from model.importing.own_workbook import proposal
from model.returned import Returned, returned

_NO_SHEET = "No queda ninguna hoja por importar."
_MARK_ONE = "Marque al menos una."


@dataclass(frozen=True, slots=True)
class Start:
    """A file as it was first read: ``plain`` without corrections, ``imported`` with the remembered ones.

    ``own`` is set for a workbook of this program, which ``gui.returned`` shows instead.
    """

    book: Book
    plain: Imported
    corrections: Mapping[str, Mapping[str, str]]
    imported: Imported
    own: Returned | None = None


def begin(source: Path | Book, remembered: Remembered, progress: Progress | None = None) -> Start:
    """Read a file, or take a book that was read, and understand it. Raises ProblemForUser and Cancelled."""
    book = source if isinstance(source, Book) else read_book(source, progress)
    own = returned(book)
    if own is not None:
        return Start(book, proposal(own), {}, proposal(own), own)
    plain = interpret(book)
    corrections = recalled(plain, remembered)
    if corrections:
        try:
            return Start(book, plain, corrections, interpret(book, corrections))
        except ImportProblem:  # what was remembered does not suit this file after all
            corrections = {}
    return Start(book, plain, corrections, plain)


class Reading(QObject):
    """The corrections and answers so far; each new one has the file understood again.

    Signals: ``read(Imported)``, or ``refused(ProblemForUser)`` where nothing is left to import.
    """

    read = Signal(object)
    refused = Signal(object)

    def __init__(self, start: Start, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.start = start
        self.corrections = {name: dict(chosen) for name, chosen in start.corrections.items()}
        self.answers: dict[str, str] = {}
        self.left_out: set[str] = set()
        self._job: Job | None = None
        self._once_more = False

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def answer(self, question: str, value: str) -> None:
        """Take the answer to a question; "" opens it again."""
        self.answers.pop(question, None)
        if value:
            self.answers[question] = value
        self._again()

    def correct(self, sheets: Iterable[str], column: int, key: str) -> None:
        """Take a column, on all of these sheets, for ``key``; "" leaves it out."""
        for sheet in sheets:
            chosen = self.corrections.setdefault(sheet, {})
            if key:  # only one column can be that
                for other in [name for name, taken in chosen.items() if taken == key]:
                    del chosen[other]
            chosen[letters(column)] = key
        self._again()

    def take(self, sheet: str, *, wanted: bool) -> None:
        """Read a sheet, or leave it out."""
        (self.left_out.discard if wanted else self.left_out.add)(sheet)
        self._again()

    def _again(self) -> None:
        if self._job is not None:
            self._once_more = True
            return
        sheets = tuple(sheet for sheet in self.start.book.sheets if sheet.name not in self.left_out)
        book = replace(self.start.book, sheets=sheets)
        corrections = {name: dict(chosen) for name, chosen in self.corrections.items()}
        answers = dict(self.answers)

        def work(_progress: Progress) -> Imported:
            if not sheets:
                raise ImportProblem(_NO_SHEET, _MARK_ONE)
            return interpret(book, corrections, answers)

        self._job = Job("Leyendo de nuevo…", work)  # without parent: it may outlive a window that is closed
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_done(self, imported: Imported) -> None:
        if not self._ended():
            self.read.emit(imported)

    def _on_failed(self, problem: ProblemForUser) -> None:
        if not self._ended():
            self.refused.emit(problem)

    def _ended(self) -> bool:
        """Return whether the answer is out of date, and ask again if so."""
        self._job = None
        again, self._once_more = self._once_more, False
        if again:
            self._again()
        return again
