"""The logos beside the title, never distorted."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D

from model.logos import alt_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from model.report import Logo

_LEFT = "izquierda"
_WIDTH, _HEIGHT = 190, 60  # pixels of the room that the images of one side share
_INSET = 3
_EMU = 9525  # of the drawing's units in a pixel


def _image(logo: Logo) -> Image | None:
    try:
        image = Image(BytesIO(logo.data))
    except (OSError, ValueError, SyntaxError):
        return None  # Pillow's ways of saying that the bytes are no image
    return image if image.format in ("png", "jpeg") and image.width and image.height else None


def _column_of(x: float, widths: Sequence[float]) -> tuple[int, float]:
    """Return the column, from 0, that holds ``x`` pixels from the left, and how far inside it is."""
    for number, width in enumerate(widths):
        if x < width:
            return number, x
        x -= width
    return len(widths) - 1, widths[-1]


def place_logos(sheet: Worksheet, logos: Sequence[Logo], widths: Sequence[float]) -> tuple[str, ...]:
    """Anchor the logos to the first row, those of each side beside each other; ``widths`` in pixels.

    An image that cannot be read is left out: the rest of the workbook is worth having. Returns the texts for
    those who do not see the images, in the order of the drawing.
    """
    texts: list[str] = []
    for side in (True, False):
        placed = [(image, logo) for logo in logos if (logo.side == _LEFT) is side and (image := _image(logo))]
        images = [image for image, _ in placed]
        texts += [alt_text(logo) for _, logo in (placed if side else placed[::-1])]
        room = _WIDTH / max(len(images), 1)
        x = float(_INSET) if side else sum(widths) - _INSET
        for image in images if side else images[::-1]:
            scale = min(room / image.width, _HEIGHT / image.height)
            width, height = image.width * scale, image.height * scale
            column, inside = _column_of(x if side else x - width, widths)
            corner = AnchorMarker(col=column, colOff=round(inside * _EMU), row=0, rowOff=round(_INSET * _EMU))
            image.anchor = OneCellAnchor(
                _from=corner, ext=XDRPositiveSize2D(round(width * _EMU), round(height * _EMU))
            )
            sheet.add_image(image)
            x += (width + _INSET) * (1 if side else -1)
    return tuple(texts)
