"""What differs between two states of a report, row by row and field by field, in the officer's words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from model.edits import field_title
from model.report import Acceptance, Indicator, Logo, Report, Signature
from model.schema import COLUMNS, INDICATOR_FIELDS, REPORT_FIELDS, edit_text

REPORT = "Datos generales"
OTHER = "Otros datos"


class Kind(Enum):
    """What happened to a row or a field; the value is the word to show."""

    CHANGED = "cambió"
    ADDED = "se agregó"
    REMOVED = "se quitó"
    MOVED = "cambió de lugar"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. ``row`` is the indicator's id, None for the report's own data.

    ``key`` is that of the column or field, "" for a whole row; ``where`` names the row ("Actividad 1.4")
    and ``title`` the field ("Alcanzado 2do. Trim."). ``before`` and ``after`` are texts to show.
    """

    kind: Kind
    row: str | None
    key: str
    where: str
    title: str
    before: str = ""
    after: str = ""


_FIELDS = (
    *(column for column in COLUMNS if column.editable),
    *(field for fields in INDICATOR_FIELDS.values() for field in fields),
)
_REPORT_FIELDS = tuple(field for fields in REPORT_FIELDS.values() for field in fields)


def differences(before: Report, after: Report) -> tuple[Difference, ...]:
    """Return what differs; () only if the two reports are equal."""
    return (*_of_report(before, after), *_of_rows(before.indicators, after.indicators))


def row_name(row: Indicator, position: int) -> str:
    """Return how a row is called: its level, or its place where it has none."""
    return row.level or f"Indicador {position + 1}"


def _of_report(before: Report, after: Report) -> Iterator[Difference]:
    found = False
    for field in _REPORT_FIELDS:
        old, new = field.read(before), field.read(after)
        if old != new:
            found = True
            title = field_title(field.key)
            yield Difference(Kind.CHANGED, None, field.key, REPORT, title, edit_text(old), edit_text(new))
    for key, title, text in _LISTS:
        if getattr(before, key) != getattr(after, key):
            found = True
            yield Difference(Kind.CHANGED, None, key, REPORT, title, text(before), text(after))
    same_rows = after.model_copy(update={"indicators": before.indicators})
    if not found and same_rows != before:
        yield Difference(Kind.CHANGED, None, "extras", REPORT, OTHER)


def _signatures(report: Report) -> str:
    return "\n".join(_signature(signature) for signature in report.signatures)


def _signature(signature: Signature) -> str:
    return ", ".join(filter(None, (signature.role, signature.name, signature.position)))


def _logos(report: Report) -> str:
    return "\n".join(_logo(logo) for logo in report.logos)


def _logo(logo: Logo) -> str:
    return f"{logo.side}: {logo.description or 'imagen'}, {len(logo.data) / 1024:.0f} KB"


def _acceptances(report: Report) -> str:
    return "\n".join(_acceptance(accepted) for accepted in report.acceptances)


def _acceptance(accepted: Acceptance) -> str:
    return f"{accepted.rule}: {accepted.reason or accepted.user}"


_LISTS = (
    ("signatures", "Firmas", _signatures),
    ("logos", "Logotipos", _logos),
    ("acceptances", "Avisos aceptados", _acceptances),
)


def _of_rows(before: tuple[Indicator, ...], after: tuple[Indicator, ...]) -> Iterator[Difference]:
    if before is after:
        return
    old = {row.id: row for row in before}
    new_ids = {row.id for row in after}
    for position, row in enumerate(before):
        if row.id not in new_ids:
            yield Difference(Kind.REMOVED, row.id, "", row_name(row, position), "", before=row.name)
    for position, row in enumerate(after):
        name = row_name(row, position)
        if row.id not in old:
            yield Difference(Kind.ADDED, row.id, "", name, "", after=row.name)
        elif old[row.id] is not row and old[row.id] != row:
            yield from _of_row(old[row.id], row, name)
    yield from _moved(before, after, old.keys() & new_ids)


def _of_row(old: Indicator, new: Indicator, name: str) -> Iterator[Difference]:
    found = False
    for field in _FIELDS:
        was, now = field.read(old), field.read(new)
        if was != now:
            found = True
            title = field_title(field.key)
            yield Difference(Kind.CHANGED, new.id, field.key, name, title, edit_text(was), edit_text(now))
    if not found:
        yield Difference(Kind.CHANGED, new.id, "extras", name, OTHER)


def _moved(
    before: tuple[Indicator, ...], after: tuple[Indicator, ...], common: set[str]
) -> Iterator[Difference]:
    """Yield the rows that must be taken out for the others to stand in their old order."""
    was = [row.id for row in before if row.id in common]
    now = [(position, row) for position, row in enumerate(after) if row.id in common]
    if was == [row.id for _, row in now]:
        return
    place = {row_id: position for position, row_id in enumerate(was)}
    staying = _longest_rising([place[row.id] for _, row in now])
    for number, (position, row) in enumerate(now):
        if number not in staying:
            yield Difference(Kind.MOVED, row.id, "", row_name(row, position), "")


def _longest_rising(numbers: list[int]) -> set[int]:
    """Return the indices of a longest rising run, not necessarily side by side."""
    ends: list[int] = []
    last: list[int] = []
    behind: list[int] = []
    for index, value in enumerate(numbers):
        at = bisect_left(ends, value)
        behind.append(last[at - 1] if at else -1)
        ends[at : at + 1] = [value]
        last[at : at + 1] = [index]
    run: set[int] = set()
    index = last[-1] if last else -1
    while index >= 0:
        run.add(index)
        index = behind[index]
    return run
