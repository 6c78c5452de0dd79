"""Putting pages on a printer's sheets at their true size, a strip at a time to spare memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import ceil

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from export.progress import Cancelled
from gui.pages.pictures import PagePictures
from model.errors import ProblemForUser

LEAST_DPI, MOST_DPI = 300, 600
"""Sharpness of the pictures: a hairline needs the first, and no eye sees more than the second."""

_STRIP = 4_000_000  # pixels, of 4 bytes


def picture_dpi(device: int) -> float:
    """Return the sharpness of the pictures for a printer of ``device`` dots per inch."""
    if device < LEAST_DPI:
        return device * ceil(LEAST_DPI / device)
    return device / ceil(device / MOST_DPI)


def order(printer: QPrinter, count: int) -> list[int]:
    """Return the pages to send, counted from 0: those asked for, as often and in the order asked for."""
    pages = list(range(count))
    if printer.printRange() is QPrinter.PrintRange.PageRange and not printer.pageRanges().isEmpty():
        pages = [page for page in pages if printer.pageRanges().contains(page + 1)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    if printer.supportsMultipleCopies():
        return pages  # the printer repeats them by itself
    copies = printer.copyCount()
    return pages * copies if printer.collateCopies() else [page for page in pages for _ in range(copies)]


def send(
    pictures: PagePictures, printer: QPrinter, pages: Sequence[int], tell: Callable[[float], None]
) -> None:
    """Print ``pages``, counted from 0, on sheets that ``printer`` has been set to, from corner to corner.

    ``tell`` gets the progress, 0 to 1, and raises Cancelled to stop. Raises ProblemForUser when the printer
    refuses. May run in any thread.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise _refusal(printer)
    try:
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        for position, page in enumerate(pages):
            if position and not printer.newPage():
                raise _refusal(printer)
            for done in _draw(painter, pictures, page, printer.resolution()):
                tell((position + done) / len(pages))
    except Cancelled:
        printer.abort()
        raise
    finally:
        painter.end()
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise _refusal(printer)


def _draw(painter: QPainter, pictures: PagePictures, page: int, device: int) -> Iterable[float]:
    """Draw a page strip by strip, yielding how much of it is done."""
    dpi = picture_dpi(device)
    dots = device / dpi
    whole = pictures.size(dpi)
    height = max(_STRIP // whole.width(), 1)
    for top in range(0, whole.height(), height):
        area = QRect(0, top, whole.width(), min(height, whole.height() - top))
        painter.drawImage(
            QRectF(0, top * dots, area.width() * dots, area.height() * dots),
            pictures.picture(page, dpi, area),
        )
        yield (top + area.height()) / whole.height()


def _refusal(printer: QPrinter) -> ProblemForUser:
    name = f"La impresora {printer.printerName()}" if printer.printerName() else "La impresora"
    return ProblemForUser(
        f"{name} no aceptó el trabajo.",
        "Revise que esté encendida, conectada y con papel, e imprima otra vez. "
        "También puede guardar el PDF e imprimirlo en otra computadora.",
    )
