"""From a report to a finished file on disk: write in memory, check, then put in place in one step."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from export.annexes import Annexes
from export.progress import Progress
from model.files import replace_file
from model.frozen import frozen
from model.report import Paper, Report


class Product(Enum):
    """What the officer hands over; the value is the file's extension."""

    EXCEL = "xlsx"
    PDF = "pdf"


@frozen
class Delivery:
    """A file that was written. ``draft`` tells it carries BORRADOR; ``notices`` are sentences to show."""

    path: Path
    product: Product
    draft: bool
    notices: tuple[str, ...] = ()


def suggested_name(report: Report, product: Product, *, draft: bool, version: int = 0) -> str:
    """Return the file name to offer: unit, programme, year, quarter, and how often it was saved."""
    from export.names import file_name

    return file_name(report, draft, product.value, version)


def produce(
    report: Report,
    product: Product,
    *,
    draft: bool,
    paper: Paper | None = None,
    annexes: Annexes | None = None,
    comments: bool = False,
    progress: Progress | None = None,
) -> tuple[bytes, tuple[str, ...]]:
    """Return the finished file's bytes and what to tell the officer about it.

    A PDF is read back, so that each cell's text is known to be on its pages. ``paper`` overrules the
    report's own; ``annexes`` is what a workbook has beside the form, and with ``comments`` those at the cells
    close the report as numbered notes; the workbook carries them for this program either way. Raises
    Cancelled when ``progress`` says so.
    """
    # The writers are heavy to import, so they come in only now (``architecture.md``, decision 20).
    if product is Product.EXCEL:
        from export.excel import to_xlsx

        return to_xlsx(report, draft=draft, annexes=annexes, comments=comments, progress=progress), ()
    from export.layout import without_comments
    from export.pdf import make_pdf

    report = report if comments else without_comments(report)

    made = make_pdf(report, draft=draft, paper=paper, progress=progress)
    without = (
        f"No se pudo leer la imagen «{name}»: el PDF va sin ella. Elija otra vez el logotipo."
        for name in made.unreadable_logos
    )
    return made.data, (*made.read_back(), *made.notices, *without)


def deliver(
    report: Report,
    product: Product,
    path: Path,
    *,
    draft: bool,
    annexes: Annexes | None = None,
    comments: bool = False,
    progress: Progress | None = None,
) -> Delivery:
    """Write one file to ``path``. Raises FileProblem when it cannot; the file there before survives that."""
    data, notices = produce(
        report, product, draft=draft, annexes=annexes, comments=comments, progress=progress
    )
    replace_file(path, data)
    return Delivery(path, product, draft, notices)
