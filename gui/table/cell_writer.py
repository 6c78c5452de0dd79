"""Writes to several cells at once as one step, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.session import Session
from gui.table.selecting import SelectingGrid
from model.edits import field_title
from model.frozen import frozen
from model.paste import Placed, Rejected, placed, spread
from model.schema import COLUMNS

if TYPE_CHECKING:  # the list comes in with the first text that is refused
    from gui.table.rejections import RejectionsDialog

Text = tuple[int, int, str]
"""Row, column and what goes there."""


@frozen
class Chosen:
    """The selected cells as they are seen. ``block`` tells whether they are all of rows by columns."""

    rows: list[int]
    columns: list[int]
    cells: list[tuple[int, int]]

    @property
    def block(self) -> bool:
        """Whether the cells make one block."""
        return len(self.cells) == len(self.rows) * len(self.columns)


class CellWriter(QObject):
    """Acts on the selected cells of a table. Hidden rows and columns are neither read nor written.

    ``commit`` closes an open editor and tells whether it could. ``rejections`` is the list of what could not
    be written, while it is shown. Signals: ``notice(sentence)``; ``wanted(indicator, key)`` asks for a cell.
    """

    notice = Signal(str)
    wanted = Signal(str, str)

    def __init__(self, table: SelectingGrid, session: Session, commit: Callable[[], bool]) -> None:
        super().__init__(table)
        self._table = table
        self._session = session
        self._commit = commit
        self.rejections: RejectionsDialog | None = None

    def chosen(self) -> Chosen:
        """Return the selected cells without those that are hidden."""
        ranges, walk = self._table.selected_ranges(), self._table.walk()
        picked_rows = {row for top, _, bottom, _ in ranges for row in range(top, bottom + 1)}
        picked_columns = {column for _, left, _, right in ranges for column in range(left, right + 1)}
        rows = [row for row in walk.rows if row in picked_rows]
        columns = [column for column in walk.columns if column in picked_columns]
        by_row: dict[int, set[int]] = {row: set() for row in rows}
        for top, left, bottom, right in ranges:
            for row in range(top, bottom + 1):
                if row in by_row:
                    by_row[row].update(range(left, right + 1))
        cells = [(row, column) for row in rows for column in columns if column in by_row[row]]
        return Chosen(rows, columns, cells)

    # Writing

    def _put(self, texts: Sequence[Text], verb: str, *, new_rows: int = 0, pasted: bool = False) -> Placed:
        options = self._table.report_model.options
        outcome = placed(self._session.report, texts, options, new_rows=new_rows, pasted=pasted)
        self._session.run(outcome.edit, self._step(verb, outcome))
        if outcome.rejected:
            self._show(outcome.rejected)
        return outcome

    def _spread(self, copies: Iterable[tuple[int, int, int, int]], verb: str) -> None:
        outcome = spread(self._session.report, copies, self._table.report_model.options)
        self._session.run(outcome.edit, self._step(verb, outcome))
        if outcome.rejected:
            self._show(outcome.rejected)
        self._tell(outcome, "rellenada")

    def _step(self, verb: str, outcome: Placed) -> str:
        if outcome.written == 1:
            (row, column), indicators = outcome.cells[0], self._session.report.indicators
            level = indicators[row].level if row < len(indicators) else ""
            return f"{verb} {field_title(COLUMNS[column].key)} de {level or 'un indicador'}"
        return f"{verb} {outcome.size}"

    # Telling

    def _show(self, rejected: tuple[Rejected, ...]) -> None:
        from gui.table.rejections import RejectionsDialog

        self.rejections = RejectionsDialog(self._session.report, rejected, self._table.window())
        self.rejections.taken.connect(self._take)
        self.rejections.wanted.connect(self.wanted)
        self.rejections.finished.connect(self._forget_list)
        self.rejections.open()

    def _forget_list(self) -> None:
        self.rejections = None

    def _take(self, chosen: Sequence[Rejected]) -> None:
        row_of = {indicator.id: row for row, indicator in enumerate(self._session.report.indicators)}
        texts = [(row_of[each.indicator], each.column, each.proposal) for each in chosen]
        verb = "usar la propuesta en" if len(texts) == 1 else "usar propuestas"
        self._tell(self._put(texts, verb), "pegada")

    def _tell(self, outcome: Placed, done: str, outside: int = 0) -> None:
        reasons = [
            _counted(outcome.calculated, "calculada"),
            _counted(outcome.closed, "cerrada"),
            _counted(len(outcome.rejected), "por revisar", "por revisar"),
            _counted(outside, "fuera de la tabla", "fuera de la tabla"),
        ]
        told = [reason for reason in reasons if reason]
        skipped = outcome.calculated + outcome.closed + len(outcome.rejected) + outside
        sentence = _counted(outcome.written, done) or f"0 {done}s"
        if skipped:
            sentence += f", {_counted(skipped, 'omitida')} ({', '.join(told)})"
        self._say(f"{sentence}. Puede deshacerlo con Ctrl+Z." if outcome.edit else f"{sentence}.")

    def _say(self, sentence: str) -> None:
        self.notice.emit(sentence)


def _counted(count: int, one: str, several: str = "") -> str:
    return f"{count:,} {one if count == 1 else several or one + 's'}" if count else ""
