"""Which cells of an .xls, .xlsb or .ods hold a formula or an error, of which calamine tells nothing.

It gives errors as blank, which they are not. Only the few records that can say so are looked at (MS-XLS
§2.4.24, §2.4.127; MS-XLSB §2.4.307, §2.4.659 and those of formulas beside them).
"""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from export.reading.limits import MAX_COLUMNS, MAX_ROWS, Refused, opened
from export.reading.xml_stream import attribute, read_xml

FORMULA = ""
Noted = dict[str, dict[tuple[int, int], str]]
"""Name of a sheet -> row and column, from 1 -> "#REF!", or FORMULA where one has a sound result."""

_NAMES = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!",
    0x2A: "#N/A",
}  # fmt: skip
_BROKEN = (
    struct.error, zlib.error, zipfile.BadZipFile, LookupError, ValueError, EOFError, OSError, Refused,
    NotImplementedError,
)  # fmt: skip
_MOST_RECORDS = 600_000
_CONTENT = "content.xml"
_RELATIONS = "xl/_rels/workbook.bin.rels"


def noted_cells(data: bytes, *, is_zip: bool) -> Noted:
    """Return the cells with a formula or an error; what cannot be followed is left to calamine."""
    try:
        if not is_zip:
            return _of_xls(data)
        archive = opened(data)
        return _of_ods(archive) if _CONTENT in archive.namelist() else _of_xlsb(archive)
    except _BROKEN:
        return {}


