"""The history of a value: what the undo steps of the open report know of one cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from model.edits import Edit, RemoveRows, ReplaceRows, Several
from model.report import Indicator
from model.schema import FIELD_BY_KEY, Value


@dataclass(frozen=True, slots=True)
class Step:
    """A step that was carried out: its name, when, and the edit that takes it back."""

    text: str
    when: datetime
    inverse: Edit


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A cell became ``after``, which before was ``before``; ``text`` is the name of the step that did it."""

    when: datetime
    before: Value
    after: Value
    text: str


def value_history(indicator: Indicator, key: str, steps: Iterable[Step]) -> tuple[ValueChange, ...]:
    """Return how the cell of a column or field came to its value, the latest change first.

    ``indicator`` is the row as it stands, ``steps`` those that led to it, the latest first.
    """
    read = FIELD_BY_KEY[key].read
    changes, later = [], indicator
    for step in steps:
        match step.inverse:
            case ReplaceRows(rows):
                earlier = next((row for _, row in rows if row.id == indicator.id), later)
            case Several(edits):
                replaced = (pair for edit in edits if isinstance(edit, ReplaceRows) for pair in edit.rows)
                earlier = next((row for _, row in reversed([*replaced]) if row.id == indicator.id), later)
            case RemoveRows():
                continue  # rows came in; if it was this one, no earlier step knows it
            case _:
                continue
        if read(earlier) != read(later):
            changes.append(ValueChange(step.when, read(earlier), read(later), step.text))
        later = earlier
    return tuple(changes)
