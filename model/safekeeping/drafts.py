"""The text of open editors: typed, but in no cell yet. What becomes of it when the program was killed."""

from __future__ import annotations

from typing import Any

from model.beyond import SIGNATURE
from model.comments import comment_at, set_comment
from model.edits import field_title, set_cells, set_field
from model.frozen import frozen
from model.project_file.records import Refused
from model.report import Report
from model.schema import COLUMN_BY_KEY, FIELD_BY_KEY, SIGNATURE_FIELDS, Field, edit_text
from model.schema import parse as parse_text
from model.text import RefusedText, clean_text

COMMENT, ACCEPTANCE, OPENING = "comment", "acceptance", "opening"
MAX_DRAFTS = 1_000


@frozen
class Draft:
    """The text of an open editor. ``row`` is the indicator's id, None for a field of the report.

    ``key`` is that of the column or field; ``comment:<column>`` for the comment of a cell, that of
    ``signature_key`` for a part of a signature, ``acceptance:<rule>:<key>`` for why a finding is accepted
    and ``opening:<column>`` for why a closed cell is opened. No report can hold the reasons before their
    question is answered.
    """

    row: str | None
    key: str
    text: str


def read_drafts(raw: Any) -> tuple[Draft, ...]:
    """Return the drafts of a journal's line. Raises Refused."""
    if type(raw) is not list or len(raw) > MAX_DRAFTS:
        raise Refused("no se entiende", "drafts")
    return tuple(_read(entry) for entry in raw)


def _read(raw: Any) -> Draft:
    match raw:
        case {"row": str() | None as row, "key": str(key), "text": str(text)}:
            return Draft(row, key, clean_text(text))
    raise Refused("no se entiende", "drafts")


def with_draft(report: Report, draft: Draft) -> Report | None:
    """Return the report with the text in its place, None if it is no value that could stand there."""
    try:
        if draft.row is not None:
            return _with_cell(report, draft)
        if draft.key.startswith(SIGNATURE):
            return _with_signature(report, draft)
        edit = set_field(report, draft.key, parse_text(FIELD_BY_KEY[draft.key], draft.text))
        return edit.apply(report)[0] if edit else report
    except (RefusedText, AttributeError, KeyError, ValueError, IndexError):
        return None


def draft_before(report: Report, draft: Draft) -> str:
    """Return what stands in the report where the text was being typed, as an editor would show it."""
    try:
        if draft.row is None and draft.key.startswith(SIGNATURE):
            number, part = _signature(draft)
            return edit_text(part.read(report.signatures[number]))
        if draft.row is None:
            return edit_text(FIELD_BY_KEY[draft.key].read(report))
        row = report.indicators[_position(report, draft.row)]
        if column := _commented(draft):
            comment = comment_at(row, column)
            return comment.text if comment else ""
        return edit_text(FIELD_BY_KEY[draft.key].read(row))
    except (AttributeError, KeyError, ValueError, IndexError):
        return ""


def acceptance_key(rule: str, key: str) -> str:
    """Return the key of the reason for accepting what a rule says of a column or field."""
    return f"{ACCEPTANCE}:{rule}:{key}"


def opening_key(column: str) -> str:
    """Return the key of the reason for opening a cell that an earlier quarter closed."""
    return f"{OPENING}:{column}"


def accepted_by(draft: Draft) -> tuple[str, str] | None:
    """Return the rule and the key of the finding that was being accepted, None if it was something else."""
    kind, _, rest = draft.key.partition(":")
    rule, _, key = rest.partition(":")
    return (rule, key) if kind == ACCEPTANCE and key else None


def draft_title(draft: Draft) -> str:
    """Return what the editor was for: "Alcanzado 2do. Trim.", "Comentario: Nombre"; "" if unknown."""
    try:
        if accepted_by(draft):
            return "Motivo para aceptar un aviso"
        if draft.key.startswith(f"{OPENING}:"):
            return f"Motivo para abrir: {field_title(draft.key.partition(':')[2])}"
        if draft.row is None and draft.key.startswith(SIGNATURE):
            number, part = _signature(draft)
            return f"Firma {number + 1}: {part.title}"
        if column := _commented(draft):
            return f"Comentario: {field_title(column)}"
        return field_title(draft.key)
    except (KeyError, ValueError, IndexError):
        return ""


def _with_cell(report: Report, draft: Draft) -> Report:
    position = _position(report, draft.row)
    if column := _commented(draft):
        edit = set_comment(report, position, column, draft.text)
    else:
        value = parse_text(FIELD_BY_KEY[draft.key], draft.text, report.indicators[position].unit)
        edit = set_cells(report, [(position, draft.key, value)])
    return edit.apply(report)[0] if edit else report


def _with_signature(report: Report, draft: Draft) -> Report | None:
    number, part = _signature(draft)
    assert part.write is not None  # noqa: S101 - every part of a signature can be typed
    signatures = list(report.signatures)
    signatures[number] = part.write(signatures[number], parse_text(part, draft.text))
    return report.replace(signatures=tuple(signatures))


def _signature(draft: Draft) -> tuple[int, Field[Any]]:
    """Return the place and the part of a signature. Raises ValueError or KeyError."""
    _, number, key = draft.key.split(":")
    if not (number.isascii() and number.isdigit()):
        raise ValueError(number)
    return int(number), {part.key: part for part in SIGNATURE_FIELDS}[key]


def _commented(draft: Draft) -> str:
    kind, _, column = draft.key.partition(":")
    return COLUMN_BY_KEY[column].key if kind == COMMENT and column else ""


def _position(report: Report, row: str | None) -> int:
    return [indicator.id for indicator in report.indicators].index(row or "")
