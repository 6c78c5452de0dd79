"""Replacing, as the officer's hands do it."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.finding.hits import counted
from tests.gui.finding.searching import looks_for
from tests.gui.hands import write
from tests.gui.table.officer import CTRL, SHIFT, Key

ESC, ENTER = Key.Key_Escape, Key.Key_Return


def test_that_all_is_replaced_as_one_step_and_undone_by_one_key(officer, bar):
    before = officer.session.report
    looks_for(officer, bar, "Municipio de Oaxaca de Juárez", Key.Key_L)
    where = counted([hit.place for hit in officer.window.searching.hits])
    bar.put.setFocus()
    write("municipio")
    QTest.mouseClick(bar.replace_every, Qt.MouseButton.LeftButton)
    assert officer.steps == 1
    assert f"en {where}" in officer.session.undo_stack.undoText()
    assert "Oaxaca de Juárez" not in officer.rows[0].method
    assert "municipio" in officer.rows[0].method
    assert f"Se reemplazó en {where}." in bar.done.text()
    bar.needle.setFocus()
    officer.presses(Key.Key_Z, CTRL)
    assert officer.session.report == before


def test_that_one_is_replaced_and_the_next_one_is_shown(officer, bar):
    looks_for(officer, bar, "componente", Key.Key_H)
    bar.put.setFocus()
    write("Actividad")
    officer.presses(ENTER)
    assert officer.row("c1").level == "Actividad 1"
    assert officer.row("c2").level == "Componente 2"
    assert officer.at == ("c2", "level")
    assert officer.steps == 1


def test_that_calculated_cells_and_what_is_no_number_are_listed_and_stay(officer, bar):
    looks_for(officer, bar, "23", Key.Key_L)
    found = {(hit.row, hit.key) for hit in officer.window.searching.hits}
    assert (2, "programmed_1") in found
    bar.put.setFocus()
    write("x")
    QTest.mouseClick(bar.replace_every, Qt.MouseButton.LeftButton)
    assert officer.row("c1").programmed[0] == Decimal(23)
    reasons = {line.place: line.text for line in bar.hits.lines_model.lines}
    assert "no es un número" in reasons[2, "programmed_1"]
    assert "Sin cambiar" in bar.done.text()
    officer.presses(Key.Key_Escape)
    officer.presses(Key.Key_L, CTRL)
    assert bar.done.text() == ""  # the list it spoke of is gone


def test_that_a_number_is_replaced_by_a_number(officer, bar):
    officer.goes_to("c1", "programmed_1")
    officer.presses(Key.Key_Right, SHIFT)
    looks_for(officer, bar, "2", Key.Key_L)
    bar.put.setFocus()
    write("3")
    QTest.mouseClick(bar.replace_every, Qt.MouseButton.LeftButton)
    assert officer.row("c1").programmed[:2] == (Decimal(33), Decimal(38))


def test_that_exact_search_and_whole_cells_can_be_asked_for(officer, bar):
    looks_for(officer, bar, "eficacia")
    many = len(officer.window.searching.hits)
    bar.exact.trigger()
    officer.presses(ENTER)
    assert len(officer.window.searching.hits) < many
    bar.exact.trigger()
    bar.whole.trigger()
    officer.presses(ENTER)
    assert {hit.text for hit in officer.window.searching.hits} == {"Eficacia"}


def test_that_hidden_rows_and_columns_are_neither_found_nor_changed(officer, bar):
    officer.table.arrangement.show_only({"c1", "c2"})
    officer.table.set_hidden_columns({"method"})
    looks_for(officer, bar, "numero", Key.Key_L)
    assert {hit.row for hit in officer.window.searching.hits} <= {2, officer.ids.index("c2")}
    assert "method" not in {hit.key for hit in officer.window.searching.hits}
    assert "sólo en lo que se ve" in bar.result.text()


def test_that_an_open_editor_is_accepted_before_searching(officer, bar):
    officer.goes_to("a1.4", "name")
    officer.types("Nuevo nombre")
    officer.presses(Key.Key_B, CTRL)
    assert officer.row("a1.4").name == "Nuevo nombre"
    assert bar.isVisible()


def test_that_replacing_reaches_every_text_in_one_step(officer, bar):
    session = officer.session
    session.set_cells([(3, "private_note", "una zanahoria"), (3, "name", "zanahoria y más")], "cambiar")
    session.set_field("axis", "Eje zanahoria", "cambiar")
    before, steps = session.report, officer.steps
    officer.presses(Key.Key_L, CTRL)
    write("zanahoria", over=True)
    officer.presses(ENTER)
    bar.put.setFocus()
    write("lechuga", over=True)
    QTest.mouseClick(bar.replace_every, Qt.MouseButton.LeftButton)
    assert session.report.heading.axis == "Eje lechuga"
    assert officer.row("a1.4").private_note == "una lechuga"
    assert officer.row("a1.4").name == "lechuga y más"
    assert officer.steps == steps + 1
    assert officer.said == "Se reemplazó en 1 celda y 2 datos más."
    officer.presses(Key.Key_Z, CTRL)
    assert session.report == before


def test_that_the_bar_no_longer_says_what_was_undone(officer, bar, qtbot):
    looks_for(officer, bar, "Municipio de Oaxaca de Juárez", Key.Key_L)
    bar.put.setFocus()
    write("municipio")
    QTest.mouseClick(bar.replace_every, Qt.MouseButton.LeftButton)
    assert bar.done.text()
    officer.presses(Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: not bar.done.text())
