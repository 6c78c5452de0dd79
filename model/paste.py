"""What a block of texts, or the copy of other cells, does to a report; nothing is guessed in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from model.closed_cells import ClosedCells
from model.edits import Edit, InsertRows, ReplaceRows, Several, SimpleEdit
from model.entry import copied_entry, value_text, with_entry
from model.frozen import frozen
from model.report import Indicator, Report, new_indicator
from model.schema import COLUMNS, Column
from model.text import RefusedText

Options = Callable[[Column], Sequence[str]]
"""Gives what a column offers to choose from."""

CALCULATED = "Se calcula sola: no se escribe en ella."


@frozen
class Rejected:
    """A text that did not become a value: where it was meant to go, why not, and what it may have meant.

    ``column`` counts from 0; ``proposal`` is "" where there is none.
    """

    indicator: str
    column: int
    text: str
    reason: str
    proposal: str = ""


@frozen
class Placed:
    """What putting texts in cells comes to. ``edit`` is the one step that does it, None if nothing changes.

    ``cells`` are those that hold what was asked for; ``calculated`` is how many were left out because
    nobody can type there, ``closed`` how many because an earlier quarter reported them.
    """

    edit: Edit | None
    cells: tuple[tuple[int, int], ...]
    calculated: int
    rejected: tuple[Rejected, ...]
    closed: int = 0

    @property
    def written(self) -> int:
        """How many cells hold what was asked for now."""
        return len(self.cells)

    @property
    def size(self) -> str:
        """How large the written block is: "4×15", rows first."""
        rows, columns = {row for row, _ in self.cells}, {column for _, column in self.cells}
        return f"{len(rows)}×{len(columns)}"


def placed(
    report: Report,
    texts: Iterable[tuple[int, int, str]],
    options: Options,
    *,
    new_rows: int = 0,
    pasted: bool = True,
) -> Placed:
    """Return what putting texts in cells (row, column, text) does; blank texts empty their cells.

    ``new_rows`` are added behind the last row, and can be among the cells. ``pasted`` tells that a text was
    not typed here, so that "3/4" is asked about.
    """
    work = _Work(report, options, new_rows)
    for row, column, text in texts:
        work.put(row, column, text, pasted=pasted)
    return work.done()


def spread(report: Report, copies: Iterable[tuple[int, int, int, int]], options: Options) -> Placed:
    """Return what copying cells does, given as (row, column, row to, column to); never a series.

    Where both cells are of the same kind the variables behind a value are copied, too.
    """
    work = _Work(report, options, 0)
    for row, column, to_row, to_column in copies:
        source = (COLUMNS[column], report.indicators[row])
        target = (COLUMNS[to_column], work.indicator(to_row))
        if source[0].calculated or target[0].calculated:
            work.pass_over()
        elif work.keeps(target[1], target[0]):
            continue
        elif (copy := copied_entry(source, target)) is not None:
            work.take(to_row, to_column, copy)
        else:
            work.put(to_row, to_column, value_text(*source), pasted=False)
    return work.done()


class _Work:
    """Collects changed indicators, so that many cells of a row make one of it."""

    def __init__(self, report: Report, options: Options, new_rows: int) -> None:
        self._before = report.indicators
        self._indicators = [*report.indicators, *(new_indicator() for _ in range(new_rows))]
        self._options = options
        self._offers: dict[str, Sequence[str]] = {}
        self._cells: list[tuple[int, int]] = []
        self._rejected: list[Rejected] = []
        self._calculated = 0
        self._closed_cells = ClosedCells(report)
        self._closed = 0

    def indicator(self, row: int) -> Indicator:
        return self._indicators[row]

    def pass_over(self) -> None:
        self._calculated += 1

    def keeps(self, indicator: Indicator, column: Column) -> bool:
        closed = self._closed_cells.holds(indicator.id, column.key)
        self._closed += closed
        return closed

    def take(self, row: int, column: int, indicator: Indicator) -> None:
        self._indicators[row] = indicator
        self._cells.append((row, column))

    def put(self, row: int, at: int, text: str, *, pasted: bool) -> None:
        column, indicator = COLUMNS[at], self._indicators[row]
        if not column.editable:
            self.pass_over()
            return
        if self.keeps(indicator, column):
            return
        offer = self._offers.get(column.key)
        if offer is None:
            offer = self._offers[column.key] = self._options(column)
        try:
            changed = with_entry(column, indicator, text, offer, pasted=pasted)
        except RefusedText as refusal:
            self._rejected.append(Rejected(indicator.id, at, text, str(refusal), refusal.proposal))
        else:
            self.take(row, at, changed)

    def done(self) -> Placed:
        known = len(self._before)
        pairs = enumerate(zip(self._before, self._indicators, strict=False))
        changed = tuple((row, after) for row, (before, after) in pairs if before != after)
        edits: list[SimpleEdit] = [ReplaceRows(changed)] if changed else []
        if len(self._indicators) > known:
            edits.append(InsertRows(known, tuple(self._indicators[known:])))
        edit = Several(tuple(edits)) if len(edits) > 1 else next(iter(edits), None)
        return Placed(edit, tuple(self._cells), self._calculated, tuple(self._rejected), self._closed)
