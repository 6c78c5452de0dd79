"""Why a quarter deviates: a page per quarter, each with what there is to explain above the fields."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QWidget

from gui.forms.binding import Binding
from gui.forms.notes import Note
from gui.forms.rows import FormRows
from gui.panels.scrolling import ScrollingPage
from gui.session import Session
from gui.theme.icons import severity_icon
from gui.theme.shapes import semaforo_icon
from gui.theme.variants import Variant
from model.calculations import compliance, explain_compliance, semaphore
from model.calculations.wording import ORDINALS
from model.findings import Finding
from model.report import QUARTERS, Indicator
from model.schema import INDICATOR_FIELDS, Section, quarter_name


class JustificationPage(QTabWidget):
    """One page per quarter; the reported one is marked and comes up first."""

    def __init__(
        self, session: Session, binding: Binding, parent: QWidget | None = None, *, stacked: bool = False
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._stacked = stacked
        self._pages = {
            quarter: _QuarterPage(session, binding, quarter, stacked=stacked) for quarter in QUARTERS
        }
        for page in self._pages.values():
            self.addTab(page, "")
        self.go_to(session.settings.quarter)

    def go_to(self, quarter: int) -> None:
        """Bring up a quarter, 1 to 4."""
        self.setCurrentWidget(self._pages[quarter])

    def show_indicator(self, indicator: Indicator) -> None:
        """Show what there is to explain."""
        for position, (quarter, page) in enumerate(self._pages.items()):
            reported = quarter == self._session.settings.quarter
            name = ORDINALS[quarter] if self._stacked else quarter_name(quarter)
            mark = " ◂" if self._stacked else " (se reporta)"
            self.setTabText(position, name + (mark if reported else ""))
            self.setTabToolTip(position, quarter_name(quarter) + (", el que se reporta" if reported else ""))
            page.show_indicator(indicator)


class _QuarterPage(ScrollingPage):
    """How the quarter went, what is still to be written about it, and the seven parts of a justification."""

    def __init__(self, session: Session, binding: Binding, quarter: int, *, stacked: bool) -> None:
        rows = FormRows(stacked=stacked)
        super().__init__(rows, whole=stacked)
        self._session = session
        self._quarter = quarter
        self._stem = f"justification_{quarter}_"
        self._standing = Note()
        self._missing = Note(Variant.WARNING)
        rows.add_wide(self._standing)
        rows.add_wide(self._missing)
        for field in INDICATOR_FIELDS[Section.JUSTIFICATION]:
            if field.key.startswith(self._stem):
                rows.add_field(binding.add(field))
        rows.finish()

    def show_indicator(self, indicator: Indicator) -> None:
        """Show how the quarter stands."""
        quarter, settings = self._quarter, self._session.settings
        state = semaphore(compliance(indicator, quarter, settings), self._session.catalogue.bands)
        self._standing.say(explain_compliance(indicator, quarter, settings), semaforo_icon(state))
        found = self._findings(indicator)
        mark = severity_icon(str(found[0].severity)) if found else None
        self._missing.say("\n".join(finding.message for finding in found), mark)

    def _findings(self, indicator: Indicator) -> list[Finding]:
        at_quarter = self._session.findings.by_cell.get((indicator.id, f"achieved_{self._quarter}"), ())
        return [f for f in at_quarter if f.mend.startswith(self._stem) and f.accepted is None]
