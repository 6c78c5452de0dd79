"""Any file that holds a quarterly report, read to one: a project file, a workbook, a CSV or a copied text.

For whoever only needs the report: next quarter, comparing two versions. Nothing here knows of a window.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from export.progress import Progress
from export.reading.process import read_book
from model import project_file
from model.files import read_file
from model.foreign import Book
from model.importing import Correction, Imported, interpret
from model.project_file import Opened
from model.report import Report

_PROJECT = b'{"format":"informe-trimestral"'


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A report with what is known of where it came from: exactly one of ``opened`` and ``imported`` is set.

    Of an ``imported`` one the questions and findings are to be shown before it is relied on; until they are
    answered the report holds what is suggested. ``book`` is what the file held, for asking again.
    """

    report: Report
    opened: Opened | None = None
    imported: Imported | None = None
    book: Book | None = None

    @property
    def warnings(self) -> tuple[str, ...]:
        """Sentences on how it was read."""
        if self.opened is not None:
            return tuple(self.opened.warnings)
        return self.imported.notices if self.imported is not None else ()

    @property
    def certain(self) -> bool:
        """Whether nothing is left to ask and every cell was understood."""
        from export.reading.telling import certain

        return self.imported is None or certain(self.imported)


def is_project_file(path: Path) -> bool:
    """Return whether the file begins as a project file does, whatever its name. False if unreadable."""
    try:
        with path.open("rb") as source:
            return source.read(len(_PROJECT) + 3).lstrip(b"\xef\xbb\xbf").startswith(_PROJECT)
    except OSError:
        return False


def read_any_report(
    path: Path,
    corrections: Mapping[str, Correction] | None = None,
    answers: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> ReportFile:
    """Return the report in a file of any kind that this program reads.

    ``corrections`` and ``answers`` as in ``model.importing.interpret``; a project file needs none. Blocks for
    up to 20 seconds: call it beside the window, with its ``progress`` to be able to stop it. Raises
    ProblemForUser with a sentence (ImportProblem where it is no such report), and Cancelled.
    """
    if is_project_file(path) or path.suffix.casefold() == ".informe":
        opened = project_file.parse(read_file(path))
        return ReportFile(opened.report, opened=opened)
    book = read_book(path, progress)
    imported = interpret(book, corrections, answers)
    return ReportFile(imported.report, imported=imported, book=book)
