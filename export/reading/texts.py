"""Tables as text: CSV in any alphabet, and what is copied from a PDF or Word (tab-separated)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from export.reading.limits import MAX_CELLS, MAX_CHARACTERS, MAX_COLUMNS, MAX_ROWS, TOO_LARGE, Refused
from model.foreign import Book, Cell, Sheet, Stored

NOT_TEXT = "No es un texto con columnas."
_SPANISH = re.compile(r"[áéíóúñüÁÉÍÓÚÑÜ°º¿¡–—“”«»]")
_STRANGE = re.compile(  # what Spanish bytes look like in the wrong alphabet
    "[\x00-\x08\x0b\x0e-\x1f\x80-\x9f\xa2-\xa9\xac\xae\xaf\xb1-\xb3\xb5\xb6\xb8\xb9\xbc-\xbe\xd7\xf7\xc3\xc2\xd8\xd0\xde"
    "\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u2039\u0152\u2018\u2019\u2022\u02dc\u2122\u203a\u0153]"
)
_ALPHABETS = ("cp1252", "cp850", "mac_roman")
_LINES_OF_A_ROW = 10  # a quoted cell may hold line breaks
_SEPARATORS = "\t;,|"


def decoded(data: bytes) -> str:
    """Return the text in its alphabet: by its mark, as UTF-8, or as that which reads most like Spanish."""
    for mark, alphabet in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(alphabet, errors="replace").lstrip("\ufeff")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        texts = [data.decode(alphabet, errors="replace") for alphabet in _ALPHABETS]
        return max(texts, key=_resemblance)


def _resemblance(text: str) -> int:
    return len(_SPANISH.findall(text)) - 3 * len(_STRANGE.findall(text)) - 5 * text.count("\ufffd")


def read_text(text: str, name: str, separator: str = "") -> Book:
    """Return a book with one sheet; lines and columns are counted from 1. Raises Refused."""
    if len(text) > MAX_CHARACTERS:
        raise Refused(TOO_LARGE)
    if text.count("\n") + text.count("\r") > _LINES_OF_A_ROW * MAX_ROWS:
        raise Refused(TOO_LARGE)
    if "\x00" in text:
        raise Refused(NOT_TEXT)
    separator = separator or _separator(text)
    numbered = _lines_of_tabs(text) if separator == "\t" and '"' not in text else _records(text, separator)
    cells: dict[tuple[int, int], Cell] = {}
    for row, values in numbered:
        if row > MAX_ROWS or len(values) > MAX_COLUMNS or len(cells) > MAX_CELLS:
            raise Refused(TOO_LARGE)
        for column, value in enumerate(values, start=1):
            if value.strip():
                cells[row, column] = Cell(Stored.TEXT, value)
    if not cells:
        raise Refused("El archivo está vacío.")
    return Book(name, (Sheet(name, cells, is_text=True),))


def _separator(text: str) -> str:
    """Return the separator that stands in the most lines; the tab before the others."""
    lines = text.splitlines()[:400]
    if sum("\t" in line for line in lines) > 2:
        return "\t"
    return max(_SEPARATORS, key=lambda mark: (sum(line.count(mark) > 5 for line in lines), text.count(mark)))


def _lines_of_tabs(text: str) -> list[tuple[int, Sequence[str]]]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [(number, line.split("\t")) for number, line in enumerate(lines, start=1)]


def _records(text: str, separator: str) -> list[tuple[int, Sequence[str]]]:
    """Return the records of a CSV; a quoted cell may hold line breaks, so records are counted, not lines."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return list(enumerate(reader, start=1))
    except csv.Error as error:
        raise Refused(NOT_TEXT) from error
