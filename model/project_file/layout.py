"""How a project file looks, for its writer and its reader (``reliability.md`` §2.1).

A ``*.informe`` is one JSON text in UTF-8 with LF line breaks. Line 1 holds the header; then each section of
the report has its line, and each row of a list its own, so that two versions can be compared line by line.
Every indicator ends with 8 digits of the SHA-256 of its own JSON, and the last line holds the SHA-256 of all
bytes before it. Quantities are texts ("12.5"), a blank is null. Names that this version does not know are
kept in ``extras`` and written back at the end of the same record.
"""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import fields
from decimal import Decimal
from typing import Any, Self

from model.files import sha256
from model.frozen import frozen
from model.ids import new_document_id
from model.record import Record
from model.report import Indicator, Report
from model.version import VERSION

FORMAT = "informe-trimestral"
SCHEMA = 1
MIN_READER = 1
HEADER = ("format", "schema", "min_reader", "app", "doc_id", "saved_seq", "saved_utc")
ROW_HASH = "hash"
FILE_HASH = "sha256"
RESERVED: dict[type[Record], tuple[str, ...]] = {Report: (*HEADER, FILE_HASH), Indicator: (ROW_HASH,)}

MAX_ROWS = 20_000
MAX_DEPTH = 8

FACTORS = frozenset({1, 100, 1_000, 100_000})
LOGO_SIDES = ("izquierda", "derecha")
MAX_LOGO_BYTES = 1024 * 1024
_IMAGES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}

_NAMES = {
    kind: tuple(each.name for each in fields(kind) if each.name != "extras")
    for kind in Record.__subclasses__()
}

# What most indicators and reports leave empty has no place in the file unless it is filled.
_OPTIONAL: dict[type[Record], tuple[str, ...]] = {
    Indicator: _NAMES[Indicator][_NAMES[Indicator].index("means") + 1 :],
    Report: ("openings", "previous_year", "previous_quarter", "previous"),
}
_DEFAULTS = {
    kind: {name: kind.__dataclass_fields__[name].default for name in _OPTIONAL.get(kind, ())}
    for kind in _NAMES
}


@frozen
class Identity:
    """What makes a file the same document over time.

    ``saved_seq`` counts its saves (0: never saved) and orders them, ``saved_utc`` (ISO 8601) only informs.
    ``app`` is the version of the program that saved it, ``schema`` the format's version in the file, and
    ``digest`` the SHA-256 of the whole file as last read or written, "" if it is on no disk.
    """

    doc_id: str
    saved_seq: int = 0
    saved_utc: str = ""
    app: str = VERSION
    schema: int = SCHEMA
    digest: str = ""

    @classmethod
    def new(cls) -> Self:
        """Return the identity of a document that did not exist before."""
        return cls(new_document_id())


def fields_of(kind: type[Record]) -> tuple[str, ...]:
    """Return the names that a record has in the file, in the file's order."""
    return _NAMES[kind]


def default_values(kind: type[Record]) -> dict[str, Any]:
    """Return what stands for the names that the file may leave out; they are written where they differ."""
    return _DEFAULTS[kind]


def image_type(data: bytes) -> str | None:
    """Return "image/png" or "image/jpeg" by the first bytes of ``data``, None for anything else."""
    return next((kind for kind, magic in _IMAGES.items() if data.startswith(magic)), None)


def row_hash(row: str) -> str:
    """Return the 8 digits that an indicator's line ends with; ``row`` is its JSON without them."""
    return sha256(encoded(row))[:8]


def encoded(text: str) -> bytes:
    """Return the bytes of JSON text; half a character, which UTF-8 lacks, stays as a JSON escape."""
    return text.encode("utf-8", "backslashreplace")


def _plain(value: object) -> object:
    """Return what JSON can hold of a record, a quantity or an image."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Record):
        values, defaults = value.__dict__, default_values(type(value))
        plain = {
            k: values[k] for k in fields_of(type(value)) if k not in defaults or values[k] != defaults[k]
        }
        return plain | unknown(value) if value.extras else plain
    if isinstance(value, bytes):
        return b64encode(value).decode()
    raise TypeError(type(value))


def unknown(record: Record) -> dict[str, Any]:
    """Return what a newer program stored in the record; names with a meaning here never count as unknown."""
    taken = {*fields_of(type(record)), *RESERVED.get(type(record), ())}
    return {key: value for key, value in record.extras.items() if key not in taken}


to_json = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False, default=_plain
).encode
