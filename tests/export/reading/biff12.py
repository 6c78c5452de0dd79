"""A minimal .xlsb: sheets of texts and numbers in the binary records of Excel (MS-XLSB §2.1.4, §2.4).

No free program here writes that format; this writes what a reader needs of it, and no styles.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_BINARY = "application/vnd.ms-excel"

# The numbers of the records, by their names in the specification.
_ROW, _BLANK, _ERROR, _BOOL, _REAL, _TEXT = 0, 1, 3, 4, 5, 6
_BEGIN_SHEET, _END_SHEET, _BEGIN_BOOK, _END_BOOK = 129, 130, 131, 132
_BEGIN_BUNDLE, _END_BUNDLE, _BEGIN_DATA, _END_DATA = 143, 144, 145, 146
_DIMENSION, _BUNDLE, _CALCULATION = 148, 156, 157
_ERRORS = {"#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#N/A": 0x2A}


def _number(value: int) -> bytes:
    """Return a number seven bits at a time, the lowest first."""
    found = bytearray()
    while True:
        value, low = value >> 7, value & 0x7F
        found.append(low | (0x80 if value else 0))
        if not value:
            return bytes(found)


def record(kind: int, data: bytes = b"") -> bytes:
    """Return one record."""
    return _number(kind) + _number(len(data)) + data


def _text(text: str) -> bytes:
    data = text.encode("utf-16-le")
    return struct.pack("<I", len(data) // 2) + data


def _cell(column: int, value: Any) -> bytes:
    place = struct.pack("<II", column, 0)
    if value is None:
        return record(_BLANK, place)
    if isinstance(value, bool):
        return record(_BOOL, place + bytes([value]))
    if isinstance(value, int | float):
        return record(_REAL, place + struct.pack("<d", value))
    if value in _ERRORS:
        return record(_ERROR, place + bytes([_ERRORS[value]]))
    return record(_TEXT, place + _text(str(value)))


def _sheet(rows: Sequence[Sequence[Any]]) -> bytes:
    width = max(map(len, rows), default=1)
    parts = [
        record(_BEGIN_SHEET),
        record(_DIMENSION, struct.pack("<4I", 0, max(len(rows) - 1, 0), 0, width - 1)),
    ]
    parts.append(record(_BEGIN_DATA))
    for number, row in enumerate(rows):
        parts.append(record(_ROW, struct.pack("<IIHBBBI", number, 0, 300, 0, 0, 0, 0)))
        parts += [_cell(column, value) for column, value in enumerate(row) if value is not None]
    return b"".join((*parts, record(_END_DATA), record(_END_SHEET)))


def workbook(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """Return an .xlsb with these sheets, each a list of rows; None is a blank cell."""
    listed, relations, types = [], [], []
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, rows) in enumerate(sheets.items(), start=1):
            part = f"worksheets/sheet{number}.bin"
            archive.writestr(f"xl/{part}", _sheet(rows))
            listed.append(
                record(_BUNDLE, struct.pack("<II", 0, number) + _text(f"rId{number}") + _text(name))
            )
            relations.append(f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="{part}"/>')
            types.append(f'<Override PartName="/xl/{part}" ContentType="{_BINARY}.worksheet"/>')
        book = (record(_BEGIN_BOOK), record(_BEGIN_BUNDLE), *listed, record(_END_BUNDLE),
                record(_CALCULATION, bytes(26)), record(_END_BOOK))  # fmt: skip
        archive.writestr("xl/workbook.bin", b"".join(book))
        archive.writestr(
            "xl/_rels/workbook.bin.rels",
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}">{"".join(relations)}</Relationships>',
        )
        archive.writestr(
            "_rels/.rels",
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        )
        archive.writestr(
            "[Content_Types].xml",
            f'{_HEAD}<Types xmlns="{_TYPES}"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.bin" ContentType="{_BINARY}.sheet.binary.macroEnabled.main"/>'
            f"{''.join(types)}</Types>",
        )
    return target.getvalue()
