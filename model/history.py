"""The history of a value: what the undo steps of the open report and its saved versions know of one cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from model.edits import ArrangeRows, Edit, ReplaceRows, Several, SimpleEdit
from model.report import Indicator
from model.safekeeping.past import PastRow
from model.schema import FIELD_BY_KEY, Value


@dataclass(frozen=True, slots=True)
class Step:
    """A step that was carried out: its name, when, and the edit that takes it back."""

    text: str
    when: datetime
    inverse: Edit


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A cell became ``after``, which before was ``before``; ``text`` is the name of the step that did it.

    Of a change that only the saved versions tell, ``text`` is "" and ``when`` the time at which ``before``
    was saved.
    """

    when: datetime
    before: Value
    after: Value
    text: str = ""


def value_history(
    indicator: Indicator, key: str, steps: Iterable[Step], past: Iterable[PastRow] = ()
) -> tuple[ValueChange, ...]:
    """Return how the cell of a column or field came to its value, the latest change first.

    ``indicator`` is the row as it stands, ``steps`` those that led to it and ``past`` the states that were
    saved before all of them, each the latest first.
    """
    read = FIELD_BY_KEY[key].read
    changes, later = [], indicator
    for step in steps:
        edits = step.inverse.edits if isinstance(step.inverse, Several) else (step.inverse,)
        rows = (row for edit in reversed(edits) for row in _rows(edit))
        earlier = next((row for row in rows if row.id == indicator.id), later)
        if read(earlier) != read(later):
            changes.append(ValueChange(step.when, read(earlier), read(later), step.text))
        later = earlier
    for state in past:
        if read(state.row) != read(later):
            changes.append(ValueChange(state.saved, read(state.row), read(later)))
        later = state.row
    return tuple(changes)


def _rows(inverse: SimpleEdit) -> Iterable[Indicator]:
    """Return the rows that taking a step back puts in place of others; of rows that came in it knows none."""
    match inverse:
        case ReplaceRows(rows):
            return reversed([row for _, row in rows])
        case ArrangeRows(rows):
            return rows
        case _:
            return ()
