"""Ctrl+Y while typing, on a real screen of Linux, where Qt itself does not know the key."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from tests.gui.hands import CTRL, SHIFT, Key, focused, press, write

pytestmark = pytest.mark.window


@pytest.mark.parametrize(
    ("column", "opener", "kind"),
    [
        ("achieved_3", (Key.Key_F2,), QLineEdit),
        ("definition", (Key.Key_F2,), QPlainTextEdit),
        ("achieved_3", (Key.Key_F2, SHIFT), QPlainTextEdit),
    ],
)
def test_that_what_was_typed_and_taken_back_comes_again(main_window, column, opener, kind):
    main_window.table.go_to("a1.4", "achieved_2")
    write("25")
    press(Key.Key_Return)
    press(Key.Key_Z, CTRL)
    report = main_window.session.report
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
