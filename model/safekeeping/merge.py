"""Putting together what two people changed in the same report since they both had it.

Every field that only one of them changed takes that change. Where both changed the same field to different
values nothing is decided here: the field keeps this window's value and the pair is a ``Conflict``; so is a
row that one removed and the other changed, which stays, and the order of rows that both moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

from model.project_file.layout import fields_of
from model.record import Record
from model.report import Comment, Indicator, Report

Step = str | int
ORDER = ("order",)
"""The place of a conflict about the order of the rows; its values are their ids."""

_MISSING = object()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both changed it. ``row`` is the indicator's id or None; ``place`` leads to the value inside.

    ("achieved", 1) is the second quarter achieved, () the whole row; a row that one of them removed is None.
    """

    row: str | None
    place: tuple[Step, ...]
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """The report with both works in it. In conflict fields keep this window's value, and rows stay."""

    report: Report
    conflicts: tuple[Conflict, ...] = ()


def merge(base: Report | None, mine: Report, theirs: Report) -> Merged:
    """Return both works together; ``base`` is what both began from, None if nobody knows it any more.

    Without a base every difference is a conflict, and rows that only one has are kept.
    """
    conflicts: list[Conflict] = []
    parts: dict[str, Any] = {}
    for name in (*fields_of(Report), "extras"):
        if name != "indicators":
            began = getattr(base, name) if base else _MISSING
            parts[name] = _value(began, getattr(mine, name), getattr(theirs, name), None, (name,), conflicts)
    rows = _rows(base.indicators if base else None, mine.indicators, theirs.indicators, conflicts)
    return Merged(mine.replace(**(parts | {"indicators": rows})), tuple(conflicts))


def decided(report: Report, conflict: Conflict, value: Any) -> Report:
    """Return the merged report with ``value`` (one of the conflict's two) in the place of the conflict."""
    if conflict.place == ORDER:
        return report.replace(indicators=_as_in(value, report.indicators))
    if conflict.row is None:
        changed: Report = _replaced(report, conflict.place, value)
        return changed
    rows = (
        _replaced(row, conflict.place, value) if row.id == conflict.row else row for row in report.indicators
    )
    return report.replace(indicators=tuple(row for row in rows if row is not None))


def _replaced(value: Any, place: tuple[Step, ...], new: Any) -> Any:
    if not place:
        return new
    step, *rest = place
    if isinstance(step, int):
        return tuple(_replaced(v, tuple(rest), new) if i == step else v for i, v in enumerate(value))
    return value.replace(**{step: _replaced(getattr(value, step), tuple(rest), new)})


def _value(
    base: Any, mine: Any, theirs: Any, row: str | None, place: tuple[Step, ...], conflicts: list[Conflict]
) -> Any:
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    if _of_parts(mine) and type(mine) is type(theirs):
        return mine.replace(**{
                name: _value(
                    getattr(base, name, _MISSING), getattr(mine, name), getattr(theirs, name),
                    row, (*place, name), conflicts,
                )
                for name in (*fields_of(type(mine)), "extras")
            })  # fmt: skip
    if row is not None and isinstance(mine, tuple) and isinstance(theirs, tuple) and len(mine) == len(theirs):
        began = base if isinstance(base, tuple) and len(base) == len(mine) else (_MISSING,) * len(mine)
        return tuple(
            _value(b, m, t, row, (*place, i), conflicts)
            for i, (b, m, t) in enumerate(zip(began, mine, theirs, strict=True))
        )
    conflicts.append(Conflict(row, place, mine, theirs))
    return mine


def _of_parts(value: Any) -> TypeGuard[Record]:
    """Return whether each field can come from somebody else; who wrote a comment belongs to its text."""
    return isinstance(value, Record) and not isinstance(value, Comment)


def _rows(
    base: tuple[Indicator, ...] | None,
    mine: tuple[Indicator, ...],
    theirs: tuple[Indicator, ...],
    conflicts: list[Conflict],
) -> tuple[Indicator, ...]:
    """Return the rows of both, each new one behind the row it stands behind in its own report.

    Their order is that of this window, unless only the other moved rows; a conflict where both moved them.
    """
    began = {row.id: row for row in base or ()}
    others = {row.id: row for row in theirs}
    kept: list[Indicator] = []
    for row in mine:
        other, old = others.get(row.id), began.get(row.id)
        if other is not None:
            kept.append(_value(old if old is not None else _MISSING, row, other, row.id, (), conflicts))
        elif old is None:
            kept.append(row)
        elif row != old:  # they removed what was changed here
            conflicts.append(Conflict(row.id, (), row, None))
            kept.append(row)
    have = {row.id for row in kept}
    before: str | None = None
    for other in theirs:
        old = began.get(other.id)
        if other.id not in have and (old is None or old != other):
            kept.insert(_behind(before, kept), other)
            have.add(other.id)
            if old is not None:  # removed here, changed there: it comes back, to be decided
                conflicts.append(Conflict(other.id, (), None, other))
        before = other.id if other.id in have else before
    ours, other_order = [row.id for row in mine], [row.id for row in theirs]
    if (base is not None and _in_order(base, theirs)) or _alike(ours, other_order):
        return tuple(kept)
    if base is not None and _in_order(base, mine):
        return _as_in(other_order, kept)
    conflicts.append(Conflict(None, ORDER, tuple(ours), tuple(other_order)))
    return tuple(kept)


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether the ids that both have follow each other alike."""
    common = set(one) & set(other)
    return [each for each in one if each in common] == [each for each in other if each in common]


def _in_order(base: Sequence[Indicator], rows: Sequence[Indicator]) -> bool:
    """Return whether the rows that both have follow each other as in ``base``."""
    place = {row.id: position for position, row in enumerate(base)}
    places = [place[row.id] for row in rows if row.id in place]
    return places == sorted(places)


def _as_in(order: Sequence[str], rows: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Return the ``rows`` in an ``order`` of ids; those unknown there behind the row they stood behind."""
    by_id = {row.id: row for row in rows}
    known = set(order)
    placed = [by_id[row_id] for row_id in order if row_id in by_id]
    before: str | None = None
    for row in rows:
        if row.id not in known:
            placed.insert(_behind(before, placed), row)
        before = row.id
    return tuple(placed)


def _behind(row_id: str | None, rows: list[Indicator]) -> int:
    return next((position + 1 for position, row in enumerate(rows) if row.id == row_id), 0)
