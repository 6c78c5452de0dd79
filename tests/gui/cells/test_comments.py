"""Comments at cells, by keys and mouse in the real window."""

from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QWidget

from gui.cells.comments_dialog import NONE_YET, CommentsDialog
from gui.table.model import COLUMN_AT
from gui.theme.palette import active
from model.comments import comment_at
from model.project_file import load
from tests.gui.hands import CTRL, SHIFT, Key, button, click, focused, press, write


@pytest.fixture
def window(main_window):
    main_window.settings.user = "Ana Ruiz"
    main_window.table.go_to("a1.4", "achieved_2")
    return main_window


def the_comment(window, code="a1.4", key="achieved_2"):
    row = next(row for row in window.session.report.indicators if row.id == code)
    return comment_at(row, key)


def note(window, text):
    press(Key.Key_F2, SHIFT)
    write(text)
    press(Key.Key_Return, CTRL)


def index(window, code="a1.4", key="achieved_2"):
    model = window.table.report_model
    return model.index(model.row_of(code), COLUMN_AT[key])


def test_that_shift_f2_writes_a_comment_that_one_undo_takes_back(window):
    note(window, "Falta el acta.")
    assert the_comment(window).text == "Falta el acta."
    assert the_comment(window).user == "Ana Ruiz"
    assert the_comment(window).date == datetime.now().astimezone().date().isoformat()
    assert focused() is window.table
    assert window.session.undo_stack.undoText() == "comentar Alcanzado 2do. Trim. de Actividad 1.4"
    press(Key.Key_Z, CTRL)
    assert the_comment(window) is None


def test_that_a_comment_is_changed_and_removed(window):
    note(window, "Uno")
    note(window, " y dos")
    assert the_comment(window).text == "Uno y dos"
    press(Key.Key_F2, SHIFT)
    click(button(window, "&Quitar"))
    assert the_comment(window) is None
    assert "Se quitó el comentario" in window.status.text()
    press(Key.Key_Z, CTRL)
    assert the_comment(window).text == "Uno y dos"


def test_that_esc_leaves_the_comment_as_it_was(window):
    note(window, "Uno")
    press(Key.Key_F2, SHIFT)
    write(" y más")
    press(Key.Key_Escape)
    assert the_comment(window).text == "Uno"
    assert focused() is window.table


def test_that_leaving_the_box_with_the_mouse_keeps_what_was_typed(window):
    press(Key.Key_F2, SHIFT)
    write("Uno")
    click(window.table.viewport(), QPoint(60, 20))
    assert the_comment(window).text == "Uno"
    assert not window.cells.box.isVisible()


def test_that_saving_keeps_the_comment_being_written_and_the_file_gives_it_back(window, tmp_path):
    path = tmp_path / "a.informe"
    window.prompts.save_paths.append(path)
    press(Key.Key_F2, SHIFT)
    write("Uno")
    press(Key.Key_S, CTRL)
    assert load(path).report.indicators[3].comments[0].text == "Uno"


def test_that_enter_makes_a_line_and_undo_in_the_box_is_of_the_text(window):
    press(Key.Key_F2, SHIFT)
    write("a")
    press(Key.Key_Return)
    write("b")
    steps = window.session.undo_stack.index()
    press(Key.Key_Z, CTRL)
    assert window.session.undo_stack.index() == steps
    press(Key.Key_Y, CTRL)
    press(Key.Key_Return, CTRL)
    assert the_comment(window).text == "a\nb"


def test_that_calculated_cells_take_comments_too_and_an_open_editor_is_closed_first(window):
    window.table.go_to("a1.4", "achieved_2")
    write("12")
    press(Key.Key_F2, SHIFT)
    assert window.session.report.indicators[3].achieved[1] == 12
    press(Key.Key_Escape)
    window.table.go_to("a1.4", "variance_2")
    note(window, "Ver oficio")
    assert the_comment(window, key="variance_2").text == "Ver oficio"


def test_that_a_comment_has_a_mark_in_its_corner_that_no_finding_has(window):
    window.table.go_to("p", "name")  # so that neither focus nor selection lies over the cell
    window.cells._write("a1.4", "programmed_2", "Uno")
    window.table.go_to("a1.4", "programmed_1")
    cell = window.table.visualRect(index(window, key="programmed_2"))
    image = window.table.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    corner = image.pixelColor(round((cell.right() - 2) * ratio), round((cell.bottom() - 2) * ratio))
    assert corner == QColor(active().accent)
    press(Key.Key_Z, CTRL)
    image = window.table.viewport().grab().toImage()
    assert image.pixelColor(cell.right() - 2, cell.bottom() - 2) != QColor(active().accent)


def test_that_hover_and_screen_readers_tell_the_comment(window):
    note(window, "Falta el acta.")
    assert "<b>Comentario de Ana Ruiz, " in index(window).data(Qt.ItemDataRole.ToolTipRole)
    spoken = index(window).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "comentario: Falta el acta." in spoken


def test_that_a_comment_moves_with_its_indicator(window):
    note(window, "Uno")
    press(Key.Key_Down, SHIFT | Qt.KeyboardModifier.AltModifier)
    assert the_comment(window).text == "Uno"


@pytest.fixture
def listed(window, qtbot):
    def show():
        dialog = CommentsDialog(window.session, window)
        dialog.wanted.connect(window.table.go_to)
        dialog.removal_wanted.connect(lambda code, key: window.cells._write(code, key, ""))
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return show


def test_that_the_list_leads_to_the_cell_and_removes_with_one_step(window, listed):
    note(window, "Uno")
    window.cells._write("p", "name", "Dos")
    dialog = listed()
    assert [dialog.list.item(n).text().split("\n")[:2] for n in range(2)] == [
        ["Propósito · Nombre", "Dos"],
        ["Actividad 1.4 · Alcanzado, segundo trimestre", "Uno"],
    ]
    press(Key.Key_Down)
    press(Key.Key_Delete)
    assert the_comment(window) is None
    press(Key.Key_Z, CTRL)
    assert the_comment(window).text == "Uno"
    press(Key.Key_Return)
    assert window.table.current_row() == 1
    assert not dialog.isVisible()


def test_that_a_report_without_comments_says_how_to_write_one(listed):
    dialog = listed()
    assert NONE_YET in [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_that_the_box_has_its_place_and_size_from_its_first_opening(window):
    press(Key.Key_F2, SHIFT)
    first = [(part.geometry(), part.isVisible()) for part in window.cells.box.findChildren(QWidget)]
    place = window.cells.box.geometry()
    press(Key.Key_Escape)
    press(Key.Key_F2, SHIFT)
    assert window.cells.box.geometry() == place
    assert [(part.geometry(), part.isVisible()) for part in window.cells.box.findChildren(QWidget)] == first
