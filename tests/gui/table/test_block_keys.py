"""The keys of Spanish and English Excel for blocks, and the menu of a cell, in the whole window."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from gui.actions import ROW_MENU
from model.schema import COLUMNS
from tests.gui.table.officer import CTRL, SHIFT, Key, Officer


@pytest.fixture
def officer(main_window):
    return Officer(main_window.session, main_window.table)


def excel(main_window, style):
    main_window.actions_by_key["spanish_keys"].setChecked(style == "es")


@pytest.mark.parametrize(("style", "key"), [("es", Key.Key_J), ("en", Key.Key_D), ("en", Key.Key_J)])
def test_that_both_excels_fill_down_by_their_key(main_window, officer, style, key):
    excel(main_window, style)
    officer.goes_to("a1.4", "achieved_2")
    officer.presses(Key.Key_Down, SHIFT)
    officer.presses(key, CTRL)
    assert officer.achieved("a1.7") == 10
    assert "1 rellenada" in main_window.status.text()
    officer.presses(Key.Key_Z, CTRL)
    assert officer.achieved("a1.7") == 33


@pytest.mark.parametrize(("style", "key"), [("es", Key.Key_D), ("en", Key.Key_R), ("es", Key.Key_R)])
def test_that_both_excels_fill_right_by_their_key(main_window, officer, style, key):
    excel(main_window, style)
    officer.goes_to("a1.4", "achieved_1")
    officer.presses(Key.Key_Right, SHIFT)
    officer.presses(key, CTRL)
    assert officer.achieved("a1.4") == 25
    assert officer.steps == 1


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [(Key.Key_Apostrophe, CTRL), (Key.Key_QuoteDbl, CTRL)],
)
def test_that_the_value_above_comes_by_key(officer, key, modifiers):
    officer.goes_to("a1.7", "achieved_2")
    officer.presses(key, modifiers)
    assert officer.achieved("a1.7") == 10


@pytest.mark.parametrize(("style", "key"), [("es", Key.Key_E), ("en", Key.Key_A), ("en", Key.Key_E)])
def test_that_both_excels_select_everything_by_their_key(main_window, officer, style, key):
    excel(main_window, style)
    officer.goes_to("a1.4", "achieved_2")
    officer.presses(key, CTRL)
    assert officer.table.selected_ranges() == ((0, 0, 14, len(COLUMNS) - 1),)
    assert officer.at == ("a1.4", "achieved_2")


def test_that_selecting_everything_in_a_text_selects_the_text(officer):
    officer.goes_to("a1.4", "name")
    officer.presses(Key.Key_F2)
    officer.presses(Key.Key_E, CTRL)
    assert officer.focus.textCursor().selectedText() == officer.row("a1.4").name
    officer.presses(Key.Key_Escape)


def test_that_what_fills_cells_leaves_them_alone_while_another_text_has_the_keys(main_window, officer):
    officer.goes_to("a1.4", "achieved_2")
    main_window.heading.focus_field("unit_name")
    officer.presses(Key.Key_J, CTRL)
    officer.presses(Key.Key_D, CTRL)
    officer.presses(Key.Key_Apostrophe, CTRL)
    assert officer.steps == 0


def test_that_a_block_can_be_copied_with_headings_by_key(officer):
    officer.goes_to("a1.4", "achieved_2")
    officer.presses(Key.Key_C, CTRL | SHIFT)
    assert QApplication.clipboard().text() == "Alcanzado 2do. Trim.\r\n10%"


def test_that_undo_names_the_pasted_block_in_the_menu(main_window, officer):
    QApplication.clipboard().setText("1\t2\n3\t4")
    officer.goes_to("a1.4", "achieved_1")
    officer.presses(Key.Key_V, CTRL)
    assert main_window.actions_by_key["undo"].text() == "Deshacer pegar 2×2"


@pytest.mark.parametrize("how", ["shift f10", "menu key"])
def test_that_the_keyboard_asks_for_the_menu_of_the_current_cell(officer, how):
    officer.table.context_menu_requested.disconnect()
    asked: list[QPoint] = []
    officer.table.context_menu_requested.connect(asked.append)
    officer.goes_to("a1.4", "achieved_2")
    if how == "shift f10":
        officer.presses(Key.Key_F10, SHIFT)
    else:  # the system turns the key into this
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
        QApplication.sendEvent(officer.table.viewport(), event)
    place = officer.table.viewport().mapFromGlobal(asked[-1])
    assert officer.table.indexAt(place) == officer.table.currentIndex()


def test_that_the_menu_of_a_cell_offers_what_is_done_to_cells():
    wanted = {"cut", "copy", "copy_with_headings", "paste", "clear", "fill_down", "fill_right", "explain"}
    assert wanted < set(ROW_MENU)


def test_that_a_value_of_the_session_can_be_filled_from_the_menu(main_window, officer):
    officer.session.set_cells([(3, "achieved_2", Decimal(11))], "x")
    officer.goes_to("a1.4", "achieved_2")
    officer.presses(Key.Key_Down, SHIFT)
    main_window.actions_by_key["fill_down"].trigger()
    assert officer.achieved("a1.7") == 11
    assert officer.steps == 2
