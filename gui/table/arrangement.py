"""Which rows are seen and in what order. Only the view changes: the report keeps its order and every row."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import QObject, QSignalBlocker, Signal

from gui.table.sizing import SizedTable


class Arrangement(QObject):
    """Hides rows and sorts them in a table; ``changed`` follows.

    Both are kept by the indicators' ids as they were asked for: what an edit changes later neither hides
    nor moves a row, and rows that come in are seen, behind the one they follow in the report.
    """

    changed = Signal()

    def __init__(self, table: SizedTable) -> None:
        super().__init__(table)
        self._table, self._model, self._header = table, table.report_model, table.rows
        self._hidden: frozenset[str] = frozenset()
        self._order: tuple[str, ...] | None = None
        self._shown: list[int] = []
        self._places: list[int] = []
        self._place_of: dict[int, int] = {}
        model = self._model
        for signal in (model.rowsInserted, model.rowsRemoved, model.rowsMoved):
            signal.connect(self._on_rows)
        model.modelReset.connect(self._on_reset)
        model.replaced.connect(self._on_replaced)
        self._note()

    @property
    def filtered(self) -> bool:
        """Whether rows are hidden."""
        return bool(self._hidden)

    @property
    def sorted(self) -> bool:
        """Whether the rows stand in another order than in the report."""
        return self._order is not None

    @property
    def plain(self) -> bool:
        """Whether every row is seen, in the report's order."""
        return not self._hidden and self._order is None

    def shown(self) -> list[int]:
        """Return the rows that are seen, as numbers of the report's rows, from top to bottom."""
        return self._shown

    def is_shown(self, row: int) -> bool:
        """Return whether a row of the report is seen."""
        return row in self._place_of

    def place(self, row: int) -> int:
        """Return how many rows are seen above a row; -1 if it is hidden."""
        return self._place_of.get(row, -1)

    def between(self, one: int, other: int) -> list[int]:
        """Return the rows seen from one row to another, both included, in whichever order they come."""
        first, last = sorted((self._place_of.get(one, 0), self._place_of.get(other, 0)))
        return self._shown[first : last + 1]

    def at(self, first: int, last: int) -> Sequence[int]:
        """Return the rows seen between two places of the header, counted from 0."""
        if self.plain:
            return range(first, last + 1)
        return self._shown[bisect_left(self._places, first) : bisect_right(self._places, last)]

    def blocks(self, ranges: Iterable[tuple[int, int, int, int]]) -> tuple[tuple[int, int, int, int], ...]:
        """Return ranges (top, left, bottom, right) without hidden rows, in the order seen."""
        if self.plain:
            return tuple(ranges)
        rows_of: dict[tuple[int, int], set[int]] = {}
        for top, left, bottom, right in ranges:
            rows_of.setdefault((left, right), set()).update(range(top, bottom + 1))
        found = []
        for (left, right), rows in rows_of.items():
            seen = [row for row in self._shown if row in rows]
            found += [(first, left, last, right) for first, last in runs(seen)]
        return tuple(found)

    # What the officer asks for

    def show_only(self, ids: Collection[str] | None) -> None:
        """Hide all indicators but these; None shows every one."""
        rows = self._model.report.indicators
        self._hidden = frozenset() if ids is None else frozenset(row.id for row in rows if row.id not in ids)
        self._apply()

    def reveal(self, row: int) -> None:
        """Let a hidden row be seen among those that a filter left."""
        if not self.is_shown(row):
            self._hidden -= {self._model.indicator(row).id}
            self._apply()

    def sort(self, ids: Iterable[str] | None) -> None:
        """Show the indicators in this order; None restores the report's."""
        self._order = None if ids is None else tuple(ids)
        self._apply()

    # The report changed

    def _on_rows(self) -> None:
        if self.plain:
            self._note()
        else:
            self._apply()

    def _on_reset(self) -> None:
        if self.plain and not self._header.sectionsMoved() and not self._header.sectionsHidden():
            self._note()
            self.changed.emit()
        else:
            self._apply()

    def _on_replaced(self) -> None:
        self._hidden, self._order = frozenset(), None

    def _apply(self) -> None:
        rows = self._model.report.indicators
        with QSignalBlocker(self._header):
            for place, row in enumerate(self._wanted()):
                if self._header.logicalIndex(place) != row:
                    self._header.moveSection(self._header.visualIndex(row), place)
            for at, indicator in enumerate(rows):
                hidden = indicator.id in self._hidden
                if self._header.isSectionHidden(at) != hidden:
                    self._header.setSectionHidden(at, hidden)
        self._note()
        self._table.fit_rows()
        self._table.updateGeometries()
        self._table.rows.viewport().update()
        self._table.viewport().update()
        self.changed.emit()

    def _wanted(self) -> list[int]:
        """Return every row of the report in the order in which it shall stand."""
        rows = self._model.report.indicators
        if self._order is None:
            return list(range(len(rows)))
        row_of = {indicator.id: row for row, indicator in enumerate(rows)}
        wanted = [row_of[id_] for id_ in self._order if id_ in row_of]
        known = set(wanted)
        for row in range(len(rows)):
            if row not in known:
                wanted.insert(wanted.index(row - 1) + 1 if row else 0, row)
        return wanted

    def _note(self) -> None:
        count = len(self._model.report.indicators)
        if self.plain:
            self._shown, self._places = list(range(count)), list(range(count))
        else:
            header = self._header
            placed = ((place, header.logicalIndex(place)) for place in range(count))
            seen = [(place, row) for place, row in placed if not header.isSectionHidden(row)]
            self._places, self._shown = [place for place, _ in seen], [row for _, row in seen]
        self._place_of = {row: place for place, row in enumerate(self._shown)}


def runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Return the stretches of rows that follow each other: (4, 1, 2, 3) gives (4, 4) and (1, 3)."""
    found = []
    for _, group in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        members = [row for _, row in group]
        found.append((members[0], members[-1]))
    return found
