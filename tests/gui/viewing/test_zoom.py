"""Zoom by keys, wheel and the status bar, and what the status bar says of a selection."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QStatusTipEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from gui.viewing.selected import SelectedLabel
from gui.viewing.zoom import ZoomControl
from tests.gui.table.officer import CTRL, NONE, SHIFT, Key


@pytest.fixture
def control(officer):
    return officer.window.findChild(ZoomControl)


@pytest.fixture
def selected(officer):
    return officer.window.findChild(SelectedLabel)


def turn(widget, delta, modifiers=NONE):
    place = QPointF(widget.rect().center())
    event = QWheelEvent(
        place, widget.mapToGlobal(place), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_that_keys_zoom_in_out_and_back(officer, control):
    officer.presses(Key.Key_Plus, CTRL)
    assert officer.table.zoom() == 110
    officer.presses(Key.Key_Minus, CTRL, times=2)
    assert officer.table.zoom() == 90
    assert control.percent.text() == "90 %"
    officer.presses(Key.Key_0, CTRL)
    assert officer.table.zoom() == 100


def test_that_the_wheel_zooms_with_ctrl_and_goes_sideways_with_shift(officer):
    table = officer.table
    turn(table.viewport(), 120, CTRL)
    assert table.zoom() == 110
    turn(table.viewport(), -120, CTRL)
    assert table.zoom() == 100
    turn(table.viewport(), -120, SHIFT)
    assert table.horizontalScrollBar().value() > 0
    assert table.verticalScrollBar().value() == 0


def test_that_small_turns_of_a_touchpad_add_up(officer):
    for _ in range(4):
        turn(officer.table.viewport(), 30, CTRL)
    assert officer.table.zoom() == 110


def test_that_zoom_stays_between_50_and_200(officer, control):
    officer.presses(Key.Key_Plus, CTRL, times=15)
    assert officer.table.zoom() == 200
    assert not control.larger.isEnabled()
    officer.presses(Key.Key_Minus, CTRL, times=20)
    assert officer.table.zoom() == 50
    assert not control.smaller.isEnabled()


def test_that_the_status_bar_zooms(officer, control):
    QTest.mouseClick(control.larger, Qt.MouseButton.LeftButton)
    assert officer.table.zoom() == 110
    QTest.mouseClick(control.smaller, Qt.MouseButton.LeftButton)
    control.slider.setFocus()
    QTest.keyClick(control.slider, Key.Key_PageUp)
    assert officer.table.zoom() == 150
    QTest.mouseClick(control.percent, Qt.MouseButton.LeftButton)
    assert officer.table.zoom() == 100
    assert control.slider.value() == 100


def test_that_the_wheel_over_the_slider_changes_nothing(officer, control):
    turn(control.slider, 120)
    assert officer.table.zoom() == 100


def test_that_at_200_percent_rows_grow_and_the_current_cell_is_in_sight(officer):
    officer.goes_to("a3.3", "achieved_2")
    height = officer.table.rowHeight(0)
    officer.table.set_zoom(200)
    assert officer.table.rowHeight(0) > 1.6 * height
    assert officer.table.viewport().rect().contains(officer.place("a3.3", "achieved_2"))
    officer.types("7")
    officer.presses(Key.Key_Return)
    assert officer.achieved("a3.3") == 7


def said(selected, qtbot, text):
    qtbot.waitUntil(lambda: selected.text() == text)


def test_that_sum_average_and_count_of_a_selection_are_said(officer, selected, qtbot):
    officer.goes_to("c1", "programmed_1")
    officer.presses(Key.Key_Right, SHIFT, times=3)
    said(selected, qtbot, "Suma: 100 % · Promedio: 25 % · Recuento: 4")
    assert selected.isVisible()
    assert QLabel.sizeHint(selected).width() <= selected.sizeHint().width()  # or its end is cut
    officer.presses(Key.Key_Right)
    said(selected, qtbot, "")
    assert not selected.isVisible()


def test_that_the_sum_follows_an_edit_and_leaves_hidden_rows_out(officer, selected, qtbot):
    officer.table.arrangement.show_only({"c1", "c2"})
    officer.goes_to("c1", "programmed_1")
    officer.presses(Key.Key_Down, SHIFT)
    values = [officer.row(id_).programmed[0] for id_ in ("c1", "c2")]
    total = sum(values)
    qtbot.waitUntil(lambda: selected.text().startswith(f"Suma: {total} %"))
    officer.session.set_cells([(officer.ids.index("c1"), "programmed_1", values[0] + 5)], "x")
    qtbot.waitUntil(lambda: selected.text().startswith(f"Suma: {total + 5} %"))


def test_that_different_units_are_not_added_up(officer, selected, qtbot):
    officer.session.set_cells([(2, "unit", "Denuncias")], "x")
    officer.goes_to("c1", "programmed_1")
    officer.presses(Key.Key_Down, SHIFT)
    said(selected, qtbot, "Unidades distintas: sin suma · Recuento: 2")


def test_that_what_a_menu_says_moves_nothing_in_the_status_bar(officer, control, qtbot):
    window, place = officer.window, control.geometry()
    QApplication.sendEvent(window, QStatusTipEvent("Muestra u oculta el encabezado del informe."))
    qtbot.waitUntil(lambda: window.status.currentMessage() != "")
    window.status.layout().activate()
    assert control.geometry() == place
