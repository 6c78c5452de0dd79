"""``python -m tests.matrix.typist FILE HOME SEED``: the real window, with someone who types until killed.

Tells on its output, a JSON line each: what the recovery dialog showed at the start, what stands in the
report when the typing begins, and then the number and time of every step before it is done.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.app import create_application, create_window
from gui.main_window import MainWindow
from gui.settings import ProgramSettings
from tests.matrix.typing_script import Step, steps, texts_of

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
_KEYS = {
    "enter": (Qt.Key.Key_Return, NONE), "esc": (Qt.Key.Key_Escape, NONE),
    "undo": (Qt.Key.Key_Z, CTRL), "save": (Qt.Key.Key_G, CTRL),
}  # fmt: skip
_TRY_MS = 20


class Typist(QObject):
    """Answers the recovery dialog ("take" or "drop"), then types the script of ``seed``."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        super().__init__(window)
        self._window = window
        self._seed = seed
        self._chance = random.Random(seed)
        self._script: Iterator[Step] = iter(())
        self._number = 0
        QTimer.singleShot(_TRY_MS, self._begin)

    def _begin(self) -> None:
        recovery = self._window.safe.recovery
        if recovery._job is not None or (not self._window.isActiveWindow() and recovery.dialog is None):
            QTimer.singleShot(_TRY_MS, self._begin)
            return
        dialog: Any = recovery.dialog
        _tell({"shown": None if dialog is None else _rows(dialog)})
        if dialog is not None:
            (dialog.take if self._seed % 2 else dialog.drop).click()
        QTimer.singleShot(_TRY_MS, self._start)

    def _start(self) -> None:
        if not self._window.isActiveWindow():
            self._window.activateWindow()
            QTimer.singleShot(_TRY_MS, self._start)
            return
        texts = texts_of(self._window.session.report)
        _tell({"begins": [[*place, text] for place, text in texts.items()]})
        self._script = steps(self._seed, texts)
        self._step()

    def _step(self) -> None:
        if QApplication.focusWidget() is None:  # the window manager takes its time
            self._window.activateWindow()
            QTimer.singleShot(_TRY_MS, self._step)
            return
        step = next(self._script)
        _tell([self._number, time.monotonic()])
        self._number += 1
        self._do(step)
        QTimer.singleShot(self._chance.randint(1, 30), self._step)

    def _do(self, step: Step) -> None:
        row, key = step.place
        if step.what == "go" and row is not None:
            self._window.table.go_to(row, key)
            self._window.table.setFocus()
        elif step.what == "go":
            line = self._window.heading._binding.editors[key].input
            line.setFocus()
            self._press(Qt.Key.Key_A, CTRL)
        elif step.what in _KEYS:
            self._press(*_KEYS[step.what])
        else:
            QTest.keyClicks(self._focus(), step.what)

    def _press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        QTest.keyClick(self._focus(), key, modifiers)

    def _focus(self) -> Any:
        return QApplication.focusWidget()


def _rows(dialog: Any) -> list[list[str]]:
    tree = dialog.list
    return [[tree.topLevelItem(n).text(c) for c in range(5)] for n in range(tree.topLevelItemCount())]


def _tell(what: object) -> None:
    os.write(1, json.dumps(what).encode() + b"\n")


def main(file: Path, home: Path, seed: int) -> int:
    """Show the window on ``file`` as ``gui.app.run`` does, with the user's folder at ``home``."""
    app = create_application()
    window = create_window(ProgramSettings(home / "ajustes.json"))
    window.show()
    window.files.open_path(file)
    window.safe.recovery.start()
    Typist(window, seed)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])))
