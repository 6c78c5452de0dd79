"""Parts of a page as pictures, however sharp: what a screen shows, or a printer takes, at a time."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from export.pdf.pages import opened


class Area(NamedTuple):
    """A part of a page in pixels, from its upper left corner."""

    left: int
    top: int
    width: int
    height: int


def page_points(pdf: bytes, page: int = 0) -> tuple[float, float]:
    """Return width and height in points of a page, counted from 0."""
    with opened(pdf) as document:
        width, height = document[page].get_size()
        return float(width), float(height)


def page_pixels(points: tuple[float, float], scale: float) -> tuple[int, int]:
    """Return how many pixels a page of that many points has at a scale; 1 gives 72 pixels per inch."""
    return ceil(points[0] * scale), ceil(points[1] * scale)


def render_area(pdf: bytes, page: int, scale: float, area: Area) -> bytes:
    """Return the pixels of a part of a page, four bytes each as ``pages.render`` gives them.

    ``area`` must lie within ``page_pixels``.
    """
    with opened(pdf) as document:
        sheet = document[page]
        width, height = page_pixels(sheet.get_size(), scale)
        cut = (area.left, height - area.top - area.height, width - area.left - area.width, area.top)
        # PDFium's binding takes points and rounds up; half a pixel less keeps it from going one too far.
        crop = tuple(max(pixels - 0.5, 0.0) / scale for pixels in cut)
        bitmap = sheet.render(scale=scale, crop=crop, prefer_bgrx=True)
        data = bytes(bitmap.buffer)
        bitmap.close()
        sheet.close()
        return data
