"""Sizes: one spacing unit, one radius, one type scale, three icon sizes."""

from typing import Final

SPACE: Final = 4
"""The unit in pixels; every gap and padding is a multiple of it."""

RADIUS: Final = 4
HAIRLINE: Final = 1
FOCUS_WIDTH: Final = 2

ICON_SMALL: Final = 16
ICON_MEDIUM: Final = 20
ICON_LARGE: Final = 24

ICON_BEFORE_TEXT: Final = (ICON_SMALL + SPACE, ICON_SMALL)
"""Size of an icon beside a button's text: Qt itself leaves hardly any room between them."""

CONTROL_HEIGHT: Final = 7 * SPACE
"""Height of one-line inputs and buttons, which is also the least a mouse should have to hit."""

SCROLLBAR: Final = 14
CELL_MARK: Final = 10
"""Side of the mark in the corner of a cell with a finding."""

SEMAFORO: Final = 12
"""Side of a semáforo shape beside its word."""

CAPTION_POINTS: Final = 8.5
TABLE_POINTS: Final = 9.5
BODY_POINTS: Final = 10.0
SUBTITLE_POINTS: Final = 11.5
TITLE_POINTS: Final = 15.0
