"""From a report to the bytes of its project file."""

from __future__ import annotations

from model.files import sha256
from model.project_file.layout import (
    FILE_HASH,
    FORMAT,
    HEADER,
    MIN_READER,
    ROW_HASH,
    SCHEMA,
    Identity,
    default_values,
    encoded,
    fields_of,
    row_hash,
    to_json,
    unknown,
)
from model.record import Record
from model.report import Indicator, Report


def dump(report: Report, identity: Identity) -> bytes:
    """Return the project file of ``report``, in the newest format, with ``identity`` in its header."""
    header = (
        FORMAT,
        SCHEMA,
        MIN_READER,
        identity.app,
        identity.doc_id,
        identity.saved_seq,
        identity.saved_utc,
    )
    lines = [to_json(dict(zip(HEADER, header, strict=True)))[:-1] + ","]
    defaults = default_values(Report)
    for name in fields_of(Report):
        value = getattr(report, name)
        if name not in defaults or value != defaults[name]:
            lines += _section(name, value)
    lines += [f"{to_json(name)}:{to_json(value)}," for name, value in unknown(report).items()]
    body = encoded("\n".join(lines) + "\n")
    return body + f'"{FILE_HASH}":"{sha256(body)}"}}\n'.encode()


def _section(name: str, value: object) -> list[str]:
    if isinstance(value, tuple) and value and isinstance(value[0], Record):
        rows = [_row(item) for item in value]
        return [f'"{name}":[', *(f"{row}," for row in rows[:-1]), rows[-1], "],"]
    return [f'"{name}":{to_json(value)},']


def _row(record: Record) -> str:
    row = to_json(record)
    return f'{row[:-1]},"{ROW_HASH}":"{row_hash(row)}"}}' if isinstance(record, Indicator) else row
