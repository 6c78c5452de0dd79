"""How much room a text takes in a cell, estimated so that neither Excel nor Calc cuts it.

Neither program fits the rows of a file it opens, so the file must bring their heights. The widths are
Arial's, which Liberation Sans and Nimbus Sans share, so that the estimate holds wherever the file is opened.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from math import ceil

FACE = "Arial"
BASE_POINTS = 10  # of the base font: a digit of Arial 10 is 7 pixels, the measure of Excel's column widths
PADDING = 5  # pixels that Excel keeps free at the sides of a cell
PIXEL = 0.75  # points, at the 96 dots per inch that Excel counts in
TALLEST_ROW = 409.0  # points; Excel has no taller ones
WIDEST_COLUMN = 1790  # pixels; 255 digits of the base font

# On the screen Excel rounds each letter to whole pixels, which makes small type wider than its design.
_SCREEN = 1.04
_LEADING = 1.28  # of the size: Excel draws a line of 9 points in 15 pixels, 11.25 points

_EMS = {
    191: "'", 222: "ijl", 260: "|", 278: " !,./:;I[\\]ft", 333: "()-`r", 334: "{}", 355: '"', 389: "*",
    469: "^", 500: "Jckvsxyz",
    556: "#$0123456789?L_abdeghnopqu", 584: "+<=>~", 611: "FTZ", 667: "&ABEKPSVXY",
    722: "CDHNRUw", 778: "GOQ", 833: "Mm", 889: "%", 944: "W", 1015: "@",
}  # fmt: skip
_EM = {letter: ems / 1000 for ems, letters in _EMS.items() for letter in letters}
_BOLD = 1.09


def _em(letter: str) -> float:
    base = unicodedata.normalize("NFD", letter)[0]
    if base in _EM:
        return _EM[base]
    return 1.05 if unicodedata.east_asian_width(letter) in "WF" else 0.7


@dataclass(slots=True)
class Type:
    """A size of type, in points. Remembers the words it has measured and the texts it has broken."""

    size: float
    bold: bool = False
    _widths: dict[str, float] = field(default_factory=dict)
    _broken: dict[tuple[str, float], int] = field(default_factory=dict)
    _ems: dict[str, float] = field(default_factory=lambda: dict(_EM))

    def width(self, text: str) -> float:
        """Return the width of ``text`` on one line, in pixels."""
        known = self._widths.get(text)
        if known is None:
            ems = self._ems
            for letter in set(text) - ems.keys():
                ems[letter] = _em(letter)
            known = (
                sum(map(ems.__getitem__, text)) * self.size / PIXEL * _SCREEN * (_BOLD if self.bold else 1)
            )
            self._widths[text] = known
        return known

    def longest_word(self, text: str) -> float:
        """Return the width of the widest word, in pixels."""
        return max(map(self.width, text.split()), default=0.0)

    def lines(self, text: str, column: float) -> int:
        """Return how many lines ``text`` takes in a column of that many pixels; words too long are broken."""
        count = self._broken.get((text, column))
        if count is None:
            count = self._broken[text, column] = self._break(text, max(column - PADDING, 1))
        return count

    def _break(self, text: str, room: float) -> int:
        count = 0
        known, space = self._widths, self.width(" ")
        for paragraph in text.split("\n"):
            count += 1
            used = -space
            for word in paragraph.split(" "):
                width = known.get(word) or self.width(word)
                reach = used + space + width
                if reach <= room:
                    used = reach
                elif width <= room:
                    count, used = count + 1, width
                else:
                    broken = ceil(width * 1.02 / room)
                    count, used = count + broken - (used < 0), width * 1.02 - (broken - 1) * room
        return count

    def height(self, lines: int, room: float = 3.5) -> float:
        """Return the height of a row of so many lines with ``room`` around them; may pass ``TALLEST_ROW``.

        All in points.
        """
        return lines * self.size * _LEADING + room
