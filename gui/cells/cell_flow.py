"""What the officer asks about the current cell: why it says so, what was noted, what stood there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.session import Session
from gui.settings import ProgramSettings
from gui.table import ReportTable
from gui.table.roles import CellRole
from gui.table.words import CALCULATED
from model.closed_cells import CLOSED, ClosedCells
from model.comments import comment_at, set_comment
from model.edits import field_title
from model.report import Indicator
from model.safekeeping.versions import Versions
from model.schema import COLUMN_BY_KEY, COLUMNS, Column, Value

if TYPE_CHECKING:  # imported when they are wanted
    from gui.cells.comment_box import CommentBox
    from gui.cells.why import WhyBubble


class CellFlow(QObject):
    """Acts on the table's current cell. ``notice`` says in a sentence what happened or why nothing did."""

    notice = Signal(str)

    def __init__(
        self,
        session: Session,
        table: ReportTable,
        settings: ProgramSettings,
        versions: Versions,
        window: QWidget,
    ) -> None:
        super().__init__(table)
        self._session = session
        self._table = table
        self._settings = settings
        self._versions = versions
        self._window = window

    def slots(self) -> Mapping[str, Callable[[], None]]:
        """Return what the actions of the window do, by their keys."""
        return {
            "explain": self.explain,
            "comment": self.comment,
            "comments": self.list_comments,
            "history": self.history,
        }

    @cached_property
    def why(self) -> WhyBubble:
        """Where a figure comes from; made when it is first wanted."""
        from gui.cells.why import WhyBubble

        return WhyBubble(self._table)

    @cached_property
    def box(self) -> CommentBox:
        """Where a comment is written; made when it is first wanted."""
        from gui.cells.comment_box import CommentBox

        box = CommentBox(self._table)
        box.written.connect(self._write)
        return box

    def commit(self) -> bool:
        """Keep the comment that is being written; it is never refused."""
        if "box" in vars(self):
            self.box.commit()
        return True

    def explain(self) -> None:
        """Say beside the current cell where its figure comes from; again: stop saying it."""
        from gui.cells.why import cell_box, why

        if self.why.isVisible():
            self.why.hide()
            return
        if (found := self._cell()) is None:
            return
        row, column, indicator = found
        index = self._table.currentIndex()
        self._table.scrollTo(index)
        findings = index.data(CellRole.FINDINGS)
        sentence = why(column, indicator, self._session.settings, findings)
        self.why.say(column, sentence, cell_box(self._table, row, index.column()))

    def comment(self) -> None:
        """Open the comment of the current cell beside it."""
        from gui.cells.why import cell_box

        if (found := self._cell()) is None:
            return
        row, column, indicator = found
        if "why" in vars(self):
            self.why.hide()
        self._table.scrollTo(self._table.currentIndex())
        cell = cell_box(self._table, row, COLUMNS.index(column))
        self.box.open(indicator.id, column.key, comment_at(indicator, column.key), cell)

    def list_comments(self) -> None:
        """Show all comments of the report."""
        from gui.cells.comments_dialog import CommentsDialog

        if not self._table.commit_pending_edit():
            return
        dialog = CommentsDialog(self._session, self._window)
        dialog.wanted.connect(self._table.go_to)
        dialog.removal_wanted.connect(lambda indicator, key: self._write(indicator, key, ""))
        dialog.exec()

    def history(self) -> None:
        """Show what the open report and its saved versions know of the current cell's earlier values."""
        from gui.cells.history_dialog import HistoryDialog
        from model.history import value_history
        from model.safekeeping.past import past_rows

        if (found := self._cell()) is None:
            return
        _, column, indicator = found
        if column.calculated:
            self.notice.emit(f"{CALCULATED} Su historia es la de los valores con que se calcula.")
            return
        session = self._session
        past = past_rows(self._versions, session.identity.doc_id, indicator.id, session.opened_seq)
        changes = value_history(indicator, column.key, session.steps(), past)
        dialog = HistoryDialog(column, indicator, changes, self._window)
        dialog.wanted.connect(lambda value: self._restore(indicator.id, column.key, value))
        dialog.exec()

    def _cell(self) -> tuple[int, Column, Indicator] | None:
        cell = self._table.current_cell() if self._table.commit_pending_edit() else None
        if cell is None:
            self.notice.emit("Elija primero una celda.")
            return None
        return cell[0], COLUMNS[cell[1]], self._session.report.indicators[cell[0]]

    def _write(self, indicator: str, key: str, text: str) -> None:
        row = self._table.report_model.row_of(indicator)
        if row is None:
            return
        user, today = self._settings.user, datetime.now().astimezone().date().isoformat()
        edit = set_comment(self._session.report, row, key, text, user, today)
        place = f"{field_title(key)} de {self._session.report.indicators[row].level or 'un indicador'}"
        verb = "comentar" if text.strip() else "quitar el comentario de"
        if self._session.run(edit, f"{verb} {place}"):
            done = "Se guardó el comentario" if text.strip() else "Se quitó el comentario"
            self.notice.emit(f"{done} de {place}. Puede deshacerlo con Ctrl+Z.")

    def _restore(self, indicator: str, key: str, value: Value) -> None:
        row = self._table.report_model.row_of(indicator)
        if row is not None and COLUMN_BY_KEY[key].editable:
            if ClosedCells(self._session.report).holds(indicator, key):
                self.notice.emit(CLOSED)
                return
            level = self._session.report.indicators[row].level or "un indicador"
            self._session.set_cells([(row, key, value)], f"volver al valor de {field_title(key)} de {level}")
