"""Quarters, numbers and amounts as the sentences say them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from model.numbers import rounded, shown
from model.text import folded, one_line
from model.units import is_percent

ORDINALS = {1: "1er.", 2: "2do.", 3: "3er.", 4: "4to."}
"""The quarters as the form numbers them."""

_LEAST = Decimal("0.01")

# Units that name a way of measuring, not a thing to be counted.
_ABSTRACT = frozenset(
    {"", "numero", "cantidad", "tasa", "promedio", "indice", "razon", "valor", "unidad", "unidades"}
)
_UNCHANGING = re.compile(r"\W*|.*[\d/²³].*|(?:m|km|kg|g|l|ha|h|min|mxn|usd|uma)\.?", re.IGNORECASE)
_STOPS_INFLECTION = frozenset({"de", "del", "por", "con", "en", "para", "a", "al", "sin", "que"})
_JOINS = frozenset({"y", "e", "o", "u"})

# The first ending that matches the whole word decides; ordinary nouns only, the rest stay as they are.
_PLURAL = (
    (re.compile(r"(.*)ón"), r"\1ones"),
    (re.compile(r"(.*)én"), r"\1enes"),
    (re.compile(r"(.*)és"), r"\1eses"),
    (re.compile(r"(.*)z"), r"\1ces"),
    (re.compile(r"(mes)"), r"\1es"),
    (re.compile(r"(.*s)"), r"\1"),
    (re.compile(r"(.*[aeiouáéó])"), r"\1s"),
    (re.compile(r"(.*)"), r"\1es"),
)
_SINGULAR = (
    (re.compile(r"(.*i)ones"), r"\1ón"),
    (re.compile(r"(mes)(?:es)?"), r"\1"),
    (re.compile(r"[oó]rdenes"), r"orden"),
    (re.compile(r"(.*[aeiouáéíóú][dlnr])es"), r"\1"),
    (re.compile(r"(.*[aeiouáéíóú])s"), r"\1"),
)
_Endings = Sequence[tuple[re.Pattern[str], str]]


def quarter_name(q: int) -> str:
    """Return "2do. trimestre"."""
    return f"{ORDINALS[q]} trimestre"


def quarter_names(quarters: Sequence[int]) -> str:
    """Return "1er. y 2do. trimestre"; ``quarters`` is not empty."""
    *before, latest = (ORDINALS[q] for q in quarters)
    return f"{', '.join(before)} y {latest} trimestre" if before else f"{latest} trimestre"


def number(value: Decimal) -> str:
    """Return a computed value with at most 2 decimals."""
    return shown(rounded(value))


def in_unit(value: Decimal, unit: str) -> str:
    """Return a computed value as its cell shows it: with " %" where the unit is points."""
    return shown(rounded(value), percent=is_percent(unit))


def amount(value: Decimal, unit: str) -> str:
    """Return the size of a difference in words, whatever its sign: "7 puntos", "1 documento"."""
    size = abs(value)
    noun = _singular(unit) if rounded(size) == 1 else _plural(unit)
    return f"menos de {_LEAST} {noun}" if size and not rounded(size) else f"{number(size)} {noun}"


@lru_cache(maxsize=512)
def _plural(unit: str) -> str:
    return "puntos" if is_percent(unit) else _inflected(unit, _PLURAL) or "unidades"


@lru_cache(maxsize=512)
def _singular(unit: str) -> str:
    return "punto" if is_percent(unit) else _inflected(unit, _SINGULAR) or "unidad"


def _inflected(unit: str, endings: _Endings) -> str:
    words = one_line(unit).split()
    if not words or folded(words[0]) in _ABSTRACT:
        return ""
    done: list[str] = []
    for position, word in enumerate(words):
        if folded(word) in _STOPS_INFLECTION:
            return " ".join(done + words[position:])
        done.append(
            word if folded(word) in _JOINS or _UNCHANGING.fullmatch(word) else _ended(word.lower(), endings)
        )
    return " ".join(done)


def _ended(word: str, endings: _Endings) -> str:
    for pattern, replacement in endings:
        if match := pattern.fullmatch(word):
            return match.expand(replacement)
    return word
