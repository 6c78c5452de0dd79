"""Filling: down, right, from above, what is typed, and with the handle. Always copies, never series."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gui.table.model import COLUMN_AT
from tests.gui.table.officer import CTRL, SHIFT, Key

LEFT = Qt.MouseButton.LeftButton


def firsts(officer):
    return [officer.achieved(code, 1) for code in ("a1.4", "a1.7", "a1.8")]


@pytest.fixture
def three(officer):
    """Achieved T1 of three rows selected, the first of which says 11."""
    officer.session.set_cells([(3, "achieved_1", Decimal(11))], "x")
    officer.goes_to("a1.4", "achieved_1")
    officer.presses(Key.Key_Down, SHIFT, times=2)
    return officer


def test_that_filling_down_copies_the_first_row_in_one_step(three):
    three.table.blocks.fill_down()
    assert firsts(three) == [11, 11, 11]
    assert three.session.undo_stack.undoText() == "rellenar hacia abajo 2×1"
    assert three.steps == 2


def test_that_filling_down_one_row_takes_from_the_row_above(officer):
    officer.goes_to("a1.7", "achieved_2")
    officer.table.blocks.fill_down()
    assert officer.achieved("a1.7") == 10


def test_that_filling_down_passes_over_hidden_rows_and_calculated_cells(three):
    shown = [row.id for row in three.session.report.indicators if row.id != "a1.7"]
    three.table.arrangement.show_only(shown)
    three.goes_to("a1.4", "achieved_1")
    three.presses(Key.Key_Right, SHIFT, times=5)
    three.presses(Key.Key_Down, SHIFT)
    told: list[str] = []
    three.table.notice.connect(told.append)
    three.table.blocks.fill_down()
    assert firsts(three) == [11, 25, 11]
    assert told[-1].startswith("4 rellenadas, 2 omitidas (2 calculadas).")


def test_that_filling_right_copies_the_first_column(officer):
    officer.goes_to("a1.4", "achieved_2")
    officer.presses(Key.Key_Right, SHIFT, times=2)
    officer.table.blocks.fill_right()
    assert officer.row("a1.4").achieved == (25, 10, 10, 10)
    assert officer.session.undo_stack.undoText() == "rellenar hacia la derecha 1×2"


def test_that_the_value_above_is_copied_into_the_current_cell(officer):
    officer.goes_to("a1.7", "achieved_2")
    officer.table.blocks.from_above()
    assert officer.achieved("a1.7") == 10
    assert officer.steps == 1
    officer.goes_to("f", "name")
    officer.table.blocks.from_above()
    assert officer.steps == 1


def test_that_control_enter_fills_the_selection_with_what_is_typed(three):
    three.types("31")
    three.presses(Key.Key_Return, CTRL)
    assert firsts(three) == [31, 31, 31]
    assert three.session.undo_stack.undoText() == "rellenar 3×1"
    assert three.steps == 2
    assert not three.table.editing.is_open()


def test_that_control_enter_keeps_a_refused_text_in_its_editor(three):
    three.types("12,5")
    three.presses(Key.Key_Return, CTRL)
    assert three.table.editing.is_open()
    assert "coma decimal" in three.table.editing.refusal()
    assert three.steps == 1


def test_that_control_enter_on_one_cell_accepts_and_stays(officer):
    officer.goes_to("a1.4", "achieved_2")
    officer.types("31")
    officer.presses(Key.Key_Return, CTRL)
    assert officer.achieved("a1.4") == 31
    assert officer.at == ("a1.4", "achieved_2")


def drag(officer, to, *, release=True):
    viewport = officer.table.viewport()
    start = officer.table.handle.box().center()
    QTest.mousePress(viewport, LEFT, pos=start)
    QTest.mouseMove(viewport, (start + to) / 2)
    QTest.mouseMove(viewport, to)
    if release:
        QTest.mouseRelease(viewport, LEFT, pos=to)


def test_that_dragging_the_corner_copies_and_makes_no_series(officer):
    officer.session.set_cells([(3, "achieved_1", Decimal(1)), (4, "achieved_1", Decimal(2))], "x")
    officer.goes_to("a1.4", "achieved_1")
    officer.presses(Key.Key_Down, SHIFT)
    drag(officer, officer.place("c2", "achieved_1"))
    assert [row.achieved[0] for row in officer.session.report.indicators[3:8]][:4] == [1, 2, 1, 2]
    assert officer.steps == 2


def test_that_dragging_to_the_right_skips_what_is_calculated(officer):
    officer.goes_to("a1.4", "variance_1")
    officer.goes_to("a1.4", "achieved_3")
    officer.session.set_cells([(3, "achieved_3", Decimal(7))], "x")
    drag(officer, officer.place("a1.4", "achieved_total"))
    assert officer.row("a1.4").achieved[2:] == (7, 7)


def test_that_dragging_upwards_copies_too(officer):
    officer.goes_to("a1.7", "achieved_2")
    drag(officer, officer.place("c1", "achieved_2"))
    assert [row.achieved[1] for row in officer.session.report.indicators[2:5]] == [33, 33, 33]


def test_that_overshooting_the_window_scrolls_and_fills_to_the_end_of_the_table(officer, qtbot):
    officer.goes_to("a2.7", "achieved_2")
    viewport, bar = officer.table.viewport(), officer.table.verticalScrollBar()
    below = QPoint(officer.place("a2.7", "achieved_2").x() + 30, viewport.height() + 400)
    drag(officer, below, release=False)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    QTest.mouseRelease(viewport, LEFT, pos=below)
    assert officer.achieved("a3.3") == officer.achieved("a2.7")
    assert officer.steps == 1


def test_that_dragging_back_or_esc_fills_nothing(officer):
    officer.goes_to("a1.4", "achieved_1")
    drag(officer, officer.place("a1.8", "achieved_1"), release=False)
    QTest.mouseMove(officer.table.viewport(), officer.place("a1.4", "achieved_1"))
    QTest.mouseRelease(officer.table.viewport(), LEFT, pos=officer.place("a1.4", "achieved_1"))
    drag(officer, officer.place("a1.8", "achieved_1"), release=False)
    officer.presses(Key.Key_Escape)
    QTest.mouseRelease(officer.table.viewport(), LEFT, pos=officer.place("a1.8", "achieved_1"))
    assert officer.steps == 0


def test_that_calculated_cells_and_open_editors_have_no_handle(officer):
    officer.goes_to("a1.4", "variance_2")
    assert officer.table.handle.box().isEmpty()
    officer.goes_to("a1.4", "achieved_2")
    assert not officer.table.handle.box().isEmpty()
    officer.types("3")
    assert officer.table.handle.box().isEmpty()


def test_that_the_handle_is_painted_in_the_corner_of_the_selection(officer):
    officer.goes_to("a1.4", "achieved_1")
    box = officer.table.handle.box()
    cell = officer.table.visualRect(officer.table.report_model.index(3, COLUMN_AT["achieved_1"]))
    assert cell.contains(box)
    picture = officer.table.viewport().grab().toImage()
    inside = picture.pixelColor(box.center())
    officer.presses(Key.Key_Down)
    assert officer.table.viewport().grab().toImage().pixelColor(box.center()) != inside
