"""Whole indicators: added, copied, removed, moved and numbered anew, one or several at a time."""

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.forms.renumbering import RenumberDialog
from tests.gui.hands import button
from tests.gui.table.officer import ALT, CTRL, SHIFT, Key

IDS = [
    "f", "p", "c1", "a1.4", "a1.7", "a1.8",
    "c2", "a2.4", "a2.5", "a2.7", "a2.8", "c3", "a3.1", "a3.2", "a3.3",
]  # fmt: skip


def step(officer):
    return officer.session.undo_stack.undoText()


def undo(officer):
    officer.presses(Key.Key_Z, CTRL)
    assert officer.ids == IDS


def test_that_indicators_are_inserted_below_and_above(officer):
    assert officer.ids == IDS
    officer.goes_to("c1", "name")
    officer.presses(Key.Key_I, CTRL)
    assert officer.ids.index(officer.at[0]) == 3
    undo(officer)
    officer.goes_to("c1", "name")
    officer.presses(Key.Key_I, CTRL | SHIFT)
    assert officer.ids.index(officer.at[0]) == 2
    undo(officer)


def test_that_several_indicators_are_duplicated_as_a_block_in_one_step(officer):
    officer.selects("a1.4", "a1.7")
    officer.presses(Key.Key_D, CTRL | SHIFT)
    names = [row.name for row in officer.rows[3:7]]
    assert names[:2] == names[2:]
    assert len(set(officer.ids)) == 17
    assert step(officer) == "duplicar 2 indicadores"
    undo(officer)


def test_that_several_indicators_are_deleted_in_one_step(officer):
    officer.selects("a1.4", "a1.8")
    officer.presses(Key.Key_Delete, CTRL | SHIFT)
    assert officer.ids == [*IDS[:3], *IDS[6:]]
    assert "Se eliminaron 3 indicadores" in officer.said
    assert officer.steps == 1
    undo(officer)


def test_that_rows_apart_are_deleted_in_one_step(officer):
    officer.clicks("p", "name")
    officer.clicks("a1.4", "name", CTRL)
    officer.presses(Key.Key_Delete, CTRL | SHIFT)
    assert officer.ids == [id_ for id_ in IDS if id_ not in ("p", "a1.4")]
    assert officer.steps == 1
    undo(officer)


def test_that_only_the_rows_seen_are_deleted_under_a_filter(officer):
    officer.table.arrangement.show_only({"c1", "c2", "c3"})
    officer.goes_to("c1", "name")
    officer.presses(Key.Key_Down, SHIFT)
    officer.presses(Key.Key_Delete, CTRL | SHIFT)
    assert officer.ids == [id_ for id_ in IDS if id_ not in ("c1", "c2")]
    undo(officer)


def test_that_after_rows_are_deleted_under_a_filter_the_current_cell_is_the_selection(officer):
    officer.table.arrangement.show_only({"a1.4", "a1.7", "a1.8", "a2.4", "a2.5"})
    officer.goes_to("a1.7", "name")
    officer.presses(Key.Key_Down, SHIFT, times=2)  # over c2, which is hidden and selected with them
    officer.presses(Key.Key_Delete, CTRL | SHIFT)
    assert officer.ids == [id_ for id_ in IDS if id_ not in ("a1.7", "a1.8", "a2.4")]
    row, column = officer.table.current_cell()
    assert officer.table.is_shown(row)
    assert officer.table.selected_ranges() == ((row, column, row, column),)


def test_that_an_indicator_moves_by_keys_and_stays_the_current_one(officer):
    officer.goes_to("a1.7", "name")
    officer.presses(Key.Key_Up, ALT | SHIFT)
    assert officer.ids[3:6] == ["a1.7", "a1.4", "a1.8"]
    assert officer.at == ("a1.7", "name")
    officer.presses(Key.Key_Down, ALT | SHIFT)
    assert officer.ids == IDS
    assert officer.steps == 2


def test_that_a_component_moves_with_its_activities_over_the_next_one(officer):
    officer.goes_to("c1", "name")
    officer.presses(Key.Key_Down, ALT | SHIFT)
    assert officer.ids == ["f", "p", *IDS[6:11], *IDS[2:6], *IDS[11:]]
    assert officer.said == "Se movió Componente 1 con 3 actividades."
    assert officer.steps == 1
    undo(officer)


def test_that_several_indicators_move_together(officer):
    officer.selects("a2.5", "a2.7")
    officer.presses(Key.Key_Up, ALT | SHIFT)
    assert officer.ids[7:11] == ["a2.5", "a2.7", "a2.4", "a2.8"]
    assert {officer.ids[row] for row in officer.table.selected_rows()} == {"a2.5", "a2.7"}
    undo(officer)


def test_that_nothing_moves_over_the_edge(officer):
    officer.goes_to("f", "name")
    officer.presses(Key.Key_Up, ALT | SHIFT)
    assert officer.ids == IDS
    assert officer.steps == 0
    assert officer.said == "Ya no puede subir más."
    officer.goes_to("a3.3", "name")
    officer.presses(Key.Key_Down, ALT | SHIFT)
    assert officer.ids == IDS
    assert officer.said == "Ya no puede bajar más."


