"""Más datos: one indicator at a time, each change a step, nothing refused is lost on the way."""

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from gui.forms.more_data import MoreDataDialog
from gui.forms.variables import Result, result_of
from model.calculations import Series
from model.findings import find_issues
from model.schema import Section
from tests.factories import indicator, sample
from tests.gui.hands import ALT, CTRL, Key, button, click, focused, press, write

ROW = 3  # Actividad 1.4: programmed 25, achieved 10


@pytest.fixture
def opened(session, open_dialog):
    """A function that opens the dialog."""
    return lambda key="", row=ROW: open_dialog(MoreDataDialog(session, row, key))


def page(dialog, section):
    return dialog._pages[section]


def the_row(session, row=ROW):
    return session.report.indicators[row]


def test_that_the_field_asked_for_has_the_keys_on_its_page(opened):
    dialog = opened("justification_3_cause")
    assert focused().accessibleName() == "Causa, 3er. trim."
    assert focused().isVisible()
    assert dialog._tabs.tabText(dialog._tabs.currentIndex()) == "Justificación"


def test_that_the_reported_quarter_is_marked_and_comes_up_first(opened):
    quarters = opened()._justification
    assert [quarters.tabText(n) for n in range(4)] == [
        "1er. Trimestre", "2do. Trimestre (se reporta)", "3er. Trimestre", "4to. Trimestre",
    ]  # fmt: skip
    assert quarters.currentIndex() == 1


def test_that_the_justification_says_what_there_is_to_explain_and_what_is_missing(opened):
    quarter = opened("justification_2_fact")._justification.currentWidget()
    assert quarter._standing.text() == "Cumplimiento del 2do. trimestre: 10 ÷ 25 × 100 = 40 %."
    assert quarter._missing.text().startswith("Cumplimiento 40 %: falta justificar (dato, causa")


def test_that_what_is_missing_goes_away_as_it_is_written(session, opened):
    quarter = opened("justification_2_fact")._justification.currentWidget()
    for text in ("Se realizaron 10 acciones de 25.", "Faltó personal en mayo y junio."):
        write(text)
        press(Key.Key_Tab)
    assert the_row(session).justifications[1].cause == "Faltó personal en mayo y junio."
    assert "dato" not in quarter._missing.text()
    assert "acción" in quarter._missing.text()
    press(Key.Key_Down)  # the kind of cause
    assert the_row(session).justifications[1].cause_kind == "Interna"


def test_that_each_change_is_a_step_that_ctrl_z_takes_back_in_the_dialog(session, opened):
    dialog = opened("justification_2_fact")
    write("Un dato.")
    press(Key.Key_Tab)
    press(Key.Key_Z, CTRL)
    assert session.report == sample()
    assert dialog._binding.editors["justification_2_fact"].text() == ""
    assert dialog._advice.text() == "Se deshizo: cambiar Dato, 2do. trim., Actividad 1.4."
    press(Key.Key_Y, CTRL)
    assert the_row(session).justifications[1].fact == "Un dato."


def test_that_ctrl_z_in_the_dialog_stops_at_what_was_changed_before_it_opened(session, opened):
    session.set_field("axis", "Otro eje", "cambiar Eje")
    opened("justification_2_fact")
    press(Key.Key_Z, CTRL, times=3)
    assert session.report.heading.axis == "Otro eje"


def test_that_ctrl_y_in_the_dialog_does_not_bring_back_what_was_undone_before_it_opened(session, opened):
    session.set_field("axis", "Otro eje", "cambiar Eje")
    session.undo_stack.undo()
    opened("justification_2_fact")
    press(Key.Key_Y, CTRL)
    assert session.report == sample()


def test_that_the_next_indicator_comes_by_key_and_what_was_typed_goes_to_the_one_before(session, opened):
    dialog = opened("annual_goal")
    write("120")
    press(Key.Key_PageDown, ALT)
    assert the_row(session).annual_goal == 120
    assert dialog._level.text() == "Actividad 1.7"
    assert focused().text() == ""
    assert the_row(session, ROW + 1).annual_goal is None
    press(Key.Key_PageUp, ALT)
    assert focused().text() == "120"


def test_that_refused_text_holds_the_dialog_on_its_indicator(session, opened):
    dialog = opened("annual_goal")
    write("mucho")
    press(Key.Key_PageDown, ALT)
    assert dialog._level.text() == "Actividad 1.4"
    assert focused().text() == "mucho"
    assert "no es un número" in dialog._binding.editors["annual_goal"].refusal


def test_that_refused_text_on_another_page_comes_into_view_instead_of_being_lost(opened):
    dialog = opened("annual_goal")
    write("mucho")
    dialog._tabs.setCurrentIndex(0)
    click(button(dialog, "Listo"))
    assert dialog.isVisible()
    assert focused().text() == "mucho"
    assert focused().isVisible()


def test_that_the_first_esc_drops_refused_text_and_the_second_closes(session, opened):
    dialog = opened("annual_goal")
    write("mucho")
    press(Key.Key_Return)
    press(Key.Key_Escape)
    assert dialog.isVisible()
    press(Key.Key_Escape)
    assert not dialog.isVisible()
    assert session.report == sample()


