"""What can still be read of a damaged project file: each row has a line and a hash of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from model.files import MAX_FILE_BYTES
from model.ids import new_id
from model.project_file.json_text import strict_json
from model.project_file.layout import FILE_HASH, HEADER, MAX_ROWS, ROW_HASH, row_hash, to_json
from model.project_file.reading import check_whole
from model.project_file.records import Refused, read_field, read_record
from model.report import Indicator, Report

_SECTION = re.compile(r'"([a-z_]{1,20})":(.*)', re.DOTALL)
_ROWS = ("indicators", "signatures", "logos", "acceptances", "openings", "previous")
_MAX_GROUPS = 1_000  # in one line; a bomb has millions
_PARTS = ("heading", "settings", "footer", "previous_year", "previous_quarter", *_ROWS)

_PART = re.compile(rf'"({"|".join(_PARTS)})":')


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was read. ``intact`` rows are exactly as they were saved, ``doubtful`` ones were altered since.

    Both name rows by their id; ``lost_lines`` are the numbers of lines that say nothing any more, and
    ``parts`` the report's own parts that were read ("heading", "signatures"…).
    """

    report: Report
    intact: tuple[str, ...]
    doubtful: tuple[str, ...]
    parts: tuple[str, ...]
    lost_lines: tuple[int, ...]

    @property
    def worth_showing(self) -> bool:
        """Whether anything at all was read."""
        return bool(self.intact or self.doubtful or self.parts)


def salvage(data: bytes) -> Salvaged:
    """Return what can be read of a file that ``parse`` refuses. Raises nothing."""
    rows: dict[str, Indicator] = {}
    intact: list[str] = []
    doubtful: list[str] = []
    parts: dict[str, Any] = {}
    lost: list[int] = []
    section = ""
    lines = data[:MAX_FILE_BYTES].decode("utf-8-sig", "replace").split("\n")
    for number, line in enumerate(lines, 1):
        text = line.strip().removesuffix(",")
        if text.startswith(f'"{FILE_HASH}":'):
            continue
        if text in ("", "]", "{", "}", "[") or (number == 1 and not _PART.match(text)):
            continue  # the first line is the header, where it was not the header that was lost
        opening = _SECTION.fullmatch(text)
        if opening and opening[1] in HEADER:
            continue
        if opening and opening[1] in _ROWS and opening[2] == "[":
            section = opening[1]
            continue
        try:
            if opening and opening[1] in _PARTS:
                parts[opening[1]] = _part(opening[1], _plain(opening[2]))
                continue
            raw = _plain(text)
            if section != "previous" and (ROW_HASH in raw or (section == "indicators" and "id" in raw)):
                row = read_record(Indicator, raw)
                name = row.id if row.id.strip() and row.id not in rows else new_id()
                rows[name] = _whole(row.replace(id=name))
                (intact if _is_intact(raw) and name == row.id else doubtful).append(name)
            elif section in _ROWS[1:]:
                _add(parts, section, raw)
        except (Refused, ValueError, TypeError, RecursionError):
            lost.append(number)
    report = Report().replace(**(parts | {"indicators": tuple(rows.values())[:MAX_ROWS]}))
    return Salvaged(report, tuple(intact), tuple(doubtful), tuple(parts), tuple(lost))


def _plain(text: str) -> Any:
    """Return the data of one line. Raises ValueError or RecursionError for what is no sensible JSON."""
    if text.count("[") + text.count("{") > _MAX_GROUPS or "\ufffd" in text:
        raise ValueError(text[:20])
    return strict_json(text)


def _part(name: str, raw: Any) -> Any:
    value = read_field(Report, name, raw)
    check_whole(Report().replace(**{name: value}))
    return value


def _add(parts: dict[str, Any], section: str, raw: Any) -> None:
    (value,) = _part(section, [raw])
    parts[section] = (*parts.get(section, ()), value)


def _whole(row: Indicator) -> Indicator:
    check_whole(Report().replace(indicators=(row,)))
    return row


def _is_intact(raw: dict[str, Any]) -> bool:
    return raw.get(ROW_HASH) == row_hash(
        to_json({key: value for key, value in raw.items() if key != ROW_HASH})
    )
