"""What the status bar says of the selection: sum, average and count."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from gui.panels.elided import ElidedLabel
from gui.session import Session
from gui.table import ReportTable
from gui.theme.metrics import SPACE
from model.schema import COLUMNS
from model.summary import summary


class SelectedLabel(ElidedLabel):
    """Follows the selection of a table, a moment later so that dragging over cells stays smooth."""

    def __init__(self, session: Session, table: ReportTable, parent: QWidget | None = None) -> None:
        super().__init__("", parent, least=10 * SPACE)
        self.setObjectName("status_selected")
        self._session, self._table = session, table
        self._later = QTimer(self, interval=30, singleShot=True)
        self._later.timeout.connect(self.refresh)
        table.selectionModel().selectionChanged.connect(self._on_changed)
        table.arrangement.changed.connect(self._on_changed)
        session.changed.connect(self._on_changed)
        session.replaced.connect(self._on_changed)
        self.hide()

    def _on_changed(self) -> None:
        self._later.start()

    def refresh(self) -> None:
        """Say what is selected now."""
        rows, settings = self._session.report.indicators, self._session.settings
        hidden = {at for at in range(len(COLUMNS)) if self._table.isColumnHidden(at)}
        cells = {
            (row, column)
            for top, left, bottom, right in self._table.selected_ranges()
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
            if column not in hidden
        }
        words = ""
        if len(cells) > 1:
            words = summary(((COLUMNS[column], rows[row]) for row, column in cells), settings).sentence()
        self.setText(words)
        self.setVisible(bool(words))