def drag(officer, start, end, *, below=False):
    """Drag by the numbers: a click selects the row, the second press takes it along."""
    header = officer.table.rows
    viewport = header.viewport()
    if not officer.table.selectionModel().isRowSelected(officer.ids.index(start)):
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=officer.number(start))
    place = officer.number(end) + QPoint(0, 8 if below else -8)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=officer.number(start))
    QTest.mouseMove(viewport, (officer.number(start) + place) / 2)
    QTest.mouseMove(viewport, place)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=place)


def test_that_a_selected_row_is_dragged_by_its_number(officer):
    drag(officer, "a1.4", "a1.8", below=True)
    assert officer.ids[3:6] == ["a1.7", "a1.8", "a1.4"]
    assert step(officer) == "mover Actividad 1.4"
    undo(officer)


def test_that_a_component_is_dragged_with_its_activities(officer):
    officer.table.set_zoom(50)
    drag(officer, "c2", "c1")
    assert officer.ids == ["f", "p", *IDS[6:11], *IDS[2:6], *IDS[11:]]
    undo(officer)


def test_that_several_numbers_are_selected_by_dragging_and_then_dragged_together(officer):
    officer.table.set_zoom(50)
    viewport = officer.table.rows.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=officer.number("a1.4"))
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, SHIFT, officer.number("a1.7"))
    drag(officer, "a1.4", "f")
    assert officer.ids[:4] == ["a1.4", "a1.7", "f", "p"]
    assert step(officer) == "mover 2 indicadores"


def test_that_a_press_without_a_drag_selects_one_row(officer):
    viewport = officer.table.rows.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=officer.number("p"))
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, SHIFT, officer.number("c1"))
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=officer.number("c1"))
    assert [officer.ids[row] for row in officer.table.selected_rows()] == ["c1"]
    assert officer.steps == 0


# Numbers


def in_dialog(act):
    def later():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RenumberDialog)
        act(dialog)

    QTimer.singleShot(0, later)


def test_that_numbers_follow_the_rows_only_after_a_preview_and_in_one_step(officer):
    levels = [row.level for row in officer.rows]
    in_dialog(lambda dialog: QTest.keyClick(dialog, Key.Key_Escape))
    officer.window.actions_by_key["renumber"].trigger()
    assert [row.level for row in officer.rows] == levels
    in_dialog(lambda dialog: QTest.mouseClick(button(dialog, "Renumerar"), Qt.MouseButton.LeftButton))
    officer.window.actions_by_key["renumber"].trigger()
    assert [row.level for row in officer.rows[2:8]] == [
        "Componente 1", "Actividad 1.1", "Actividad 1.2", "Actividad 1.3", "Componente 2", "Actividad 2.1",
    ]  # fmt: skip
    assert officer.steps == 1
    officer.window.actions_by_key["undo"].trigger()
    assert [row.level for row in officer.rows] == levels


def test_that_numbers_in_order_need_no_window(officer):
    in_dialog(lambda dialog: button(dialog, "Renumerar").click())
    officer.window.actions_by_key["renumber"].trigger()
    officer.window.actions_by_key["renumber"].trigger()
    assert "ya sigue el orden" in officer.said


def test_that_adding_and_moving_never_touch_numbers(officer):
    levels = {row.id: row.level for row in officer.rows}
    officer.goes_to("c1", "name")
    officer.presses(Key.Key_Down, ALT | SHIFT)
    officer.presses(Key.Key_Delete, CTRL | SHIFT)
    assert {row.id: row.level for row in officer.rows}.items() <= levels.items()


@pytest.mark.parametrize(
    ("behind", "typed", "level"),
    [("a1.8", "a", "Actividad 1.9"), ("a1.8", "c", "Componente 4"), ("a2.8", "a", "Actividad 2.9")],
)
def test_that_the_numbers_that_come_next_are_offered(officer, behind, typed, level):
    officer.goes_to(behind, "name")
    officer.presses(Key.Key_I, CTRL)
    officer.types(typed)
    officer.presses(Key.Key_Return)
    assert level in [row.level for row in officer.rows]


def test_that_many_rows_apart_are_deleted_at_once_and_the_view_keeps_its_place(officer):
    rows = [row.replace(id=f"{row.id}-{n}") for n in range(12) for row in officer.rows]
    officer.session.replace(officer.session.report.replace(indicators=tuple(rows)), path=None)
    components = {row.id for row in rows if row.level == "Componente 2"}
    officer.table.arrangement.show_only(components)
    officer.goes_to("c2-3", "name")
    QTest.keyClick(officer.table, Key.Key_Home, CTRL)
    officer.presses(Key.Key_End, CTRL | SHIFT)
    officer.presses(Key.Key_Delete, CTRL | SHIFT)
    assert [row.id for row in officer.rows] == [row.id for row in rows if row.id not in components]
    assert officer.steps == 1
    officer.presses(Key.Key_Z, CTRL)
    assert officer.rows == rows
    assert set(officer.seen) >= components
