"""Selecting by keys and mouse as in Excel: what Shift adds to every key that moves."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gui.table.model import COLUMN_AT
from model.schema import COLUMNS
from tests.gui.hands import wheel
from tests.gui.table.officer import CTRL, SHIFT, Key

LAST = len(COLUMNS) - 1
T1, T2, T4 = COLUMN_AT["achieved_1"], COLUMN_AT["achieved_2"], COLUMN_AT["achieved_4"]
LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize(
    ("key", "modifiers", "block"),
    [
        (Key.Key_Home, SHIFT, (3, 0, 3, T2)),
        (Key.Key_End, SHIFT, (3, T2, 3, LAST)),
        (Key.Key_Home, CTRL | SHIFT, (0, 0, 3, T2)),
        (Key.Key_End, CTRL | SHIFT, (3, T2, 14, LAST)),
        (Key.Key_Down, CTRL | SHIFT, (3, T2, 14, T2)),
        (Key.Key_Up, CTRL | SHIFT, (0, T2, 3, T2)),
        (Key.Key_Left, CTRL | SHIFT, (3, 0, 3, T2)),
        (Key.Key_Right, CTRL | SHIFT, (3, T2, 3, COLUMN_AT["achieved_total"])),
        (Key.Key_Right, SHIFT, (3, T2, 3, T2 + 1)),
    ],
)
def test_that_shift_selects_to_where_the_key_leads_and_the_current_cell_stays(officer, key, modifiers, block):
    officer.goes_to("a1.4", "achieved_2")
    officer.presses(key, modifiers)
    assert officer.table.selected_ranges() == (block,)
    assert officer.at == ("a1.4", "achieved_2")


def test_that_shift_and_page_keys_select_a_page(officer):
    officer.goes_to("f", "achieved_2")
    officer.presses(Key.Key_PageDown, SHIFT)
    (block,) = officer.table.selected_ranges()
    assert (block[0], block[1], block[3]) == (0, T2, T2)
    assert block[2] > 0
    officer.presses(Key.Key_PageUp, SHIFT)
    assert officer.table.selected_ranges() == ((0, T2, 0, T2),)


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ("achieved_1", Key.Key_Right, "achieved_2"),  # the end of what is filled
        ("achieved_2", Key.Key_Right, "achieved_total"),  # over blank cells to the next filled one
        ("achieved_total", Key.Key_Left, "achieved_2"),
        ("achieved_2", Key.Key_Left, "level"),
    ],
)
def test_that_control_and_an_arrow_go_to_the_edge_of_the_data(officer, start, key, end):
    officer.goes_to("a1.4", start)
    officer.presses(key, CTRL)
    assert officer.at == ("a1.4", end)


def test_that_dragging_selects_a_block(officer):
    officer.goes_to("a1.7", "achieved_2")
    viewport, end = officer.table.viewport(), officer.place("a1.7", "achieved_2")
    QTest.mousePress(viewport, LEFT, pos=officer.place("a1.4", "achieved_1"))
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, LEFT, pos=end)
    assert officer.table.selected_ranges() == ((3, T1, 4, T2),)
    assert officer.at == ("a1.4", "achieved_1")


def test_that_control_click_on_titles_takes_several_columns(officer):
    table = officer.table
    header = table.columns.viewport()
    for at, modifiers in ((0, Qt.KeyboardModifier.NoModifier), (1, CTRL)):
        place = QPoint(table.columns.position(at) + 20, header.height() - 12)
        QTest.mouseClick(header, LEFT, modifiers, place)
    columns = {column for _, left, _, right in table.selected_ranges() for column in range(left, right + 1)}
    assert columns == {0, 1}


def test_that_the_wheel_never_changes_a_value_or_the_current_cell(officer):
    before = officer.session.report
    for key in ("unit", "achieved_2", "baseline_year"):
        officer.goes_to("a1.4", key)
        wheel(officer.table.viewport())
        assert officer.at == ("a1.4", key)
        officer.goes_to("a1.4", key)
        officer.presses(Key.Key_F2)
        wheel(officer.focus)
        officer.presses(Key.Key_Return)
    assert officer.session.report is before


def test_that_the_right_edge_of_the_row_is_reached_over_blank_quarters(officer):
    officer.goes_to("a1.4", "achieved_2")
    officer.presses(Key.Key_Right, SHIFT, times=2)
    (block,) = officer.table.selected_ranges()
    assert block == (3, T2, 3, T4)
