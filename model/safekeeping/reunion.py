"""Two people's work on one report, cell by cell: what goes together by itself and what must be chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any

from model.compare import OTHER, REPORT, Difference, Kind, differences, row_name
from model.report import Report
from model.safekeeping.merge import ORDER, Conflict, Merged, decided, merge

_ORDER_TITLE = "Orden de los renglones"


class Side(Enum):
    """Whose value a cell takes."""

    MINE = auto()
    THEIRS = auto()


@dataclass(frozen=True, slots=True)
class Cell:
    """A place that differs; in ``difference`` "before" is mine and "after" theirs.

    ``side`` is whose value it takes by itself, None where both changed it (``conflict``); then ``saved`` is
    the text that both began from.
    """

    difference: Difference
    side: Side | None
    conflict: Conflict | None = None
    saved: str = ""


@dataclass(frozen=True, slots=True)
class Reunion:
    """Everything that differs, what must be chosen first."""

    merged: Merged
    cells: tuple[Cell, ...]

    def chosen(self, sides: Mapping[int, Side]) -> Report:
        """Return the report with both works; ``sides`` says whose value the cell at each place takes.

        Conflicts that it does not name keep mine.
        """
        report = self.merged.report
        for place, side in sides.items():
            conflict = self.cells[place].conflict
            if conflict is not None:
                report = decided(report, conflict, conflict.mine if side is Side.MINE else conflict.theirs)
        return report


def reunion(base: Report | None, mine: Report, theirs: Report) -> Reunion:
    """Return both works together; ``base`` is what both began from, None if nobody knows it any more."""
    merged = merge(base, mine, theirs)
    clashes = tuple(_clash(base, merged.report, conflict) for conflict in merged.conflicts)
    open_ = {(cell.difference.row, cell.difference.key) for cell in clashes}
    whole = {row for row, key in open_ if row is not None and not key}
    moved = any(conflict.place == ORDER for conflict in merged.conflicts)
    calm = (
        Cell(difference, side)
        for side, found in (
            (Side.THEIRS, differences(mine, merged.report)),
            (Side.MINE, differences(merged.report, theirs)),
        )
        for difference in found
        if difference.row not in whole
        and (difference.row, difference.key) not in open_
        and not (moved and difference.kind is Kind.MOVED)
    )
    return Reunion(merged, (*clashes, *calm))


def _clash(base: Report | None, merged: Report, conflict: Conflict) -> Cell:
    """Return a conflict in words: what tells the report with one value from that with the other."""
    if conflict.place == ORDER:
        return _order(base, merged, conflict)
    position = next((at for at, row in enumerate(merged.indicators) if row.id == conflict.row), None)
    alone = merged.replace(indicators=() if position is None else (merged.indicators[position],))
    with_mine, with_theirs = (decided(alone, conflict, value) for value in (conflict.mine, conflict.theirs))
    where = REPORT if position is None else row_name(merged.indicators[position], position)
    found = next(iter(differences(with_mine, with_theirs)), None)
    if found is None:
        found = Difference(Kind.CHANGED, conflict.row, "extras", where, OTHER)
    saved = ""
    for began in _began(base, conflict):
        with_base = decided(alone, conflict, began)
        saved = next((d.before for d in differences(with_base, with_theirs) if d.key == found.key), "")
    return Cell(replace(found, where=where), None, conflict, saved)


def _order(base: Report | None, merged: Report, conflict: Conflict) -> Cell:
    """Return the order of the rows as a conflict: their names, without those that both have first or last."""
    names = {row.id: row_name(row, at) for at, row in enumerate(merged.indicators)}
    common = set(conflict.mine) & set(conflict.theirs)
    mine, theirs = ([i for i in ids if i in common] for ids in (conflict.mine, conflict.theirs))
    other = [at for at, (one, two) in enumerate(zip(mine, theirs, strict=True)) if one != two]
    moved = set(mine[other[0] : other[-1] + 1])
    began = [row.id for row in base.indicators] if base else []
    was, before, after = (
        ", ".join(names[row_id] for row_id in ids if row_id in moved) for ids in (began, mine, theirs)
    )
    return Cell(
        Difference(Kind.CHANGED, None, *ORDER, REPORT, _ORDER_TITLE, before, after), None, conflict, was
    )


def _began(base: Report | None, conflict: Conflict) -> Iterator[Any]:
    """Yield the value that both began from, nothing where there was none."""
    value: Any = base
    if base is not None and conflict.row is not None:
        value = next((row for row in base.indicators if row.id == conflict.row), None)
    if value is None:
        return
    for step in conflict.place:
        if isinstance(step, int):
            if not isinstance(value, tuple) or step >= len(value):
                return
            value = value[step]
        else:
            value = getattr(value, step)
    yield value
