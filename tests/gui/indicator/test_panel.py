"""The indicator's own panel, by keys and mouse in the real window."""

from decimal import Decimal

import pytest
from PySide6.QtGui import QAccessible

from gui.indicator.panel import TEXT_KEYS
from gui.theme import apply_theme
from gui.theme.palette import DARK, HIGH_CONTRAST, LIGHT
from model.edits import RemoveRows
from tests.factories import indicator, report
from tests.gui.hands import CTRL, SHIFT, Key, button, click, focused, press, write


@pytest.fixture
def window(main_window):
    main_window.table.go_to("a1.4", "definition")
    return main_window


@pytest.fixture
def panel(window):
    return window.side.panel


def row(window, code="a1.4"):
    return next(row for row in window.session.report.indicators if row.id == code)


def place(window):
    """Where the keys are."""
    focus = focused()
    if focus is window.table:
        return "table"
    if window.side.panel.isAncestorOf(focus):
        return focus.objectName()
    return "pendientes" if window.findings.isAncestorOf(focus) else focus.objectName()


def test_that_f6_goes_from_the_table_to_the_panel_to_pendientes_and_back(window):
    places = []
    for _ in range(4):
        places.append(place(window))
        press(Key.Key_F6)
    assert places == ["table", "field_definition", "pendientes", "table"]
    assert place(window) == "field_definition"
    back = []
    for _ in range(3):
        press(Key.Key_F6, SHIFT)
        back.append(place(window))
    assert back == ["table", "pendientes", "field_definition"]


def test_that_f6_opens_a_closed_panel_and_its_cross_closes_it(window, panel):
    press(Key.Key_F6)
    click(button(panel, "Ocultar el panel del indicador; F6 lo muestra de nuevo"))
    assert not panel.isVisible()
    assert not window.actions_by_key["show_indicator"].isChecked()
    assert place(window) == "table"
    press(Key.Key_F6)
    assert panel.isVisible()


def test_that_without_open_panels_the_table_has_the_whole_width(window):
    for key in ("show_findings", "show_indicator"):
        window.actions_by_key[key].setChecked(False)
    assert not window.side.area.isVisible()
    press(Key.Key_F5)
    assert window.findings.isVisible()
    assert window.side.area.isVisible()


def test_that_long_texts_are_typed_in_comfort_and_are_one_named_step(window):
    press(Key.Key_F6)
    write("Mide algo.", over=True)
    press(Key.Key_Tab)
    assert row(window).definition == "Mide algo."
    assert window.session.undo_stack.undoText() == "cambiar Definición, Actividad 1.4"
    assert place(window) == "field_method"


def test_that_enter_is_a_new_line_and_control_enter_applies_and_goes_on_to_the_next(window, panel):
    press(Key.Key_F6)
    write("uno", over=True)
    press(Key.Key_Return)
    write("dos")
    press(Key.Key_Return, CTRL)
    assert row(window).definition == "uno\ndos"
    assert place(window) == "field_definition"
    assert focused().text() == row(window, "a1.7").definition
    assert panel.indicator().id == "a1.7"
    assert window.table.current_row() == 4


def test_that_control_page_keys_step_through_indicators_from_table_and_panel(window, panel):
    press(Key.Key_PageDown, CTRL)
    assert (window.table.current_row(), place(window)) == (4, "table")
    press(Key.Key_F6)
    press(Key.Key_PageUp, CTRL)
    assert (window.table.current_row(), place(window)) == (3, "field_definition")
    assert panel.indicator().id == "a1.4"
    window.table.go_to("f", "name")
    press(Key.Key_PageUp, CTRL)
    assert window.status.text() == "Es el primer indicador."


def test_that_what_is_typed_is_kept_when_stepping_on(window):
    press(Key.Key_F6)
    write("Se guarda.", over=True)
    press(Key.Key_PageDown, CTRL)
    assert row(window).definition == "Se guarda."


def test_that_what_is_refused_stays_in_the_panel_until_it_is_mended(window, panel):
    press(Key.Key_F6)
    panel.take_focus("programmed_numerators_2")
    write("12,5")
    press(Key.Key_PageDown, CTRL)
    assert panel.indicator().id == "a1.4"
    assert focused().text() == "12,5"
    assert "Numerador programado" in window.status.text()
    write("12", over=True)
    press(Key.Key_PageDown, CTRL)
    assert row(window).programmed_numerators[1] == 12
    assert panel.indicator().id == "a1.7"


def test_that_numerator_and_denominator_give_the_percentage(window, panel):
    window.session.set_cells([(3, "achieved_2", None)], "x")
    press(Key.Key_F6)
    panel.take_focus("achieved_numerators_2")
    assert focused().isVisible()
    write("12")
    panel.take_focus("achieved_denominators_2")
    write("48")
    press(Key.Key_Tab)
    cell = window.table.report_model.row(3).text(17)
    assert cell == "25 %"
    assert "12/48 = 25 %" in [label.text() for label in panel.findChildren(type(panel._level))]


