"""Text measured, broken into lines and turned into PDF operators, each word once.

A word's operators are cached beside its width, so that a line is a join and a cell costs its words.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument
    from reportlab.pdfbase.ttfonts import TTFont

REPLACEMENT = "\ufffd"
"""What stands for a character that the face lacks: a lozenge with a question mark."""

NEXT_LINE = " T*"
"""What stands between the operators of two lines, one ``leading`` apart."""

UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
"""Characters that have no form of their own: controls, joiners, marks of direction, soft hyphens."""

_BREAK_AFTER = frozenset("-/–—.,;:_@&=?)")
_TOLERANCE = 0.001  # points; sums of widths are not exact


class Line(NamedTuple):
    """One line ready to draw: its width in points, and the operators that show it."""

    width: float
    operators: str


class Face:
    """A face inside one document. ``missing`` gathers the characters it had to replace."""

    def __init__(self, font: TTFont, document: PDFDocument) -> None:
        self.missing: set[str] = set()
        self._font = font
        self._document = document
        self._glyphs = font.face.charToGlyph
        self.name: str = self._subset_name(self._run("0")[0])

    def _run(self, char: str) -> tuple[int, int]:
        [(subset, code)] = self._font.splitString(char, self._document)
        return subset, code[0]

    def _subset_name(self, subset: int) -> str:
        name: str = self._font.getSubsetInternalName(subset, self._document)
        return name

    def drawable(self, word: str) -> str:
        """Return the word without invisible characters and with each missing glyph replaced."""
        word = UNSEEN.sub("", unicodedata.normalize("NFC", word))
        lacking = {c for c in word if ord(c) not in self._glyphs}
        if not lacking:
            return word
        self.missing |= lacking
        return "".join(REPLACEMENT if c in lacking else c for c in word)

    def width(self, char: str) -> float:
        """Return the width of a drawable character, in thousandths of the size."""
        face = self._font.face
        width: float = face.charWidths.get(ord(char), face.defaultWidth)
        return width

    def operand(self, char: str, points: float) -> str:
        """Return what stands for a drawable character inside the parentheses of a string.

        A PDF font holds 256 characters; one beyond them closes the string, changes the font and back.
        """
        subset, code = self._run(char)
        text = chr(code) if 32 <= code < 127 and chr(code) not in "()\\" else f"\\{code:03o}"
        if subset == 0:
            return text
        return f")Tj{self._subset_name(subset)} {points:g} Tf({text})Tj{self.name} {points:g} Tf("


class Type:
    """A face at one size: measures, wraps and encodes. ``leading`` is the distance of its lines in points."""

    def __init__(self, face: Face, points: float, leading: float | None = None) -> None:
        self.face = face
        self.points = points
        self.leading = leading or round(points * 1.2, 2)
        self.select = f"{face.name} {points:g} Tf {self.leading:g} TL"
        self._chars: dict[str, tuple[float, str]] = {}
        self._words: dict[str, tuple[float, str]] = {}
        self.space = self._char(" ")[0]

    @property
    def ascent(self) -> float:
        """How far below the top of its line the text stands, in points."""
        return (self.leading - self.points) / 2 + self.points * 0.78

    def _char(self, char: str) -> tuple[float, str]:
        known = self._chars.get(char)
        if known is None:
            width = self.face.width(char) * self.points / 1000
            known = self._chars[char] = (width, self.face.operand(char, self.points))
        return known

    def _word(self, word: str) -> tuple[float, str]:
        known = self._words.get(word)
        if known is None:
            chars = [self._char(c) for c in self.face.drawable(word)]
            known = self._words[word] = (sum(w for w, _ in chars), "".join(o for _, o in chars))
        return known

    def width(self, text: str) -> float:
        """Return the width in points of text on one line."""
        words = text.split()
        return sum(self._word(word)[0] for word in words) + self.space * max(len(words) - 1, 0)

    def longest_word(self, text: str) -> float:
        """Return the width in points of the widest word."""
        return max((self._word(word)[0] for word in text.split()), default=0.0)

    def line(self, text: str) -> Line:
        """Return text on one line, whatever its width."""
        words = text.split()
        return Line(self.width(text), f"({' '.join(self._word(word)[1] for word in words)})Tj")

    def clipped(self, text: str, room: float) -> Line:
        """Return the first line of the text in ``room`` points, ending in "…" if there is more."""
        lines = self.wrap(text, room)
        if len(lines) == 1:
            return lines[0]
        width, dots = self._char("…")
        first = self.wrap(text, room - width)[0]
        return Line(first.width + width, f"{first.operators.removesuffix(')Tj')}{dots})Tj")

    def wrap(self, text: str, room: float) -> tuple[Line, ...]:
        """Return the lines of text in ``room`` points. Never fewer than one; no character is lost.

        Words wider than the room are broken after their punctuation, else between any two characters.
        """
        lines: list[Line] = []
        known, space, limit = self._words, self.space, room + _TOLERANCE
        for paragraph in text.split("\n"):
            words: list[str] = []
            used = -space
            for word in paragraph.split():
                width, operand = known.get(word) or self._word(word)
                if used + space + width <= limit:
                    words.append(operand)
                    used += space + width
                    continue
                if words:
                    lines.append(Line(used, f"({' '.join(words)})Tj"))
                if width > limit:
                    *whole, (width, operand) = self._broken(word, room)
                    lines += [Line(w, f"({o})Tj") for w, o in whole]
                words, used = [operand], width
            lines.append(Line(max(used, 0), f"({' '.join(words)})Tj"))
        return tuple(lines)

    def _broken(self, word: str, room: float) -> list[tuple[float, str]]:
        drawn = self.face.drawable(word)
        chars = [self._char(c) for c in drawn]
        pieces, start, used, after = [], 0, 0.0, 0
        for position, (width, _) in enumerate(chars):
            while used + width > room + _TOLERANCE and position > start:
                cut = after if after > start else position
                pieces.append(chars[start:cut])
                start, used = cut, sum(w for w, _ in chars[cut:position])
            used += width
            if drawn[position] in _BREAK_AFTER:
                after = position + 1
        pieces.append(chars[start:])
        return [(sum(w for w, _ in piece), "".join(o for _, o in piece)) for piece in pieces]
