"""The one gate for text: everything typed, pasted, imported or opened passes it (``reliability.md`` §2.6)."""

from __future__ import annotations

import re
import unicodedata

MAX_UTF16_UNITS = 32_767  # what an Excel cell holds


class RefusedText(ValueError):
    """Typed text that cannot become a value; ``str(e)`` is the sentence to show.

    ``proposal`` is what the text probably meant ("12.5" for "12,5"), or "".
    """

    def __init__(self, sentence: str, proposal: str = "") -> None:
        super().__init__(sentence)
        self.proposal = proposal


_BIDI = "\u202a-\u202e\u2066-\u2069"
_REMOVED = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff{_BIDI}]")
_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")  # \x0b is Word's soft line break
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean_text(text: str) -> str:
    """Return ``text`` as the program keeps it: NFC, LF line breaks, no control or hidden characters.

    Lone surrogates become U+FFFD; what passes the 32,767 UTF-16 units of an Excel cell is cut, never
    inside a character. Idempotent.
    """
    if text.isprintable() and len(text) * 2 <= MAX_UTF16_UNITS and unicodedata.is_normalized("NFC", text):
        return text  # nearly every text, at a tenth of the cost: nothing printable is ever removed
    text = _LINE_BREAKS.sub("\n", text)
    text = _SURROGATE.sub("\ufffd", _REMOVED.sub("", text))
    return _within_limit(unicodedata.normalize("NFC", text))


def _within_limit(text: str) -> str:
    if len(text) * 2 <= MAX_UTF16_UNITS or len(text.encode("utf-16-le")) // 2 <= MAX_UTF16_UNITS:
        return text
    cut = text.encode("utf-16-le")[: MAX_UTF16_UNITS * 2]
    return cut.decode("utf-16-le", errors="ignore")


def one_line(text: str) -> str:
    """Return the cleaned text on one line, with single spaces and none at the ends."""
    return " ".join(clean_text(text).split())


def folded(text: str) -> str:
    """Return ``text`` for comparing without regard to case, accents (ñ too) and spacing."""
    decomposed = text.casefold()
    if decomposed.isascii():
        return " ".join(decomposed.split())
    decomposed = unicodedata.normalize("NFD", decomposed)
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())
