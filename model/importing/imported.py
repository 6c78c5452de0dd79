"""What an import proposes: the report, how each thing was understood, what is asked and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from model.catalogue import Severity
from model.importing.mapping import ColumnUse
from model.report import Report


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer: ``value`` is what is handed back, ``label`` what the officer reads."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something the file does not tell for sure.

    ``answer`` is "" while open; then the report holds ``suggested``. ``interpret`` takes ``{id: value}``.
    """

    id: str
    sentence: str
    options: tuple[Option, ...]
    suggested: str
    cells: tuple[str, ...] = ()
    answer: str = ""


@dataclass(frozen=True, slots=True)
class ScaleDecision:
    """How one series of one indicator was read: ``before`` as in the file, ``after`` in its unit.

    ``factor`` is None while it is asked (the report then holds the suggestion).
    """

    indicator: str
    level: str
    series: str
    cells: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    factor: Decimal | None
    why: str


@dataclass(frozen=True, slots=True)
class ImportFinding:
    """What is wrong in the file, where, and what the import does about it (``remedy``)."""

    rule: str
    severity: Severity
    cells: tuple[str, ...]
    indicator: str | None
    level: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One row taken as an indicator: where it stands, and the id it has in the report."""

    address: str
    indicator: str
    level: str
    name: str


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """One row that was left out, and why."""

    address: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Table:
    """One heading with the rows under it; ``heading`` is its address range, ``sheet`` the sheet's name.

    ``lying`` tells that its titles stand under each other: then its "columns" are rows of the sheet.
    """

    sheet: str
    heading: str
    columns: tuple[ColumnUse, ...]
    rows: tuple[FoundRow, ...]
    skipped: tuple[SkippedRow, ...]
    lying: bool = False


@dataclass(frozen=True, slots=True)
class SheetUse:
    """One sheet of the file: whether rows of it were taken, and in words how many or why not."""

    name: str
    taken: bool
    why: str


@dataclass(frozen=True, slots=True)
class Imported:
    """The whole proposal; nothing of it has been put anywhere yet."""

    report: Report
    source: str
    tables: tuple[Table, ...]
    scales: tuple[ScaleDecision, ...]
    questions: tuple[Question, ...]
    findings: tuple[ImportFinding, ...]
    notices: tuple[str, ...] = ()
    sheets: tuple[SheetUse, ...] = ()

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """The questions that nobody has answered yet."""
        return tuple(question for question in self.questions if not question.answer)
