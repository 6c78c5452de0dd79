"""What an edit touches of the table: rows that follow each other, and the columns that show otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from gui.table.ghosts import ghost_column
from gui.table.ready_row import ReadyRow
from model.findings import Finding
from model.schema import COLUMNS

Findings = Mapping[str, tuple[Finding, ...]]
"""The findings of a row, by the keys of its cells."""

EVERY = range(len(COLUMNS))


def runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Return the ranges that the rows make: (1, 2, 3, 7) gives (1, 3) and (7, 7)."""
    ordered = sorted(set(rows))
    found = []
    for _, group in groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0]):
        members = [row for _, row in group]
        found.append((members[0], members[-1]))
    return found


def shown_otherwise(before: ReadyRow | None, now: ReadyRow) -> Sequence[int]:
    """Return the columns, from 0, in which a row shows something else than before; all where in doubt."""
    if before is None or before.settings is not now.settings:
        return EVERY
    if (before.comments, before.standings) != (now.comments, now.standings):
        return EVERY
    texts = [at for at, (old, new) in enumerate(zip(before.texts(), now.texts(), strict=True)) if old != new]
    ghosts = ghost_column(now.settings)
    return sorted({*texts, ghosts}) if ghosts is not None else texts


def found_otherwise(before: Findings, now: Findings) -> Sequence[int]:
    """Return the columns, from 0, in which a row has other findings than before."""
    return [at for at, column in enumerate(COLUMNS) if before.get(column.key) != now.get(column.key)]
