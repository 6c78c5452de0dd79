"""How long the officer waits: from an edit, or from a turn of the wheel, to the painted picture.

For ``make bench``; nothing here asserts. Times are seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from time import perf_counter

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from gui.table import ReportTable
from model.overriding import override
from model.schema import Value


class _Paintings(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.count = 0
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def until_painted(table: ReportTable, act: Callable[[], object]) -> float:
    """Do something that changes the picture of a shown table; return how long until it is painted."""
    QApplication.processEvents()
    paintings = _Paintings(table.viewport())
    start = perf_counter()
    act()
    while not paintings.count:
        QApplication.processEvents()
    QApplication.processEvents()
    return perf_counter() - start


def edits(table: ReportTable, indicator: str, key: str, values: Iterable[Value]) -> list[float]:
    """Put values in a cell one after the other, each another one; return how long each took to be painted."""
    table.go_to(indicator, key)
    row = table.report_model.row_of(indicator)
    assert row is not None
    session = table.session
    return [until_painted(table, partial(session.set_cells, [(row, key, value)], "x")) for value in values]


def scrolling(table: ReportTable, *, step: int = 60, frames: int = 200) -> list[float]:
    """Scroll down, then to the right, in steps of pixels; return how long each frame took."""
    taken = []
    for bar in (table.verticalScrollBar(), table.horizontalScrollBar()):
        bar.setValue(0)
        for _ in range(frames // 2):
            target = bar.value() + step if bar.value() + step <= bar.maximum() else 0
            if target != bar.value():
                taken.append(until_painted(table, partial(bar.setValue, target)))
    return taken
