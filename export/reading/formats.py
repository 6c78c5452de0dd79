"""What an Excel number format says of a value: a fraction, points with a literal %, a date, or no more."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from model.foreign import Stored

_PERCENT_IDS = frozenset({9, 10})
_DATE_IDS = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.')
_BRACKETS = re.compile(r"\[[^\]]*\]")
_DATE_CODE = re.compile(r"[yd]", re.IGNORECASE)
_LAST_DAY = 2_958_465  # 31 December 9999


@lru_cache(maxsize=1024)
def stored_as(number: int, code: str) -> Stored:
    """Return how a value of this format is meant; ``code`` is "" for Excel's built-in formats."""
    if not code:
        if number in _PERCENT_IDS:
            return Stored.FRACTION
        return Stored.DATE if number in _DATE_IDS else Stored.NUMBER
    first = code.split(";")[0]
    bare = _BRACKETS.sub("", _LITERAL.sub("", first))
    if "%" in bare:
        return Stored.FRACTION
    if "%" in first:
        return Stored.POINTS
    if _DATE_CODE.search(bare) and bare.casefold() != "general":
        return Stored.DATE
    return Stored.NUMBER


def date_text(serial: Decimal, since_1904: bool) -> str:
    """Return the day of an Excel serial as ISO 8601, "" if it is none."""
    days = int(serial) + (1462 if since_1904 else 0)
    if not 60 < days <= _LAST_DAY:
        return ""
    return (date(1899, 12, 30) + timedelta(days=days)).isoformat()
