"""An .xlsx or .xlsm read by its XML parts, within limits and in one pass: values, formats, merges, hiding.

openpyxl needs two loads for formulas and values, and hangs on a cell at XFD1048576 or a giant merge
(``reliability.md`` §3); here a part that passes a limit is refused as soon as it does. Formulas are never
computed: their saved results are read.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from decimal import Decimal
from typing import IO

from export.reading.formats import date_text, stored_as
from export.reading.limits import (
    BROKEN,
    MAX_CELLS,
    MAX_CHARACTERS,
    MAX_COLUMNS,
    MAX_MERGES,
    MAX_ROWS,
    NOT_A_WORKBOOK,
    TOO_LARGE,
    Refused,
    opened,
)
from export.reading.xml_stream import attribute, read_xml
from model.foreign import Area, Book, Cell, Place, Sheet, Stored, column_of

_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TRUE = frozenset({"1", "true"})
_NO_ATTRIBUTES: Mapping[str, str] = {}


def read_xlsx(data: bytes, name: str) -> Book:
    """Return the workbook. Raises Refused with the sentence to show."""
    archive = opened(data)
    try:
        return _Workbook(archive, name).book()
    except (zipfile.BadZipFile, EOFError, KeyError, ValueError, OSError, NotImplementedError) as error:
        raise Refused(BROKEN) from error
    except zlib.error as error:
        raise Refused(BROKEN) from error


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


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text) if "_x" in text else text


class _Workbook:
    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._names = {part.casefold(): part for part in archive.namelist()}
        self._name = name
        self._left = MAX_CELLS
        self._characters = MAX_CHARACTERS

    def book(self) -> Book:
        root = self._relations("_rels/.rels", "")
        main = next((target for kind, target in root.values() if kind.endswith("/officeDocument")), "")
        if not main or self._part(main) is None:
            raise Refused(NOT_A_WORKBOOK)
        folder, base = posixpath.split(main)
        parts = self._relations(f"{folder}/_rels/{base}.rels".lstrip("/"), folder)
        listed, date_1904 = self._listed(main)
        self._strings = self._shared(parts)
        self._formats = self._styles(parts)
        sheets = [
            _SheetReader(self, title, hidden, date_1904).read(target)
            for title, relation, hidden in listed
            if (found := parts.get(relation)) and found[0].endswith("/worksheet") and (target := found[1])
        ]
        if not sheets:
            raise Refused("El libro no tiene hojas con datos.")
        return Book(self._name, tuple(sheets))

    def open(self, name: str) -> IO[bytes]:
        part = self._part(name)
        if part is None:
            raise Refused(BROKEN)
        return self._archive.open(part)

    def spend(self, characters: int) -> None:
        self._left -= 1
        self._characters -= characters
        if self._left < 0 or self._characters < 0:
            raise Refused(TOO_LARGE)

    def string(self, index: str) -> str:
        position = int(index)
        if not 0 <= position < len(self._strings):
            raise Refused(BROKEN)
        return self._strings[position]

    def stored(self, style: str) -> Stored:
        position = int(style or 0)
        return self._formats[position] if 0 <= position < len(self._formats) else Stored.NUMBER

    def _part(self, name: str) -> str | None:
        return self._names.get(name.casefold())

    def _relations(self, name: str, folder: str) -> dict[str, tuple[str, str]]:
        found: dict[str, tuple[str, str]] = {}

        def start(element: str, attributes: Mapping[str, str]) -> None:
            if element == "Relationship" and attributes.get("TargetMode") != "External":
                target = attributes.get("Target", "")
                path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                found[attributes.get("Id", "")] = (attributes.get("Type", ""), posixpath.normpath(path))

        if self._part(name) is None:
            raise Refused(NOT_A_WORKBOOK)
        with self.open(name) as source:
            read_xml(source, start, lambda _: None)
        return found

    def _listed(self, main: str) -> tuple[list[tuple[str, str, bool]], bool]:
        sheets: list[tuple[str, str, bool]] = []
        date_1904 = False

        def start(element: str, attributes: Mapping[str, str]) -> None:
            nonlocal date_1904
            if element == "sheet":
                hidden = attributes.get("state", "visible") != "visible"
                sheets.append((attributes.get("name", ""), attribute(attributes, "id"), hidden))
            elif element == "workbookPr":
                date_1904 = attributes.get("date1904", "") in _TRUE

        with self.open(main) as source:
            read_xml(source, start, lambda _: None)
        return sheets, date_1904

    def _target(self, parts: Mapping[str, tuple[str, str]], kind: str) -> str:
        return next((target for found, target in parts.values() if found.endswith(kind)), "")

    def _shared(self, parts: Mapping[str, tuple[str, str]]) -> list[str]:
        strings: list[str] = []
        pieces: list[str] = []
        inside = phonetic = False

        def start(element: str, _: Mapping[str, str]) -> None:
            nonlocal inside, phonetic
            if element == "si":
                pieces.clear()
            elif element == "rPh":
                phonetic = True
            elif element == "t":
                inside = not phonetic

        def end(element: str) -> None:
            nonlocal inside, phonetic
            if element == "t":
                inside = False
            elif element == "rPh":
                phonetic = False
            elif element == "si":
                strings.append(_unescaped("".join(pieces)))
                if len(strings) > MAX_CELLS:
                    raise Refused(TOO_LARGE)

        def text(piece: str) -> None:
            if inside:
                pieces.append(piece)

        if target := self._target(parts, "/sharedStrings"):
            with self.open(target) as source:
                read_xml(source, start, end, text)
        return strings

    def _styles(self, parts: Mapping[str, tuple[str, str]]) -> list[Stored]:
        codes: dict[int, str] = {}
        formats: list[Stored] = []
        inside = False

        def start(element: str, attributes: Mapping[str, str]) -> None:
            nonlocal inside
            if element == "numFmt":
                codes[int(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")
            elif element == "cellXfs":
                inside = True
            elif element == "xf" and inside:
                number = int(attributes.get("numFmtId", "0") or 0)
                formats.append(stored_as(number, codes.get(number, "")))

        def end(element: str) -> None:
            nonlocal inside
            if element == "cellXfs":
                inside = False

        if target := self._target(parts, "/styles"):
            with self.open(target) as source:
                read_xml(source, start, end)
        return formats


class _SheetReader:
    """One sheet's part, cell by cell."""

    def __init__(self, book: _Workbook, title: str, hidden: bool, date_1904: bool) -> None:
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
            if attributes.get("hidden", "") in _TRUE and self._row <= MAX_ROWS:
                self._hidden_rows.add(self._row)
        elif element == "col" and attributes.get("hidden", "") in _TRUE:
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
            text = self._book.string(value) if kind == "s" else _unescaped(value)
            return Cell(Stored.TEXT, text, None, formula) if text.strip() else None
        if kind == "b":
            return Cell(Stored.TEXT, "VERDADERO" if value in _TRUE else "FALSO", None, formula)
        if kind == "d":
            return Cell(Stored.DATE, value[:10], None, formula)
        number = decimal_of(value)
        if number is None:
            return Cell(Stored.ERROR, value[:40], None, formula)
        stored = self._book.stored(self._cell.get("s", ""))
        if stored is Stored.DATE and (text := date_text(number, self._date_1904)):
            return Cell(Stored.DATE, text, number, formula)
        return Cell(Stored.NUMBER if stored is Stored.DATE else stored, "", number, formula)
