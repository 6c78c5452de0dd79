"""One sheet's part of an .xlsx, cell by cell and within limits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import IO, Protocol

from export.reading.formats import date_text
from export.reading.limits import BROKEN, MAX_CELLS, MAX_COLUMNS, MAX_MERGES, MAX_ROWS, TOO_LARGE, Refused
from export.reading.xml_stream import read_xml
from model.foreign import Area, Cell, Place, Sheet, Stored, column_of

_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
TRUE = frozenset({"1", "true"})
_NO_ATTRIBUTES: Mapping[str, str] = {}


class Parts(Protocol):
    """What a sheet needs of its workbook."""

    def open(self, name: str) -> IO[bytes]:
        """Return the part of that name."""

    def spend(self, characters: int) -> None:
        """Count one cell and its characters. Raises Refused when there are too many."""

    def string(self, index: str) -> str:
        """Return the shared string of that number."""

    def stored(self, style: str) -> Stored:
        """Return how a cell of that style keeps its number."""


def decimal_of(text: str) -> Decimal | None:
    """Return a stored number with the 15 digits that Excel keeps, None if it is none."""
    try:
        value = float(text)
    except ValueError:
        return None
    if value != value or value in (float("inf"), float("-inf")) or abs(value) >= 1e15:
        return None
    return Decimal(f"{value:.15g}")


def place_of(address: str) -> Place:
    """Return row and column of "L14". Raises Refused if it is no address."""
    match = _ADDRESS.fullmatch(address)
    if match is None:
        raise Refused(BROKEN)
    return int(match[2]), column_of(match[1])


def unescaped(text: str) -> str:
    """Return a text with its _x000D_ put back as characters."""
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text) if "_x" in text else text


class SheetReader:
    """One sheet's part, cell by cell."""

    def __init__(self, book: Parts, title: str, hidden: bool, date_1904: bool) -> None:
        self._book, self._title, self._hidden, self._date_1904 = book, title, hidden, date_1904
        self._cells: dict[Place, Cell] = {}
        self._merges: list[Area] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._row = self._column = self._seen = 0
        self._cell: Mapping[str, str] = _NO_ATTRIBUTES
        self._formula = False
        self._pieces: list[str] = []
        self._value = ""
        self._inside = ""
        self._phonetic = False

    def read(self, target: str) -> Sheet:
        """Return the sheet in that part. Raises Refused."""
        with self._book.open(target) as source:
            read_xml(source, self._start, self._end, self._text)
        return Sheet(
            self._title,
            self._cells,
            tuple(self._merges),
            self._hidden,
            frozenset(self._hidden_rows),
            frozenset(self._hidden_columns),
        )

    def _start(self, element: str, attributes: Mapping[str, str]) -> None:
        if element == "c":
            self._start_cell(attributes)
        elif element in ("v", "t"):
            self._inside = "" if self._phonetic else element
            self._pieces = []
        elif element == "f":
            self._formula = True
        elif element == "rPh":
            self._phonetic = True
        elif element == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
            if attributes.get("hidden", "") in TRUE and self._row <= MAX_ROWS:
                self._hidden_rows.add(self._row)
        elif element == "col" and attributes.get("hidden", "") in TRUE:
            last = min(int(attributes.get("max", "0")), MAX_COLUMNS)
            self._hidden_columns.update(range(int(attributes.get("min", "1")), last + 1))
        elif element == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        self._seen += 1
        if self._seen > 2 * MAX_CELLS:  # styled blanks count too: they cost time
            raise Refused(TOO_LARGE)
        if "r" in attributes:
            self._row, self._column = place_of(attributes["r"])
        else:
            self._column += 1
        self._cell, self._formula, self._value = attributes, False, ""

    def _end(self, element: str) -> None:
        if element == "v":
            self._value = "".join(self._pieces)
            self._inside = ""
        elif element == "t":
            self._value += "".join(self._pieces)
            self._inside = ""
        elif element == "rPh":
            self._phonetic = False
        elif element == "c":
            self._keep()

    def _text(self, piece: str) -> None:
        if self._inside:
            self._pieces.append(piece)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        top, left = place_of(first)
        bottom, right = place_of(last or first)
        if len(self._merges) >= MAX_MERGES or bottom - top >= MAX_ROWS:
            raise Refused(TOO_LARGE)
        self._merges.append(Area(top, left, bottom, right))

    def _keep(self) -> None:
        cell = self._made(self._cell.get("t", "n"))
        if cell is None:
            return
        if self._row > MAX_ROWS or self._column > MAX_COLUMNS:
            raise Refused(TOO_LARGE)
        self._book.spend(len(cell.text))
        self._cells[self._row, self._column] = cell

    def _made(self, kind: str) -> Cell | None:
        value, formula = self._value, self._formula
        if not value and kind != "inlineStr":
            return Cell(Stored.UNSAVED, "", None, True) if formula and kind != "str" else None
        if kind == "e":
            return Cell(Stored.ERROR, value, None, formula)
        if kind in ("s", "str", "inlineStr"):
            text = self._book.string(value) if kind == "s" else unescaped(value)
            return Cell(Stored.TEXT, text, None, formula) if text.strip() else None
        if kind == "b":
            return Cell(Stored.TEXT, "VERDADERO" if value in TRUE else "FALSO", None, formula)
        if kind == "d":
            return Cell(Stored.DATE, value[:10], None, formula)
        number = decimal_of(value)
        if number is None:
            return Cell(Stored.ERROR, value[:40], None, formula)
        stored = self._book.stored(self._cell.get("s", ""))
        if stored is Stored.DATE and (text := date_text(number, self._date_1904)):
            return Cell(Stored.DATE, text, number, formula)
        return Cell(Stored.NUMBER if stored is Stored.DATE else stored, "", number, formula)
