"""Ctrl+Y while typing, on a real screen of Linux, where Qt itself does not know the key."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from gui.table.editors.choice import ChoiceEditor
from tests.gui.hands import CTRL, SHIFT, Key, focused, press, write

pytestmark = pytest.mark.window


@pytest.fixture
def report(main_window):
    """The report after a step was taken back, which the window itself could do again."""
    main_window.table.go_to("a1.4", "achieved_2")
    write("25")
    press(Key.Key_Return)
    press(Key.Key_Z, CTRL)
    return main_window.session.report


@pytest.mark.parametrize(
    ("column", "opener", "kind"),
    [
        ("achieved_3", (Key.Key_F2,), QLineEdit),
        ("definition", (Key.Key_F2,), QPlainTextEdit),
        ("achieved_3", (Key.Key_F2, SHIFT), QPlainTextEdit),
    ],
)
def test_that_what_was_typed_and_taken_back_comes_again(main_window, report, column, opener, kind):
    main_window.table.go_to("a1.4", column)
    press(*opener)
    text = focused()
    assert isinstance(text, kind)
    write("7")
    typed = text.text() if isinstance(text, QLineEdit) else text.toPlainText()
    press(Key.Key_Z, CTRL)
    press(Key.Key_Y, CTRL)
    assert focused() is text
    assert (text.text() if isinstance(text, QLineEdit) else text.toPlainText()) == typed
    assert main_window.session.report is report


@pytest.mark.parametrize("opener", [(Key.Key_F2,), ()], ids=["F2", "overtyped"])
@pytest.mark.parametrize("column", ["level", "unit", "frequency"])
def test_that_the_text_of_a_choice_comes_again_too(main_window, report, column, opener):
    main_window.table.go_to("a1.4", column)
    if opener:
        press(*opener)
    write("z")
    choice = main_window.findChild(ChoiceEditor)
    typed = choice.text()
    press(Key.Key_Z, CTRL)
    assert choice.text() != typed
    press(Key.Key_Y, CTRL)
    assert choice.text() == typed
    assert main_window.session.report is report
    press(Key.Key_Escape)
    assert main_window.session.report is report


def test_that_what_is_searched_comes_again_too(main_window, report):
    main_window.actions_by_key["find"].trigger()
    needle = focused()
    write("z")
    press(Key.Key_Z, CTRL)
    assert needle.text() == ""
    press(Key.Key_Y, CTRL)
    assert needle.text() == "z"
    assert main_window.session.report is report


def test_that_a_refusal_goes_with_the_text_that_was_refused(main_window):
    main_window.table.go_to("a1.4", "achieved_3")
    write("5abc")
    press(Key.Key_Backspace, times=3)
    press(Key.Key_Z, CTRL)
    press(Key.Key_Return)
    assert main_window.table.editing.refusal()
    press(Key.Key_Y, CTRL)
    assert main_window.table.editing.refusal() == ""
