"""Copying, clearing and pasting blocks; each is one step."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from model.tabular import from_text, to_text
from tests.gui.table.officer import CTRL, SHIFT, Key

CELLS = st.text('ab"\t\n,ñ ', max_size=6)
BLOCKS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1)
)


@given(block=BLOCKS)
def test_that_a_block_comes_back_from_the_clipboard_as_it_went(block):
    assert from_text(to_text(block)) == block


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("25\r\n30\r\n", [["25"], ["30"]]),
        ("a\t\tb", [["a", "", "b"]]),
        ('"uno\ndos"\tx', [["uno\ndos", "x"]]),
        ('dice "hola"', [['dice "hola"']]),
        ('"sin cerrar', [['"sin cerrar']]),
        ("", [[""]]),
    ],
)
def test_that_blocks_are_read_as_excel_writes_them(text, block):
    assert from_text(text) == block


def test_that_html_cells_hold_text_and_no_markup():
    assert to_html([["<b>", "a\nb"]]) == "<table><tr><td>&lt;b&gt;</td><td>a<br>b</td></tr></table>"


def test_that_a_selected_block_is_copied_with_percent_signs(officer):
    officer.goes_to("a1.4", "achieved_1")
    officer.presses(Key.Key_Right, SHIFT)
    officer.presses(Key.Key_Down, SHIFT)
    officer.presses(Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "25%\t10%\r\n25%\t33%"
    assert "<td>33%</td>" in QApplication.clipboard().mimeData().html()


def test_that_delete_empties_the_block_but_not_what_is_calculated_in_one_step(officer, qtbot: QtBot):
    officer.goes_to("a1.4", "achieved_2")
    officer.presses(Key.Key_Right, SHIFT, times=3)
    with qtbot.waitSignal(officer.table.notice) as said:
        officer.presses(Key.Key_Delete)
    assert officer.row("a1.4").achieved == (25, None, None, None)
    assert "1 omitida" in said.args[0]
    assert officer.steps == 1
    officer.session.undo_stack.undo()
    assert officer.achieved("a1.4") == Decimal(10)


def test_that_a_block_is_pasted_from_the_current_cell_in_one_step(officer, qtbot: QtBot):
    QApplication.clipboard().setText("11\t12%\r\n13\t\r\n")
    officer.goes_to("a1.4", "achieved_1")
    with qtbot.waitSignal(officer.table.notice) as said:
        officer.presses(Key.Key_V, CTRL)
    assert officer.row("a1.4").achieved[:2] == (11, 12)
    assert officer.row("a1.7").achieved[:2] == (13, None)
    assert officer.session.undo_stack.undoText() == "pegar 2×2"
    assert said.args[0] == "4 pegadas."
    assert officer.steps == 1


def test_that_one_value_fills_the_selection(officer):
    QApplication.clipboard().setText("40")
    officer.goes_to("a1.4", "achieved_1")
    officer.presses(Key.Key_Down, SHIFT, times=2)
    officer.presses(Key.Key_V, CTRL)
    assert [officer.achieved(code, 1) for code in ("a1.4", "a1.7", "a1.8")] == [40, 40, 40]


def test_that_what_cannot_be_pasted_is_counted_and_explained(officer, qtbot: QtBot):
    QApplication.clipboard().setText("20\t12,5\t\t\t9\t1")
    officer.goes_to("a3.3", "achieved_1")
    with qtbot.waitSignal(officer.table.notice) as said:
        officer.presses(Key.Key_V, CTRL)
    assert said.args[0].startswith("3 pegadas, 3 omitidas.")
    assert "12.5" in said.args[0]
    assert officer.row("a3.3").achieved == (20, 25, None, None)


def test_that_cutting_copies_and_empties(officer):
    officer.goes_to("a1.4", "achieved_2")
    officer.presses(Key.Key_X, CTRL)
    assert QApplication.clipboard().text() == "10%"
    assert officer.achieved("a1.4") is None
