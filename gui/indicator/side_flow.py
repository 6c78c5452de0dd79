"""From the table to the panels beside it and back, and from one indicator to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from gui.forms.editors import FieldEditor
from gui.indicator.panel import IndicatorPanel
from gui.indicator.side import SideArea
from gui.panels.findings import FindingsPanel
from gui.session import Session
from gui.settings import ProgramSettings
from gui.table import ReportTable
from model.schema import COLUMNS

FINDINGS, INDICATOR = "show_findings", "show_indicator"
"""The keys of the panels, which are those of the actions that open them."""


class SideFlow(QObject):
    """Ties the panels to their actions. ``notice`` says why nothing happened."""

    notice = Signal(str)

    def __init__(
        self,
        session: Session,
        table: ReportTable,
        findings: FindingsPanel,
        actions: Mapping[str, QAction],
        commit: Callable[[], bool],
    ) -> None:
        super().__init__(table)
        self._session, self._table, self._actions, self._commit = session, table, actions, commit
        self._findings = findings
        self.panel = IndicatorPanel(session)
        self.area = SideArea({FINDINGS: ("Pendientes", findings), INDICATOR: ("Indicador", self.panel)})
        table.current_indicator_changed.connect(self.panel.show_row)
        self.panel.step_wanted.connect(self._step)
        self.panel.notice.connect(self.notice)
        for key, panel in ((FINDINGS, findings), (INDICATOR, self.panel)):
            actions[key].toggled.connect(lambda on, key=key: self._set_open(key, on))
            panel.closed.connect(lambda key=key: self._close(key))

    def slots(self) -> Mapping[str, Callable[[], None]]:
        """Return what the actions of the window do, by their keys."""
        return {
            "next_pane": lambda: self._cycle(+1),
            "previous_pane": lambda: self._cycle(-1),
            "next_indicator": lambda: self._step(+1),
            "previous_indicator": lambda: self._step(-1),
        }

    def remember(self, settings: ProgramSettings) -> None:
        """Bring the panel to the front that was there the last time, and keep from now on which one is."""
        if settings.side_page in (FINDINGS, INDICATOR) and self.area.is_open(settings.side_page):
            self.area.bring(settings.side_page)
        self.area.brought.connect(lambda key: setattr(settings, "side_page", key))

    def show_findings(self) -> None:
        """Open Pendientes, with the keys."""
        self._open(FINDINGS)
        self._findings.take_focus()

    def show_indicator(self, key: str = "") -> None:
        """Open the panel of the current indicator, with the keys in the editor of ``key``."""
        self._open(INDICATOR)
        self.panel.take_focus(key)

    def show_field(self, key: str) -> FieldEditor | None:
        """Open the panel of the current indicator at the editor of ``key``; the keys stay where they are."""
        self._open(INDICATOR)
        return self.panel.show_field(key)

    def _open(self, key: str) -> None:
        self._actions[key].setChecked(True)
        self.area.bring(key)

    def _set_open(self, key: str, open_: bool) -> None:
        if not open_ and key == INDICATOR and not self.panel.commit():
            self._actions[key].setChecked(True)  # what is refused stays in view
            return
        self.area.set_open(key, open_)

    def _close(self, key: str) -> None:
        self._actions[key].setChecked(False)
        self._table.setFocus()

    # Keys

    def _cycle(self, by: int) -> None:
        """Go from the table to the indicator's panel, to Pendientes, and back to the table."""
        if not self._commit():
            return
        focus = QApplication.focusWidget()
        places: list[tuple[QWidget, Callable[[], None]]] = [
            (self._table, lambda: self._table.setFocus(Qt.FocusReason.ShortcutFocusReason)),
            (self.panel, self._to_panel),
            (self._findings, self.show_findings),
        ]
        at = next((n for n, (place, _) in enumerate(places) if _holds(place, focus)), None)
        places[0 if at is None else (at + by) % len(places)][1]()

    def _to_panel(self) -> None:
        cell = self._table.current_cell()
        if cell is None:
            self.notice.emit("Agregue o elija primero un indicador.")
        else:
            self.show_indicator(COLUMNS[cell[1]].key)

    def _step(self, by: int) -> None:
        """Go to the next or previous indicator; the keys stay where they are."""
        cell = self._table.current_cell()
        if cell is None or not self._commit():
            return
        row, column = self._table.walk().step(cell, by, 0)
        if row == cell[0]:
            self.notice.emit("Es el último indicador." if by > 0 else "Es el primer indicador.")
        else:
            self._table.move_to((row, column))


def _holds(place: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (focus is place or place.isAncestorOf(focus))
