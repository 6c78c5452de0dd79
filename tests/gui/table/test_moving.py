"""Moving and selecting with keys and mouse, as in Excel."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.table.model import COLUMN_AT
from gui.table.navigation import Walk
from model.edits import RemoveRows
from tests.gui.table.officer import CTRL, SHIFT, Key

LEFT = Qt.MouseButton.LeftButton


def _walk(*lines: str) -> Walk:
    """Return the cells of a small table; a dot is a blank cell."""
    return Walk(
        list(range(len(lines))), list(range(len(lines[0]))),
        editable=lambda column: column != 2, filled=lambda row, column: lines[row][column] != ".",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("start", "right", "end"),
    [(0, 1, 2), (2, 1, 5), (3, 1, 5), (5, 1, 6), (6, 1, 6), (6, -1, 5), (4, -1, 2), (0, -1, 0)],
)
def test_that_control_arrow_goes_to_the_edge_of_the_data(start, right, end):
    assert _walk("xxx..x.").edge((0, start), 0, right) == (0, end)


def test_that_tab_finds_entries_over_the_ends_of_rows_and_stays_at_the_last():
    walk = _walk("xxx", "xxx")
    assert walk.next_entry((0, 1), 1) == (1, 0)
    assert walk.next_entry((1, 0), -1) == (0, 1)
    assert walk.next_entry((1, 1), 1) == (1, 1)


def test_that_rows_filtered_out_are_passed_over():
    walk = Walk([0, 3, 4], [0, 1], editable=lambda _: True, filled=lambda *_: True)
    assert walk.step((0, 0), 1, 0) == (3, 0)
    assert walk.next_entry((0, 1), 1) == (3, 0)
    assert walk.corner(last=True) == (4, 1)


def test_that_home_and_end_go_to_the_ends_of_the_row_and_with_control_of_the_table(officer):
    officer.goes_to("a1.4", "achieved_2")
    officer.presses(Key.Key_Home)
    assert officer.at == ("a1.4", "level")
    officer.presses(Key.Key_End)
    assert officer.at == ("a1.4", "means")
    officer.presses(Key.Key_Home, CTRL)
    assert officer.at == ("f", "level")
    officer.presses(Key.Key_End, CTRL)
    assert officer.at == ("a3.3", "means")


@pytest.mark.parametrize("modifiers", [Qt.KeyboardModifier.NoModifier, CTRL])
def test_that_home_shows_the_first_columns_although_two_are_always_seen(officer, modifiers):
    officer.goes_to("a1.4", "means")
    assert officer.table.horizontalScrollBar().value() > 0
    officer.presses(Key.Key_Home, modifiers)
    assert officer.table.horizontalScrollBar().value() == 0


def test_that_control_down_goes_to_the_last_row_of_a_full_column(officer):
    officer.goes_to("f", "achieved_2")
    officer.presses(Key.Key_Down, CTRL)
    assert officer.at == ("a3.3", "achieved_2")


def test_that_page_down_and_up_come_back(officer):
    officer.goes_to("f", "name")
    officer.presses(Key.Key_PageDown)
    assert officer.at != ("f", "name")
    officer.presses(Key.Key_PageUp, times=2)
    assert officer.at == ("f", "name")


def test_that_shift_and_arrows_select_a_block_and_the_current_cell_stays(officer):
    officer.goes_to("a1.4", "achieved_1")
    officer.presses(Key.Key_Right, SHIFT)
    officer.presses(Key.Key_Down, SHIFT, times=2)
    assert officer.at == ("a1.4", "achieved_1")
    left = COLUMN_AT["achieved_1"]
    assert officer.table.selected_ranges() == ((3, left, 5, left + 1),)
    assert officer.table.selected_rows() == (3, 4, 5)


def test_that_a_selection_can_shrink_again(officer):
    officer.goes_to("a1.4", "achieved_1")
    officer.presses(Key.Key_Down, SHIFT, times=2)
    officer.presses(Key.Key_Up, SHIFT, times=3)
    left = COLUMN_AT["achieved_1"]
    assert officer.table.selected_ranges() == ((2, left, 3, left),)


def test_that_shift_space_takes_the_row_and_control_space_the_column(officer):
    officer.goes_to("a1.4", "achieved_1")
    officer.presses(Key.Key_Space, SHIFT)
    assert officer.table.selected_ranges() == ((3, 0, 3, 26),)
    officer.goes_to("a1.4", "achieved_1")
    officer.presses(Key.Key_Space, CTRL)
    left = COLUMN_AT["achieved_1"]
    assert officer.table.selected_ranges() == ((0, left, 14, left),)


def test_that_shift_click_selects_from_the_current_cell_even_if_it_is_scrolled_away(officer):
    officer.goes_to("f", "definition")
    officer.table.horizontalScrollBar().setValue(officer.table.horizontalScrollBar().maximum())
    officer.clicks("c1", "variance_2", SHIFT)
    assert officer.table.selected_ranges() == ((0, COLUMN_AT["definition"], 2, COLUMN_AT["variance_2"]),)
    assert officer.at == ("f", "definition")


def test_that_control_click_adds_a_cell(officer):
    officer.goes_to("f", "name")
    officer.clicks("p", "level", CTRL)
    assert set(officer.table.selected_ranges()) == {(0, 1, 0, 1), (1, 0, 1, 0)}


def test_that_dragging_from_a_column_that_stays_into_one_that_scrolls_selects_between(officer):
    table = officer.table
    officer.goes_to("f", "variance_4")
    start, end = officer.place("f", "name"), officer.place("p", "variance_4")
    QTest.mousePress(table.viewport(), LEFT, pos=start)
    QTest.mouseMove(table.viewport(), end)
    QTest.mouseRelease(table.viewport(), LEFT, pos=end)
    assert table.selected_ranges() == ((0, 1, 1, COLUMN_AT["variance_4"]),)


def test_that_a_click_on_a_title_takes_the_column_also_where_columns_stay(officer):
    table = officer.table
    table.horizontalScrollBar().setValue(900)
    header = table.columns.viewport()
    QTest.mouseClick(header, LEFT, pos=QPoint(table.columns.sectionSize(0) + 60, header.height() - 12))
    assert table.selected_ranges() == ((0, 1, 14, 1),)


def test_that_a_click_on_a_row_number_takes_the_row(officer):
    rows = officer.table.rows.viewport()
    QTest.mouseClick(rows, LEFT, pos=QPoint(8, 20))
    assert officer.table.selected_ranges() == ((0, 0, 0, 26),)


def test_that_the_right_button_keeps_a_selection_and_asks_for_the_menu(officer, qtbot: QtBot):
    officer.goes_to("f", "level")
    officer.presses(Key.Key_Down, SHIFT)
    viewport = officer.table.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.RightButton, pos=officer.place("p", "level"))
    assert officer.table.selected_ranges() == ((0, 0, 1, 0),)
    QTest.mouseClick(viewport, Qt.MouseButton.RightButton, pos=officer.place("c1", "name"))
    assert officer.at == ("c1", "name")


def test_that_the_current_indicator_is_told_once_for_each_row(officer):
    told: list[int | None] = []
    officer.table.current_indicator_changed.connect(told.append)
    officer.goes_to("a1.4", "name")
    officer.presses(Key.Key_Right, times=2)
    officer.presses(Key.Key_Down)
    assert told == [3, 4]


def test_that_the_current_indicator_is_told_again_when_its_row_goes(officer):
    officer.goes_to("a1.4", "name")
    told: list[int | None] = []
    officer.table.current_indicator_changed.connect(told.append)
    officer.session.run(RemoveRows(3, 1), "x")
    assert told
    assert told[-1] == officer.table.current_row()
    officer.session.undo_stack.undo()
    officer.session.run(RemoveRows(0, 15), "x")
    assert told[-1] is None


def test_that_going_to_a_field_without_column_leads_to_its_indicator(officer):
    assert officer.table.go_to("a2.7", "justification_2_cause")
    assert officer.at == ("a2.7", "name")
    assert not officer.table.go_to("nadie", "name")
