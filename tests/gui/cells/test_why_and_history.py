"""Why a cell says what it says, and what it said before, by keys in the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from gui.cells.history_dialog import NOTHING_CHANGED, HistoryDialog
from gui.table.model import COLUMN_AT
from model.history import value_history
from model.schema import COLUMN_BY_KEY
from tests.gui.hands import CTRL, Key, focused, press, write


@pytest.fixture
def window(main_window):
    return main_window


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("variance_2", "Programado 25 % − Alcanzado 10 % = 15 puntos por debajo."),
        ("achieved_total", "Suma de los trimestres: 25 + 10 = 35 %."),
        ("programmed_2", "25 %, como se escribió en la tabla."),
        ("achieved_3", "Está vacía."),
        ("direction", "Ascendente si es mejor que suba"),
    ],
)
def test_that_f9_says_beside_the_cell_where_its_figure_comes_from(window, key, said):
    window.table.go_to("a1.4", key)
    press(Key.Key_F9)
    bubble = window.cells.why
    assert bubble.isVisible()
    assert said in bubble.text()
    assert focused() is window.table
    cell = window.table.visualRect(window.table.currentIndex())
    top = window.table.viewport().mapTo(window.table, cell.topLeft())
    assert not bubble.geometry().intersects(cell.translated(top - cell.topLeft()))


@pytest.mark.parametrize("key", [Key.Key_F9, Key.Key_Escape, Key.Key_Down])
def test_that_the_bubble_goes_with_the_next_key(window, key):
    window.table.go_to("a1.4", "variance_2")
    press(Key.Key_F9)
    press(key)
    assert not window.cells.why.isVisible()
    assert window.table.current_row() == (4 if key == Key.Key_Down else 3)


def test_that_the_bubble_also_says_what_is_wrong(window):
    window.table.go_to("a1.4", "achieved_2")
    press(Key.Key_F9)
    assert "Cumplimiento 40 %: falta justificar" in window.cells.why.text()


def test_that_hovering_a_calculated_cell_says_the_same(window):
    window.table.go_to("a1.4", "variance_2")
    cell = window.table.visualRect(window.table.currentIndex())
    assert "15 puntos por debajo" in window.table.hover_text(cell.center())


def changed(window):
    window.table.go_to("a1.4", "achieved_2")
    for text in ("12", "13"):
        write(text)
        press(Key.Key_Return)
        press(Key.Key_Up)
    window.table.go_to("a1.4", "achieved_2")


def opened(window, qtbot):
    """The dialog as the action opens it, without waiting inside it."""
    indicator, column = window.session.report.indicators[3], COLUMN_BY_KEY["achieved_2"]
    changes = value_history(indicator, column.key, window.session.steps())
    dialog = HistoryDialog(column, indicator, changes, window)
    dialog.wanted.connect(lambda value: window.cells._restore(indicator.id, column.key, value))
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_that_the_history_tells_every_change_and_enter_goes_back_with_one_step(window, qtbot):
    changed(window)
    dialog = opened(window, qtbot)
    lines = [dialog.list.item(n).text() for n in range(dialog.list.count())]
    assert "de 12 % a 13 %" in lines[0]
    assert "de 10 % a 12 %" in lines[1]
    assert "cambiar Alcanzado 2do. Trim. de Actividad 1.4" in lines[1]
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert window.session.report.indicators[3].achieved[1] == 10
    assert not dialog.isVisible()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.table.setFocus()
    press(Key.Key_Z, CTRL)
    assert window.session.report.indicators[3].achieved[1] == 13


def test_that_undone_changes_are_no_history(window, qtbot):
    changed(window)
    press(Key.Key_Z, CTRL)
    press(Key.Key_Z, CTRL)
    dialog = opened(window, qtbot)
    assert dialog.list.count() == 0
    assert NOTHING_CHANGED in [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_that_the_menu_opens_the_history_of_the_current_cell(window, monkeypatch):
    changed(window)
    shown = []
    monkeypatch.setattr(HistoryDialog, "exec", lambda dialog: shown.append(dialog.list.count()))
    window.actions_by_key["history"].trigger()
    assert shown == [2]
    window.table.go_to("a1.4", "variance_2")
    window.actions_by_key["history"].trigger()
    assert shown == [2]
    assert "Se calcula sola" in window.status.text()


def test_that_an_empty_cell_shows_last_quarters_value_as_a_ghost(window):
    table = window.table
    window.session.set_cells([(4, "achieved_2", None)], "x")
    table.go_to("a1.7", "achieved_3")
    at = table.report_model.index(4, COLUMN_AT["achieved_2"])
    assert at.data() == ""
    assert table.report_model.row(4).ghost(COLUMN_AT["achieved_2"]) == "T1: 25 %"
    spoken = at.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "vacía, en el primer trimestre: 25 por ciento" in spoken
    assert "En el primer trimestre: 25 %" in at.data(Qt.ItemDataRole.ToolTipRole)
    with_ghost = table.viewport().grab().toImage().copy(table.visualRect(at))
    assert not with_ghost.isNull()
    window.session.set_cells([(4, "achieved_1", None)], "x")
    assert table.viewport().grab().toImage().copy(table.visualRect(at)) != with_ghost
    assert at.data() == ""


def test_that_nothing_haunts_a_first_quarter_nor_a_cell_with_a_value(window):
    row = window.table.report_model.row(3)
    assert row.ghost(COLUMN_AT["achieved_2"]) == ""
    window.session.set_field("quarter", "1er. Trimestre", "x")
    window.session.set_cells([(4, "achieved_1", None)], "x")
    assert window.table.report_model.row(4).ghost(COLUMN_AT["achieved_1"]) == ""


def test_that_the_bubble_has_its_place_and_size_the_first_time(window):
    window.table.go_to("a1.4", "variance_2")
    press(Key.Key_F9)
    bubble = window.cells.why
    first = [part.geometry() for part in (bubble, *bubble.findChildren(QLabel))]
    press(Key.Key_F9)
    press(Key.Key_F9)
    assert [part.geometry() for part in (bubble, *bubble.findChildren(QLabel))] == first
