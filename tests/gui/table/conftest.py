"""A table on the screen with someone at its keys."""

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.session import Session
from gui.table import ReportTable
from tests.gui.table.officer import Officer


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with another input beside the place of the table."""
    window = QWidget()
    layout = QHBoxLayout(window)
    other = QLineEdit(window)
    other.setObjectName("other")
    other.setMaximumWidth(80)
    layout.addWidget(other)
    window.resize(1200, 640)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def table(qtbot: QtBot, session: Session, window: QWidget) -> ReportTable:
    """The table of the real report, shown and with the keys."""
    table = ReportTable(session, window)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(table)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    table.focus_first()
    return table


@pytest.fixture
def officer(session: Session, table: ReportTable) -> Officer:
    """Someone at the keys."""
    return Officer(session, table)
