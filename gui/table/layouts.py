"""Text broken into the lines of a cell, with every word measured once and every drawing kept."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText

MAX_LINES = 10
"""What a row shows of a text at most; the rest is on hover and in the editor."""

ELLIPSIS = "…"
_KEPT = 20_000
_LINE_SEPARATOR = "\u2028"  # what Qt's text layout breaks a line at
_BREAKS = re.compile(r"(?<=[/\-–])")


def _pitch(font: QFont) -> float:
    # Asked of the very thing that is drawn: it rounds lines in its own way.
    one, two = QStaticText("x"), QStaticText(f"x{_LINE_SEPARATOR}x")
    for text in (one, two):
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.prepare(font=font)
    return two.size().height() - one.size().height()


class Layouts:
    """Lays out text in one font. Widths and heights are logical pixels.

    What it has measured, broken and laid out it keeps, so asking again costs a look-up.
    """

    def __init__(self, font: QFont, max_lines: int = MAX_LINES) -> None:
        self.font = font
        self.max_lines = max_lines
        metrics = QFontMetricsF(font)
        self.line_height = _pitch(font)
        self._advance = metrics.horizontalAdvance
        self._space = self._advance(" ")
        self._words: dict[str, float] = {}
        self._lines: dict[tuple[str, int], tuple[str, ...]] = {}
        self._drawings: dict[str, QStaticText] = {}

    def width(self, text: str) -> float:
        """Return how wide ``text`` is on one line."""
        width = self._words.get(text)
        if width is None:
            if len(self._words) > _KEPT:
                self._words.clear()
            width = self._words[text] = self._advance(text)
        return width

    def lines(self, text: str, width: int) -> tuple[str, ...]:
        """Return the lines of ``text`` in ``width``, at most ``max_lines``; what is cut ends in "…"."""
        key = (text, width)
        lines = self._lines.get(key)
        if lines is None:
            if len(self._lines) > _KEPT:
                self._lines.clear()
            lines = self._lines[key] = self._broken(text, width)
        return lines

    def count(self, text: str, width: int) -> int:
        """Return how many lines ``text`` takes in ``width``. They are not kept: most are never drawn."""
        lines = self._lines.get((text, width))
        return len(self._broken(text, width) if lines is None else lines)

    def is_cut(self, text: str, width: int) -> bool:
        """Return whether not all of ``text`` is shown in ``width``."""
        lines = self.lines(text, width)
        return len(lines) == self.max_lines and lines[-1].endswith(ELLIPSIS) and not text.endswith(ELLIPSIS)

    def drawing(self, text: str) -> QStaticText:
        """Return ``text`` ready to be drawn; its own line breaks are the only ones."""
        drawing = self._drawings.get(text)
        if drawing is None:
            if len(self._drawings) > _KEPT:
                self._drawings.clear()
            drawing = QStaticText(text.replace("\n", _LINE_SEPARATOR))
            drawing.setTextFormat(Qt.TextFormat.PlainText)
            drawing.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            self._drawings[text] = drawing
        return drawing

    def paragraph(self, text: str, width: int) -> QStaticText:
        """Return ``text`` broken into the lines of ``width``, ready to be drawn."""
        return self.drawing("\n".join(self.lines(text, width)))

    def _broken(self, text: str, width: int) -> tuple[str, ...]:
        if not text:
            return ()
        lines: list[str] = []
        for paragraph in text.split("\n"):
            self._break_paragraph(paragraph, width, lines)
            if len(lines) > self.max_lines:
                break
        if len(lines) > self.max_lines:
            lines[self.max_lines - 1] = self._with_ellipsis(lines[self.max_lines - 1], width)
            del lines[self.max_lines :]
        return tuple(lines)

    def _break_paragraph(self, paragraph: str, width: int, lines: list[str]) -> None:
        """Add the lines of a paragraph; stops once there are more than fit."""
        line, used = "", 0.0
        for word in paragraph.split(" "):
            size = self.width(word)
            if line and used + self._space + size <= width:
                line, used = f"{line} {word}", used + self._space + size
                continue
            if line:
                lines.append(line)
            if size <= width:
                line, used = word, size
            else:
                *full, line = self._pieces(word, width)
                lines.extend(full)
                used = self._advance(line)
            if len(lines) > self.max_lines:
                return
        lines.append(line)

    def _pieces(self, word: str, width: int) -> list[str]:
        """Return a word too long for a line cut into pieces that fit, behind / and - where it has them."""
        pieces = [""]
        for part in _BREAKS.split(word):
            if self._advance(pieces[-1] + part) <= width:
                pieces[-1] += part
            elif self._advance(part) <= width:
                pieces.append(part)
            else:
                self._cut(part, width, pieces)
            if len(pieces) > self.max_lines:
                break
        return [piece for piece in pieces if piece] or [""]

    def _cut(self, part: str, width: int, pieces: list[str]) -> None:
        if pieces[-1]:
            pieces.append("")
        for character in part:
            if pieces[-1] and self._advance(pieces[-1] + character) > width:
                if len(pieces) > self.max_lines:
                    return
                pieces.append("")
            pieces[-1] += character

    def _with_ellipsis(self, line: str, width: int) -> str:
        while line and self._advance(line + ELLIPSIS) > width:
            line = line[:-1]
        return line.rstrip(" .,;:") + ELLIPSIS
