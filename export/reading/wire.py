"""A book as JSON between the child that read it and the program, which trusts nothing of it."""

from __future__ import annotations

import json
import re
from decimal import Decimal, InvalidOperation
from typing import Any

from export.reading.limits import MAX_CELLS, MAX_COLUMNS, MAX_MERGES, MAX_ROWS
from model.foreign import Area, Book, Cell, Sheet, Stored
from model.text import clean_text

_MAX_SHEETS = 500
_MAX_DIGITS = 40
_HALVES = re.compile("([ÃÂ][\x80-\x9f])")  # "Í" in UTF-8, read in another alphabet
_STORED = {stored.value: stored for stored in Stored}


class BadAnswer(ValueError):
    """The child's answer is not one that it may give."""


def encoded(book: Book) -> bytes:
    """Return the book as JSON in UTF-8."""
    sheets = [
        {
            "name": sheet.name,
            "hidden": sheet.hidden,
            "text": sheet.is_text,
            "hidden_rows": sorted(sheet.hidden_rows),
            "hidden_columns": sorted(sheet.hidden_columns),
            "merges": [[area.top, area.left, area.bottom, area.right] for area in sheet.merges],
            "cells": [
                [row, column, cell.stored.value, cell.text, _number(cell.number), cell.formula]
                for (row, column), cell in sheet.cells.items()
            ],
        }
        for sheet in book.sheets
    ]
    answer = {"sheets": sheets, "notices": list(book.notices)}
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", errors="replace")


def refusal(sentence: str) -> bytes:
    """Return the answer that a file is refused, with the sentence to show."""
    return json.dumps({"refused": sentence}, ensure_ascii=False).encode()


def _number(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def decoded(data: bytes, name: str) -> Book | str:
    """Return the book, or the sentence of a refusal. Raises BadAnswer."""
    try:
        raw = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BadAnswer("no JSON") from error
    if isinstance(raw, dict) and set(raw) == {"refused"}:
        return _text(raw["refused"])
    _check(isinstance(raw, dict) and set(raw) == {"sheets", "notices"})
    sheets, notices = _list(raw["sheets"], _MAX_SHEETS), _list(raw["notices"], 10)
    return Book(name, tuple(map(_sheet, sheets)), tuple(map(_text, notices)))


def _check(held: bool) -> None:
    if not held:
        raise BadAnswer("not what was agreed")


def _list(raw: Any, most: int) -> list[Any]:
    _check(isinstance(raw, list) and len(raw) <= most)
    return list(raw)


def _text(raw: Any) -> str:
    _check(isinstance(raw, str))
    return clean_text(raw)


def _cell_text(raw: Any) -> str:
    """Return a cleaned text; the second half of a damaged "Í" is a control character that mending needs."""
    _check(isinstance(raw, str))
    return "".join(part if _HALVES.fullmatch(part) else clean_text(part) for part in _HALVES.split(raw))


def _flag(raw: Any) -> bool:
    _check(isinstance(raw, bool))
    return bool(raw)


def _count(raw: Any, most: int) -> int:
    _check(type(raw) is int and 1 <= raw <= most)
    return int(raw)


def _sheet(raw: Any) -> Sheet:
    keys = {"name", "hidden", "text", "hidden_rows", "hidden_columns", "merges", "cells"}
    _check(isinstance(raw, dict) and set(raw) == keys)
    cells = dict(map(_cell, _list(raw["cells"], MAX_CELLS)))
    return Sheet(
        name=_text(raw["name"]),
        cells={place: cell for place, cell in cells.items() if cell.text or cell.stored is not Stored.TEXT},
        merges=tuple(map(_area, _list(raw["merges"], MAX_MERGES))),
        hidden=_flag(raw["hidden"]),
        hidden_rows=frozenset(_count(row, MAX_ROWS) for row in _list(raw["hidden_rows"], MAX_ROWS)),
        hidden_columns=frozenset(
            _count(column, MAX_COLUMNS) for column in _list(raw["hidden_columns"], MAX_COLUMNS)
        ),
        is_text=_flag(raw["text"]),
    )


def _area(raw: Any) -> Area:
    _check(isinstance(raw, list) and len(raw) == 4)
    rows, columns = 1_048_576, 18_278
    return Area(_count(raw[0], rows), _count(raw[1], columns), _count(raw[2], rows), _count(raw[3], columns))


def _cell(raw: Any) -> tuple[tuple[int, int], Cell]:
    _check(isinstance(raw, list) and len(raw) == 6)
    row, column, stored, text, number, formula = raw
    _check(isinstance(stored, str) and stored in _STORED)
    place = (_count(row, MAX_ROWS), _count(column, MAX_COLUMNS))
    return place, Cell(_STORED[stored], _cell_text(text), _decimal(number), _flag(formula))


def _decimal(raw: Any) -> Decimal | None:
    if raw is None:
        return None
    _check(isinstance(raw, str) and len(raw) <= _MAX_DIGITS)
    try:
        number = Decimal(raw)
    except InvalidOperation as error:
        raise BadAnswer("no number") from error
    _check(number.is_finite() and abs(number.adjusted()) <= 330)
    return number
