"""The look that paper and workbook share: faces, colours, line widths and the sizes of the sheets.

Colours are ``rrggbb``. They are light enough to disappear on a photocopier and dark enough to be seen.
"""

from __future__ import annotations

from typing import Final

from model.report import Paper

REGULAR: Final = "fonts/IBMPlexSansCondensed-Regular.ttf"
STRONG: Final = "fonts/IBMPlexSansCondensed-SemiBold.ttf"
ITALIC: Final = "fonts/IBMPlexSansCondensed-Italic.ttf"

INK: Final = "000000"
MUTED: Final = "4D5963"
ACCENT: Final = "0F5F78"
HEADER_SHADE: Final = "E4EAEE"
REPORTED_SHADE: Final = "CDD9E0"
CALCULATED_SHADE: Final = "F1F4F6"
WATERMARK: Final = "EAEAEA"
RULE: Final = "5A6570"

HAIRLINE: Final = 0.25
BAND_LINE: Final = 0.75
"""Widths in points: between cells, and around the bands."""

PAPER_MM: Final[dict[Paper, tuple[float, float]]] = {
    Paper.OFICIO: (340.0, 215.9),
    Paper.LETTER: (279.4, 215.9),
    Paper.LEGAL: (355.6, 215.9),
    Paper.DOUBLE_LETTER: (431.8, 279.4),
}
"""Width and height of each sheet, lying on its side."""

MARGIN_MM: Final = 10.0
FOOT_MARGIN_MM: Final = 12.0

TABLE_POINTS: Final[dict[Paper, float]] = {
    Paper.OFICIO: 6.5,
    Paper.LETTER: 6.0,
    Paper.LEGAL: 6.75,
    Paper.DOUBLE_LETTER: 8.25,
}
"""The size of the table's text on each sheet."""
