"""Typing into cells as in Excel, by real keys on the widget that has them."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from model.report import Accumulation
from tests.gui.table.officer import ALT, CTRL, KEYPAD, SHIFT, Key


def test_that_typing_over_a_cell_replaces_its_value_and_enter_goes_down(officer):
    officer.goes_to("a1.4", "achieved_2")
    officer.types("25")
    officer.presses(Key.Key_Return)
    assert officer.achieved("a1.4") == Decimal(25)
    assert officer.at == ("a1.7", "achieved_2")
    assert officer.session.undo_stack.undoText() == "cambiar Alcanzado 2do. Trim. de Actividad 1.4"


def test_that_the_first_key_of_the_number_pad_is_not_lost(officer):
    officer.goes_to("a1.4", "achieved_2")
    officer.types("31", KEYPAD)
    officer.presses(Key.Key_Enter, KEYPAD)
    assert officer.achieved("a1.4") == Decimal(31)


@pytest.mark.parametrize("typed", ["12.5", "12.5%", "12.5 %", " 12.5 "])
def test_that_a_percentage_can_be_typed_with_or_without_its_sign(officer, typed):
    officer.goes_to("a1.4", "achieved_2")
    officer.types(typed)
    officer.presses(Key.Key_Return)
    assert officer.achieved("a1.4") == Decimal("12.5")


def test_that_f2_edits_with_the_cursor_at_the_end_and_esc_restores(officer):
    officer.goes_to("a1.4", "achieved_2")
    officer.presses(Key.Key_F2)
    assert isinstance(officer.focus, QLineEdit)
    assert (officer.focus.text(), officer.focus.cursorPosition()) == ("10", 2)
    assert officer.focus.selectedText() == ""
    officer.types("5")
    assert officer.focus.text() == "105"
    officer.presses(Key.Key_Escape)
    assert officer.achieved("a1.4") == Decimal(10)
    assert officer.focus is officer.table
    assert officer.steps == 0


def test_that_a_double_click_edits_the_text_that_is_there(officer):
    officer.goes_to("a1.4", "name")
    QTest.mouseDClick(officer.table.viewport(), Qt.MouseButton.LeftButton, pos=officer.place("a1.4", "name"))
    assert isinstance(officer.focus, QPlainTextEdit)
    assert officer.focus.toPlainText() == officer.row("a1.4").name


def test_that_after_three_tabs_enter_returns_to_the_column_where_they_began(officer):
    officer.goes_to("a1.4", "programmed_1")
    for number in ("20", "30", "30"):
        officer.types(number)
        officer.presses(Key.Key_Tab)
    assert officer.at == ("a1.4", "programmed_4")
    officer.types("20")
    officer.presses(Key.Key_Return)
    assert officer.at == ("a1.7", "programmed_1")
    assert officer.row("a1.4").programmed == (20, 30, 30, 20)


def test_that_tab_passes_over_calculated_cells_and_over_the_end_of_the_row(officer):
    officer.goes_to("a1.4", "programmed_4")
    officer.presses(Key.Key_Tab)
    assert officer.at == ("a1.4", "achieved_1")
    officer.presses(Key.Key_Tab, times=4)
    assert officer.at == ("a1.4", "means")
    officer.presses(Key.Key_Tab)
    assert officer.at == ("a1.7", "level")
    officer.presses(Key.Key_Backtab, SHIFT)
    assert officer.at == ("a1.4", "means")


def test_that_shift_enter_goes_up(officer):
    officer.goes_to("a1.4", "achieved_2")
    officer.types("11")
    officer.presses(Key.Key_Return, SHIFT)
    assert officer.achieved("a1.4") == Decimal(11)
    assert officer.at == ("c1", "achieved_2")


def test_that_an_arrow_commits_what_was_typed_over_and_moves(officer):
    officer.goes_to("a1.4", "achieved_2")
    officer.types("12")
    officer.presses(Key.Key_Left)
    assert officer.achieved("a1.4") == Decimal(12)
    assert officer.at == ("a1.4", "achieved_1")


def test_that_an_arrow_moves_the_caret_after_f2(officer):
    officer.goes_to("a1.4", "achieved_2")
    officer.presses(Key.Key_F2)
    officer.presses(Key.Key_Left)
    officer.types("2")
    officer.presses(Key.Key_Return)
    assert officer.achieved("a1.4") == Decimal(120)


def test_that_f2_while_typing_over_gives_the_arrows_to_the_caret(officer):
    officer.goes_to("a1.4", "achieved_2")
    officer.types("12")
    officer.presses(Key.Key_F2)
    officer.presses(Key.Key_Left)
    officer.types("3")
    officer.presses(Key.Key_Return)
    assert officer.achieved("a1.4") == Decimal(132)


def test_that_alt_enter_begins_a_line_inside_a_long_text(officer):
    officer.goes_to("a1.4", "means")
    officer.types("Uno")
    officer.presses(Key.Key_Return, ALT)
    officer.types("Dos")
    officer.presses(Key.Key_Return)
    assert officer.row("a1.4").means == "Uno\nDos"


def test_that_a_long_text_opens_large_enough_to_be_read_whole(officer, window):
    long = "palabra " * 120
    officer.session.set_cells([(3, "means", long.strip())], "x")
    officer.goes_to("a1.4", "means")
    officer.presses(Key.Key_F2)
    assert isinstance(officer.focus, QPlainTextEdit)
    QApplication.processEvents()  # on Windows the bar of the page's first size goes with the next event
    assert not officer.focus.verticalScrollBar().isVisible()
    assert officer.focus.width() >= 420
    assert window.rect().contains(officer.focus.parentWidget().geometry())


def test_that_a_text_longer_than_the_window_scrolls_inside_it(officer, window):
    officer.session.set_cells([(3, "means", "palabra " * 3000)], "x")
    officer.goes_to("a1.4", "means")
    officer.presses(Key.Key_F2)
    assert isinstance(officer.focus, QPlainTextEdit)
    assert officer.focus.verticalScrollBar().maximum() > 0
    assert window.rect().contains(officer.focus.parentWidget().geometry())


def test_that_losing_the_keys_to_another_input_commits(officer, window):
    officer.goes_to("a1.4", "achieved_2")
    officer.types("19")
    other = window.findChild(QLineEdit, "other")
    assert other is not None
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    assert officer.achieved("a1.4") == Decimal(19)
    assert officer.focus is other


def test_that_clicking_another_cell_commits(officer):
    officer.goes_to("a1.4", "achieved_2")
    officer.types("19")
    officer.clicks("a1.4", "achieved_1")
    assert officer.achieved("a1.4") == Decimal(19)
    assert officer.at == ("a1.4", "achieved_1")


def test_that_a_shortcut_that_commits_first_sees_the_typed_value(officer, window):
    seen = []
    shortcut = QShortcut("Ctrl+S", window)
    shortcut.activated.connect(
        lambda: seen.append(officer.table.commit_pending_edit() and officer.achieved("a1.4"))
    )
    officer.goes_to("a1.4", "achieved_2")
    officer.types("25")
    officer.presses(Key.Key_S, CTRL)
    assert seen == [Decimal(25)]


def test_that_typing_into_a_calculated_cell_says_why_it_cannot(officer, qtbot: QtBot):
    officer.goes_to("a1.4", "variance_2")
    with qtbot.waitSignal(officer.table.notice) as said:
        officer.types("5")
    assert "Se calcula sola" in said.args[0]
    assert "15 puntos" in said.args[0]
    assert officer.focus is officer.table


def test_that_a_value_typed_again_makes_no_step(officer):
    officer.goes_to("a1.4", "achieved_2")
    officer.types("10 %")
    officer.presses(Key.Key_Return)
    assert officer.steps == 0


def test_that_a_level_can_be_typed_by_its_code(officer):
    officer.goes_to("a1.4", "level")
    officer.types("a1.4")
    officer.presses(Key.Key_Return)
    assert officer.steps == 0
    officer.goes_to("a1.4", "level")
    officer.types("c5")
    officer.presses(Key.Key_Return)
    assert officer.row("a1.4").level == "Componente 5"


def test_that_a_value_derived_from_its_variables_is_kept_when_its_editor_is_only_opened(officer):
    row = officer.row("a1.4").replace(
        achieved=(None,) * 4,
        achieved_numerators=(Decimal(1),) * 4,
        achieved_denominators=(Decimal(3),) * 4,
        accumulation=Accumulation.RATIO,
    )
    report = officer.session.report.replace(indicators=(row,))
    officer.session.replace(report, path=None)
    officer.goes_to("a1.4", "achieved_2")
    officer.presses(Key.Key_F2)
    assert officer.focus.text() == "1/3"
    officer.presses(Key.Key_Return)
    assert officer.achieved("a1.4") is None
    assert officer.steps == 0


def test_that_backspace_clears_and_edits(officer):
    officer.goes_to("a1.4", "achieved_2")
    officer.presses(Key.Key_Backspace)
    assert isinstance(officer.focus, QLineEdit)
    assert officer.focus.text() == ""
    officer.presses(Key.Key_Return)
    assert officer.achieved("a1.4") is None


def test_that_a_change_from_elsewhere_does_not_take_what_is_being_typed(officer):
    officer.goes_to("a1.4", "achieved_2")
    officer.types("2")
    officer.session.set_cells([(3, "name", "Otro nombre")], "x")
    officer.types("7")
    officer.presses(Key.Key_Return)
    assert officer.achieved("a1.4") == Decimal(27)


def test_that_an_accent_put_together_by_the_system_opens_the_editor(officer):
    officer.goes_to("a1.4", "name")
    composed = QInputMethodEvent("", [])
    composed.setCommitString("Á")
    QApplication.sendEvent(officer.focus, composed)
    officer.types("rea")
    officer.presses(Key.Key_Return)
    assert officer.row("a1.4").name == "Área"


def test_that_a_character_of_altgr_is_typed(officer):
    officer.goes_to("a1.4", "name")
    officer.types("@", CTRL | ALT)
    officer.presses(Key.Key_Return)
    assert officer.row("a1.4").name == "@"


def test_that_a_letter_with_control_or_alt_types_nothing(officer):
    officer.goes_to("a1.4", "name")
    officer.types("k", CTRL)
    officer.types("k", ALT)
    assert not officer.table.editing.is_open()


def test_that_the_input_of_a_figure_grows_with_it(officer):
    officer.goes_to("a1.4", "achieved_2")
    officer.types("1")
    before = officer.focus.width()
    officer.types("23456789.123456")
    assert officer.focus.width() > before
    assert officer.table.viewport().rect().contains(officer.focus.geometry())


def test_that_an_open_input_goes_under_the_columns_that_stay(officer):
    officer.goes_to("a1.4", "achieved_2")
    officer.types("1")
    editor, table = officer.focus, officer.table
    bar = table.horizontalScrollBar()
    bar.setValue(bar.value() + editor.x() - table.columns.frozen_width() + 20)
    assert editor.mask().boundingRect().right() == editor.rect().right()
    assert not editor.mask().contains(QPoint(19, 5))
    assert editor.mask().contains(QPoint(21, 5))
