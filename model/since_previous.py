"""What an indicator says otherwise than the quarter before did: definitions, goals and what was reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.calculations import Series
from model.closed_cells import ClosedCells, opening_words
from model.compare import Difference, Kind, cells_changed, row_name
from model.quarter_words import renamed
from model.report import Indicator, Report
from model.schema import COLUMNS, Column, Field, Group
from model.schema.columns import COLUMN_BY_KEY

_OF_A_YEAR = frozenset({"baseline_value", "baseline_year"})
_TEXTS = ("means", "method", "definition", "name")


def changes_since(report: Report) -> tuple[Difference, ...]:
    """Return what a report says otherwise than the quarter before, with the reasons of opened cells."""
    closed = ClosedCells(report)
    found = []
    for each in Since(report).differences(report.indicators):
        opening = closed.opening(each.row, each.key) if each.row is not None else None
        reason = f"\n{opening_words(opening)}" if opening is not None else ""
        found.append(replace(each, after=f"{each.after}{reason}"))
    return tuple(found)


class Since:
    """Compares the rows of a report with those of the quarter before; made of a frozen report.

    In a new year goals, baseline and what was achieved are new, so only the definitions are compared.
    """

    def __init__(self, report: Report) -> None:
        self._before = {row.id: row for row in report.previous}
        self._settings = report.settings
        self._quarters = (report.previous_quarter, report.settings.quarter)
        self._years = (report.previous_year, report.heading.fiscal_year)
        self._columns = tuple(column for column in COLUMNS if self._stays(column))

    def __bool__(self) -> bool:
        """Whether a quarter before is known."""
        return bool(self._before)

    @property
    def in_new_year(self) -> bool:
        """Whether the quarter before belongs to the year before."""
        return self._quarters[0] >= self._quarters[1]

    @property
    def period(self) -> str:
        """How the quarter before is called: "T2 2023"."""
        return " ".join(filter(None, (f"T{self._quarters[0]}", str(self._years[0] or ""))))

    def row(self, indicator: str) -> Indicator | None:
        """Return the row with this id as the quarter before had it, None if it had none."""
        return self._before.get(indicator)

    def changed(self, indicator: Indicator) -> frozenset[str]:
        """Return the columns in which a row differs from the quarter before; none if it is new."""
        before = self._before.get(indicator.id)
        if before is None:
            return frozenset()
        return frozenset(
            column.key
            for column in self._columns
            if (was := column.read(before)) != (now := column.read(indicator))
            and not self._is_renamed(column, was, now)
        )

    def text_before(self, column: Column, indicator: str) -> str:
        """Return what a cell showed in the quarter before, "" where it is not known."""
        before = self._before.get(indicator)
        return column.text(before, self._settings) if before is not None else ""

    def differences(self, rows: Sequence[Indicator]) -> Iterator[Difference]:
        """Yield rows that came or went and the cells that differ, in the order of the rows."""
        if not self._before:
            return
        ids = {row.id for row in rows}
        for position, row in enumerate(rows):
            before, name = self._before.get(row.id), row_name(row, position)
            if before is None:
                yield Difference(Kind.ADDED, row.id, "", name, "", after=row.name)
            elif keys := self.changed(row):
                columns: list[Field[Indicator]] = [COLUMN_BY_KEY[c.key] for c in COLUMNS if c.key in keys]
                yield from cells_changed(before, row, name, columns)
        for position, row in enumerate(self._before.values()):
            if row.id not in ids:
                yield Difference(Kind.REMOVED, row.id, "", row_name(row, position), "", before=row.name)

    def _stays(self, column: Column) -> bool:
        if not column.editable:
            return False
        if column.group in (Group.DATA, Group.MEANS):
            return not (self.in_new_year and column.key in _OF_A_YEAR)
        if self.in_new_year or column.quarter is None:
            return False
        return column.series is Series.PROGRAMMED or column.quarter <= self._quarters[0]

    def _is_renamed(self, column: Column, was: object, now: object) -> bool:
        """Return whether only the name of the quarter is another, as it has to be."""
        old, new = self._quarters
        if column.key not in _TEXTS or not old or not isinstance(was, str):
            return False
        return renamed(was, old, new, self._years) == now
