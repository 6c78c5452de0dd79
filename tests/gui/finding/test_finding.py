"""Find and replace as the officer's hands do it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.finding.hits import counted
from tests.gui.finding.searching import choose, looks_for
from tests.gui.hands import write
from tests.gui.table.officer import CTRL, SHIFT, Key

ESC, ENTER = Key.Key_Escape, Key.Key_Return


@pytest.mark.parametrize("key", [Key.Key_B, Key.Key_F])
def test_that_the_keys_of_both_excels_open_the_search(officer, bar, key):
    officer.presses(key, CTRL)
    assert bar.isVisible()
    assert bar.needle.hasFocus()
    assert not bar.put.isVisible()


@pytest.mark.parametrize("key", [Key.Key_L, Key.Key_H])
def test_that_the_keys_of_both_excels_open_the_replacement(officer, bar, key):
    officer.presses(key, CTRL)
    assert bar.put.isVisible()
    assert bar.needle.hasFocus()


def test_that_accents_and_case_do_not_matter(officer, bar):
    looks_for(officer, bar, "NUMERO DE PARTICIPANTES")
    assert officer.at == ("p", "method")
    assert bar.result.text().startswith("1 de")


def test_that_enter_goes_on_and_shift_enter_back_around_the_ends(officer, bar):
    looks_for(officer, bar, "componente")
    places = [officer.at]
    total = len(officer.window.searching.hits)
    for _ in range(total - 1):
        officer.presses(ENTER)
        places.append(officer.at)
    assert len(set(places)) == total == 3
    officer.presses(ENTER)
    assert officer.at == places[0]
    officer.presses(ENTER, SHIFT)
    assert officer.at == places[-1]
    assert bar.needle.hasFocus()


def test_that_esc_closes_the_bar_and_gives_the_keys_back(officer, bar):
    looks_for(officer, bar, "Propósito")
    officer.presses(ESC)
    assert not bar.isVisible()
    assert officer.table.hasFocus()
    assert officer.at == ("p", "level")


def test_that_f3_goes_on_in_the_table(officer, bar):
    looks_for(officer, bar, "componente")
    first = officer.at
    officer.table.setFocus()
    officer.presses(Key.Key_F3)
    assert officer.at != first
    officer.presses(Key.Key_F3, SHIFT)
    assert officer.at == first


def test_that_a_click_in_the_list_goes_to_the_cell(officer, bar):
    looks_for(officer, bar, "componente")
    hits = bar.hits
    assert hits.isVisible()
    place = hits.visualRect(hits.lines_model.index(1, 1)).center()
    QTest.mouseClick(hits.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert officer.at == ("c2", "level")
    hits.setFocus()
    officer.presses(Key.Key_Down)
    assert officer.at == ("c3", "level")
    officer.presses(ENTER)
    assert officer.table.hasFocus()


def test_that_what_is_found_nowhere_is_said(officer, bar):
    looks_for(officer, bar, "zzz")
    assert bar.result.text() == "No se encontró"
    assert not bar.hits.isVisible()
    assert not bar.replace_every.isEnabled()


def test_that_the_list_follows_what_is_typed_without_enter(officer, bar, qtbot):
    officer.presses(Key.Key_B, CTRL)
    write("componente 2")
    qtbot.waitUntil(lambda: len(officer.window.searching.hits) == 1)
    assert bar.hits.lines_model.lines[0].name == "Componente 2 · Nivel"


def test_that_a_selection_is_searched_alone(officer, bar):
    officer.selects("c1", "a1.4", "level")
    looks_for(officer, bar, "i")
    assert bar.scope.currentText() == "En la selección"
    assert {hit.key for hit in officer.window.searching.hits} == {"level"}
    assert {hit.row for hit in officer.window.searching.hits} == {3}


def test_that_a_column_is_searched_alone(officer, bar):
    officer.goes_to("a1.4", "name")
    officer.presses(Key.Key_B, CTRL)
    choose(bar, "En la columna")
    bar.needle.setFocus()
    write("porcentaje")
    officer.presses(ENTER)
    assert {hit.key for hit in officer.window.searching.hits} == {"name"}


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([(3, "name")], "1 celda"),
        ([(3, "name"), (3, "unit"), (-1, "axis")], "2 celdas y 1 dato más"),
        ([(-1, "axis"), (3, "private_note")], "2 datos"),
        ([(-1, "signature:0:name")], "1 dato"),
    ],
)
def test_that_only_what_stands_in_the_table_is_counted_as_a_cell(places, words):
    assert counted(places) == words


def at_line(officer, bar, name):
    """Go from hit to hit by Enter until the one of that name is the current one; return its text."""
    lines = bar.hits.lines_model.lines
    for _ in lines:
        current = bar.hits.currentIndex().row()
        if lines[current].name == name:
            return lines[current].text
        officer.presses(ENTER)
    raise AssertionError([line.name for line in lines])


def test_that_heading_signatures_and_texts_without_column_are_found_too(officer, bar):
    session = officer.session
    session.set_cells([(3, "justification_2_cause", "Faltó la zanahoria en la sesión.")], "cambiar")
    session.set_field("plan", "Plan zanahoria", "cambiar")
    looks_for(officer, bar, "ZANAHORIA")
    assert bar.result.text() == "2 de 2"  # the one behind the current cell
    assert [line.name for line in bar.hits.lines_model.lines] == [
        "Informe · Plan",
        "Actividad 1.4 · Causa, 2do. trim.",
    ]
    at_line(officer, bar, "Actividad 1.4 · Causa, 2do. trim.")
    assert officer.at[0] == "a1.4"
    assert bar.needle.hasFocus()
    editor = officer.window.side.panel.show_field("justification_2_cause")
    assert editor.isVisible()
    assert editor.input.textCursor().selectedText() == "zanahoria"


def test_that_a_signature_found_is_unfolded_and_its_line_leads_into_it(officer, bar):
    name = officer.session.report.signatures[1].name
    looks_for(officer, bar, name)
    at_line(officer, bar, "Firma 2 · Nombre")
    assert officer.window.signatures.isVisible()
    bar.hits.setFocus()
    officer.presses(ENTER)
    assert officer.focus.selectedText() == name
    assert officer.window.signatures.isAncestorOf(officer.focus)


def test_that_what_is_only_in_the_settings_opens_them(officer, bar, monkeypatch):
    officer.session.set_field("footer", "Lema con zanahoria", "cambiar")
    opened: list[str] = []
    monkeypatch.setattr(officer.window.searching.elsewhere, "_settings", opened.append)
    looks_for(officer, bar, "zanahoria")
    bar.hits.setFocus()
    officer.presses(ENTER)
    assert opened == ["footer"]


def test_that_the_cell_that_is_found_is_not_pushed_out_of_sight_by_the_bar(officer, bar, qtbot):
    officer.goes_to("a3.3", "means")
    height = officer.table.viewport().height()
    officer.presses(Key.Key_L, CTRL)
    write("analisis")
    qtbot.waitUntil(lambda: len(officer.window.searching.hits) > 0)
    qtbot.waitUntil(lambda: officer.table.viewport().height() < height)
    seen = officer.table.visualRect(officer.table.currentIndex())
    assert officer.at == ("a3.3", "means")
    assert officer.table.viewport().rect().contains(seen)
