"""What Excel people's hands expect of the whole window, key by key."""

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolBar

from gui.prompts import Answer
from gui.table.painting import arrow_box
from gui.theme.palette import LIGHT
from model.comments import set_comment
from model.project_file import load
from tests.gui.table.officer import ALT, CTRL, SHIFT, Key


def types_over(officer, text="25"):
    officer.goes_to("a1.4", "achieved_2")
    officer.types(text)


def test_that_f5_accepts_what_is_being_typed_and_shows_the_pendientes(officer):
    types_over(officer)
    officer.presses(Key.Key_F5)
    assert officer.achieved("a1.4") == 25
    assert officer.window.findings.list.hasFocus()


def test_that_f5_leaves_a_refused_text_where_it_is(officer):
    types_over(officer, "12,5")
    officer.presses(Key.Key_F5)
    assert officer.achieved("a1.4") == 10
    assert not officer.window.findings.list.hasFocus()
    officer.presses(Key.Key_Escape)


@pytest.mark.parametrize("key", [Key.Key_P, Key.Key_F2])
def test_that_printing_and_preview_take_what_is_being_typed(qtbot, officer, key):
    exports, shown = officer.window.exports, []
    exports.pages_ready.disconnect()
    exports.pages_ready.connect(lambda *pages: shown.append(pages))
    types_over(officer)
    officer.presses(key, CTRL)
    assert officer.achieved("a1.4") == 25
    qtbot.waitUntil(lambda: bool(shown))


def test_that_control_shift_z_repeats_what_was_undone(officer):
    types_over(officer)
    officer.presses(Key.Key_Return)
    officer.presses(Key.Key_Z, CTRL)
    assert officer.achieved("a1.4") == 10
    officer.presses(Key.Key_Z, CTRL | SHIFT)
    assert officer.achieved("a1.4") == 25


def test_that_the_menu_opened_by_its_key_names_the_step(officer):
    types_over(officer)
    officer.presses(Key.Key_Return)
    menu = next(menu for menu in officer.window.menuBar().findChildren(QMenu) if "Edición" in menu.title())
    assert menu.actions()[0].text() == "Deshacer cambiar Alcanzado 2do. Trim. de Actividad 1.4"


def test_that_undo_in_the_toolbar_keeps_its_one_word(officer):
    bar = officer.window.findChild(QToolBar, "toolbar")
    undo = next(action for action in bar.actions() if action.text() == "Deshacer")
    assert not undo.isEnabled()
    types_over(officer)
    officer.presses(Key.Key_Return)
    assert undo.isEnabled()
    assert undo.text() == "Deshacer"
    undo.trigger()
    assert officer.achieved("a1.4") == 10


def test_that_keys_are_called_alike_in_menus_hovers_and_the_page_of_shortcuts(officer):
    actions = officer.window.actions_by_key
    shortcut = actions["export_pdf"].shortcut()
    assert shortcut.toString(QKeySequence.SequenceFormat.NativeText) == "Ctrl+Mayús+P"
    assert "Ctrl+Mayús+P" in actions["export_pdf"].toolTip()
    assert "(Supr)" in actions["clear"].toolTip()


@pytest.mark.parametrize(("first", "last"), [(3, 3), (3, 5), (14, 14), (12, 14)])
def test_that_after_deleting_rows_the_current_cell_stays_at_its_place(officer, first, last):
    ids = officer.ids
    officer.selects(ids[first], ids[last], "achieved_2")
    officer.presses(Key.Key_Delete, CTRL | SHIFT)
    rest = ids[:first] + ids[last + 1 :]
    assert officer.at == (rest[min(first, len(rest) - 1)], "achieved_2")
    assert officer.table.hasFocus()


def test_that_under_an_order_the_cell_stays_at_the_place_where_it_was_seen(officer):
    officer.goes_to("a1.4", "name")
    officer.window.actions_by_key["sort_up"].trigger()
    seen = officer.seen
    officer.goes_to(seen[4], "name")
    officer.presses(Key.Key_Delete, CTRL | SHIFT)
    assert officer.at == (seen[5], "name")


