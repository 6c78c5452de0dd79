"""Texts that name a quarter: "SEGUNDO INFORME TRIMESTRAL", "2T", "abril a junio"; and the next one's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

_ORDINALS = ("", "primer", "segundo", "tercer", "cuarto")
_SHORT = ("", "er", "do", "er", "to")
_ROMAN = ("", "I", "II", "III", "IV")
_MONTHS: tuple[tuple[str, ...], ...] = (
    (), ("enero", "febrero", "marzo"), ("abril", "mayo", "junio"), ("julio", "agosto", "septiembre"),
    ("octubre", "noviembre", "diciembre"),
)  # fmt: skip
_LAST_DAY = ("", "31", "30", "30", "31")
_NOUN = (
    r"(?=\s+(?:(?:informe|reporte|avance)s?\s+(?:de\s+(?:avance|resultado|actividad)\w*\s+)?)?"
    r"trim(?:estr|\.|\b))"
)
_TO = r"\s*(?:\ba\b|\bal\b|-|–|—|/)\s*"
_LETTERS = r"(?<![\w.])"

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def renamed(text: str, old: int, new: int, years: tuple[int | None, int | None] = (None, None)) -> str:
    """Return the text with quarter ``new`` where it names quarter ``old``; the same text if it does not.

    ``years`` are those of the old and the new quarter; where they differ, a text that names the old quarter
    gets the new year, too. Case is kept: "SEGUNDO INFORME TRIMESTRAL" becomes "TERCER INFORME TRIMESTRAL".
    """
    changed = text
    for pattern, words in _rules(old, new):
        changed = pattern.sub(words, changed)
    before, after = years
    if changed != text and before and after and before != after:
        changed = re.sub(rf"(?<!\d){before}(?!\d)", str(after), changed)
    return changed


@lru_cache(maxsize=16)
def _rules(old: int, new: int) -> tuple[Rule, ...]:
    return tuple(_made(old, new))


def _made(old: int, new: int) -> Iterator[Rule]:
    """Yield what is looked for and what stands there afterwards; two spellings never overlap."""
    yield _pattern(rf"\b{_ORDINALS[old]}o?{_NOUN}"), _put(_ORDINALS[new])
    yield (
        _pattern(rf"{_LETTERS}{old}(\s?(?:er|do|ro|to|o|[º°])?\.?[º°]?){_NOUN}"),
        lambda match: f"{new}{_ending(match[1], new)}",
    )
    yield _pattern(rf"\b{_ROMAN[old]}{_NOUN}"), _put(_ROMAN[new], as_is=True)
    yield _pattern(rf"(\btrimestre\s+(?:n[oú]m?\.?\s*)?){old}\b"), lambda match: f"{match[1]}{new}"
    yield _pattern(rf"(\btrimestre\s+){_ROMAN[old]}\b"), lambda match: f"{match[1]}{_ROMAN[new]}"
    yield _pattern(rf"\bT(-?){old}\b"), lambda match: f"{match[0][0]}{match[1]}{new}"
    yield _pattern(rf"{_LETTERS}{old}(-?)T\b"), lambda match: f"{new}{match[1]}{match[0][-1]}"
    for short in (False, True):
        was = [_month(month, short=short) for month in _MONTHS[old]]
        now = [_month(month, short=short) for month in _MONTHS[new]]
        dot = r"\b\.?" if short else r"\b"
        yield _pattern(rf"\b({was[0]}{dot}{_TO})({was[2]})\b"), _months(now)
        if min(old, new) > 1:  # from the beginning of the year on
            yield _pattern(rf"\b({_month('enero', short=short)}{dot}{_TO})({was[2]})\b"), _until(now[2])
        several = rf"\b({was[0]}){dot}(,\s*)({was[1]}){dot}(\s+y\s+)({was[2]})\b"
        yield _pattern(several), _three_months(now)
    yield (
        _pattern(rf"\b{_LAST_DAY[old]}(\s+de\s+)({_MONTHS[old][2]})\b"),
        lambda match: f"{_LAST_DAY[new]}{match[1]}{_like(match[2], _MONTHS[new][2])}",
    )


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def _put(word: str, *, as_is: bool = False) -> Callable[[re.Match[str]], str]:
    return lambda match: word if as_is else _like(match[0], word)


def _months(now: Sequence[str]) -> Callable[[re.Match[str]], str]:
    def words(match: re.Match[str]) -> str:
        first = re.match(r"\w+", match[1])
        assert first is not None  # noqa: S101 - the pattern begins with a month
        return f"{_like(first[0], now[0])}{match[1][first.end() :]}{_like(match[2], now[2])}"

    return words


def _until(now: str) -> Callable[[re.Match[str]], str]:
    return lambda match: f"{match[1]}{_like(match[2], now)}"


def _three_months(now: Sequence[str]) -> Callable[[re.Match[str]], str]:
    def words(match: re.Match[str]) -> str:
        first, comma, second, and_, third = match.groups()
        names = (_like(said, word) for said, word in zip((first, second, third), now, strict=True))
        return "{}{comma}{}{and_}{}".format(*names, comma=comma, and_=and_)

    return words


def _month(month: str, *, short: bool) -> str:
    return month[:3] if short else month


def _ending(said: str, new: int) -> str:
    letters = re.search("er|do|ro|to", said, re.IGNORECASE)
    if letters is None:
        return said
    return said[: letters.start()] + _like(letters[0], _SHORT[new]) + said[letters.end() :]


def _like(said: str, word: str) -> str:
    """Return a word in capitals, with one capital, or in small letters, as what was said."""
    if said.isupper() and len(said) > 1:
        return word.upper()
    return word.capitalize() if said[:1].isupper() else word
