"""The window: puts the parts together and connects them. What they do lives in the parts."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow

from gui.prompts import Prompts, QtPrompts
from gui.settings import ProgramSettings
from gui.window_memory import take_place
from model.overriding import override

if TYPE_CHECKING:
    from export.deliver import Delivery
    from gui.finding.flow import FindFlow
    from gui.session import Session
    from model.findings import Finding


class MainWindow(QMainWindow):
    """Heading above, table in the middle, signatures below, pendientes at the side."""

    def __init__(
        self, session: Session | None, settings: ProgramSettings, prompts: Prompts | None = None
    ) -> None:
        """With None for the session the window is empty, to be seen while what it holds is loaded."""
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle("Informe Trimestral")
        self.setAnimated(False)
        self.settings = settings
        self.prompts = prompts or QtPrompts(self)
        self._furnished = False
        take_place(self, settings)
        if session is not None:
            self.furnish(session)

    def furnish(self, session: Session) -> None:
        """Put everything into the window, on a report."""
        from gui import parts

        self.session = session
        settings, commit = self.settings, self.commit_pending_edit
        asking = (session, self.prompts, settings)
        self.table = parts.ReportTable(session, self)
        self.heading = parts.HeadingForm(session, self)
        self.signatures = parts.SignaturesForm(session, self)
        self.findings = parts.FindingsPanel(session, self)
        self.strip = parts.IndicatorStrip(session, self)
        self.steps = parts.StepLine(session, self)
        self.status = parts.StatusLine(session, self)
        self.welcome = parts.Welcome(self)
        self.setStatusBar(self.status)
        say = self.status.say

        self.table.blocks.prompts = self.prompts
        self.rows = parts.RowFlow(session, self.table)
        self.safe = parts.SafeFlow(*asking, self, may_leave=lambda: self.files.may_leave())
        self.view = parts.ViewFlow(session, self.table, self.status, self)
        self.versions = parts.VersionsFlow(*asking, commit=commit, window=self)
        self.files = parts.FileFlow(
            *asking, locks=self.safe.locks, versions=self.versions, commit=commit, say=say, window=self
        )
        self.exports = parts.ExportFlow(*asking, commit=commit, parent=self)
        self.pages = parts.PageFlow(session, self.exports, self.prompts, self)
        self.importing = parts.ImportFlow(*asking, self.exports.run, self.files, commit, self)

        self.actions_by_key = parts.build_actions(self, settings.shortcuts)
        self.cells = parts.CellFlow(session, self.table, settings, self.versions.store, self)
        self.commands = parts.CommandFlow(session, self.table, self.actions_by_key, settings, self)
        self.looks = parts.LookFlow(self.actions_by_key, settings, self)
        self.side = parts.SideFlow(session, self.table, self.findings, self.actions_by_key, commit)
        self._recent = parts.RecentMenu(settings, self.files.open_path, self)
        submenus = {"recent": self._recent.menuAction(), "look": self.looks.menu.menuAction()}
        parts.add_menus(self, {**self.actions_by_key, **submenus})
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)  # no menu that hides the toolbar
        self._layout = parts.WindowLayout(
            self,
            steps=self.steps,
            heading=self.heading,
            table=self.table,
            welcome=self.welcome,
            strip=self.strip,
            side=self.side.area,
            signatures=self.signatures,
        )
        self.view.bar_made.connect(lambda bar: self._layout.add_bar(bar, nearest=True))

        self.undo = parts.UndoFlow(
            session, self.actions_by_key, self.table, commit=commit, say=say, parent=self
        )
        heading = (self._layout.heading_box, self.heading)
        signatures = (self._layout.signatures_box, self.signatures)
        self.places = parts.FindingFlow(
            *asking, table=self.table, heading=heading, signatures=signatures, commit=commit, window=self
        )
        self._elsewhere = parts.Elsewhere(heading, signatures, self.side, self.places.edit_report_settings)
        self.safe.know_places(self.table, self._elsewhere, self._accept)
        self.reports = parts.ReportsFlow(
            session,
            self.table,
            self.exports,
            self.importing,
            self.prompts,
            settings,
            commit=commit,
            may_leave=self.files.may_leave,
            go_to=self.places.show_key,
            window=self,
        )
        self._connect_actions()
        self._connect_parts()
        self._memory = parts.WindowMemory(
            self, self._layout.middle, self.table, self.actions_by_key, settings
        )
        self._memory.restore()
        self.side.remember(settings)
        self._furnished = True
        self._show_report()

    def _connect_actions(self) -> None:
        slots = {
            **self.files.slots(),
            **self.safe.slots(),
            **self.versions.slots(),
            **self.exports.slots(),
            **self.importing.slots(),
            **self.places.slots(),
            **self.undo.slots(),
            **self.table.blocks.slots(),
            **self.rows.slots(),
            **{key: partial(self._search, key) for key in ("find", "replace", "find_next", "find_previous")},
            **self.view.slots(),
            **self.cells.slots(),
            **self.commands.slots(),
            **self.side.slots(),
            **self.reports.slots(),
            "quit": self.close,
            "verify": self._verify,
            "next_finding": self.findings.go_next,
            "previous_finding": self.findings.go_previous,
            "about": self._show_about,
        }
        for key, slot in slots.items():
            self.actions_by_key[key].triggered.connect(lambda _=False, slot=slot: slot())
        self.actions_by_key["spanish_keys"].setChecked(self.settings.shortcuts == "es")
        self.actions_by_key["spanish_keys"].toggled.connect(self._choose_keys)
        self.exports.offer_sheets(self.actions_by_key)
        self.reports.offer_opening(self.actions_by_key["open_cell"])
        for key, box in (
            ("show_heading", self._layout.heading_box),
            ("show_signatures", self._layout.signatures_box),
        ):
            self.actions_by_key[key].toggled.connect(box.set_open)
            box.toggled.connect(self.actions_by_key[key].setChecked)
        self.commands.tell_clashes(self.status)

    def _connect_parts(self) -> None:
        from gui import parts

        self.session.undo_stack.cleanChanged.connect(self._show_clean)
        self.session.changed.connect(self._show_title)
        self.session.changed.connect(self._set_stage)
        self.session.replaced.connect(self._show_report)
        self.session.path_changed.connect(self._show_title)
        self.table.current_indicator_changed.connect(self.strip.show_row)
        self.table.notice.connect(self.status.say)
        self.table.context_menu_requested.connect(partial(parts.show_row_menu, self, self.actions_by_key))
        self.heading.notice.connect(self.status.say)
        self.signatures.notice.connect(self.status.say)
        self.findings.chosen.connect(self.places.show_place)
        self.findings.activated.connect(self.places.go_to)
        self.findings.accept_wanted.connect(self._accept)
        self.strip.more_wanted.connect(lambda: self.places.edit_more_data())
        self.welcome.wanted.connect(lambda key: self.actions_by_key[key].trigger())
        self.steps.wanted.connect(self._go_to_step)
        self.status.findings_wanted.connect(self._verify)
        self.exports.job_started.connect(self.status.follow)
        self.exports.delivered.connect(self._on_delivered)
        self.exports.pages_ready.connect(self.pages.show)
        self.exports.errors_wanted.connect(self._show_errors)
        self.safe.notice.connect(self.status.say)
        flows = (self.rows, self.view, self.cells, self.commands, self.side, self.pages)
        for flow in (*flows, self.importing, self.reports, self.versions):
            flow.notice.connect(self.status.say)

    # What the window shows

    def _show_report(self) -> None:
        self.setWindowModified(False)
        self._show_title()
        self._set_stage()
        self.table.focus_first()

    def _set_stage(self, _change: object = None) -> None:
        self._layout.welcome(self.welcome.suits(self.session))

    def _show_title(self, _change: object = None) -> None:
        from gui import parts

        heading, settings = self.session.report.heading, self.session.settings
        period = f"{parts.quarter_name(settings.quarter)} {heading.fiscal_year or ''}".strip()
        unit = " ".join(filter(None, (heading.unit_code, heading.unit_name)))
        self.setWindowTitle(
            " · ".join(filter(None, (f"{self.files.name}[*]", period, unit, "Informe Trimestral")))
        )

    def _show_clean(self, clean: bool) -> None:
        self.setWindowModified(not clean)

    # What the officer does

    def commit_pending_edit(self) -> bool:
        """Close an open editor, keeping what was typed; False if its text is refused."""
        parts = (self.heading, self.signatures, self.cells, self.side.panel)
        return self.table.commit_pending_edit() and all(part.commit() for part in parts)

    @cached_property
    def searching(self) -> FindFlow:
        """Finding and replacing, with its bar above the table; made when it is first wanted."""
        from gui.finding.flow import FindFlow

        flow = FindFlow(self.session, self.table, self._elsewhere, self)
        flow.notice.connect(self.status.say)
        self._layout.add_bar(flow.bar)
        return flow

    def _search(self, key: str) -> None:
        self.searching.slots()[key]()

    def _verify(self) -> None:
        if self.commit_pending_edit():
            self.side.show_findings()

    def _show_errors(self) -> None:
        self._verify()
        self.findings.show_first_error()

    def _go_to_step(self, key: str) -> None:
        if key == "capture":
            self.table.setFocus()
        else:
            self.actions_by_key[key].trigger()

    def _accept(self, finding: Finding, begun: str = "") -> None:
        self.rows.accept(finding, self.prompts, self.settings, begun)

    def _on_delivered(self, delivery: Delivery) -> None:
        from gui import parts

        kind = "borrador" if delivery.draft else "informe"
        self.status.say(" ".join((f"Se guardó el {kind} {delivery.path.name}.", *delivery.notices)))
        if not delivery.draft and delivery.product is parts.Product.PDF:
            self.steps.show_handed_over()

    def _show_about(self) -> None:
        from gui.panels.about import show_about

        show_about(self)

    def _choose_keys(self, spanish: bool) -> None:
        from gui import parts

        self.settings.shortcuts = "es" if spanish else "en"
        parts.set_shortcuts(self.actions_by_key, self.settings.shortcuts)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        from gui.enter_key import presses

        if not presses(event):
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._furnished:  # in a moment it can say what is to be saved
            event.ignore()
        elif self.files.may_leave():
            self.safe.end()
            if self.exports.job is not None:
                self.exports.job.cancel()
                self.exports.job.wait()
            self._memory.keep()
            event.accept()
        else:
            event.ignore()
