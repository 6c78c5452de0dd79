"""The whole window with someone before it."""

import pytest
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.session import Session
from gui.settings import ProgramSettings
from tests.fakes import FakePrompts
from tests.gui.sitting import Sitting


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
