"""The pages of a PDF as pictures for Qt's painters, on the screen and on paper."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage

from export.pdf.areas import Area, page_pixels, page_points, render_area
from export.pdf.pages import page_count

POINTS_PER_INCH = 72


class PagePictures:
    """One PDF. All its pages are equally large; ``count`` tells how many, ``inches`` how large.

    ``picture`` takes a moment and may be called from any thread.
    """

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._points = page_points(pdf)
        self.count = page_count(pdf)
        self.inches = (self._points[0] / POINTS_PER_INCH, self._points[1] / POINTS_PER_INCH)

    def size(self, dpi: float) -> QSize:
        """Return the size of a whole page in pixels, at so many of them per inch."""
        return QSize(*page_pixels(self._points, dpi / POINTS_PER_INCH))

    def picture(self, page: int, dpi: float, area: QRect) -> QImage:
        """Return a part of a page, counted from 0; ``area`` is in pixels and lies within ``size``."""
        part = Area(area.left(), area.top(), area.width(), area.height())
        data = render_area(self._pdf, page, dpi / POINTS_PER_INCH, part)
        image = QImage(data, part.width, part.height, 4 * part.width, QImage.Format.Format_RGB32)
        return image.copy()  # the image outlives the bytes it was made of
