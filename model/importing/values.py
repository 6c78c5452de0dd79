"""From a cell to a quantity: what it says, in which scale it surely is, and what could not be understood."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from model.foreign import Cell, Stored
from model.numbers import NotANumber, is_blank, parse_number, plain
from model.text import folded, one_line

_NO_VALUE = frozenset({
    "na", "n/a", "n.a", "n.a.", "n. a.", "nd", "n/d", "n.d.", "n. d.", "s/d", "sd", "s/i", "s/a", "s/p",
    "n/r", "nr", "no aplica", "no disponible", "no disponible (nd)", "sin dato", "sin datos",
    "sin informacion", "pendiente", "no programado", "sin programar", "no se programo", "no reporta",
    "no existe", "null", "none",
})  # fmt: skip
_QUALIFIER = re.compile(r"^(?:<=|>=|=<|=>|<|>|=|≤|≥|~|≈|±|aprox\.?|hasta|al menos|menos de|mas de)\s*")
_MONEY = re.compile(r"^(?:mxn|\$)\s*|\s*(?:mxn|m\.n\.|pesos)$")
_WORDED = re.compile(r"^([+-]?[\d,]*\.?\d+)\s+([a-z(][^\d]*)$")
_MULTIPLE = re.compile(r"\d\s*(?:mdp|mdd|mill?(?:on(?:es)?)?|miles)\b")
_MILLIONS = re.compile(r"(?<=\d)['’`](?=\d{3}(?:,\d{3})+(?!\d))")  # 1'234,567.89
_NEGATIVE = re.compile(r"^\((.*\d.*)\)$")


class Scale(Enum):
    """What a cell itself says of its scale."""

    FRACTION = "fracción"
    POINTS = "puntos"
    OPEN = "sin formato"


@dataclass(frozen=True, slots=True)
class Value:
    """What one cell says; ``shown`` is the cell in the officer's words.

    ``problem`` is a sentence if it could not be understood, ``note`` if words were left out.
    """

    number: Decimal | None
    scale: Scale
    shown: str
    problem: str = ""
    note: str = ""


BLANK = Value(None, Scale.OPEN, "")


@lru_cache(maxsize=4096)  # the same cells are looked at by many rules
def read_value(cell: Cell | None) -> Value:
    """Return what the cell says."""
    if cell is None:
        return BLANK
    return replace(_read(cell), shown=one_line(cell.said)) if cell.said else _read(cell)


def _read(cell: Cell) -> Value:
    if cell.stored is Stored.ERROR:
        return Value(None, Scale.OPEN, cell.text, f"tiene el error {cell.text}")
    if cell.stored is Stored.UNSAVED:
        return Value(None, Scale.OPEN, "", "tiene una fórmula sin resultado guardado")
    if cell.stored is Stored.DATE:
        return Value(None, Scale.OPEN, cell.text, f"tiene una fecha ({cell.text})")
    if cell.number is not None:
        return _number(cell, cell.number)
    return read_text(cell.text)


def _number(cell: Cell, number: Decimal) -> Value:
    if cell.stored is Stored.FRACTION:
        return Value(number, Scale.FRACTION, f"{plain(tidy(number * 100))}%")
    if cell.stored is Stored.POINTS:
        return Value(number, Scale.POINTS, f"{plain(number)} %")
    return Value(number, Scale.OPEN, plain(number))


def read_text(text: str) -> Value:
    """Return what a typed text says: "25%", "$ -", "<= 3%", "58 rutas", "NA"."""
    shown = one_line(text)
    bare = folded(shown).strip("* '").strip()
    if is_blank(bare) or bare in _NO_VALUE:
        return Value(None, Scale.OPEN, shown, note=f"«{shown}» se tomó como vacío" if bare else "")
    stripped = _MONEY.sub("", _MONEY.sub("", _QUALIFIER.sub("", bare))).strip()
    note = f"de «{shown}» se tomó sólo el número" if _QUALIFIER.match(bare) else ""
    if is_blank(stripped):
        return Value(None, Scale.OPEN, shown, note=f"«{shown}» se tomó como vacío")
    if _MULTIPLE.search(stripped):
        return Value(None, Scale.OPEN, shown, f"dice «{shown[:60]}», en miles o en millones")
    stripped = _NEGATIVE.sub(r"-\1", stripped)
    stripped = _MILLIONS.sub(",", stripped)
    stripped = re.sub(r"\s*(?:por ciento|porciento|porcentaje|pct)$", "%", stripped)
    if match := _WORDED.match(stripped):
        stripped, note = match[1], f"de «{shown}» se tomó sólo el número"
    try:
        number = parse_number(stripped, percent=True)
    except NotANumber as refusal:
        advice = f"; quizá es {refusal.proposal}" if refusal.proposal else ""
        return Value(None, Scale.OPEN, shown, f"dice «{shown[:60]}», que no se entiende como número{advice}")
    return Value(number, Scale.POINTS if stripped.endswith("%") else Scale.OPEN, shown, note=note)


def is_figure(cell: Cell) -> bool:
    """Return whether a text is figures alone, however they are written ("80,00%"), without a word."""
    return any(map(str.isdigit, cell.text)) and not any(map(str.isalpha, cell.text))


def tidy(number: Decimal) -> Decimal:
    """Return the number without the zeros that scaling leaves behind it: 25.00 -> 25."""
    return Decimal(plain(number))
