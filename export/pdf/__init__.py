"""The report as a printable PDF. Importing this costs nothing: reportlab and pypdfium2 come in when used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.style import PAPER_MM

if TYPE_CHECKING:
    from export.pdf.writer import PdfResult
    from export.progress import Progress
    from model.report import Paper, Report

__all__ = ["make_pdf", "page_size_mm", "to_pdf", "verify"]


def make_pdf(
    report: Report, *, draft: bool, paper: Paper | None = None, progress: Progress | None = None
) -> PdfResult:
    """Return the PDF with what could not be printed as it is. ``paper`` overrules the report's own.

    Equal reports give equal bytes. Raises Cancelled when ``progress`` says so.
    """
    from export.pdf.writer import write

    return write(report, draft=draft, paper=paper or report.settings.paper, progress=progress)


def to_pdf(
    report: Report, *, draft: bool, paper: Paper | None = None, progress: Progress | None = None
) -> bytes:
    """Return the bytes of ``make_pdf``."""
    return make_pdf(report, draft=draft, paper=paper, progress=progress).data


def page_size_mm(paper: Paper) -> tuple[float, float]:
    """Return width and height of the sheet as it is printed, lying on its side."""
    return PAPER_MM[paper]


def verify(pdf: bytes, report: Report) -> tuple[str, ...]:
    """Read the PDF back; return a sentence for each cell whose text is not whole on its pages."""
    from export.layout import layout
    from export.pdf.readback import missing_texts

    return missing_texts(pdf, layout(report, draft=False))
