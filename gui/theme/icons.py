"""The icons by what they mean here, and how they take the colours of the theme.

The drawings are Lucide's, unchanged, in `resources/icons`; this is the only place that names their files.
"""

from enum import StrEnum
from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtSvg import QSvgRenderer

import resources
from gui.theme.icon_engine import ThemedEngine
from gui.theme.roles import Colour, Palette

STROKE: Final = 1.5
"""Width of the lines in pixels, the same at every size, as thick as a stem of the text beside it."""

_DRAWN_SIDE: Final = 24


class Icon(StrEnum):
    """What each drawing stands for; the value is the name of its file."""

    NEW = "file-plus"
    OPEN = "folder-open"
    FOLDER = "folder"
    RECENT = "clock"
    SAVE = "save"
    SAVE_AS = "save-all"
    SAMPLE = "book-open"
    IMPORT = "file-input"
    QUIT = "log-out"
    UNDO = "undo-2"
    REDO = "redo-2"
    CUT = "scissors"
    COPY = "copy"
    PASTE = "clipboard-paste"
    INSERT_ROW = "between-horizontal-start"
    DUPLICATE_ROW = "copy-plus"
    DELETE_ROW = "trash-2"
    MOVE_UP = "arrow-up"
    MOVE_DOWN = "arrow-down"
    ADD = "plus"
    REMOVE = "minus"
    VERIFY = "list-checks"
    CHECK = "check"
    PREVIEW = "file-search"
    PDF = "file-text"
    EXCEL = "file-spreadsheet"
    PRINT = "printer"
    SEND = "send"
    SEARCH = "search"
    FILTER = "funnel"
    CLEAR_FILTER = "funnel-x"
    ZOOM_IN = "zoom-in"
    ZOOM_OUT = "zoom-out"
    FIT = "maximize"
    HELP = "circle-question-mark"
    ABOUT = "badge-info"
    KEYBOARD = "keyboard"
    ERROR = "octagon-x"
    WARNING = "triangle-alert"
    INFO = "info"
    ACCEPTED = "circle-check"
    LOCK = "lock"
    CALCULATED = "calculator"
    COMMENT = "message-square-text"
    CHEVRON_DOWN = "chevron-down"
    CHEVRON_UP = "chevron-up"
    CHEVRON_RIGHT = "chevron-right"
    CHEVRON_LEFT = "chevron-left"
    PREVIOUS = "arrow-left"
    NEXT = "arrow-right"
    CLOSE = "x"
    MORE = "ellipsis"
    EXTRAS = "list-plus"
    EDIT = "square-pen"
    SETTINGS = "settings"
    SIGNATURE = "signature"
    IMAGE = "image"
    CALENDAR = "calendar"
    HEADING_PANEL = "panel-top"
    ISSUES_PANEL = "panel-right"
    SIGNATURES_PANEL = "panel-bottom"
    LIGHT_LOOK = "sun"
    DARK_LOOK = "moon"
    CONTRAST_LOOK = "contrast"


class Ink(StrEnum):
    """The colour an icon takes from the theme."""

    TEXT = "text"
    MUTED = "text_muted"
    ACCENT = "accent"
    ON_ACCENT = "accent_text"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    ACCEPTED = "accepted"

    def on(self, palette: Palette) -> Colour:
        """Return this ink in a palette."""
        tone = palette.severities.get(self.value)
        return tone.ink if tone else str(getattr(palette, self.value))


_SEVERITY_ICONS: Final = {
    "error": Icon.ERROR,
    "warning": Icon.WARNING,
    "info": Icon.INFO,
    "accepted": Icon.ACCEPTED,
}


@cache
def icon(name: Icon, ink: Ink = Ink.TEXT) -> QIcon:
    """Return an icon that stays sharp at every scale, pales when disabled and follows the theme."""
    return QIcon(
        ThemedEngine(lambda painter, box, palette, mode: _paint(name, ink, painter, box, palette, mode))
    )


def severity_icon(severity: str) -> QIcon:
    """Return the icon of a finding: ``"error"``, ``"warning"``, ``"info"`` or ``"accepted"``."""
    return icon(_SEVERITY_ICONS[severity], Ink(severity))


def svg(name: Icon, colour: Colour, side: float = _DRAWN_SIDE) -> bytes:
    """Return the drawing in one colour, its lines thick enough to be `STROKE` pixels at this side."""
    stroke = STROKE * _DRAWN_SIDE / side
    drawing = resources.read(f"icons/{name.value}.svg").decode()
    drawing = drawing.replace('stroke-width="2"', f'stroke-width="{stroke:.3f}"')
    return drawing.replace("currentColor", colour).encode()


def _paint(name: Icon, ink: Ink, painter: QPainter, box: QRectF, palette: Palette, mode: QIcon.Mode) -> None:
    colour = palette.text_disabled if mode == QIcon.Mode.Disabled else ink.on(palette)
    QSvgRenderer(QByteArray(svg(name, colour, box.width()))).render(painter, box)
