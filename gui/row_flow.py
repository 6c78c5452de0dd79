"""What the officer does with whole indicators, and with a finding: add, copy, delete, move, accept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from gui.forms.renumbering import RenumberDialog
from gui.panels.status import numbered
from gui.prompts import Prompts
from gui.session import Session
from gui.settings import ProgramSettings
from gui.table import ReportTable
from gui.table.arrangement import runs
from model.edits import ArrangeRows, Edit, InsertRows, MoveRows, RemoveRows, SetParts, Several
from model.findings import Finding, accept
from model.renumbering import renumbered
from model.report import Report, new_indicator
from model.row_moves import dropped, step, with_activities
from model.safekeeping.drafts import Draft, acceptance_key

_FEW = 8
_SORTED = "La tabla está ordenada por una columna. Restaure el orden del informe para mover indicadores."


class RowFlow(QObject):
    """Acts on the table's selected indicators. ``notice`` says in a sentence what happened."""

    notice = Signal(str)

    def __init__(self, session: Session, table: ReportTable) -> None:
        super().__init__(table)
        self._session = session
        self._table = table
        table.rows.dropped.connect(self.drop)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the actions of the window do here."""
        return {
            "add_row": self.add,
            "insert_row": self.insert,
            "duplicate_row": self.duplicate,
            "delete_row": self.delete,
            "move_up": self.move_up,
            "move_down": self.move_down,
            "renumber": self.renumber,
        }

    def add(self) -> None:
        """Insert a blank indicator behind the current one and go to its first cell."""
        if self._table.commit_pending_edit():
            row = self._table.current_row()
            self._insert(len(self._session.report.indicators) if row is None else row + 1)

    def insert(self) -> None:
        """Insert a blank indicator before the current one and go to its first cell."""
        if self._table.commit_pending_edit():
            self._insert(self._table.current_row() or 0)

    def _insert(self, at: int) -> None:
        indicator = new_indicator()
        self._session.run(InsertRows(at, (indicator,)), "agregar un indicador")
        self._table.go_to(indicator.id, "level")

    def duplicate(self) -> None:
        """Put a copy of each selected indicator behind them; several that follow each other as a block."""
        rows, edits, first = self._committed_rows(), [], ""
        for top, bottom in reversed(runs(rows)):  # from below, so that the places above stay
            originals = self._session.report.indicators[top : bottom + 1]
            copies = tuple(row.replace(id=new_indicator().id) for row in originals)
            edits.append(InsertRows(bottom + 1, copies))
            first = copies[0].id
        if edits:
            self._session.run(_one_step(self._session.report, edits), f"duplicar {self._called(rows)}")
            self._table.go_to(first, "level")

    def delete(self) -> None:
        """Remove the selected indicators; undo brings them back."""
        rows = self._committed_rows()
        if rows:
            called = self._called(rows)
            edits = [RemoveRows(top, bottom - top + 1) for top, bottom in reversed(runs(rows))]
            cell = self._table.current_cell() or (rows[0], 0)
            place = self._table.arrangement.place(cell[0])
            self._session.run(_one_step(self._session.report, edits), f"eliminar {called}")
            if shown := self._table.arrangement.shown():  # the current cell stays at its place, as in Excel
                self._table.move_to((shown[min(place, len(shown) - 1)], cell[1]))
            verb = "Se eliminó" if len(rows) == 1 else "Se eliminaron"
            self.notice.emit(f"{verb} {called}. Puede deshacerlo con Ctrl+Z.")

    # Moving

    def move_up(self) -> None:
        """Move the selected indicators one place up, a component with its activities."""
        self._move(-1)

    def move_down(self) -> None:
        """Move the selected indicators one place down, a component with its activities."""
        self._move(+1)

    def drop(self, before: int) -> None:
        """Move the selected indicators before the row ``before``, a component with its activities."""
        if rows := self._movable():
            self._run_moves(rows, dropped(self._levels(), rows, before))

    def _move(self, by: int) -> None:
        if rows := self._movable():
            moves = step(self._levels(), rows, by, self._table.is_shown)
            if not moves:
                self.notice.emit(f"Ya no puede {'subir' if by < 0 else 'bajar'} más.")
            self._run_moves(rows, moves)

    def _run_moves(self, rows: tuple[int, ...], moves: tuple[MoveRows, ...]) -> None:
        if moves:
            moved = sum(last - first + 1 for first, last in with_activities(self._levels(), rows))
            called = self._called(rows)
            self._session.run(_one_step(self._session.report, moves), f"mover {called}")
            verb = "Se movió" if len(rows) == 1 else "Se movieron"
            more = numbered(moved - len(rows), "actividad", "actividades")
            self.notice.emit(f"{verb} {called}{f' con {more}' if moved > len(rows) else ''}.")
            self._table.scrollTo(self._table.currentIndex())

    def _movable(self) -> tuple[int, ...]:
        rows = self._committed_rows()
        if rows and self._table.arrangement.sorted:
            self.notice.emit(_SORTED)
            return ()
        return rows

    # Numbers

    def renumber(self) -> None:
        """Show which numbers would follow the order of the rows, and change them if that is wanted."""
        if not self._table.commit_pending_edit():
            return
        changes = renumbered(self._levels())
        if not changes:
            self.notice.emit("La numeración ya sigue el orden de los indicadores.")
        elif RenumberDialog(self._session.report, changes, self._table.window()).exec():
            count = numbered(len(changes), "indicador", "indicadores")
            self._session.set_cells([(row, "level", new) for row, new in changes], f"renumerar {count}")
            self.notice.emit(f"Se renumeró: {count}. Puede deshacerlo con Ctrl+Z.")

    # Findings

    def accept(self, finding: Finding, prompts: Prompts, settings: ProgramSettings, begun: str = "") -> None:
        """Accept a warning or information with a reason, or take an acceptance back.

        ``begun`` is what was typed of the reason before the program was killed.
        """
        report = self._session.report
        if finding.accepted is not None:
            rest = tuple(a for a in report.acceptances if a != finding.accepted)
            self._session.run(SetParts({"acceptances": rest}), "quitar la aceptación de un aviso")
            self.notice.emit("Se quitó la aceptación.")
            return
        draft = Draft(finding.indicator, acceptance_key(finding.rule, finding.key), begun)
        question = f"{finding.message}\n\n¿Por qué es correcto así? Basta una frase."
        reason = prompts.reason(question, draft=draft)
        if reason is None:
            return
        user = settings.user or next((s.name for s in report.signatures if s.name), "")
        acceptance = accept(report, finding, reason, user, datetime.now().astimezone().date().isoformat())
        self._session.run(SetParts({"acceptances": (*report.acceptances, acceptance)}), "aceptar un aviso")
        self.notice.emit("Se aceptó el pendiente.")

    def _levels(self) -> list[str]:
        return [indicator.level for indicator in self._session.report.indicators]

    def _committed_rows(self) -> tuple[int, ...]:
        return self._table.selected_rows() if self._table.commit_pending_edit() else ()

    def _called(self, rows: tuple[int, ...]) -> str:
        if len(rows) > 1:
            return f"{len(rows):,} indicadores"
        return self._session.report.indicators[rows[0]].level or "un indicador sin nivel"


def _one_step(report: Report, edits: Sequence[InsertRows | RemoveRows | MoveRows]) -> Edit:
    if len(edits) <= _FEW:
        return edits[0] if len(edits) == 1 else Several(tuple(edits))
    for edit in edits:
        report, _, _ = edit.apply(report)
    return ArrangeRows(report.indicators)
