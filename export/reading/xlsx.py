"""An .xlsx or .xlsm read by its XML parts, within limits and in one pass: values, formats, merges, hiding.

openpyxl needs two loads for formulas and values, and hangs on a cell at XFD1048576 or a giant merge
(``reliability.md`` §3); here a part that passes a limit is refused as soon as it does. Formulas are never
computed: their saved results are read.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from typing import IO

from export.reading.formats import stored_as
from export.reading.limits import (
    BROKEN,
    MAX_CELLS,
    MAX_CHARACTERS,
    MAX_SHEET,
    NOT_A_WORKBOOK,
    TOO_LARGE,
    Refused,
    opened,
)
from export.reading.xlsx_sheet import TRUE, SheetReader, unescaped
from export.reading.xml_stream import attribute, read_xml
from model.foreign import Book, Stored


def read_xlsx(data: bytes, name: str) -> Book:
    """Return the workbook. Raises Refused with the sentence to show."""
    archive = opened(data)
    try:
        return _Workbook(archive, name).book()
    except (zipfile.BadZipFile, EOFError, KeyError, ValueError, OSError, NotImplementedError) as error:
        raise Refused(BROKEN) from error
    except zlib.error as error:
        raise Refused(BROKEN) from error


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
            SheetReader(self, title, hidden, date_1904).read(target)
            for title, relation, hidden in listed
            if (found := parts.get(relation)) and found[0].endswith("/worksheet") and (target := found[1])
        ]
        if not sheets:
            raise Refused("El libro no tiene hojas con datos.")
        return Book(self._name, tuple(sheets))

    def open(self, name: str) -> IO[bytes]:
        """Return the part of that name. Raises Refused."""
        part = self._part(name)
        if part is None:
            raise Refused(BROKEN)
        if self._archive.getinfo(part).file_size > MAX_SHEET:
            raise Refused(TOO_LARGE)
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
                date_1904 = attributes.get("date1904", "") in TRUE

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
                strings.append(unescaped("".join(pieces)))
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