def _kept(row: int, column: int, code: int | None) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the place with its error; ``code`` is None for a formula that has none."""
    if row < MAX_ROWS and column < MAX_COLUMNS and (code is None or code in _NAMES):
        yield (row + 1, column + 1), FORMULA if code is None else _NAMES[code]


# .ods: one XML part, in which cells and rows say how often they are repeated


def _of_ods(archive: zipfile.ZipFile) -> Noted:
    place = _Place()
    with archive.open(_CONTENT) as source:
        read_xml(source, place.start, place.end, place.text)
    return place.found


class _Place:
    """Where a reading of cells is; ``found`` is what is noted so far."""

    def __init__(self) -> None:
        self.found: Noted = {}
        self._sheet: dict[tuple[int, int], str] = {}
        self._row = self._rows = self._column = self._columns = 0
        self._said: list[str] | None = None

    def start(self, element: str, attributes: Mapping[str, str]) -> None:
        if element == "table":
            self._sheet = self.found.setdefault(attribute(attributes, "name"), {})
            self._row = self._rows = 0
        elif element == "table-row":
            self._row += self._rows
            self._rows = int(attribute(attributes, "number-rows-repeated") or 1)
            self._column = self._columns = 0
        elif element in ("table-cell", "covered-table-cell"):
            self._column += self._columns
            self._columns = int(attribute(attributes, "number-columns-repeated") or 1)
            kinds = [value for key, value in attributes.items() if key.endswith(":value-type")]
            self._said = [] if "error" in kinds else None
            if self._said is None and any(key.endswith(":formula") for key in attributes):
                self._note(FORMULA)

    def text(self, piece: str) -> None:
        if self._said is not None:
            self._said.append(piece)

    def end(self, element: str) -> None:
        if element in ("table-cell", "covered-table-cell") and self._said is not None:
            self._note("".join(self._said)[:40] or "#REF!")
            self._said = None

    def _note(self, what: str) -> None:
        if self._row < MAX_ROWS and self._column < MAX_COLUMNS:
            self._sheet[self._row + 1, self._column + 1] = what


# .xlsb: parts of a zip, each a run of records


def _of_xlsb(archive: zipfile.ZipFile) -> Noted:
    if _RELATIONS not in archive.namelist():
        return {}
    targets: dict[str, str] = {}

    def start(_element: str, attributes: Mapping[str, str]) -> None:
        if "Id" in attributes:
            target = posixpath.join("xl", attributes.get("Target", ""))
            targets[attributes["Id"]] = posixpath.normpath(target)

    with archive.open(_RELATIONS) as source:
        read_xml(source, start, lambda _: None)
    found: Noted = {}
    for kind, body in _records(archive.read("xl/workbook.bin")):
        if kind == 156:  # a sheet: state, number, relation, name
            relation, at = _text(body, 8)
            name, _ = _text(body, at)
            if targets.get(relation) in archive.namelist():
                found[name] = dict(_noted_of_sheet(archive.read(targets[relation])))
    return found


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    for _ in range(_MOST_RECORDS):
        if at >= len(data):
            return
        kind, at = _seven_bits(data, at, 2)
        size, at = _seven_bits(data, at, 4)
        yield kind, data[at : at + size]
        at += size


def _seven_bits(data: bytes, at: int, most: int) -> tuple[int, int]:
    value = 0
    for place in range(most):
        value |= (data[at + place] & 0x7F) << (7 * place)
        if not data[at + place] & 0x80:
            return value, at + place + 1
    return value, at + most


def _text(data: bytes, at: int) -> tuple[str, int]:
    (count,) = struct.unpack_from("<I", data, at)
    end = at + 4 + 2 * count
    return data[at + 4 : end].decode("utf-16-le"), end


def _noted_of_sheet(data: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    row = 0
    for kind, body in _records(data):
        if kind == 0:
            (row,) = struct.unpack_from("<I", body)
        elif kind in (3, 11):  # an error, typed or of a formula
            (column,) = struct.unpack_from("<I", body)
            yield from _kept(row, column, body[8])
        elif kind in (8, 9, 10):  # a formula with a text, a number or a truth
            (column,) = struct.unpack_from("<I", body)
            yield from _kept(row, column, None)


# .xls: one stream of an OLE container


def _of_xls(data: bytes) -> Noted:
    stream = _stream(data)
    found: Noted = {}
    for kind, body in _biff(stream, 0):
        if kind == 0x85 and body[5] == 0:  # a sheet of cells: where it begins, state, kind, name
            (begin,) = struct.unpack_from("<I", body)
            wide = bool(body[7] & 1)
            name = body[8 : 8 + body[6] * (1 + wide)].decode("utf-16-le" if wide else "latin-1")
            found[name] = dict(_noted_of_biff(stream, begin))
        elif kind == 0x0A:
            break
    return found


def _stream(data: bytes) -> bytes:
    """Return the stream of the workbook; empty where it is too short or the container too large to follow."""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    count, first = struct.unpack_from("<I", data, 44)[0], struct.unpack_from("<I", data, 48)[0]
    tables = struct.unpack_from("<109I", data, 76)[: min(count, 109)]
    fat = b"".join(_sector(data, table, size) for table in tables)

    def chain(start: int) -> bytes:
        parts, seen = [], 0
        while start < len(fat) // 4 and seen * size <= len(data):
            parts.append(_sector(data, start, size))
            (start,) = struct.unpack_from("<I", fat, 4 * start)
            seen += 1
        return b"".join(parts)

    directory = chain(first)
    for at in range(0, len(directory) - 127, 128):
        name = directory[at : at + 64].decode("utf-16-le").partition("\0")[0]
        start, length = struct.unpack_from("<II", directory, at + 116)
        if name in ("Workbook", "Book") and length >= 4096:
            return chain(start)[:length]
    return b""


def _sector(data: bytes, number: int, size: int) -> bytes:
    return data[(number + 1) * size : (number + 2) * size]


def _biff(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    for _ in range(_MOST_RECORDS):
        if at + 4 > len(stream):
            return
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _noted_of_biff(stream: bytes, begin: int) -> Iterator[tuple[tuple[int, int], str]]:
    depth = 0
    for kind, body in _biff(stream, begin):
        depth += (kind == 0x809) - (kind == 0x0A)  # a chart begins and ends inside its sheet
        if depth == 0:
            return
        if depth > 1 or kind not in (0x205, 0x06):
            continue
        row, column = struct.unpack_from("<HH", body)
        if kind == 0x205 and body[7]:  # an error that was typed
            yield from _kept(row, column, body[6])
        elif kind == 0x06:
            failed = body[12:14] == b"\xff\xff" and body[6] == 2
            yield from _kept(row, column, body[8] if failed else None)
