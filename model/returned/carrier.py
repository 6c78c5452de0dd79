"""The whole report as texts for the cells of a hidden sheet, and back.

It is the project file itself, packed: so its strict reader, its hash and its migrations serve here too.
Texts in cells are what Excel and LibreOffice both keep when they save a workbook as .xlsx or .ods; parts of
the package that they do not know they drop.
"""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from model.errors import ProblemForUser
from model.files import sha256
from model.foreign import Book, Cell, Sheet, Stored
from model.project_file import Identity, dump, parse
from model.record import Record
from model.report import Indicator, Report

SHEET = "_informe"
FORMAT = "informe-trimestral"
VERSION = 1
COLUMN = 1  # where the texts stand, from the first row down
PROBE = "a  b\tc\nd"  # the second text: whether spaces and line breaks come through
_CHUNK = 16_000  # characters; a cell takes 32,767
_MOST = 6_000_000  # characters that a workbook may carry; with more, it goes without its logos
_LARGEST = 24 * 1024 * 1024  # bytes of the report unpacked; a crafted file could unpack to anything
_NOBODY = Identity("00000000-0000-0000-0000-000000000000")


@dataclass(frozen=True, slots=True)
class Carried:
    """The report as it was exported. ``exact`` tells that spaces in texts came through unchanged."""

    report: Report
    exact: bool


def shareable(report: Report) -> Report:
    """Return the report as it may leave this computer: without private notes.

    What a newer version of the program keeps in ``extras`` stays behind too: nobody here knows whether it is
    private. Comments, acceptances and the quarter before go along, so that nothing is lost on the way.
    """
    plain: dict[str, Any] = {"extras": {}}
    return report.replace(
        heading=report.heading.replace(**plain),
        settings=report.settings.replace(**plain),
        indicators=tuple(map(_shareable_row, report.indicators)),
        signatures=_without_extras(report.signatures),
        logos=_without_extras(report.logos),
        acceptances=_without_extras(report.acceptances),
        openings=_without_extras(report.openings),
        previous=tuple(map(_shareable_row, report.previous)),
        **plain,
    )


def _shareable_row(row: Indicator) -> Indicator:
    inner = (*row.justifications, *row.comments)
    if not row.private_note and not row.extras and not any(record.extras for record in inner):
        return row
    return row.replace(
        private_note="",
        extras={},
        justifications=_without_extras(row.justifications),
        comments=_without_extras(row.comments),
    )


def _without_extras(records: Sequence[Record]) -> tuple[Record, ...]:
    return tuple(record.replace(extras={}) if record.extras else record for record in records)


def carrier_texts(report: Report) -> tuple[str, ...]:
    """Return the texts for the hidden sheet, in its order; the first says what they are."""
    texts = _packed(report)
    if sum(map(len, texts)) > _MOST:
        texts = _packed(report.replace(logos=()))
    return texts


def _packed(report: Report) -> tuple[str, ...]:
    whole = b64encode(zlib.compress(dump(shareable(report), _NOBODY), 3)).decode()
    chunks = [whole[start : start + _CHUNK] for start in range(0, len(whole), _CHUNK)]
    return (f"{FORMAT}:{VERSION}:{len(chunks)}:{sha256(whole.encode())}", PROBE, *chunks)


def carried(book: Book) -> Carried | None:
    """Return the report that the workbook carries; None where it carries none, or no sound one."""
    for sheet in book.sheets:
        head = _text(sheet, 1)
        if head.startswith(f"{FORMAT}:"):
            report = _unpacked(head, sheet)
            return None if report is None else Carried(report, _text(sheet, 2) == PROBE)
    return None


def _text(sheet: Sheet, row: int) -> str:
    return sheet.cells.get((row, COLUMN), Cell(Stored.TEXT, "")).text


def _unpacked(head: str, sheet: Sheet) -> Report | None:
    _, version, count, digest, *_ = f"{head}:::".split(":")
    if version != str(VERSION) or not count.isdecimal() or len(count) > 4:
        return None
    whole = "".join(_text(sheet, row).strip() for row in range(3, 3 + int(count)))
    if sha256(whole.encode()) != digest:
        return None
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(b64decode(whole, validate=True), _LARGEST)
        opened = parse(data)
    except (ValueError, zlib.error, ProblemForUser):
        return None
    return None if opened.warnings else opened.report
