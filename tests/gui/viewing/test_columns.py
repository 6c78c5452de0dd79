"""Columns that are hidden and come back, and their widths; the next day they are as they were left."""

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.main_window import MainWindow
from gui.settings import ProgramSettings
from gui.table.model import COLUMN_AT
from gui.viewing.columns_dialog import ColumnsDialog
from tests.fakes import FakePrompts
from tests.gui.hands import button
from tests.gui.table.officer import CTRL, SHIFT, Key


def hidden(officer):
    return set(officer.table.hidden_columns())


def in_dialog(act):
    """Do something in the dialog that opens next."""

    def later():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ColumnsDialog)
        act(dialog)

    QTimer.singleShot(0, later)


def test_that_the_selected_columns_are_hidden_by_key(officer):
    officer.goes_to("f", "definition")
    officer.presses(Key.Key_Right, SHIFT)
    officer.presses(Key.Key_0, CTRL | SHIFT)
    assert hidden(officer) == {"definition", "method"}
    assert officer.at == ("f", "unit")
    assert officer.steps == 0
    assert officer.said == "2 columnas ocultas. Vuelven con Ver, Mostrar columnas."
    officer.presses(Key.Key_0, CTRL | SHIFT)
    assert officer.said == "1 columna oculta. Vuelve con Ver, Mostrar columnas."


def test_that_nivel_and_nombre_are_always_seen(officer):
    officer.goes_to("f", "level")
    officer.presses(Key.Key_Right, SHIFT)
    officer.presses(Key.Key_0, CTRL | SHIFT)
    assert hidden(officer) == set()
    assert "siempre se ven" in officer.said


def test_that_keys_go_over_hidden_columns(officer):
    officer.table.set_hidden_columns({"definition", "method"})
    officer.goes_to("f", "name")
    officer.presses(Key.Key_Right)
    assert officer.at == ("f", "unit")
    officer.presses(Key.Key_Tab, SHIFT)
    assert officer.at == ("f", "name")


def test_that_the_title_offers_to_hide_its_column(officer):
    menu = officer.window.view.menu(COLUMN_AT["type"])
    next(a for a in menu.actions() if a.text() == "Ocultar columna").trigger()
    assert hidden(officer) == {"type"}
    menu = officer.window.view.menu(COLUMN_AT["name"])
    assert not next(a for a in menu.actions() if a.text() == "Ocultar columna").isEnabled()


def test_that_a_right_click_on_a_title_asks_for_its_menu(officer):
    columns, asked = officer.table.columns, []
    columns.menu_wanted.disconnect()
    columns.menu_wanted.connect(lambda column, _where: asked.append(column))
    QTest.mousePress(columns.viewport(), Qt.MouseButton.RightButton, pos=officer.title("name"))

    place = officer.title("name")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, columns.viewport().mapToGlobal(place))
    QApplication.sendEvent(columns.viewport(), event)
    assert asked == [COLUMN_AT["name"]]


def test_that_columns_come_back_through_the_dialog(officer):
    officer.table.set_hidden_columns({"definition", "method"})

    def show_one(dialog):
        dialog.list.setCurrentRow(COLUMN_AT["method"])
        QTest.keyClick(dialog.list, Key.Key_Space)
        QTest.mouseClick(button(dialog, "Mostrar las marcadas"), Qt.MouseButton.LeftButton)

    in_dialog(show_one)
    officer.window.actions_by_key["show_columns"].trigger()
    assert hidden(officer) == {"definition"}

    def show_all(dialog):
        button(dialog, "Marcar todas").click()
        button(dialog, "Mostrar las marcadas").click()

    in_dialog(show_all)
    officer.window.actions_by_key["show_columns"].trigger()
    assert hidden(officer) == set()


def test_that_cancelling_the_dialog_changes_nothing(officer):
    def give_up(dialog):
        button(dialog, "Marcar todas").click()
        QTest.keyClick(dialog, Key.Key_Escape)

    in_dialog(give_up)
    officer.table.set_hidden_columns({"type"})
    officer.window.actions_by_key["show_columns"].trigger()
    assert hidden(officer) == {"type"}


def test_that_a_hidden_column_comes_back_to_show_a_pendiente_in_it(officer):
    officer.table.set_hidden_columns({"definition", "frequency"})
    officer.goes_to("f", "frequency")
    assert hidden(officer) == {"definition"}
    assert officer.at == ("f", "frequency")


def test_that_widths_and_hidden_columns_are_there_again_the_next_day(officer, settings, qtbot, session):
    columns, table = officer.table.columns, officer.table
    edge = officer.title("name")
    edge.setX(columns.position(1) + columns.sectionSize(1))
    before = table.column_widths()["name"]
    QTest.mousePress(columns.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(columns.viewport(), edge + QPoint(60, 0))
    QTest.mouseRelease(columns.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(60, 0))
    width = table.column_widths()["name"]
    assert width == pytest.approx(before + 60, abs=2)
    table.set_hidden_columns({"type"})
    table.set_zoom(130)
    officer.window.close()
    again = MainWindow(session, ProgramSettings(settings._path), FakePrompts())
    qtbot.addWidget(again)
    assert again.table.column_widths()["name"] == width
    assert again.table.hidden_columns() == {"type"}
    assert again.table.zoom() == 130


def test_that_a_double_click_fits_a_column_and_rows_follow_the_text(officer):
    columns, table = officer.table.columns, officer.table
    edge = officer.title("name")
    edge.setX(columns.position(1) + columns.sectionSize(1))
    height = table.rowHeight(3)
    QTest.mouseDClick(columns.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    QApplication.processEvents()
    assert table.column_widths()["name"] > 210
    table.set_hidden_columns({"definition", "method", "means"})
    QApplication.processEvents()
    assert table.rowHeight(3) < height


def test_that_a_hidden_column_keeps_its_width_through_a_zoom(officer):
    before = officer.table.column_widths()
    officer.table.set_hidden_columns({"type"})
    officer.table.set_zoom(150)
    officer.table.set_zoom(100)
    officer.table.set_hidden_columns(())
    assert officer.table.column_widths() == before
    assert officer.table.columns.sectionSize(COLUMN_AT["type"]) == before["type"]
