"""What comes out of the printer: the report's pages, millimetre by millimetre, or a question before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter

from export.pdf.pages import page_count
from gui.pages.papers import PrinterPapers
from gui.pages.pictures import PagePictures
from gui.pages.printers import has_sheet, set_sheet
from gui.pages.sheets import LEAST_DPI, MOST_DPI, order, picture_dpi
from model.report import Paper
from tests.gui.pages.inks import box, different, grey

DPI = 360  # at this one both sheets have almost whole pixels
LETTER_ONLY = PrinterPapers(((215.9, 279.4),))
MM = 25.4


def printed(desk, qtbot, pdf):
    """Print and return the pages on the paper."""
    with qtbot.waitSignal(desk.printing.printed, timeout=20_000):
        desk.printing.start(pdf)
    return PagePictures(desk.printer.target.read_bytes())


def whole(pictures, page):
    return grey(pictures.picture(page, DPI, QRect(QPoint(), pictures.size(DPI))))


def test_that_the_sheets_are_as_large_as_the_reports_paper(desk, qtbot, pdf):
    paper = printed(desk, qtbot, pdf)
    assert paper.count == page_count(pdf)
    assert [side * MM for side in paper.inches] == pytest.approx([340, 215.9], abs=0.2)


def test_that_the_ink_lies_on_the_same_millimetre_as_in_the_pdf(desk, qtbot, pdf):
    paper, source = printed(desk, qtbot, pdf), PagePictures(pdf)
    for page in (0, source.count - 1):
        edges = zip(box(whole(source, page)), box(whole(paper, page)), strict=True)
        assert max(abs(there - here) for there, here in edges) * MM / DPI < 0.15


def test_that_what_was_printed_is_said(desk, qtbot, pdf):
    with qtbot.waitSignal(desk.printing.printed, timeout=20_000) as said:
        desk.printing.start(pdf)
    assert said.args == ["La impresora recibió el informe."]
    assert not desk.prompts.asked


def test_that_only_the_pages_asked_for_are_printed(desk, qtbot, pdf):
    def middle(printer):
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(2, 3)

    desk.printer.setup = middle
    paper = printed(desk, qtbot, pdf)
    assert desk.printer.asked == [page_count(pdf)]
    assert paper.count == 2
    second, frame = whole(paper, 0), (0, 0, 4800, 3060)
    apart = [different(second.crop(frame), whole(PagePictures(pdf), page).crop(frame)) for page in range(4)]
    assert min(apart) == apart[1]


def test_that_copies_are_printed_set_after_set_or_page_after_page():
    printer = QPrinter(
        QPrinter.PrinterMode.HighResolution
    )  # without a system printer, one that repeats nothing
    assert not printer.supportsMultipleCopies()
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert order(printer, 3) == [0, 1, 2, 0, 1, 2]
    printer.setCollateCopies(False)
    assert order(printer, 3) == [0, 0, 1, 1, 2, 2]


def test_that_the_last_page_comes_first_where_that_is_wanted():
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert order(printer, 3) == [2, 1, 0]


def test_that_pages_that_do_not_exist_are_not_printed_as_blank_sheets(desk, pdf):
    def beyond(printer):
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(90, 99)

    desk.printer.setup = beyond
    desk.printing.start(pdf)
    assert [problem.sentence for problem in desk.prompts.problems] == [
        "Ninguna de las páginas pedidas existe."
    ]
    assert desk.exports.job is None


@pytest.mark.parametrize("device", [72, 150, 203, 300, 360, 600, 720, 1200, 1440, 2400])
def test_that_pictures_are_sharp_enough_and_fit_the_printers_dots(device):
    dpi = picture_dpi(device)
    assert LEAST_DPI <= dpi <= MOST_DPI
    assert (device / dpi).is_integer() or (dpi / device).is_integer()


@pytest.mark.parametrize("paper", Paper)
def test_that_the_printer_is_set_to_the_paper_lying_on_its_side(qapp, paper):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    set_sheet(printer, paper)
    assert has_sheet(printer, paper)
    assert not any(has_sheet(printer, other) for other in Paper if other is not paper)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    assert not has_sheet(printer, paper)


def test_that_a_printer_without_the_paper_is_named_before_anything_is_printed(desk, pdf):
    desk.printer.takes = LETTER_ONLY
    desk.printing.start(pdf)
    assert desk.prompts.asked == [
        "La impresora no ofrece el papel de estas páginas, Oficio México (215.9 × 340 mm)."
    ]
    assert desk.prompts.offered == [("Usar Carta",)]
    assert desk.exports.job is None
    assert not desk.printer.target.exists()


def test_that_another_paper_gets_a_layout_of_its_own_at_full_size(desk, qtbot, pdf):
    desk.printer.takes = LETTER_ONLY
    desk.prompts.choices = [0]
    paper = printed(desk, qtbot, pdf)
    assert [side * MM for side in paper.inches] == pytest.approx([279.4, 215.9], abs=0.2)
    left, _, right, _ = box(whole(paper, 0))
    margins = [left * MM / DPI, 279.4 - right * MM / DPI]
    assert margins == pytest.approx([10, 10], abs=0.4)  # as on Oficio: laid out again, not scaled
    assert desk.session.settings.paper is Paper.OFICIO


def test_that_pages_asked_for_on_one_paper_are_asked_for_again_on_another(desk, qtbot, pdf):
    def second(printer):
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(2, 2)

    desk.printer.setup = second
    desk.printer.takes = LETTER_ONLY
    desk.prompts.choices = [0]
    paper = printed(desk, qtbot, pdf)
    assert paper.count == 1
    assert len(desk.printer.asked) == 2
    assert desk.printer.asked[1] > desk.printer.asked[0]


def test_that_the_reports_own_paper_can_be_printed_as_a_special_size(desk, qtbot, pdf):
    desk.printer.takes = PrinterPapers(((215.9, 279.4),), (76.0, 127.0), (216.0, 356.0))
    desk.prompts.choices = [0]
    paper = printed(desk, qtbot, pdf)
    assert desk.prompts.offered == [("Oficio México como medida especial", "Usar Carta")]
    assert [side * MM for side in paper.inches] == pytest.approx([340, 215.9], abs=0.2)


def test_that_a_printer_with_none_of_our_papers_is_turned_down_with_advice(desk, pdf):
    desk.printer.takes = PrinterPapers(((210.0, 297.0),))
    desk.printing.start(pdf)
    [problem] = desk.prompts.problems
    assert "no ofrece" in problem.sentence
    assert "guarde el PDF" in problem.advice
    assert desk.exports.job is None


def test_that_a_printer_that_would_cut_the_page_is_not_used_without_asking(desk, qtbot, pdf):
    desk.printer.edge = 14.1
    desk.printing.start(pdf)
    assert desk.prompts.asked == ["La impresora no alcanza los últimos 14.1 mm de la hoja."]
    assert desk.exports.job is None
    desk.prompts.choices = [0]
    assert printed(desk, qtbot, pdf).count == page_count(pdf)


def test_that_without_a_printer_the_pdf_is_offered(desk, qtbot, pdf, tmp_path):
    desk.printer.there = False
    desk.prompts.choices = [0]
    desk.prompts.save_paths = [tmp_path / "informe.pdf"]
    with qtbot.waitSignal(desk.exports.delivered, timeout=20_000):
        desk.printing.start(pdf)
    assert desk.prompts.asked[0] == "No hay ninguna impresora en esta computadora."
    assert page_count((tmp_path / "informe.pdf").read_bytes()) == page_count(pdf)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_that_a_printer_that_refuses_is_told_in_one_sentence(desk, qtbot, pdf, tmp_path):
    desk.printer.target = tmp_path / "no-such-folder" / "papel.pdf"
    desk.printing.start(pdf)
    qtbot.waitUntil(lambda: desk.exports.job is None, timeout=20_000)
    assert [problem.sentence for problem in desk.prompts.problems] == ["La impresora no aceptó el trabajo."]


def test_that_printing_can_be_stopped(desk, qtbot, pdf):
    said: list[str] = []
    steps: list[float] = []
    desk.printing.printed.connect(said.append)

    def stop_at_once(job):
        job.progressed.connect(steps.append)
        job.progressed.connect(job.cancel)

    desk.exports.job_started.connect(stop_at_once)
    desk.printing.start(pdf)
    qtbot.waitUntil(lambda: desk.exports.job is None, timeout=20_000)
    assert steps
    assert max(steps) < 1
    assert not said
    assert not desk.prompts.problems


def test_that_progress_runs_to_the_end(desk, qtbot, pdf):
    steps: list[float] = []
    desk.exports.job_started.connect(lambda job: job.progressed.connect(steps.append))
    printed(desk, qtbot, pdf)
    assert steps == sorted(steps)
    assert steps[-1] == 1
    assert len(steps) > page_count(pdf)


def test_that_nothing_else_starts_while_pages_are_being_printed(desk, qtbot, pdf):
    desk.printing.start(pdf)
    desk.printing.start(pdf)
    assert len(desk.printer.asked) == 1
    qtbot.waitUntil(lambda: desk.exports.job is None, timeout=20_000)
