"""The system's printers: which there are, what they take, and the dialog that chooses one."""

from __future__ import annotations

import sys
from typing import Protocol

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrintEngine, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from export.style import PAPER_MM
from gui.pages.papers import PrinterPapers, Size, closest, paper_name
from gui.pages.print_words import print_words
from model.report import Paper

_POINT_MM = 25.4 / 72
_CUPS_OPTIONS = 0xFE00  # the property by which Qt's own dialog hands them on; engines without it ignore it


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
        with print_words():
            dialog = print_dialog(printer, pages, over)
            chosen = bool(dialog.exec())
            dialog.deleteLater()
            return chosen

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


def print_dialog(printer: QPrinter, pages: int, over: QWidget) -> QPrintDialog:
    """Return the system's dialog for a document of so many pages; on Linux it is Qt's own."""
    dialog = QPrintDialog(printer, over)
    dialog.setWindowTitle("Imprimir")
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    dialog.setPrintRange(QAbstractPrintDialog.PrintRange.AllPages)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)  # our PDF is a better one
    return dialog


def set_sheet(printer: QPrinter, paper: Paper) -> None:
    """Set the printer to this paper, lying on its side, used from corner to corner.

    The printer's own size is used where it has one that is this paper, else a custom one.
    """
    own = QPrinterInfo(printer).supportedPageSizes()
    position = closest(paper, map(_millimetres, own))
    width, height = sorted(PAPER_MM[paper])
    sides, unit = QSizeF(width, height), QPageSize.Unit.Millimeter
    exact = QPageSize(sides, unit, paper_name(paper), QPageSize.SizeMatchPolicy.ExactMatch)
    printer.setPageSize(exact if position is None else own[position])
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setFullPage(True)


def forbid_scaling(printer: QPrinter) -> None:
    """Tell the print service of Linux to leave the pages as large as they are; no other would change them."""
    if sys.platform.startswith("linux"):
        engine, key = printer.printEngine(), QPrintEngine.PrintEnginePropertyKey(_CUPS_OPTIONS)
        engine.setProperty(key, [*(engine.property(key) or ()), "print-scaling", "none"])


def has_sheet(printer: QPrinter, paper: Paper) -> bool:
    """Return whether the printer did take what it was set to."""
    layout = printer.pageLayout()
    lying = layout.orientation() is QPageLayout.Orientation.Landscape
    return lying and printer.fullPage() and closest(paper, [_millimetres(layout.pageSize())]) is not None


def _millimetres(size: QPageSize) -> Size:
    points = size.sizePoints()  # as the driver says them; its sides go by what Qt knows of the name
    return points.width() * _POINT_MM, points.height() * _POINT_MM
