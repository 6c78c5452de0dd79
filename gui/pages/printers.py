"""The system's printers: which there are, what they take, and the dialog that chooses one."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from export.style import PAPER_MM
from gui.pages.papers import TOLERANCE_MM, PrinterPapers, Size, closest, paper_name
from model.errors import ProblemForUser
from model.report import Paper

_MILLIMETRE = QPageSize.Unit.Millimeter


class Printers(Protocol):
    """What printing needs to know of the world, so that tests can do without a printer."""

    def available(self) -> bool:
        """Return whether there is any printer."""

    def choose(self, printer: QPrinter, pages: int, over: QWidget) -> bool:
        """Let the officer set ``printer`` up for so many pages; False when cancelled."""

    def papers(self, printer: QPrinter) -> PrinterPapers:
        """Return what the printer takes."""

    def margin(self, printer: QPrinter) -> float:
        """Return the widest edge of the sheet, in millimetres, that the printer cannot print on."""


class SystemPrinters:
    """The printers of this computer."""

    def available(self) -> bool:
        """See ``Printers.available``."""
        return bool(QPrinterInfo.availablePrinterNames())

    def choose(self, printer: QPrinter, pages: int, over: QWidget) -> bool:
        """See ``Printers.choose``."""
        dialog = QPrintDialog(printer, over)
        dialog.setWindowTitle("Imprimir")
        dialog.setMinMax(1, pages)
        dialog.setFromTo(1, pages)
        dialog.setPrintRange(QAbstractPrintDialog.PrintRange.AllPages)
        dialog.setOption(
            QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False
        )  # our own PDF is better
        return bool(dialog.exec())

    def papers(self, printer: QPrinter) -> PrinterPapers:
        """See ``Printers.papers``."""
        device = QPrinterInfo(printer)
        listed = tuple(map(_millimetres, device.supportedPageSizes()))
        if not device.supportsCustomPageSizes():
            return PrinterPapers(listed)
        limits = (device.minimumPhysicalPageSize(), device.maximumPhysicalPageSize())
        return PrinterPapers(listed, *map(_millimetres, limits))

    def margin(self, printer: QPrinter) -> float:
        """See ``Printers.margin``."""
        layout = printer.pageLayout()
        layout.setUnits(QPageLayout.Unit.Millimeter)
        least = layout.minimumMargins()
        return max(least.left(), least.top(), least.right(), least.bottom())


def load(printer: QPrinter, paper: Paper) -> None:
    """Set the printer to this paper, lying on its side, used from corner to corner.

    The printer's own name for the size is used where it has one. Raises ProblemForUser if it does not obey.
    """
    width, height = sorted(PAPER_MM[paper])
    own = QPrinterInfo(printer).supportedPageSizes()
    position = closest(paper, map(_millimetres, own))
    exact = QPageSize(
        QSizeF(width, height), _MILLIMETRE, paper_name(paper), QPageSize.SizeMatchPolicy.ExactMatch
    )
    printer.setPageSize(exact if position is None else own[position])
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setFullPage(True)
    sheet = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter)
    if closest(paper, [(sheet.width(), sheet.height())]) is None or sheet.width() < sheet.height():
        raise ProblemForUser(
            f"La impresora {printer.printerName()} no aceptó el papel {paper_name(paper)}.",
            "Elija otra impresora, o guarde el PDF e imprímalo en otra computadora.",
        )


def _millimetres(size: QPageSize) -> Size:
    sides = size.size(_MILLIMETRE)
    return sides.width(), sides.height()
