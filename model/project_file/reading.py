"""From the bytes of a project file to a report, strictly; every refusal is one sentence for the user.

The order is that of ``architecture.md``, decision 15: JSON, version, hash, migrations, unknown names set
aside, strict validation. Files are taken as hostile: no bytes raise anything but a ``ProblemForUser``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from model.errors import NewerVersion
from model.frozen import frozen
from model.hashing import hasher
from model.ids import is_document_id
from model.project_file.damage import changed_outside, damaged, not_valid, row_name
from model.project_file.json_text import read_text
from model.project_file.layout import (
    FACTORS,
    FILE_HASH,
    LOGO_SIDES,
    MAX_LOGO_BYTES,
    MAX_ROWS,
    ROW_HASH,
    SCHEMA,
    Identity,
    image_type,
    row_hash,
    to_json,
)
from model.project_file.migrations import MIGRATIONS, Migrations, migrated
from model.project_file.records import Refused, read_record
from model.report import Indicator, Report
from model.text import one_line
from model.version import VERSION

_MAX_SAVES = 10**9


@frozen
class Opened:
    """A report that was read; ``warnings`` are sentences to show (changed outside the program…)."""

    report: Report
    identity: Identity
    warnings: tuple[str, ...] = ()


def parse(data: bytes, migrations: Migrations = MIGRATIONS) -> Opened:
    """Return what a project file holds. Raises NotAReport, DamagedReport or NewerVersion, nothing else."""
    document, text = read_text(data)
    schema = _schema(document)
    try:
        digest, is_sealed = _digest(data)
        identity = _identity(document, schema, digest)
        warnings = () if is_sealed else (changed_outside(_changed_rows(document)),)
        report = read_record(Report, _migrated(document, schema, migrations))
        check_whole(report)
    except Refused as refused:
        raise not_valid(refused, text) from refused
    return Opened(report, identity, warnings)


def _schema(document: dict[str, Any]) -> int:
    schema, needed = document.get("schema"), document.get("min_reader")
    if type(schema) is not int or type(needed) is not int or min(schema, needed) < 1:
        raise damaged("no dice con qué versión del formato se guardó")
    if max(schema, needed) > SCHEMA:
        app = document.get("app")
        version = one_line(app)[:20] if isinstance(app, str) else ""
        raise NewerVersion(
            f"El informe se guardó con una versión más reciente del programa ({version or 'sin número'}); "
            f"ésta es la {VERSION}.",
            f"Ábralo con la versión {version} o una posterior. El archivo quedó como estaba."
            if version
            else "Ábralo con esa versión. El archivo quedó como estaba.",
        )
    return schema


def _identity(document: dict[str, Any], schema: int, digest: str) -> Identity:
    for name in ("app", "doc_id", "saved_utc"):
        if not isinstance(document.get(name), str):
            raise Refused("debe ser un texto entre comillas", name)
    if not is_document_id(document["doc_id"]):
        raise Refused("no es un identificador", "doc_id")
    saved_seq = document.get("saved_seq")
    if type(saved_seq) is not int or not 0 <= saved_seq < _MAX_SAVES:
        raise Refused("debe ser un número entero", "saved_seq")
    return Identity(
        doc_id=document["doc_id"],
        saved_seq=saved_seq,
        saved_utc=one_line(document["saved_utc"])[:40],
        app=one_line(document["app"])[:40],
        schema=schema,
        digest=digest,
    )


def _digest(data: bytes) -> tuple[str, bool]:
    """Return the hash of a file, and whether its bytes are exactly those that the program wrote."""
    body = data.rfind(f'"{FILE_HASH}":"'.encode())
    if body < 0:
        return hasher(data).hexdigest(), False
    state = hasher(memoryview(data)[:body])
    seal = f'"{FILE_HASH}":"{state.hexdigest()}"}}\n'.encode()
    state.update(memoryview(data)[body:])  # the whole file, without going through it a second time
    return state.hexdigest(), data.endswith(seal) and body + len(seal) == len(data)


def _changed_rows(document: dict[str, Any]) -> list[str]:
    """Return the names of the rows whose own hash does not fit them."""
    rows = document.get("indicators")
    return [
        row_name(index, row)
        for index, row in enumerate(rows if isinstance(rows, list) else ())
        if isinstance(row, dict) and row.get(ROW_HASH) != _hash_of(row)
    ]


def _hash_of(row: dict[str, Any]) -> str:
    return row_hash(to_json({name: value for name, value in row.items() if name != ROW_HASH}))


def _migrated(document: dict[str, Any], schema: int, migrations: Migrations) -> dict[str, Any]:
    try:
        return migrated(document, schema, SCHEMA, migrations)
    except (LookupError, TypeError, ValueError, AttributeError) as error:  # data that no program wrote
        raise damaged(f"no se entiende como informe de la versión {schema} del formato") from error


def check_whole(report: Report) -> None:
    """Refuse rows and logos that no report can hold together. Raises Refused."""
    _check_rows("indicators", report.indicators)
    _check_rows("previous", report.previous)
    _check_logos(report)


def _check_rows(part: str, rows: Sequence[Indicator]) -> None:
    if len(rows) > MAX_ROWS:
        raise Refused(f"tiene más de {MAX_ROWS:,} indicadores", part)
    seen: dict[str, int] = {}
    for index, indicator in enumerate(rows):
        if not indicator.id.strip():
            raise Refused("no puede estar vacío", part, index, "id")
        if seen.setdefault(indicator.id, index) != index:
            raise Refused(f"es el mismo que el del indicador {seen[indicator.id] + 1}", part, index, "id")
        if indicator.factor not in FACTORS:
            raise Refused("debe ser 1, 100, 1000 o 100000", part, index, "factor")


def _check_logos(report: Report) -> None:
    for index, logo in enumerate(report.logos):
        if logo.side not in LOGO_SIDES:
            raise Refused(f"debe ser una de estas opciones: {', '.join(LOGO_SIDES)}", "logos", index, "side")
        if logo.media_type != (image_type(logo.data) or ""):
            raise Refused("debe decir de qué tipo es la imagen, PNG o JPEG", "logos", index, "media_type")
        if len(logo.data) > MAX_LOGO_BYTES:
            raise Refused("pesa más de 1 MB", "logos", index, "data")
