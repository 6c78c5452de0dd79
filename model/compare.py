"""What differs between two states of a report, row by row and field by field, in the officer's words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from enum import Enum

from model.edits import field_title
from model.frozen import frozen
from model.levels import level_title
from model.numbers import shown
from model.report import Acceptance, Indicator, Logo, Opening, Report, Signature
from model.schema import COLUMNS, FIELD_BY_KEY, INDICATOR_FIELDS, REPORT_FIELDS, Field, edit_text
from model.text import folded
from model.units import is_percent

REPORT = "Datos generales"
OTHER = "Otros datos"


class Kind(Enum):
    """What happened to a row or a field; the value is the word to show."""

    CHANGED = "cambió"
    ADDED = "se agregó"
    REMOVED = "se quitó"
    MOVED = "cambió de lugar"


@frozen
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


def paired(before: Report, after: Report) -> Report:
    """Return ``after`` with the ids of ``before`` on the rows that are the same indicator in both.

    That is by id; where it tells nothing by level and name, then by a name, at last by a level, if only one
    row has it.
    """
    known, new = {row.id for row in before.indicators}, {row.id for row in after.indicators}
    ids = {row_id: row_id for row_id in known & new}
    for identify in (_level_and_name, _name, _level):
        mine = _singles([row for row in before.indicators if row.id not in ids.values()], identify)
        theirs = _singles([row for row in after.indicators if row.id not in ids], identify)
        ids |= {theirs[key].id: mine[key].id for key in theirs.keys() & mine.keys()}
    rows = (row.replace(id=ids.get(row.id, row.id)) for row in after.indicators)
    return after.replace(indicators=tuple(rows))


def shown_differences(before: Report, after: Report) -> tuple[Difference, ...]:
    """Return what differs of what is printed or handed over, after ``paired``.

    What never leaves the project file (notes, comments, acceptances, earlier quarters) counts for nothing.
    """
    alike = {name: getattr(before, name) for name in _KEPT_INSIDE}
    return differences(_handed_over(before), _handed_over(paired(before, after).replace(**alike)))


def _handed_over(report: Report) -> Report:
    rows = (row.replace(private_note="", comments=(), extras={}) for row in report.indicators)
    return report.replace(indicators=tuple(rows))


def _level_and_name(row: Indicator) -> tuple[str, ...]:
    return (*_level(row), *_name(row)) if row.level.strip() and row.name.strip() else ()


def _level(row: Indicator) -> tuple[str, ...]:
    return (folded(level_title(row.level)),) if row.level.strip() else ()


def _name(row: Indicator) -> tuple[str, ...]:
    return (folded(row.name),) if row.name.strip() else ()


def _singles(
    rows: Sequence[Indicator], identify: Callable[[Indicator], tuple[str, ...]]
) -> dict[tuple[str, ...], Indicator]:
    """Return the rows by what identifies them, without those that share it with another."""
    found: dict[tuple[str, ...], list[Indicator]] = {}
    for row in rows:
        found.setdefault(identify(row), []).append(row)
    return {key: same[0] for key, same in found.items() if key and len(same) == 1}


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
    same_rows = after.replace(indicators=before.indicators)
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


def _openings(report: Report) -> str:
    return "\n".join(_opening(opening) for opening in report.openings)


def _opening(opening: Opening) -> str:
    title = field_title(opening.key) if opening.key in FIELD_BY_KEY else opening.key
    return f"{title}: {opening.reason}"


def _previous(report: Report) -> str:
    count = len(report.previous)
    return f"T{report.previous_quarter} {report.previous_year or ''}: {count} indicadores" if count else ""


_LISTS = (
    ("signatures", "Firmas", _signatures),
    ("logos", "Logotipos", _logos),
    ("acceptances", "Avisos aceptados", _acceptances),
    ("openings", "Celdas abiertas", _openings),
    ("previous", "Trimestre anterior", _previous),
)
_KEPT_INSIDE = ("acceptances", "openings", "previous", "previous_year", "previous_quarter", "extras")


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


def cells_changed(
    old: Indicator, new: Indicator, name: str, fields: Sequence[Field[Indicator]]
) -> Iterator[Difference]:
    """Yield those of the ``fields`` that differ between two states of a row called ``name``."""
    for field in fields:
        was, now = field.read(old), field.read(new)
        if was != now:
            title = field_title(field.key)
            before, after = shown_value(field, old), shown_value(field, new)
            yield Difference(Kind.CHANGED, new.id, field.key, name, title, before, after)


def shown_value(field: Field[Indicator], row: Indicator) -> str:
    """Return what a field of a row says, numbers as the table shows them: "1,234.5", "25 %"."""
    value = field.read(row)
    if isinstance(value, Decimal):
        return shown(value, percent=field.in_unit and is_percent(row.unit))
    return edit_text(value)


def _of_row(old: Indicator, new: Indicator, name: str) -> Iterator[Difference]:
    found = False
    for change in cells_changed(old, new, name, _FIELDS):
        found = True
        yield change
    if old.comments != new.comments:
        found = True
        was, now = _comments(old), _comments(new)
        yield Difference(Kind.CHANGED, new.id, "comments", name, "Comentarios", was, now)
    if not found:
        yield Difference(Kind.CHANGED, new.id, "extras", name, OTHER)


def _comments(row: Indicator) -> str:
    return "\n".join(comment.text for comment in row.comments)


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
