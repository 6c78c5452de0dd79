"""What a reader sees in a PDF, found with other programs' code than the one that wrote it."""

from __future__ import annotations

import re
from bisect import bisect_left
from io import BytesIO

import pypdf
import pypdfium2

from export.layout import Layout

_BOX = tuple[float, float, float, float]


def compact(text: str) -> str:
    """Return text without spaces; a hyphen at the end of a line comes out of PDFium as a sign of its own."""
    return "".join(re.sub("[\x02\ufffe]", "-", text).split())


def seen(pdf: bytes) -> list[str]:
    """Return the text of each page as PDFium sees it, without spaces."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [compact(page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def read(pdf: bytes) -> list[str]:
    """Return the text of each page as pypdf reads it, without spaces."""
    return [compact(page.extract_text()) for page in pypdf.PdfReader(BytesIO(pdf)).pages]


def operators(pdf: bytes) -> list[str]:
    """Return the drawing operators of each page."""
    reader = pypdf.PdfReader(BytesIO(pdf))
    contents = (page.get_contents() for page in reader.pages)
    return [content.get_data().decode("latin-1") for content in contents if content is not None]


def sizes(pdf: bytes) -> set[float]:
    """Return the sizes of type in use, in points."""
    return {float(size) for page in operators(pdf) for size in re.findall(r"/F\S+ ([\d.]+) Tf", page)}


def glyph_boxes(pdf: bytes) -> list[tuple[str, _BOX]]:
    """Return every visible character with left, bottom, right and top in points."""
    boxes = []
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        text = page.get_textpage()
        for index in range(text.count_chars()):
            char = text.get_text_range(index, 1)
            if char.strip():
                boxes.append((char, text.get_charbox(index)))
    document.close()
    return boxes


def rule_points(pdf: bytes) -> list[tuple[float, float]]:
    """Return the ends of all lines and the corners of all shades, in points."""
    points = []
    for page in operators(pdf):
        for x, y in re.findall(r"([\d.-]+) ([\d.-]+) [ml]\b", page):
            points.append((float(x), float(y)))
        for x, y, width, height in re.findall(r"([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re", page):
            points += [(float(x), float(y)), (float(x) + float(width), float(y) + float(height))]
    return points


def _reach(text: str, pages: list[str], first: int) -> int | None:
    """Return the page on which the text ends, beginning on ``first`` and going on over the next ones."""
    for number in range(first, len(pages)):
        cut = bisect_left(range(1, len(text) + 1), 1, key=lambda length: text[:length] not in pages[number])
        text = text[cut:]
        if not text or not cut:
            return number if not text else None
    return None


def lost(content: Layout, pages: list[str]) -> list[tuple[str, str]]:
    """Return level and column of each cell whose text is not whole on a page or going on over pages.

    A row begins where the one before it ended or later.
    """
    missing, first = [], 0
    for cells in content.rows:
        ends = [first]
        for cell in cells:
            text = compact(cell.text)
            found = (
                end for start in range(first, len(pages)) if (end := _reach(text, pages, start)) is not None
            )
            end = next(found, None)
            if end is None:
                missing.append((cells[0].text, cell.column.key))
            else:
                ends.append(end)
        first = max(ends)
    return missing
