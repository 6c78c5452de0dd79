"""The real window, timed from inside: from the key to the picture. Prints seconds and bytes as JSON.

``python -m tests.bench.window FILE EDITS``
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count, cycle, islice
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from gui.app import create_application, create_window
from gui.main_window import MainWindow
from gui.settings import ProgramSettings
from model.overriding import override
from model.schema import COLUMN_BY_KEY, COLUMNS

ACHIEVED = COLUMNS.index(COLUMN_BY_KEY["achieved_2"])
_WARM_UP = 5
_PATIENCE = 5.0
_REPLACEMENTS = _PASTES = 2
_CHOICES = ("Porcentaje", "Gestión", "Eficacia", "Trimestral", "Ascendente")
_WORD, _OTHER_WORD = "porcentaje", "proporción"  # in the name of every row, and in its unit


class Paintings(QObject):
    """Counts how often some widgets were painted."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.count = 0
        for widget in widgets:
            widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


class Timed:
    """Times what is done to a window until the screen shows it.

    ``processor`` holds the seconds of processor that the last one took.
    """

    def __init__(self, app: QApplication, window: MainWindow) -> None:
        self.app = app
        self.window = window
        self.table = window.table
        self.processor = 0.0
        self._turns = count()
        self._paintings = Paintings(
            window.table.viewport(), window.strip, window.findings.list.viewport(), window.status
        )

    def settle(self) -> None:
        """Carry out everything that waits."""
        for _ in range(3):
            self.app.processEvents()
        self.app.sync()

    def painted(self, action: Callable[[], object]) -> float:
        """Return the seconds from ``action`` until table, strip and pendientes stand on the screen."""
        before = self._paintings.count
        begun, worked = time.perf_counter(), time.process_time()
        action()
        while True:
            seen = self._paintings.count
            self.app.processEvents()
            if self._paintings.count == seen > before:
                self.app.sync()
                taken, self.processor = time.perf_counter() - begun, time.process_time() - worked
                if self._lists_all():
                    return taken
            if time.perf_counter() - begun > _PATIENCE:
                raise TimeoutError("the window was not painted")

    def _lists_all(self) -> bool:
        listed, findings = self.window.findings.list.model(), self.window.session.findings.all
        return listed.rowCount() == len(findings)

    def edits(self, times: int) -> Iterator[float]:
        """Type figures into the achieved of the quarter, here and there in the report."""
        model, rows = self.table.report_model, self.table.report_model.rowCount()
        for turn in islice(self._turns, times):
            row = turn * 7 % rows
            self.table.move_to((row, ACHIEVED))
            self.settle()
            text = f"{turn}.5"
            yield self.painted(partial(model.setData, model.index(row, ACHIEVED), text))

    def typing(self, times: int) -> Iterator[float]:
        """Type letters into a long text, from the key until the letter stands there."""
        self.table.move_to((0, COLUMNS.index(COLUMN_BY_KEY["definition"])))
        QTest.keyClick(self.table, Qt.Key.Key_F2)
        editor = QApplication.focusWidget() or self.table
        paintings = Paintings(*editor.findChildren(QWidget))
        for letter in islice(cycle("indicador de gestión "), times):
            self.settle()
            before, begun = paintings.count, time.perf_counter()
            press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(editor, press)
            while paintings.count == before and time.perf_counter() - begun < _PATIENCE:
                self.app.processEvents()
            self.app.sync()
            yield time.perf_counter() - begun
        QTest.keyClick(editor, Qt.Key.Key_Escape)

    def frames(self, bar: QScrollBar, step: int, times: int) -> Iterator[float]:
        """Scroll by ``step`` pixels, down to the end and then up again."""
        for _ in range(times):
            if not bar.minimum() <= bar.value() + step <= bar.maximum():
                step = -step
            self.settle()
            yield self.painted(partial(bar.setValue, bar.value() + step))

    def replacing(self, times: int) -> Iterator[tuple[float, float]]:
        """Replace a word in every text that has it, and undo that."""
        searching, stack = self.window.searching, self.window.session.undo_stack
        searching.open(replacing=True)
        searching.bar.needle.setText(_WORD)
        searching.bar.put.setText(_OTHER_WORD)
        searching.search()
        for _ in range(times):
            self.settle()
            replaced = self.painted(searching.replace_all)
            self.settle()
            yield replaced, self.painted(stack.undo)
        searching.close()

    def pasting(self, times: int) -> Iterator[tuple[float, float]]:
        """Paste ten cells into every row, and undo that."""
        rows, stack = self.table.report_model.rowCount(), self.window.session.undo_stack
        left = COLUMNS.index(COLUMN_BY_KEY["name"])
        for turn in range(times):
            texts = (f"Nombre {turn}", f"Lo que mide {turn}", "(A/B)*100", *_CHOICES, f"{turn}.5", "2022")
            QApplication.clipboard().setText("\r\n".join("\t".join(texts) for _ in range(rows)))
            self.table.move_to((0, left))
            self.settle()
            pasted = self.painted(self.table.blocks.paste)
            self.settle()
            yield pasted, self.painted(stack.undo)


def main(file: Path, edits: int) -> None:
    """Open ``file`` and time edits, frames, replacements and pasted blocks."""
    app = create_application()
    window = create_window(ProgramSettings(file.with_name("ajustes.json")))
    window.show()
    window.files.open_path(file)
    timed = Timed(app, window)
    timed.settle()
    gc.freeze()  # as the program does once it has a report
    down, across = timed.table.verticalScrollBar(), timed.table.horizontalScrollBar()
    edited = [(taken, timed.processor) for taken in timed.edits(edits + _WARM_UP)][_WARM_UP:]
    seconds = {
        "edit": [taken for taken, _ in edited],
        "edit_processor": [processor for _, processor in edited],
        "typing": list(timed.typing(edits)),
        "down": list(timed.frames(down, 72, edits)),
        "page": list(timed.frames(down, timed.table.viewport().height(), edits // 2)),
        "across": list(timed.frames(across, 40, edits)),
    }
    seconds["replace"], seconds["undo_replace"] = map(list, zip(*timed.replacing(_REPLACEMENTS), strict=True))
    seconds["paste"], seconds["undo_paste"] = map(list, zip(*timed.pasting(_PASTES), strict=True))
    window.session.undo_stack.setClean()
    window.close()
    json.dump(seconds, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
