"""What was found in our own workbook: the report as exported, as it is now, and what cannot be taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from model.compare import Difference, differences
from model.report import Report
from model.schema import COLUMN_BY_KEY, Value

Spot = tuple[str | None, str]
"""Indicator id (None: the report itself) and key, as in ``Difference``."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell whose content the report cannot take. ``where`` and ``title`` name it as in ``Difference``."""

    address: str
    where: str
    title: str
    text: str
    sentence: str


@dataclass(frozen=True)
class Returned:
    """The whole of it. ``now`` is ``exported`` with every difference taken.

    ``addresses`` are the cells of the differences, ``notes`` sentences about some of them.
    """

    source: str
    exported: Report
    now: Report
    addresses: Mapping[Spot, str] = field(default_factory=dict)
    notes: Mapping[Spot, str] = field(default_factory=dict)
    unread: tuple[Unread, ...] = ()

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """What was changed in the workbook, in the report's order; each can be taken or left."""
        old = {row.id: row for row in self.exported.indicators}
        new = {row.id: row for row in self.now.indicators}

        def is_typed(difference: Difference) -> bool:
            # A quarter that follows from its variables changes with them; nothing was typed there.
            row = difference.row
            if row is None or row not in old or row not in new:
                return True
            key = difference.key
            return typed_value(old[row], key) != typed_value(new[row], key) or key not in COLUMN_BY_KEY

        return tuple(filter(is_typed, differences(self.exported, self.now)))


def typed_value(row: object, key: str) -> Value:
    """Return what is typed in a column of an indicator, whatever follows from its variables."""
    column = COLUMN_BY_KEY.get(key)
    if column is None:
        return None
    if column.series is None or column.quarter is None:
        return column.read(row)  # type: ignore[arg-type]
    value: Value = getattr(row, str(column.series))[column.quarter - 1]
    return value
