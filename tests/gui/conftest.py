"""The window without a screen: the program's own look and language, and the real report in a session."""

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is asked for anything

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import resources
from gui import waiting
from gui.main_window import MainWindow
from gui.session import Session
from gui.settings import ProgramSettings
from gui.spanish import install_spanish
from gui.theme import apply_theme, undressed
from gui.theme.palette import LIGHT
from model.catalogue import Catalogue, parse_catalogue
from tests.factories import sample
from tests.fakes import FakePrompts


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine opens no other windows than a quick one: a disk is slow where a test says so."""
    monkeypatch.setattr(waiting, "UNNOTICED", 20.0)


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> Iterator[QApplication]:
    """The application as the program starts it."""
    install_spanish(qapp)
    apply_theme(qapp, LIGHT)
    yield qapp
    QApplication.clipboard().clear()  # without a screen, what was copied would outlive Python


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The catalogue that the program brings."""
    return parse_catalogue(resources.read("catalogo.toml"))


@pytest.fixture
def session(qapp: QApplication, catalogue: Catalogue) -> Session:
    """The real report, open; the ids of its rows are their codes in lower case: "a1.4"."""
    return Session(catalogue, sample())


@pytest.fixture
def prompts() -> FakePrompts:
    """The officer's answers."""
    return FakePrompts()


@pytest.fixture
def settings(tmp_path: Path) -> ProgramSettings:
    """The program's settings, of a first start."""
    return ProgramSettings(tmp_path / "ajustes.json")


@pytest.fixture
def main_window(
    qtbot: QtBot, qapp: QApplication, session: Session, settings: ProgramSettings, prompts: FakePrompts
) -> MainWindow:
    """The whole window on the real report, shown, with the keys in the table."""
    with undressed(qapp):  # as the program makes it
        window = MainWindow(session, settings, prompts)
    qtbot.addWidget(window, before_close_func=lambda w: w.session.undo_stack.setClean())
    window.setWindowState(Qt.WindowState.WindowNoState)  # the screen that is none has little room
    window.resize(1366, 740)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.table.focus_first()
    return window
