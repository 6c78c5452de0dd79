"""Pictures compared as eyes do: a glyph may be drawn a fraction of a pixel aside, but no pixel elsewhere."""

from __future__ import annotations

from PIL import Image, ImageChops
from PySide6.QtGui import QImage


def grey(image: QImage) -> Image.Image:
    """Return a picture of Qt's in shades of grey."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    size = (plain.width(), plain.height())
    return Image.frombytes("RGBX", size, bytes(plain.constBits())).convert("L")


def different(one: Image.Image, other: Image.Image) -> float:
    """Return the share of pixels that clearly differ; one pixel aside, a page of the report has 0.05."""
    counts = ImageChops.difference(one, other).histogram()
    return sum(counts[64:]) / sum(counts)


def box(picture: Image.Image) -> tuple[int, int, int, int]:
    """Return the edges of what is not paper: left, top, right, bottom."""
    found = picture.point(lambda shade: 255 if shade < 128 else 0).getbbox()
    assert found is not None, "blank paper"
    return found
