"""Someone before the whole window: keys go to what has them, the mouse to what is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from gui.main_window import MainWindow
from gui.session import Session
from gui.settings import ProgramSettings
from gui.table.model import COLUMN_AT
from model.report import Indicator
from tests.fakes import FakePrompts
from tests.gui.table.officer import SHIFT, Officer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Sitting(Officer):
    """The officer of the table, at the whole window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.session, window.table)
        self.window = window

    @property
    def ids(self) -> list[str]:
        """The report's rows by id, in its own order."""
        return [row.id for row in self.session.report.indicators]

    @property
    def rows(self) -> list[Indicator]:
        """The report's rows."""
        return list(self.session.report.indicators)

    @property
    def seen(self) -> list[str]:
        """The ids of the rows that are seen, from top to bottom, as they are drawn."""
        table, ids = self.table, self.ids
        tops = [table.visualRect(table.report_model.index(row, 0)).top() for row in range(len(ids))]
        heights = [table.rowHeight(row) for row in range(len(ids))]
        return [id_ for _, id_, height in sorted(zip(tops, ids, heights, strict=True)) if height]

    @property
    def said(self) -> str:
        """What the status bar says."""
        return self.window.status.text()

    def number(self, code: str) -> QPoint:
        """Return the middle of a row's number."""
        row = self.table.report_model.row_of(code)
        assert row is not None
        rows = self.table.rows
        return QPoint(rows.width() // 2, rows.sectionViewportPosition(row) + rows.sectionSize(row) // 2)

    def title(self, key: str) -> QPoint:
        """Return the middle of a column's title."""
        columns, at = self.table.columns, COLUMN_AT[key]
        y = columns.band_height() + columns.title_height() // 2
        return QPoint(columns.position(at) + columns.sectionSize(at) // 2, y)

    def selects(self, first: str, last: str, key: str = "name") -> None:
        """Select from one row down to another by the keys."""
        self.goes_to(first, key)
        self.presses(Qt.Key.Key_Down, SHIFT, times=self.ids.index(last) - self.ids.index(first))


@pytest.fixture
def settings(tmp_path):
    """Settings of their own."""
    return ProgramSettings(tmp_path / "ajustes.json")


@pytest.fixture
def officer(qtbot: QtBot, session: Session, settings: ProgramSettings) -> Sitting:
    """Someone before the window, whose table has the keys."""
    window = MainWindow(session, settings, FakePrompts())
    window.setWindowState(window.windowState().WindowNoState)
    qtbot.addWidget(window, before_close_func=lambda w: w.session.undo_stack.setClean())
    window.resize(1366, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.table.focus_first()
    return Sitting(window)
