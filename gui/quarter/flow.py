"""The officer's way from one quarter to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.importing.any_report import AnyReport
from gui.prompts import Prompts
from gui.session import Session
from gui.settings import ProgramSettings
from gui.table import ReportTable
from model.closed_cells import ClosedCells, opening_words
from model.edits import field_title, open_cell
from model.next_quarter import CONFIRM, begin, period
from model.report import Report
from model.safekeeping.drafts import Draft, opening_key
from model.schema import COLUMNS

_NOTHING_TO_OPEN = "Esta celda no está cerrada."
_OPEN = "Abrir la celda"


class QuarterFlow(QObject):
    """Begins a quarter from the last one, and opens cells that it closed. ``notice`` says what happened.

    ``commit`` closes an open editor; ``may_leave`` asks about unsaved work.
    """

    notice = Signal(str)

    def __init__(
        self,
        session: Session,
        table: ReportTable,
        others: AnyReport,
        prompts: Prompts,
        settings: ProgramSettings,
        *,
        commit: Callable[[], bool],
        may_leave: Callable[[], bool],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._table = table
        self._others = others
        self._prompts = prompts
        self._settings = settings
        self._commit = commit
        self._may_leave = may_leave
        self._window = window

    def slots(self) -> Mapping[str, Callable[[], None]]:
        """Return what the actions of the window do, by their keys."""
        return {"next_quarter": self.begin, "open_cell": self.open_cell}

    def begin(self) -> None:
        """Ask from which report the new quarter begins, show what is taken over, and open it."""
        if not self._commit():
            return
        if self._session.report.indicators:
            called = period(self._session.report)
            where = self._prompts.choose(
                "¿A partir de qué informe empieza el nuevo trimestre?",
                "Puede ser el que está abierto, otro informe guardado, o el libro de Excel de planeación.",
                (f"Del abierto ({called})", "De un archivo…"),
            )
            if where is None:
                return
            if where == 0:
                self._show(self._session.report, "del informe abierto")
                return
        title = "Nuevo trimestre a partir de…"
        self._others.ask(title, lambda report, name: self._show(report, f"de {name}"), verb="Continuar")

    def _show(self, source: Report, whence: str) -> None:
        from gui.quarter.dialog import NextQuarterDialog

        if not source.indicators:
            self.notice.emit("Ese informe no tiene indicadores: no hay de dónde empezar el trimestre.")
            return
        begun = begin(source)
        dialog = NextQuarterDialog(begun, whence, self._window)
        dialog.accepted.connect(lambda: self._open(begun.with_proposals(dialog.chosen())))
        dialog.open()

    def _open(self, report: Report) -> None:
        if self._may_leave():
            self._session.replace(report, path=None)
            self._session.undo_stack.resetClean()  # it is in no file yet
            said = f"Empezó el {period(report)}. Guárdelo: todavía no está en un archivo."
            if any(comment.text.startswith(CONFIRM) for row in report.indicators for comment in row.comments):
                said += " Lo que falta confirmar está en Todos los comentarios (Ctrl+Mayús+F2)."
            self.notice.emit(said)

    def open_cell(self) -> None:
        """Open the current cell where an earlier quarter closed it, with a reason that is kept."""
        cell = self._table.current_cell() if self._commit() else None
        if cell is None:
            self.notice.emit("Elija primero una celda.")
            return
        row, column = cell[0], COLUMNS[cell[1]]
        report = self._session.report
        indicator, closed = report.indicators[row], ClosedCells(report)
        if not closed.holds(indicator.id, column.key):
            opening = closed.opening(indicator.id, column.key)
            self.notice.emit(opening_words(opening) if opening is not None else _NOTHING_TO_OPEN)
            return
        named = f"{field_title(column.key)} de {indicator.level or 'un indicador'}"
        reason = self._prompts.reason(
            f"{named} ya se reportó: {column.text(indicator, report.settings)}.\n\n"
            "¿Por qué se corrige? El motivo se guarda con el informe.",
            _OPEN,
            Draft(indicator.id, opening_key(column.key), ""),
        )
        if reason is None:
            return
        user = self._settings.user or next((s.name for s in report.signatures if s.name), "")
        today = datetime.now().astimezone().date().isoformat()
        self._session.run(open_cell(report, row, column.key, reason, user, today), f"abrir {named}")
        self.notice.emit(f"Se abrió {named}. Ya puede escribir en ella; Ctrl+Z la cierra otra vez.")
