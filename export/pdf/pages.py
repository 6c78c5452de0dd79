"""The pages of a finished PDF as pictures, for the preview. Qt is not needed here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

_ONE_AT_A_TIME = Lock()  # PDFium is not made for several threads


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """Open a PDF with pypdfium2, closed to other threads until the block ends."""
    import pypdfium2

    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def page_count(pdf: bytes) -> int:
    """Return how many pages the PDF has."""
    with opened(pdf) as document:
        return len(document)


def render(pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
    """Return width and height in pixels and the picture of a page, counted from 0.

    ``scale`` 1 gives 72 pixels per inch. A pixel is four bytes, blue, green, red and one unused, and a row
    ends with its last pixel: what Qt calls ``Format_RGB32``.
    """
    with opened(pdf) as document:
        sheet = document[page]
        bitmap = sheet.render(scale=scale, prefer_bgrx=True)
        width, height, data = bitmap.width, bitmap.height, bytes(bitmap.buffer)
        bitmap.close()
        sheet.close()
        return width, height, data
