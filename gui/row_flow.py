"""What the officer does with whole indicators, and with a finding: add, copy, delete, move, accept."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from gui.prompts import Prompts
from gui.session import Session
from gui.settings import ProgramSettings
from gui.table import ReportTable
from model.edits import InsertRows, MoveRows, RemoveRows, SetParts, duplicate_row
from model.findings import Finding, accept
from model.report import Indicator, new_indicator


class RowFlow(QObject):
    """Acts on the table's current indicator. ``notice`` says in a sentence what happened."""

    notice = Signal(str)

    def __init__(self, session: Session, table: ReportTable) -> None:
        super().__init__(table)
        self._session = session
        self._table = table

    def add(self) -> None:
        """Insert a blank indicator behind the current one and go to its first cell."""
        if not self._table.commit_pending_edit():
            return
        row = self._table.current_row()
        at = len(self._session.report.indicators) if row is None else row + 1
        indicator = new_indicator()
        self._session.run(InsertRows(at, (indicator,)), "agregar un indicador")
        self._table.go_to(indicator.id, "level")

    def duplicate(self) -> None:
        """Put a copy of the current indicator behind it."""
        row = self._committed_row()
        if row is not None:
            edit = duplicate_row(self._session.report, row)
            self._session.run(edit, f"duplicar {self._called(row)}")
            self._table.go_to(edit.indicators[0].id, "level")

    def delete(self) -> None:
        """Remove the current indicator; undo brings it back."""
        row = self._committed_row()
        if row is not None:
            called = self._called(row)
            self._session.run(RemoveRows(row, 1), f"eliminar {called}")
            self.notice.emit(f"Se eliminó {called}. Puede deshacerlo con Ctrl+Z.")

    def move_up(self) -> None:
        """Move the current indicator one place up."""
        self._move(-1)

    def move_down(self) -> None:
        """Move the current indicator one place down."""
        self._move(+1)

    def _move(self, by: int) -> None:
        row = self._committed_row()
        if row is not None and 0 <= row + by < len(self._session.report.indicators):
            self._session.run(MoveRows(row, 1, row + by), f"mover {self._called(row)}")

    def accept(self, finding: Finding, prompts: Prompts, settings: ProgramSettings) -> None:
        """Accept a warning or information with a reason, or take an acceptance back."""
        report = self._session.report
        if finding.accepted is not None:
            rest = tuple(a for a in report.acceptances if a != finding.accepted)
            self._session.run(SetParts({"acceptances": rest}), "quitar la aceptación de un aviso")
            return
        reason = prompts.reason(f"{finding.message}\n\n¿Por qué es correcto así? Basta una frase.")
        if reason is None:
            return
        user = settings.user or next((s.name for s in report.signatures if s.name), "")
        acceptance = accept(report, finding, reason, user, datetime.now().astimezone().date().isoformat())
        self._session.run(SetParts({"acceptances": (*report.acceptances, acceptance)}), "aceptar un aviso")

    def _committed_row(self) -> int | None:
        return self._table.current_row() if self._table.commit_pending_edit() else None

    def _called(self, row: int) -> str:
        indicator: Indicator = self._session.report.indicators[row]
        return indicator.level or "un indicador sin nivel"
