"""The two widths of one family: condensed for the table and the paper, normal for the rest."""

from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

import resources
from gui.theme.metrics import BODY_POINTS, TABLE_POINTS
from model.frozen import frozen

UI_FACES: Final = ("IBMPlexSans-Regular.ttf", "IBMPlexSans-SemiBold.ttf", "IBMPlexSans-Italic.ttf")
TABLE_FACES: Final = (
    "IBMPlexSansCondensed-Regular.ttf",
    "IBMPlexSansCondensed-SemiBold.ttf",
    "IBMPlexSansCondensed-Italic.ttf",
)


class FontNotLoadedError(RuntimeError):
    """A font that travels with the program could not be read by Qt."""


@frozen
class _Families:
    ui: str
    table: str


def load_fonts() -> None:
    """Give Qt the fonts that travel with the program; needs the application, does its work once."""
    _families()


def ui_font(points: float = BODY_POINTS, *, strong: bool = False, italic: bool = False) -> QFont:
    """Return the face of normal width, for everything but the table."""
    return _font(_families().ui, points, strong=strong, italic=italic)


def table_font(points: float = TABLE_POINTS, *, strong: bool = False, italic: bool = False) -> QFont:
    """Return the condensed face of the table and the paper; its figures are all equally wide."""
    families = _families()
    font = _font(families.table, points, strong=strong, italic=italic)
    if families.table == families.ui:  # where the system files both widths under one name
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
def _families() -> _Families:
    return _Families(ui=_load(UI_FACES), table=_load(TABLE_FACES))


def _load(faces: tuple[str, ...]) -> str:
    """Load the faces of one width and return the name Qt gives to the first, which is the regular one."""
    regular, *_ = [_load_face(face) for face in faces]
    return regular


def _load_face(face: str) -> str:
    number = QFontDatabase.addApplicationFontFromData(resources.read(f"fonts/{face}"))
    families = QFontDatabase.applicationFontFamilies(number)
    if not families:
        raise FontNotLoadedError(face)
    return families[0]