def test_that_the_justification_of_the_reported_quarter_is_at_hand(window, panel):
    press(Key.Key_F6)
    panel.take_focus("justification_2_cause")
    write("Faltó personal.")
    press(Key.Key_Tab)
    assert row(window).justifications[1].cause == "Faltó personal."


def test_that_the_private_note_is_kept_by_indicator(window, panel):
    press(Key.Key_F6)
    panel.take_focus("private_note")
    write("Hablar con Luis.")
    press(Key.Key_PageDown, CTRL)
    assert focused().text() == ""
    press(Key.Key_PageUp, CTRL)
    assert focused().text() == "Hablar con Luis."
    assert row(window).private_note == "Hablar con Luis."


def test_that_the_standing_is_told_in_words_and_follows_every_edit(window, panel):
    press(Key.Key_F6)

    def said(name):
        return panel.findChild(type(panel._level), f"panel_{name}").text()

    assert said("deviation") == "15 puntos por debajo"
    assert (said("compliance"), said("semaphore")) == ("40 %", "Rojo")
    assert said("progress") == "35 %"
    window.session.set_cells([(3, "achieved_2", Decimal(25))], "x")
    assert (said("compliance"), said("semaphore")) == ("100 %", "Verde")


def test_that_the_chart_is_read_quarter_by_quarter_with_the_arrows(window, panel):
    press(Key.Key_F6)
    chart = panel._standing.chart
    chart.setFocus()
    press(Key.Key_Left)
    assert panel._standing.sentence.text().startswith("1er. trimestre: programado 25 %")
    press(Key.Key_Right)
    assert panel._standing.sentence.text().startswith("2do. trimestre (se reporta)")
    interface = QAccessible.queryAccessibleInterface(chart)
    assert "2do. trimestre" in interface.text(QAccessible.Text.Name)
    assert "4to. trimestre" in interface.text(QAccessible.Text.Description)


def test_that_the_chart_shows_the_figures(window, panel):
    press(Key.Key_F6)
    before = panel._standing.chart.grab().toImage()
    window.session.set_cells([(3, "achieved_2", Decimal(25))], "x")
    assert panel._standing.chart.grab().toImage() != before


@pytest.mark.parametrize("palette", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda p: p.name)
def test_that_the_chart_wears_every_look(window, panel, qapp, palette):
    press(Key.Key_F6)
    qapp.processEvents()
    light = panel._standing.chart.grab().toImage()
    try:
        apply_theme(qapp, palette)
        qapp.processEvents()
        assert (panel._standing.chart.grab().toImage() == light) == (palette is LIGHT)
    finally:
        apply_theme(qapp, LIGHT)


def test_that_tab_goes_through_the_panel_and_never_gets_stuck(window, panel):
    press(Key.Key_F6)
    seen = []
    for _ in range(60):
        focus = focused()
        if focus in seen or not panel.isAncestorOf(focus):
            break
        seen.append(focus)
        press(Key.Key_Tab)
    names = [focus.objectName() for focus in seen]
    texts = [f"field_{key}" for key in TEXT_KEYS[1:]]
    assert [name for name in names if name in texts] == texts
    assert "field_justification_2_cause" in names
    assert "field_private_note" in names
    assert all(focus.isVisible() for focus in seen)
    for _ in range(3):
        if place(window) != "table":
            press(Key.Key_F6)
    assert place(window) == "table"


def test_that_folded_sections_open_by_key(window, panel):
    press(Key.Key_F6)
    section = panel.sections["Variables de la fórmula"]
    assert not section.is_open
    section._button.setFocus()
    press(Key.Key_Space)
    assert section.is_open


def test_that_the_panel_says_when_there_is_no_indicator(window, panel):
    press(Key.Key_F6)
    window.session.run(RemoveRows(0, len(window.session.report.indicators)), "x")
    assert not panel._page.isVisible()
    assert panel._name.text() == "Elija un indicador en la tabla."
    window.session.undo_stack.undo()


def test_that_another_report_shows_its_first_indicator(window, panel):
    press(Key.Key_F6)
    window.session.replace(report(indicator(id="z", level="Fin", name="Otro")), path=None)
    press(Key.Key_F6)
    assert panel.indicator().name == "Otro"
    assert panel._name.text() == "Otro"


def test_that_holding_an_arrow_in_the_table_lets_the_panel_follow_when_it_stops(window, panel, qtbot):
    window.side.area.bring("show_indicator")
    press(Key.Key_Down, times=4)
    there = window.session.report.indicators[window.table.current_row()]
    qtbot.waitUntil(lambda: panel.indicator() is there)


def test_that_undo_of_a_panel_step_works_from_the_panel(window):
    before = row(window).definition
    press(Key.Key_F6)
    write("Otro.", over=True)
    press(Key.Key_Tab)
    press(Key.Key_Z, CTRL)
    assert row(window).definition == before


def test_that_the_front_panel_is_remembered(window):
    press(Key.Key_F6)
    assert window.settings.side_page == "show_indicator"
    press(Key.Key_F5)
    assert window.settings.side_page == "show_findings"