def test_that_enter_in_a_field_never_closes_the_dialog(session, opened):
    dialog = opened("annual_goal")
    write("120")
    press(Key.Key_Return)
    assert the_row(session).annual_goal == 120
    assert dialog.isVisible()
    assert focused().accessibleName() == "Entrega directa"


def test_that_a_closed_dialog_is_gone_and_no_longer_follows_the_report(qtbot, session):
    dialog = MoreDataDialog(session, ROW)
    dialog.show()
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    dialog.accept()
    qtbot.waitUntil(lambda: gone == [True])
    session.set_field("axis", "Otro eje", "cambiar Eje")


def test_that_the_last_indicator_has_no_next_one(session, opened):
    dialog = opened(row=len(session.report.indicators) - 1)
    assert not button(dialog, "Siguiente indicador").isEnabled()
    assert button(dialog, "Anterior indicador").isEnabled()


@pytest.mark.parametrize("size", [(1366, 768), (911, 512)], ids=["100 %", "150 %"])
def test_that_the_dialog_needs_no_more_than_the_screen(opened, size):
    hint = opened().minimumSizeHint()
    assert hint.width() < size[0]
    assert hint.height() < size[1] - 80


def test_that_what_the_rule_of_accumulation_gives_is_said_at_once(session, opened):
    accumulation = page(opened("accumulation"), Section.ACCUMULATION)
    assert accumulation._meaning.text() == "Suma: se suman los trimestres."
    assert accumulation._achieved.text() == "Alcanzado. Suma de los trimestres: 25 + 10 = 35 %."
    press(Key.Key_Down)
    assert accumulation._meaning.text() == "Último valor: vale el último trimestre con valor."
    assert accumulation._achieved.text() == "Alcanzado. Último valor reportado (2do. trimestre): 10 %."


# Variables


def type_variables(dialog, numerator="54", denominator="96"):
    dialog._binding.editors["achieved_numerators_2"].setFocus()
    write(numerator, over=True)
    press(Key.Key_Return)
    dialog._binding.editors["achieved_denominators_2"].setFocus()
    write(denominator, over=True)
    press(Key.Key_Return)


def cell(dialog):
    return page(dialog, Section.VARIABLES)._cells[Series.ACHIEVED, 2]


def test_that_the_result_of_the_variables_is_shown_beside_what_the_table_says(opened):
    dialog = opened("achieved_numerators_2")
    type_variables(dialog)
    assert cell(dialog)._division.text() == "54/96 = 56.25 %"
    assert cell(dialog)._said.text() == "En la tabla dice 10 %."
    assert cell(dialog)._use.isVisible()


def test_that_the_result_can_be_chosen_instead_of_the_typed_value(session, opened):
    dialog = opened("achieved_numerators_2")
    type_variables(dialog)
    click(button(dialog, "Usar el resultado"))
    assert the_row(session).achieved[1] is None
    assert session.undo_stack.undoText() == "usar el resultado en Alcanzado 2do. Trim."
    assert cell(dialog)._said.text() == "La tabla muestra este resultado."
    assert not cell(dialog)._use.isVisible()
    assert all(f.rule != "ARI-07" for f in session.findings.all)
    press(Key.Key_Z, CTRL)
    assert the_row(session).achieved[1] == 10


def test_that_variables_that_give_the_typed_value_agree_with_the_table(opened):
    dialog = opened("achieved_numerators_2")
    type_variables(dialog, "10", "100")
    assert cell(dialog)._said.text() == "Coincide con la tabla."
    assert not cell(dialog)._use.isVisible()


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (indicator(), Result("", "", differs=False)),
        (
            indicator(achieved_numerators=("", 54)),
            Result("", "Falta el denominador.", differs=False),
        ),
        (
            indicator(achieved_numerators=("", 54), annual_denominator=120),
            Result("54/120 = 45 %", "La tabla muestra este resultado.", differs=False),
        ),
    ],
    ids=["no variables", "no denominator", "the annual denominator"],
)
def test_that_the_result_follows_the_denominator_in_force(session, row, expected, catalogue):
    session.replace(sample().replace(indicators=(row,)), path=None)
    assert find_issues(session.report, catalogue) == session.findings.all
    assert result_of(row, Series.ACHIEVED, 2, session.findings) == expected


def test_that_refused_figures_are_explained_under_the_table_of_quarters(opened):
    grid = page(opened("achieved_numerators_2"), Section.VARIABLES)._grid
    write("54,5")
    press(Key.Key_Return)
    assert grid._sentence.isVisible()
    assert "Escriba 54.5, con punto." in grid._sentence.text()
    assert QApplication.focusWidget().text() == "54,5"


def test_that_numbers_keep_all_their_decimals(session, opened):
    opened("annual_goal")
    write("33.333333")
    press(Key.Key_Return)
    assert the_row(session).annual_goal == Decimal("33.333333")
