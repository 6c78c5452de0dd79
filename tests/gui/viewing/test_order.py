"""Sorting is only a way to look."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.hands import button
from tests.gui.table.officer import ALT, CTRL, SHIFT, Key


@pytest.fixture
def bar(officer):
    return officer.window.view.bar


def sort(officer, key, *, descending=False):
    officer.goes_to("f", key)
    officer.window.actions_by_key["sort_down" if descending else "sort_up"].trigger()


def test_that_the_rows_are_seen_by_a_column_and_the_report_keeps_its_order(officer, bar):
    before = officer.ids
    sort(officer, "name")
    names = [officer.row(id_).name for id_ in officer.seen]
    assert officer.seen != before
    assert [n.casefold() for n in names] == sorted(n.casefold() for n in names)
    assert officer.ids == before
    assert officer.steps == 0
    assert "Ordenado por Nombre" in bar.order.text()


def test_that_the_order_is_restored_by_one_click(officer, bar):
    sort(officer, "name", descending=True)
    QTest.mouseClick(button(officer.window, "Restaurar orden"), Qt.MouseButton.LeftButton)
    assert officer.seen == officer.ids
    assert not bar.isVisible()


def test_that_the_arrow_in_a_title_offers_to_sort(officer, qtbot):
    columns = officer.table.columns
    place = officer.title("name")
    QTest.mouseMove(columns.viewport(), place)
    asked = []
    columns.menu_wanted.disconnect()
    columns.menu_wanted.connect(lambda column, _: asked.append(column))
    right = columns.position(1) + columns.sectionSize(1) - 10
    QTest.mouseMove(columns.viewport(), place)
    place.setX(right)
    place.setY(columns.height() - 12)
    QTest.mouseClick(columns.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == [1]
    menu = officer.window.view.menu(1)
    menu.actions()[1].trigger()
    names = [officer.row(id_).name.casefold() for id_ in officer.seen]
    assert names == sorted(names, reverse=True)


def test_that_keys_follow_what_is_seen(officer):
    sort(officer, "achieved_2")
    seen = officer.seen
    officer.goes_to(seen[0], "achieved_2")
    officer.presses(Key.Key_Down)
    assert officer.at[0] == seen[1]
    officer.presses(Key.Key_End, CTRL)
    assert officer.at[0] == seen[-1]


def test_that_a_selection_holds_what_lies_between_on_the_screen(officer):
    sort(officer, "name")
    seen = officer.seen
    officer.goes_to(seen[0], "achieved_2")
    officer.presses(Key.Key_Down, SHIFT, times=2)
    rows = {officer.ids[row] for row in officer.table.selected_rows()}
    assert rows == set(seen[:3])
    officer.presses(Key.Key_C, CTRL)
    copied = QApplication.clipboard().text().split()
    assert [c.rstrip("%") for c in copied] == [f"{officer.achieved(id_)}" for id_ in seen[:3]]


def test_that_an_edit_stays_in_its_row(officer):
    sort(officer, "achieved_2")
    seen = officer.seen
    officer.goes_to(seen[1], "achieved_2")
    officer.types("99")
    officer.presses(Key.Key_Return)
    assert officer.achieved(seen[1]) == 99
    assert officer.seen == seen
    assert officer.at[0] == seen[2]


def test_that_moving_is_refused_with_a_sentence(officer):
    sort(officer, "name")
    before = officer.ids
    officer.presses(Key.Key_Down, ALT | SHIFT)
    assert officer.ids == before
    assert "Restaure el orden" in officer.said


def test_that_a_new_indicator_stands_behind_the_one_it_follows(officer):
    sort(officer, "name")
    seen = officer.seen
    officer.goes_to(seen[3], "name")
    officer.presses(Key.Key_I, CTRL)
    assert officer.seen[:4] == seen[:4]
    assert officer.seen[4] == officer.at[0]
    officer.presses(Key.Key_Z, CTRL)
    assert officer.seen == seen


def test_that_a_deleted_indicator_comes_back_to_the_report_where_it_was(officer):
    before = officer.ids
    sort(officer, "name")
    seen = officer.seen
    officer.goes_to(seen[2], "name")
    officer.presses(Key.Key_Delete, CTRL | SHIFT)
    assert officer.seen == [*seen[:2], *seen[3:]]
    officer.presses(Key.Key_Z, CTRL)
    assert officer.ids == before


def test_that_filter_and_order_go_together(officer, bar):
    sort(officer, "name")
    officer.table.arrangement.show_only({"c1", "c2", "c3"})
    by_name = sorted(("c1", "c2", "c3"), key=lambda id_: officer.row(id_).name.casefold())
    assert officer.seen == by_name
    officer.window.view.restore_order()
    assert officer.seen == ["c1", "c2", "c3"]
