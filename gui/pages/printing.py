"""Printing: from the pages to the printer, asking before anything would come out other than it is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from export.deliver import Product
from export.style import MARGIN_MM
from gui.export_flow import ExportFlow
from gui.pages.papers import Remedy, closest, cuts, paper_name, remedies, size_words
from gui.pages.pictures import PagePictures
from gui.pages.printers import Printers, SystemPrinters, forbid_scaling, has_sheet, set_sheet
from gui.pages.sheets import order, send
from gui.prompts import Prompts
from gui.session import Session
from model.errors import ProblemForUser
from model.report import Paper

_SPECIAL = "La medida especial sirve si usted pone esas hojas en la impresora."
_OTHER = "En otro papel, las páginas se acomodan de nuevo: nada se encoge ni se corta."
_ELSEWHERE = "Elija otra impresora, o guarde el PDF e imprímalo en otra computadora."


class PrintFlow(QObject):
    """Prints finished pages at 100 %, on their own paper or, if the officer says so, on another.

    ``printed`` brings the sentence that says what was sent.
    """

    printed = Signal(str)

    def __init__(
        self,
        session: Session,
        exports: ExportFlow,
        prompts: Prompts,
        window: QWidget,
        printers: Printers | None = None,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._exports = exports
        self._prompts = prompts
        self._window = window
        self._printers: Printers = printers or SystemPrinters()
        self._last = ""

    def start(self, pdf: bytes) -> None:
        """Ask for the printer and print the report's pages as ``pdf`` has them, on the report's paper."""
        if self._exports.job is not None:
            return
        if not self._printers.available():
            self._offer_pdf()
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setCreator("Informe Trimestral")
        printer.setDocName(self._session.report.heading.title)
        if self._last:
            printer.setPrinterName(self._last)
        paper = self._session.settings.paper
        set_sheet(printer, paper)
        self._choose(printer, paper, PagePictures(pdf))

    def _offer_pdf(self) -> None:
        answer = self._prompts.choose(
            "No hay ninguna impresora en esta computadora.",
            "Conecte o instale una, o guarde el PDF e imprímalo en otra computadora a tamaño real (100 %).",
            ("Guardar PDF",),
        )
        if answer is not None:
            self._exports.export(Product.PDF)

    def _choose(self, printer: QPrinter, paper: Paper, pictures: PagePictures) -> None:
        over = QApplication.activeModalWidget() or self._window
        if not self._printers.choose(printer, pictures.count, over):
            return
        self._last = printer.printerName()
        if closest(paper, self._printers.papers(printer).sizes) is not None:
            self._send(printer, paper, pictures)
            return
        remedy = self._remedy(printer, paper)
        if remedy is None:
            return
        if remedy.paper is paper:
            self._send(printer, paper, pictures)
        else:
            self._exports.lay_out(partial(self._laid_out, printer, remedy.paper), remedy.paper)

    def _remedy(self, printer: QPrinter, paper: Paper) -> Remedy | None:
        size = f"{paper_name(paper)} ({size_words(paper)})"
        lacks = f"{_named(printer)} no ofrece el papel de estas páginas, {size}."
        options = remedies(paper, self._printers.papers(printer))
        if not options:
            self._prompts.problem(
                ProblemForUser(lacks, f"Tampoco ofrece los otros papeles del informe. {_ELSEWHERE}")
            )
            return None
        special = any(option.paper is paper for option in options)
        advice = (_SPECIAL if special else "", _OTHER if len(options) > special else "")
        answer = self._prompts.choose(
            lacks, " ".join(filter(None, advice)), tuple(option.words for option in options)
        )
        return None if answer is None else options[answer]

    def _laid_out(self, printer: QPrinter, paper: Paper, pdf: bytes) -> None:
        if printer.printRange() is QPrinter.PrintRange.PageRange:
            self._choose(printer, paper, PagePictures(pdf))  # the pages asked for were those of other sheets
        else:
            self._send(printer, paper, PagePictures(pdf))

    def _send(self, printer: QPrinter, paper: Paper, pictures: PagePictures) -> None:
        set_sheet(printer, paper)
        if not has_sheet(printer, paper):
            self._prompts.problem(
                ProblemForUser(f"{_named(printer)} no aceptó el papel {paper_name(paper)}.", _ELSEWHERE)
            )
            return
        if cuts(self._printers.margin(printer)) and not self._accepts_cuts(printer):
            return
        pages = order(printer, pictures.count)
        if not pages:
            self._prompts.problem(
                ProblemForUser("Ninguna de las páginas pedidas existe.", f"Hay {pictures.count} páginas.")
            )
            return
        forbid_scaling(printer)
        sent = f"{_named(printer)} recibió el informe."
        self._exports.run(
            "Imprimiendo…",
            lambda progress: send(pictures, printer, pages, progress.step),
            lambda _: self.printed.emit(sent),
        )

    def _accepts_cuts(self, printer: QPrinter) -> bool:
        margin = self._printers.margin(printer)
        answer = self._prompts.choose(
            f"{_named(printer)} no alcanza los últimos {margin:.1f} mm de la hoja.",
            f"El informe llega hasta {MARGIN_MM:g} mm de la orilla: se perdería una parte. {_ELSEWHERE}",
            ("Imprimir así",),
        )
        return answer is not None


def _named(printer: QPrinter) -> str:
    return f"La impresora {printer.printerName()}".rstrip()
