"""Someone before the window with a saved report, a disk that can wait, and dialogs that answer."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog

from gui import save_flow
from model.edits import set_cells
from model.project_file import Identity, load, save
from model.report import Report
from model.safekeeping import saving
from tests.factories import sample
from tests.gui.hands import CTRL, Key, press
from tests.gui.sitting import Sitting, officer, settings  # noqa: F401 - fixtures


@pytest.fixture
def desk(officer, tmp_path):  # noqa: F811
    """The officer with the real report saved as compartido.informe."""
    path = tmp_path / "Documentos" / "compartido.informe"
    path.parent.mkdir()
    save(sample(), path, Identity.new())
    officer.window.files.open_path(path)
    return Desk(officer, path)


class Desk:
    """The window, its file, and what is done with both. Achieved T2 of Actividad 1.4 is 10 to begin with."""

    def __init__(self, officer: Sitting, path: Path) -> None:  # noqa: F811
        self.officer = officer
        self.window = officer.window
        self.session = officer.window.session
        self.prompts: Any = officer.window.prompts
        self.path = path

    @property
    def value(self) -> Decimal | None:
        return self.session.report.indicators[3].achieved[1]

    @property
    def on_disk(self) -> Decimal | None:
        return load(self.path).report.indicators[3].achieved[1]

    @property
    def modified(self) -> bool:
        return self.window.isWindowModified()

    @property
    def said(self) -> str:
        return self.window.status.text()

    def types(self, text: str) -> None:
        self.officer.goes_to("a1.4", "achieved_2")
        self.officer.types(text)
        press(Key.Key_Return)

    def saves(self) -> None:
        self.officer.goes_to("a1.4", "name")
        press(Key.Key_S, CTRL)

    def another_changes(self, *cells: tuple[int, str, Any]) -> Report:
        """Let someone else change cells of the file, as the program would."""
        opened = load(self.path)
        edit = set_cells(opened.report, cells)
        assert edit is not None
        theirs = edit.apply(opened.report)[0]
        save(theirs, self.path, opened.identity)
        return theirs


@pytest.fixture
def slow_disk(monkeypatch):
    """An event that the next saves wait for."""
    gate, real = Event(), saving.save

    def slow(*args: Any, **more: Any) -> Any:
        assert gate.wait(30)
        return real(*args, **more)

    monkeypatch.setattr(save_flow, "save", slow)
    yield gate
    gate.set()


@pytest.fixture
def answering(monkeypatch, qtbot):
    """A function that lets the dialogs of a kind be shown, used by keys and mouse, and looked at."""

    def answer(kind: type[QDialog], act: Callable[[Any], object]) -> None:
        def shown(dialog: QDialog) -> int:
            dialog.show()
            dialog.activateWindow()
            qtbot.waitUntil(dialog.isActiveWindow)
            window = dialog.parentWidget().window()
            act(dialog)
            result = dialog.result()  # before the dialog is gone
            window.activateWindow()
            qtbot.waitUntil(window.isActiveWindow)
            return result

        monkeypatch.setattr(kind, "exec", shown)

    return answer


def soon(act: Callable[[], object]) -> None:
    """Do something as soon as the window waits for events."""
    QTimer.singleShot(0, act)
