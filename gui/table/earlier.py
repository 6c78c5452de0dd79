"""What the table knows of the quarter before: cells closed since then, and cells that say otherwise now."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from gui.table.ghosts import ghost_words
from model.closed_cells import CLOSED, ClosedCells, opening_words
from model.report import Indicator, Report
from model.schema import COLUMNS, Column
from model.since_previous import Since


class Standing(Enum):
    """How a cell stands to the quarter before."""

    CLOSED = auto()
    CHANGED = auto()


_NOTHING: Mapping[int, Standing] = {}


class Earlier:
    """Answers for a report; made anew only when what it is made of is another (``fits``)."""

    def __init__(self, report: Report) -> None:
        self._made_of = _parts(report)
        self._settings = report.settings
        self.closed = ClosedCells(report)
        self.since = Since(report)

    def fits(self, report: Report) -> bool:
        """Return whether it also holds for this report."""
        pairs = zip(self._made_of, _parts(report), strict=True)
        return all(mine is its or mine == its for mine, its in pairs)

    def standings(self, indicator: Indicator) -> Mapping[int, Standing]:
        """Return the cells of a row that are closed or changed, by the number of their column from 0."""
        if not self.since:
            return _NOTHING
        changed = self.since.changed(indicator)
        found = {}
        for at, column in enumerate(COLUMNS):
            if self.closed.holds(indicator.id, column.key):
                found[at] = Standing.CLOSED
            elif column.key in changed:
                found[at] = Standing.CHANGED
        return found

    def row(self, indicator: Indicator) -> Indicator | None:
        """Return a row as the quarter before had it, None where that is not known."""
        return self.since.row(indicator.id)

    def words(self, column: Column, indicator: Indicator) -> tuple[str, ...]:
        """Return the sentences that say how a cell stands to the quarter before, shortest first."""
        if not self.since:
            return ()
        if self.closed.holds(indicator.id, column.key):
            return (CLOSED,)
        said = []
        if self._settings.quarter == 1:  # no other quarter's ghost needs the row of another year
            ghost = ghost_words(column, indicator, self._settings, self.row(indicator))
            said += [ghost[0].upper() + ghost[1:]] if ghost else []
        if (opening := self.closed.opening(indicator.id, column.key)) is not None:
            said.append(opening_words(opening))
        if column.key in self.since.changed(indicator):
            before = self.since.text_before(column, indicator.id) or "vacía"
            said.append(f"Cambió desde el trimestre anterior ({self.since.period}). Antes: {before}")
        return tuple(said)


def _parts(report: Report) -> tuple[object, ...]:
    return report.previous, report.openings, report.settings, report.heading.fiscal_year