def test_that_an_open_choice_shows_no_second_arrow(officer):
    officer.goes_to("a1.4", "frequency")
    index = officer.table.currentIndex()
    box = arrow_box(officer.table.visualRect(index), officer.table.measures)
    assert has_arrow(officer.table, box)
    officer.presses(Key.Key_F2)
    assert not has_arrow(officer.table, box)
    officer.presses(Key.Key_Escape)


def has_arrow(table, box):
    """Return whether the arrow's own ground is painted there; an editor over the cell would hide it."""
    image = table.viewport().grab(box).toImage()
    return image.pixelColor(1, 1) == QColor(LIGHT.accent_soft)


@pytest.mark.parametrize("place", ["needle", "put", "heading", "objectives", "panel"])
def test_that_control_e_selects_the_text_of_an_input(officer, place):
    window = officer.window
    if place in {"needle", "put"}:
        officer.presses(Key.Key_L, CTRL)
        getattr(window.searching.bar, place).setFocus()
    elif place == "panel":
        window.side.show_indicator("definition")
    else:
        window.heading.focus_field("plan" if place == "heading" else "objectives")
    officer.focus.selectAll()
    officer.types("uno dos")
    officer.presses(Key.Key_Left)
    officer.presses(Key.Key_E, CTRL)
    chosen = officer.focus
    text = chosen.selectedText() if hasattr(chosen, "selectedText") else chosen.textCursor().selectedText()
    assert text == "uno dos"
    assert officer.table.selected_ranges() == ((0, 0, 0, 0),)


def test_that_tab_goes_from_the_word_to_its_replacement_and_on_to_the_buttons(officer):
    officer.presses(Key.Key_L, CTRL)
    bar = officer.window.searching.bar
    officer.types("componente")
    officer.presses(Key.Key_Return)
    seen = [officer.focus]
    for _ in range(3):
        officer.presses(Key.Key_Tab)
        seen.append(officer.focus)
    assert seen == [bar.needle, bar.put, bar.replace_one, bar.replace_every]


def test_that_replacing_nothing_says_so(officer):
    officer.presses(Key.Key_L, CTRL)
    bar = officer.window.searching.bar
    officer.types("componente")
    bar.put.setFocus()
    officer.types("componente")
    before = officer.steps
    bar.exact.trigger()
    bar.needle.setText("Componente")
    bar.put.setText("Componente")
    officer.window.searching.search()
    QTest.mouseClick(bar.replace_every, Qt.MouseButton.LeftButton)
    assert officer.steps == before
    assert officer.said.startswith("No se reemplazó nada.")


def test_that_moving_and_restoring_the_order_say_so(officer):
    officer.goes_to("a1.7", "name")
    officer.presses(Key.Key_Up, ALT | SHIFT)
    assert officer.said == "Se movió Actividad 1.7."
    officer.presses(Key.Key_Z, CTRL)
    officer.window.actions_by_key["sort_up"].trigger()
    assert officer.said.startswith("Ordenado por")
    officer.window.actions_by_key["sort_off"].trigger()
    assert officer.said == "Los indicadores se ven en el orden del informe."


def test_that_closing_the_window_keeps_what_is_being_typed(officer, tmp_path):
    path = tmp_path / "al cerrar.informe"
    types_over(officer, "31")
    officer.window.prompts.unsaved_answers.append(Answer.SAVE)
    officer.window.prompts.save_paths.append(path)
    assert officer.window.close()
    assert load(path).report.indicators[3].achieved[1] == 31


def test_that_the_officer_decides_whether_comments_are_printed(officer, tmp_path, qtbot):
    officer.goes_to("a1.4", "achieved_2")
    officer.session.run(set_comment(officer.session.report, 3, "achieved_2", "Confirmado."), "comentar")
    wanted = officer.window.actions_by_key["print_comments"]
    assert not wanted.isChecked()
    for on in (False, True):
        wanted.setChecked(on)
        path = tmp_path / f"{on}.pdf"
        officer.window.prompts.save_paths.append(path)
        with qtbot.waitSignal(officer.window.exports.delivered):
            officer.presses(Key.Key_P, CTRL | SHIFT)
        said = "".join(page.extract_text() for page in PdfReader(path).pages)
        assert ("Comentario 1" in said) is on
