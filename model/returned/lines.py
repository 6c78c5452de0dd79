"""Which indicator each row of the table is, also where somebody sorted the rows without the hidden marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from model.report import Indicator
from model.text import folded

Name = tuple[str, str]
"""Level and name of an indicator as they compare."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: its number in the sheet, and the position of its indicator; None: a new row."""

    number: int
    position: int | None


def settled(
    lines: Sequence[Line], name_in: Callable[[int], Name], rows: Sequence[Indicator]
) -> tuple[Line, ...]:
    """Return the lines as the indicators that their texts say, if some carry the marks of others.

    Who sorts the table as it is seen leaves the marks behind. That shows by a row that has level and name of
    another indicator than its mark; then the texts count: both, the name, or the level alone, where only one
    row and one indicator have them; at last the marks that are left. ``name_in`` gives those of a row.
    """
    own = [(folded(row.level), folded(row.name)) for row in rows]
    told = [name_in(line.number) for line in lines]
    both = _paired(told, own)
    marked = [line.position for line in lines]
    if all(marked[at] == position or _is(own, marked[at], told[at]) for at, position in both.items()):
        return tuple(lines)
    found = dict(both)
    for part in (1, 0):
        free = [None if at in found else name[part] for at, name in enumerate(told)]
        open_ones = [None if at in found.values() else name[part] for at, name in enumerate(own)]
        found |= _paired(free, open_ones)
    for at, position in enumerate(marked):
        if at not in found and position is not None and position not in found.values():
            found[at] = position
    return tuple(
        replace(line, position=found.get(at)) for at, line in enumerate(lines) if at in found or any(told[at])
    )


def _is(own: Sequence[Name], position: int | None, name: Name) -> bool:
    return position is not None and position < len(own) and own[position] == name


def _paired(told: Sequence[Name | str | None], own: Sequence[Name | str | None]) -> dict[int, int]:
    """Return which of ``own`` each of ``told`` is, where only one on either side says so."""
    lines, positions = _singles(told), _singles(own)
    return {at: positions[name] for name, at in lines.items() if name in positions}


def _singles(names: Sequence[Name | str | None]) -> dict[Name | str, int]:
    counted = Counter(names)
    return {
        name: at for at, name in enumerate(names) if name is not None and any(name) and counted[name] == 1
    }
