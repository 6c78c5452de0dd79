"""What a field is: its kind, how its text becomes a value, and what the editor starts with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache
from typing import Generic, TypeVar

from model.frozen import frozen
from model.numbers import parse_number, parse_year, plain
from model.report import Choice
from model.text import RefusedText, clean_text, folded, one_line
from model.units import is_percent

_key = lru_cache(maxsize=4096)(folded)  # options are few and asked about again and again

Value = Decimal | int | str | None
Subject = TypeVar("Subject")


class Kind(Enum):
    """The five kinds of value; each consumer maps them to its own look and editor."""

    TEXT = auto()
    LONG_TEXT = auto()
    CHOICE = auto()
    QUANTITY = auto()
    YEAR = auto()


class NotAChoice(RefusedText):
    """Text that is none of a closed field's choices."""


@frozen(kw_only=True)
class Field(Generic[Subject]):
    """One editable thing of a report or an indicator.

    ``read`` gives its value, ``write`` a changed subject (None: calculated, cannot be typed).
    ``choices`` closes the field to these labels; ``catalogue`` names the catalogue's list that is offered
    without closing it. ``words`` are texts accepted beside numbers ("ND"). ``in_unit`` tells that a
    QUANTITY is in the indicator's own unit, not a plain number.
    """

    key: str
    title: str
    kind: Kind
    help: str
    read: Callable[[Subject], Value]
    write: Callable[[Subject, Value], Subject] | None = None
    choices: tuple[str, ...] = ()
    catalogue: str = ""
    words: tuple[str, ...] = ()
    in_unit: bool = False

    @property
    def editable(self) -> bool:
        """Whether the officer can type into it."""
        return self.write is not None


def parse(field: Field[Subject], text: str, unit: str = "", options: Sequence[str] = ()) -> Value:
    """Return the value that ``text`` means for ``field``; ``unit`` is the indicator's unit of measure.

    ``options`` are the catalogue's entries for an open CHOICE: "eficacia" becomes "Eficacia". Raises
    RefusedText with the sentence to show. Blank gives None for numbers and years, "" for texts.
    """
    match field.kind:
        case Kind.QUANTITY:
            word = next((w for w in field.words if folded(w) == folded(text)), None)
            return word or parse_number(text, percent=field.in_unit and is_percent(unit))
        case Kind.YEAR:
            return parse_year(text)
        case Kind.CHOICE:
            return _choice(field, one_line(text), options)
        case Kind.TEXT:
            return one_line(text)
        case Kind.LONG_TEXT:
            return clean_text(text).strip("\n")


def _choice(field: Field[Subject], text: str, options: Sequence[str]) -> str:
    wanted = folded(text)
    for option in field.choices or options:
        if _key(option) == wanted:
            return option
    if field.choices and (text or "" not in field.choices):
        listed = ", ".join(c for c in field.choices if c)
        raise NotAChoice(f"«{text}» no es una opción de {field.title}. Elija una de éstas: {listed}.")
    return text


def edit_text(value: Value) -> str:
    """Return the text that an editor starts with: numbers without % sign and separators."""
    if value is None:
        return ""
    return plain(value) if isinstance(value, Decimal) else str(value)


def labels(choices: type[Choice]) -> tuple[str, ...]:
    """Return what the officer reads for each member of a closed choice."""
    return tuple(member.label for member in choices)
