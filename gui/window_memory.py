"""What the window remembers of itself between two days: size, panels, folded boxes, column widths, zoom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QSplitter

from gui.settings import ProgramSettings

if TYPE_CHECKING:
    from gui.table import ReportTable

FIRST_SIZES = [1000, 320]  # table and pendientes, in pixels; only their ratio counts

_NEARLY_ALL = 0.9  # of the screen; what a window takes that is no longer maximised

ROOM_FOR_ALL = 640
"""Height in pixels below which the heading starts folded, so that the table has the room."""


def take_place(window: QMainWindow, settings: ProgramSettings) -> None:
    """Give the window the size and place that it had the last time. First start: maximised."""
    if not (settings.geometry and window.restoreGeometry(_bytes(settings.geometry))):
        # Nearly its size when maximised, so that what is laid out before it is seen does not jump.
        window.resize(window.screen().availableGeometry().size() * _NEARLY_ALL)
        window.setWindowState(Qt.WindowState.WindowMaximized)


class WindowMemory:
    """Puts what is in the window as the officer left it, and keeps how all is left."""

    def __init__(
        self,
        window: QMainWindow,
        middle: QSplitter,
        table: ReportTable,
        actions: Mapping[str, QAction],
        settings: ProgramSettings,
    ) -> None:
        self._window = window
        self._middle = middle
        self._table = table
        self._actions = actions
        self._settings = settings

    def restore(self) -> None:
        """Put everything in the window as it was left the last time."""
        stored = self._settings
        if not (stored.layout and self._middle.restoreState(_bytes(stored.layout))):
            self._middle.setSizes(FIRST_SIZES)
        first_time = not stored.geometry
        low = self._window.screen().availableGeometry().height() < ROOM_FOR_ALL
        for key, shown in (
            ("show_heading", stored.heading_open and not (first_time and low)),
            ("show_signatures", stored.signatures_open),
            ("show_indicator", stored.indicator_open),
            ("show_findings", stored.findings_open),
        ):
            if shown == self._actions[key].isChecked():
                self._actions[key].toggled.emit(shown)  # as if it were a change, so that it is carried out
            else:
                self._actions[key].setChecked(shown)
        self._table.set_column_widths(stored.column_widths)
        self._table.set_hidden_columns([key for key in stored.hidden_columns if isinstance(key, str)])
        self._table.set_zoom(stored.zoom)

    def keep(self) -> None:
        """Write down how the window is now."""
        stored = self._settings
        stored.geometry = _text(self._window.saveGeometry())
        stored.layout = _text(self._middle.saveState())
        stored.heading_open = self._actions["show_heading"].isChecked()
        stored.signatures_open = self._actions["show_signatures"].isChecked()
        stored.findings_open = self._actions["show_findings"].isChecked()
        stored.indicator_open = self._actions["show_indicator"].isChecked()
        stored.column_widths = self._table.column_widths()
        stored.hidden_columns = sorted(self._table.hidden_columns())
        stored.zoom = self._table.zoom()
        stored.save()


def _text(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode("ascii")


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode("ascii"))
