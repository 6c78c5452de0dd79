"""The bands over the columns: which columns each one covers."""

from __future__ import annotations

from functools import cache

from model.frozen import frozen
from model.schema import Group, group_runs


@frozen
class BandRun:
    """A band with the first and last of its columns, counted from 0."""

    group: Group
    first: int
    last: int


@cache
def band_runs() -> tuple[BandRun, ...]:
    """Return the bands from left to right."""
    runs, first = [], 0
    for group, columns in group_runs():
        runs.append(BandRun(group, first, first + len(columns) - 1))
        first += len(columns)
    return tuple(runs)


LAST_OF_BAND = frozenset(run.last for run in band_runs())
