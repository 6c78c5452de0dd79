"""Numbers as officers write them. Never follows the computer's locale (``domain.md`` §6.11)."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, getcontext
from functools import lru_cache

from model.text import RefusedText

MAX_DIGITS = 15  # what Excel keeps of a number

EPSILON = Decimal("1e-6")
"""Unrounded values are compared to within this (``domain.md`` §4)."""

_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d+)?|[+-]?\d+\.")
_DECIMAL_COMMA = re.compile(r"[+-]?\d*,\d+")
_POINTS_AND_COMMA = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+,\d+")
_MONEY = re.compile(r"([+-]?)(?:mxn|mx)?\$?([+-]?[\d.,]+)(?:mxn|mn|m\.n\.|pesos)?", re.IGNORECASE)
_BETWEEN_BRACKETS = re.compile(r"\$?\(\$?([\d.,]+)\)")
_SPACE_BETWEEN_DIGITS = re.compile(r"\d\s+\d")
_THOUSANDS_BY_SPACES = re.compile(r"\D*\d{1,3}(?:\s\d{3})+(?:\.\d+)?\D*")


class NotANumber(RefusedText):
    """Text that is no number."""


def is_blank(text: str) -> bool:
    """Return whether the text means "no value": nothing, spaces or only dashes."""
    return all(c in _DASHES or c.isspace() for c in text)


def parse_number(text: str, *, percent: bool = False) -> Decimal | None:
    """Return the number that ``text`` says, None if it is blank.

    ``percent`` tells that the unit is percentage points: then "25 %" and "25" both mean 25. Accepts
    "1,234.5", "1 234.5" and a leading minus of any kind. Raises NotANumber, with a proposal for "12,5".
    """
    if is_blank(text):
        return None
    bare = "".join(text.split())
    if _SPACE_BETWEEN_DIGITS.search(text) and not _THOUSANDS_BY_SPACES.fullmatch(text.strip()):
        raise _refusal(text.strip(), text)  # "12 5" is two numbers or a slip, never 125
    if bare.endswith("%"):
        if not percent:
            raise NotANumber(
                f"«{text.strip()}» lleva % y la unidad de medida de este indicador no es porcentaje. "
                "Escriba sólo el número.",
                bare[:-1],
            )
        bare = bare[:-1]
    if bare and bare[0] in _DASHES:
        bare = "-" + bare[1:]
    if not any(c.isdigit() for c in bare) or not bare.isascii() or not _NUMBER.fullmatch(bare):
        raise _refusal(text.strip(), bare)
    number = Decimal(bare.replace(",", ""))
    digits, exponent = number.as_tuple().digits, number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -MAX_DIGITS:
        raise NotANumber(f"«{text.strip()}» tiene demasiados decimales. Escriba como máximo {MAX_DIGITS}.")
    if len(digits) > MAX_DIGITS or abs(number) >= Decimal(10) ** MAX_DIGITS:
        raise NotANumber(f"«{text.strip()}» tiene demasiadas cifras. Escriba como máximo {MAX_DIGITS}.")
    return number


def _refusal(shown: str, bare: str) -> NotANumber:
    if bare.isascii() and _DECIMAL_COMMA.fullmatch(bare):
        proposal = bare.replace(",", ".")
        return NotANumber(f"«{shown}» lleva coma decimal. Escriba {proposal}, con punto.", proposal)
    if _POINTS_AND_COMMA.fullmatch(bare):
        proposal = bare.replace(".", "").replace(",", ".")
        return NotANumber(f"«{shown}» lleva coma decimal. Escriba {proposal}, con punto.", proposal)
    if (money := _MONEY.fullmatch(bare)) and _NUMBER.fullmatch(proposal := "".join(money.groups())):
        return NotANumber(f"«{shown}» lleva signo de pesos. Escriba sólo el número: {proposal}.", proposal)
    if (owed := _BETWEEN_BRACKETS.fullmatch(bare)) and _NUMBER.fullmatch(owed.group(1)):
        proposal = f"-{owed.group(1)}"
        return NotANumber(f"«{shown}» está entre paréntesis. Si es negativo, escriba {proposal}.", proposal)
    return NotANumber(f"«{shown}» no es un número. Escriba sólo cifras, por ejemplo 25 o 12.5.")


def parse_year(text: str) -> int | None:
    """Return the year that ``text`` says, None if blank. Raises NotANumber outside 1900–2100."""
    if is_blank(text):
        return None
    bare = text.strip()
    if not (bare.isascii() and bare.isdigit() and 1900 <= int(bare[:5]) <= 2100 and len(bare) == 4):
        raise NotANumber(f"«{bare}» no es un año. Escriba cuatro cifras, por ejemplo 2022.")
    return int(bare)


@lru_cache(maxsize=64)
def _quantum(places: int) -> Decimal:
    return Decimal(1).scaleb(-places)


def rounded(value: Decimal, places: int = 2) -> Decimal:
    """Return ``value`` with ``places`` decimals, halves away from zero as Excel shows them."""
    if value.adjusted() + places + 1 >= getcontext().prec:
        return value  # a quotient of extremes: too large to hold those decimals, and quantize would raise
    return value.quantize(_quantum(places), ROUND_HALF_UP)


def plain(value: Decimal) -> str:
    """Return the number as it is typed: no thousands separator, no trailing zeros, no exponent."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def shown(value: Decimal | None, *, percent: bool = False) -> str:
    """Return the number as Mexico writes it, "1,234.5" or "25 %"; a blank is an empty text.

    ``parse_number(shown(v, percent=p), percent=p) == v`` for every value.
    """
    if value is None:
        return ""
    text = plain(value)
    if not -1000 < value < 1000:
        whole, point, decimals = text.partition(".")
        text = f"{Decimal(whole):,f}{point}{decimals}"
    return f"{text} %" if percent else text
