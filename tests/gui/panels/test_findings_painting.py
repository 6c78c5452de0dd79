"""What an edit paints of the list of pendientes: all that looks otherwise, and nothing out of sight."""

from decimal import Decimal
from itertools import product

import pytest
from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication

from gui.panels.findings import FindingsPanel
from model.overriding import override


@pytest.fixture
def panel(session, show):
    return show(FindingsPanel(session))


class Painted(QObject):
    """What is painted of the list."""

    def __init__(self, viewport):
        super().__init__(viewport)
        self.region = QRegion()
        viewport.installEventFilter(self)

    @override
    def eventFilter(self, _watched, event):
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


@pytest.mark.parametrize("scrolled", [0, 300, 100_000])
def test_that_all_that_looks_otherwise_is_painted_and_nothing_out_of_sight(qtbot, session, panel, scrolled):
    view = panel.list.viewport()
    panel.list.verticalScrollBar().setValue(scrolled)
    painted, quiet = Painted(view), 0
    for row, value in product((1, 3, 13), (Decimal(5), None, Decimal(900))):
        QApplication.processEvents()
        before, painted.region = view.grab().toImage(), QRegion()
        session.set_cells([(row, "achieved_2", value)], "cambiar un valor")
        QApplication.processEvents()
        seen, after = QRegion(painted.region), view.grab().toImage()
        quiet += seen.isEmpty()
        for x, y in product(range(0, view.width(), 3), range(view.height())):
            assert before.pixel(x, y) == after.pixel(x, y) or seen.contains(QPoint(x, y))
    assert quiet


def test_that_a_level_with_another_name_shows_at_once(qtbot, session, panel):
    first = next(finding for finding in panel._model.findings if finding.indicator == "a3.3")
    panel.list.scrollTo(panel._model.index(panel._model.findings.index(first)))
    QApplication.processEvents()
    painted = Painted(panel.list.viewport())
    session.set_cells([(14, "level", "Actividad 3.4")], "cambiar Nivel")
    QApplication.processEvents()
    assert not painted.region.isEmpty()
