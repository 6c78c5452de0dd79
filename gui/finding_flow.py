"""From a finding to the place where it is mended, be it a cell, a field or a dialog."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from gui.forms.heading import HEADING_KEYS, HeadingForm
from gui.forms.signatures import SignaturesForm
from gui.panels.folding import FoldingBox
from gui.prompts import Prompts
from gui.session import Session
from gui.settings import ProgramSettings
from gui.table import ReportTable
from model.findings import Finding
from model.schema import COLUMN_BY_KEY


class FindingFlow:
    """Knows where each key is edited: table, heading, signatures, or one of the two dialogs."""

    def __init__(
        self,
        session: Session,
        prompts: Prompts,
        settings: ProgramSettings,
        *,
        table: ReportTable,
        heading: tuple[FoldingBox, HeadingForm],
        signatures: tuple[FoldingBox, SignaturesForm],
        commit: Callable[[], bool],
        window: QWidget,
    ) -> None:
        self._session = session
        self._prompts = prompts
        self._settings = settings
        self._table = table
        self._heading_box, self._heading = heading
        self._signatures_box, self._signatures = signatures
        self._commit = commit
        self._window = window

    def slots(self) -> Mapping[str, Callable[[], None]]:
        """Return what the actions of the window do, by their keys."""
        return {"more_data": self.edit_more_data, "report_settings": self.edit_report_settings}

    def show_key(self, indicator: str | None, key: str) -> None:
        """Show the place of a column or field of an indicator (its id), or of the report (None)."""
        if indicator is not None:
            self._table.go_to(indicator, key)
        elif key == "signatures":
            self._signatures_box.set_open(True)
            self._signatures.focus_first()
        elif key in HEADING_KEYS:
            self._heading_box.set_open(True)
            self._heading.focus_field(key)
        else:
            self.edit_report_settings(key)

    def show_place(self, finding: Finding) -> None:
        """Show the cell or field that a finding is about, opening nothing that has to be closed again."""
        if finding.indicator is not None:
            self._table.go_to(finding.indicator, finding.key)
        elif finding.mend == "signatures" or finding.mend in HEADING_KEYS:
            self.go_to(finding)

    def go_to(self, finding: Finding) -> None:
        """Go to the cell or field where a finding is mended."""
        if finding.indicator is not None:
            self._table.go_to(finding.indicator, finding.key)
            if finding.mend not in COLUMN_BY_KEY:
                self.edit_more_data(finding.mend)
        else:
            self.show_key(None, finding.mend)

    def edit_more_data(self, key: str = "") -> None:
        """Open *Más datos* of the table's current indicator, with the caret in the field ``key``."""
        from gui.forms.more_data import MoreDataDialog

        row = self._table.current_row()
        if row is not None and self._commit():
            MoreDataDialog(self._session, row, key, self._window).exec()

    def edit_report_settings(self, key: str = "") -> None:
        """Open the report's settings, with the caret in the field ``key``."""
        from gui.forms.report_settings import ReportSettingsDialog

        if self._commit():
            ReportSettingsDialog(self._session, self._prompts, self._settings, key, self._window).exec()
