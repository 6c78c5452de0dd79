"""The two widths of one family: condensed for the table and the paper, normal for the rest."""

from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

import resources
from gui.theme.metrics import BODY_POINTS, TABLE_POINTS

UI_FACES: Final = ("IBMPlexSans-Regular.ttf", "IBMPlexSans-SemiBold.ttf", "IBMPlexSans-Italic.ttf")
TABLE_FACES: Final = (
    "IBMPlexSansCondensed-Regular.ttf",
    "IBMPlexSansCondensed-SemiBold.ttf",
    "IBMPlexSansCondensed-Italic.ttf",
)


class FontNotLoadedError(RuntimeError):
    """A font that travels with the program could not be read by Qt."""


def ui_font(points: float = BODY_POINTS, *, strong: bool = False, italic: bool = False) -> QFont:
    """Return the face of normal width, for everything but the table; needs the application."""
    return _font(_load(UI_FACES), points, strong=strong, italic=italic)


def table_font(points: float = TABLE_POINTS, *, strong: bool = False, italic: bool = False) -> QFont:
    """Return the condensed face of the table and the paper; its figures are all equally wide."""
    family = _load(TABLE_FACES)
    font = _font(family, points, strong=strong, italic=italic)
    if family == _load(UI_FACES):  # where the system files both widths under one name
        font.setStretch(QFont.Stretch.Condensed)
    return font


def _font(family: str, points: float, *, strong: bool, italic: bool) -> QFont:
    font = QFont(family)
    font.setPointSizeF(points)
    font.setItalic(italic)
    if strong:
        font.setWeight(QFont.Weight.DemiBold)
    return font


@cache
def _load(faces: tuple[str, ...]) -> str:
    """Load the faces of one width, once; return the name Qt gives to the first, which is the regular one."""
    regular, *_ = [_load_face(face) for face in faces]
    return regular


def _load_face(face: str) -> str:
    number = QFontDatabase.addApplicationFontFromData(resources.read(f"fonts/{face}"))
    families = QFontDatabase.applicationFontFamilies(number)
    if not families:
        raise FontNotLoadedError(face)
    return families[0]
