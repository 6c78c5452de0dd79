"""What is done with more than the open report: the next quarter, comparing, handing over by e-mail."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gui.export_flow import ExportFlow
from gui.importing import ImportFlow
from gui.prompts import Prompts
from gui.session import Session
from gui.settings import ProgramSettings
from gui.table import ReportTable

if TYPE_CHECKING:  # asked for once in a quarter, so nothing of it is loaded when the window opens
    from gui.comparing.flow import ComparingFlow
    from gui.importing.any_report import AnyReport
    from gui.mailing.flow import MailFlow
    from gui.quarter.flow import QuarterFlow


class ReportsFlow(QObject):
    """Makes each of its flows when first asked for. ``notice`` says in a sentence what happened.

    ``commit`` closes an open editor, ``may_leave`` asks about unsaved work, ``go_to(indicator, key)`` shows a
    place of the open report.
    """

    notice = Signal(str)

    def __init__(
        self,
        session: Session,
        table: ReportTable,
        exports: ExportFlow,
        importing: ImportFlow,
        prompts: Prompts,
        settings: ProgramSettings,
        *,
        commit: Callable[[], bool],
        may_leave: Callable[[], bool],
        go_to: Callable[[str | None, str], object],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._table = table
        self._exports = exports
        self._importing = importing
        self._prompts = prompts
        self._settings = settings
        self._commit = commit
        self._may_leave = may_leave
        self._go_to = go_to
        self._window = window

    def slots(self) -> Mapping[str, Callable[[], None]]:
        """Return what the actions of the window do, by their keys."""
        owners = {
            "quarter": ("next_quarter", "open_cell"),
            "comparing": ("compare", "since_previous"),
            "mailing": ("mail",),
        }
        return {key: partial(self._do, owner, key) for owner, keys in owners.items() for key in keys}

    def offer_opening(self, action: QAction) -> None:
        """Let ``action`` be chosen only while the table is at a cell that an earlier quarter closed."""

        def look(*_: object) -> None:
            cell = self._table.current_cell()
            action.setEnabled(cell is not None and self._table.report_model.is_closed(*cell))

        self._table.selectionModel().currentChanged.connect(look)
        self._session.changed.connect(look)
        self._session.replaced.connect(look)
        look()

    def _do(self, owner: str, key: str) -> None:
        getattr(self, owner).slots()[key]()

    @cached_property
    def quarter(self) -> QuarterFlow:
        """The way from one quarter to the next."""
        from gui.quarter.flow import QuarterFlow

        flow = QuarterFlow(
            self._session,
            self._table,
            self._others,
            self._prompts,
            self._settings,
            commit=self._commit,
            may_leave=self._may_leave,
            window=self._window,
        )
        flow.notice.connect(self.notice)
        return flow

    @cached_property
    def comparing(self) -> ComparingFlow:
        """Comparing with another report."""
        from gui.comparing.flow import ComparingFlow

        flow = ComparingFlow(
            self._session, self._others, commit=self._commit, go_to=self._go_to, window=self._window
        )
        flow.notice.connect(self.notice)
        return flow

    @cached_property
    def mailing(self) -> MailFlow:
        """Handing over by e-mail."""
        from gui.mailing.flow import MailFlow

        flow = MailFlow(self._session, self._exports, self._prompts, self._settings, window=self._window)
        flow.notice.connect(self.notice)
        return flow

    @cached_property
    def _others(self) -> AnyReport:
        from gui.importing.any_report import AnyReport

        return AnyReport(self._prompts, self._settings, self._importing)
