"""Periods that are no quarters, as headings name them: months, pairs of months, four months, half years."""

from __future__ import annotations

import re
from functools import lru_cache

TOTAL = 5
"""The accumulated column, in the place of a fifth quarter; the periods below are numbered above it."""
_FIRST_MONTH, _FIRST_HALF, _FIRST_PAIR, _FIRST_FOUR = 11, 31, 41, 51

MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
    "noviembre", "diciembre",
)  # fmt: skip
_MONTH = re.compile(
    r"\b(?:(ene(?:ro)?)|(feb(?:rero)?)|(mar(?:zo)?)|(abr(?:il)?)|(may(?:o)?)|(jun(?:io)?)|(jul(?:io)?)"
    r"|(ago(?:sto)?)|(sep(?:t|tiembre)?)|(oct(?:ubre)?)|(nov(?:iembre)?)|(dic(?:iembre)?))\b(?: \d\d\b)?"
)
_DAY = re.compile(r"(?:19|20)\d\d (\d\d) \d\d")  # a month that Excel took for a date
_ORDINALS = (
    r"(?:1 ?(?:er|ro|ero|o|°|º|ra)?|primer(?:o)?|i)", r"(?:2 ?(?:do|o|°|º|da)?|segundo|ii)",
    r"(?:3 ?(?:er|ro|ero|o|°|º|ra)?|tercer(?:o)?|iii)", r"(?:4 ?(?:to|o|°|º|ta)?|cuarto|iv)",
    r"(?:5 ?(?:to|o|°|º|ta)?|quinto|v)", r"(?:6 ?(?:to|o|°|º|ta)?|sexto|vi)",
)  # fmt: skip
_OTHERS = {
    first + at: re.compile(rf"\b(?:{_ORDINALS[at]} ?(?:{names})|(?:{names}) ?{_ORDINALS[at]})\b")
    for names, first, count in (
        ("semestre|sem|s", _FIRST_HALF, 2),
        ("bimestre|bim", _FIRST_PAIR, 6),
        ("cuatrimestre|cuatrim|cuat", _FIRST_FOUR, 3),
    )
    for at in range(count)
}


@lru_cache(maxsize=4096)
def period_in(words: str) -> tuple[int, str]:
    """Return the period that folded words name, 0 if none, and the words without it."""
    if day := _DAY.fullmatch(words):
        month = int(day[1])
        return (_FIRST_MONTH + month - 1, "") if 1 <= month <= 12 else (0, words)
    found = list(_MONTH.finditer(words))
    if len(found) == 1 and found[0].lastindex:
        return _FIRST_MONTH + found[0].lastindex - 1, _MONTH.sub(" ", words)
    for period, pattern in _OTHERS.items():
        if pattern.search(words):
            return period, pattern.sub(" ", words)
    return 0, words


def month_of_year(number: int) -> int:
    """Return the period of a month, from 1 to 12."""
    return _FIRST_MONTH + number - 1


def period_key(period: int) -> str:
    """Return how the key of a period ends: "1" of a quarter, "total", "m4" of April, "s2" of a half year."""
    if period <= TOTAL:
        return "total" if period == TOTAL else str(period)
    for mark, first in (("c", _FIRST_FOUR), ("b", _FIRST_PAIR), ("s", _FIRST_HALF)):
        if period >= first:
            return f"{mark}{period - first + 1}"
    return f"m{period - _FIRST_MONTH + 1}"


def kind_of(key: str) -> str:
    """Return the kind of period of a key: "mes", "semestre", "bimestre" or "cuatrimestre"; "" if none."""
    part = key.rpartition("_")[2]
    kinds = {"m": "mes", "s": "semestre", "b": "bimestre", "c": "cuatrimestre"}
    return kinds.get(part[:1], "") if part[1:].isdigit() else ""


def in_order(period: int) -> int:
    """Return where a period stands in its row of columns: the accumulated comes last."""
    return 100 if period == TOTAL else period
