"""The logos beside the title, as large as their box allows and never distorted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from export.pdf.document import Document, UnreadableImage, printable_image
from model.report import Logo

LEFT_SIDE = "izquierda"
_GAP = 8.0


@dataclass(frozen=True, slots=True)
class Logos:
    """The logos in place: ``stamps`` names them, ``between`` is free of them, from x to x in points."""

    stamps: tuple[str, ...]
    between: tuple[float, float]
    unreadable: tuple[Logo, ...]


def place_logos(
    document: Document, logos: Sequence[Logo], left: float, right: float, top: float, box: tuple[float, float]
) -> Logos:
    """Place each logo on its side below ``top``; those of one side share a box of this width and height."""
    stamps, unreadable = [], []
    start, end = left, right
    width, height = box
    for number, logo in enumerate(logos):
        try:
            picture = printable_image(logo.data)
        except UnreadableImage:
            unreadable.append(logo)
            continue
        share = width / sum(other.side == logo.side for other in logos)
        scale = min(share / picture.width, height / picture.height)
        wide, high = picture.width * scale, picture.height * scale
        x = start if logo.side == LEFT_SIDE else end - wide
        stamps.append(f"logo{number}")
        document.stamp(stamps[-1], picture, x, top - (height + high) / 2, wide, high)
        if logo.side == LEFT_SIDE:
            start += wide + _GAP
        else:
            end -= wide + _GAP
    # The title stands in the middle of the page, so both sides keep as much free.
    inset = max(start - left, right - end)
    return Logos(tuple(stamps), (left + inset, right - inset), tuple(unreadable))
