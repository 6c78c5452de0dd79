"""Texts that were read in the wrong alphabet on their way: "DefiniciÃ³n", "Definici¢n", "Definici�n"."""

from __future__ import annotations

import re

_UTF8_AS_1252 = re.compile(
    "[ÃÂ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|â€"
)
_850_AS_1252 = re.compile(
    r"(?<=[A-Za-z])[\u00a2\u00a1\u201a\u00a3\u00a4](?=[A-Za-z\s.]|$)|(?<=[A-Za-z])\xa0(?=[a-z])"
)
_LOST = re.compile(r"(?<=\w)[\ufffd?](?=\w)|\ufffd")
_WORD = re.compile(r"[\w\ufffd?]+")
_KNOWN = (
    "definición", "método", "cálculo", "dimensión", "medición", "línea", "año", "verificación", "variación",
    "índice", "propósito", "estratégico", "economía", "gestión", "secretaría", "número", "razón", "público",
    "elaboró", "revisó", "autorizó", "validó", "vinculación", "participación",
)  # fmt: skip


def repaired_text(text: str) -> str:
    """Return the text in its own alphabet again, or unchanged where nothing is surely wrong."""
    if _UTF8_AS_1252.search(text):
        for alphabet in ("cp1252", "latin-1"):
            try:
                return text.encode(alphabet).decode("utf-8")
            except UnicodeError:
                continue
    if _850_AS_1252.search(text):
        try:
            return text.encode("cp1252").decode("cp850")
        except UnicodeError:
            return text
    if _LOST.search(text):
        return _WORD.sub(lambda match: _guessed(match[0]), text)
    return text


def _guessed(word: str) -> str:
    """Return the known word that a word with a lost letter must be; the word itself if there is none."""
    if not _LOST.search(word):
        return word
    pattern = re.compile(_LOST.sub(".", re.sub(r"[^\w?\ufffd]", "", word)), re.IGNORECASE)
    known = next((k for k in _KNOWN if pattern.fullmatch(k)), "")
    if not known:
        return word
    return (
        known.upper() if word.isupper() and len(word) > 2 else known.title() if word[0].isupper() else known
    )
