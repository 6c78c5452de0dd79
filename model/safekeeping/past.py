"""What one row said in the kept versions, read without the rest of them: each row has a line of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from model.errors import ProblemForUser
from model.project_file import SCHEMA, parse
from model.project_file.json_text import strict_json
from model.project_file.layout import ROW_HASH, encoded, to_json
from model.project_file.records import Refused, read_record
from model.report import Indicator
from model.safekeeping.versions import Version, Versions, Why, read_version


@dataclass(frozen=True, slots=True)
class PastRow:
    """A row as a version holds it; ``saved`` is when that was saved, by the clock of then."""

    saved: datetime
    row: Indicator


def past_rows(versions: Versions, doc_id: str, row_id: str, last_seq: int) -> Iterator[PastRow]:
    """Yield a row's earlier states, the newest first: those of the saves up to the number ``last_seq``.

    Versions without the row have nothing to tell; what was kept before a version was restored was never
    saved.
    """
    for version in versions.listed(doc_id):
        if version.why is Why.RESTORING:
            continue
        try:
            data = read_version(version)
            header = strict_json(data.split(b"\n", 1)[0].decode().removesuffix(",") + "}")
            row = _row(data, row_id, header) if header["saved_seq"] <= last_seq else None
            if row is not None:
                yield PastRow(_moment(header, version), row)
        except (ProblemForUser, Refused, ValueError, LookupError, TypeError, RecursionError):
            continue  # a version that cannot be read has nothing to tell


def _moment(header: dict[str, Any], version: Version) -> datetime:
    try:
        moment = datetime.fromisoformat(header["saved_utc"])
    except ValueError:
        return version.moment
    return moment if moment.tzinfo else version.moment


def _row(data: bytes, row_id: str, header: dict[str, Any]) -> Indicator | None:
    if header["schema"] != SCHEMA:
        return next((row for row in parse(data).report.indicators if row.id == row_id), None)
    _, _, rows = data.partition(b'\n"indicators":[')
    rows, _, _ = rows.partition(b"\n],")
    _, found, line = rows.partition(b"\n" + encoded(f'{{"id":{to_json(row_id)},'))
    if not found:
        return None
    raw = strict_json((found + line.partition(b"\n")[0]).decode().strip().removesuffix(","))
    raw.pop(ROW_HASH, None)
    return read_record(Indicator, raw)
