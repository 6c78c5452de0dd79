"""One editor for any field: what is typed is handed on, refused or taken back, and never lost."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication

from gui.forms.binding import Binding
from gui.forms.inputs import Choice, LongText
from model.edits import set_field
from model.schema import COLUMN_BY_KEY, FIELD_BY_KEY
from tests.factories import sample
from tests.gui.hands import ALT, CTRL, Key, focused, press, wheel, write

KEYS = ("fiscal_year", "plan", "objectives", "quarter")


@pytest.fixture
def binding(session):
    binding = Binding.to_report(session)
    for key in KEYS:
        binding.add(FIELD_BY_KEY[key])
    session.changed.connect(lambda _: binding.refresh())
    session.replaced.connect(lambda: binding.refresh(anew=True))
    binding.refresh()
    return binding


@pytest.fixture
def editors(show, binding):
    window = show(*binding.editors.values())
    assert window.isVisible()
    return binding.editors


@pytest.fixture
def year(editors):
    editors["fiscal_year"].setFocus()
    return editors["fiscal_year"]


def test_that_leaving_a_field_hands_on_what_was_typed_as_one_named_step(session, year):
    write("2024", over=True)
    assert session.report.heading.fiscal_year == 2023
    press(Key.Key_Tab)
    assert session.report.heading.fiscal_year == 2024
    assert session.undo_stack.count() == 1
    assert session.undo_stack.undoText() == "cambiar Ejercicio"


def test_that_enter_hands_on_a_line_and_goes_to_the_next_field(session, year, editors):
    write("2024", over=True)
    press(Key.Key_Return)
    assert session.report.heading.fiscal_year == 2024
    assert focused() is editors["plan"].input


def test_that_enter_on_refused_text_stays_in_the_field(year):
    write("20x", over=True)
    press(Key.Key_Return)
    assert focused() is year.input
    assert year.refusal == "«20x» no es un año. Escriba cuatro cifras, por ejemplo 2022."


def test_that_a_value_typed_again_as_it_was_makes_no_step(session, year):
    write("2023", over=True)
    press(Key.Key_Tab)
    assert session.undo_stack.count() == 0


def test_that_refused_text_stays_with_its_sentence_until_esc_brings_the_value_back(session, year):
    write("20x", over=True)
    press(Key.Key_Tab)
    assert year.text() == "20x"
    assert year.refusal
    assert year.input.accessibleDescription() == year.refusal
    assert session.report.heading.fiscal_year == 2023
    year.setFocus()
    press(Key.Key_Escape)
    assert year.text() == "2023"
    assert not year.refusal


def test_that_mending_refused_text_clears_the_sentence(session, year):
    write("20x", over=True)
    press(Key.Key_Tab)
    year.setFocus()
    write("2025", over=True)
    press(Key.Key_Tab)
    assert not year.refusal
    assert session.report.heading.fiscal_year == 2025


def test_that_refused_text_survives_changes_elsewhere_in_the_report(session, year):
    write("20x", over=True)
    press(Key.Key_Tab)
    session.set_field("axis", "Otro eje", "cambiar Eje")
    assert year.text() == "20x"
    assert year.refusal


def test_that_text_being_typed_survives_changes_elsewhere_in_the_report(session, year):
    write("20", over=True)
    session.set_field("axis", "Otro eje", "cambiar Eje")
    assert year.text() == "20"


def test_that_refused_text_does_not_follow_into_another_report(session, year):
    write("20x", over=True)
    press(Key.Key_Tab)
    session.replace(sample(), path=None)
    assert year.text() == "2023"
    assert not year.refusal


def test_that_ctrl_z_takes_back_typing_first_and_then_the_windows_last_step(session, year):
    session.set_field("axis", "Otro eje", "cambiar Eje")
    write("7")
    press(Key.Key_Z, CTRL)
    assert year.text() == "2023"
    assert session.report.heading.axis == "Otro eje"
    press(Key.Key_Z, CTRL)
    assert session.report == sample()


def test_that_what_was_handed_on_is_taken_back_while_the_caret_stays_in_the_field(session, year):
    write("2024", over=True)
    year.commit()
    press(Key.Key_Z, CTRL)
    assert session.report.heading.fiscal_year == 2023
    assert year.text() == "2023"
    assert focused() is year.input
    press(Key.Key_Y, CTRL)
    assert year.text() == "2024"


def test_that_typing_taken_back_can_be_typed_again_with_ctrl_y(year):
    write("7")
    press(Key.Key_Z, CTRL)
    press(Key.Key_Y, CTRL)
    assert year.text() == "72023"


def test_that_the_windows_undo_is_reached_from_a_long_text_too(session, editors):
    session.set_field("axis", "Otro eje", "cambiar Eje")
    editors["objectives"].setFocus()
    write("X")
    assert editors["objectives"].pending
    press(Key.Key_Z, CTRL)
    assert not editors["objectives"].pending
    press(Key.Key_Z, CTRL)
    assert session.report == sample()


def test_that_enter_in_a_long_text_begins_a_line_and_tab_hands_it_on(session, editors):
    editors["objectives"].setFocus()
    press(Key.Key_End, CTRL)
    press(Key.Key_Return)
    write("2.6 Otro objetivo.")
    assert len(session.report.heading.objectives) == 4
    press(Key.Key_Tab)
    assert session.report.heading.objectives[4] == "2.6 Otro objetivo."


def test_that_lines_that_mean_nothing_make_no_step_and_are_tidied_away(session, editors):
    editors["objectives"].setFocus()
    press(Key.Key_End, CTRL)
    press(Key.Key_Return, times=2)
    press(Key.Key_Tab)
    assert session.undo_stack.count() == 0
    assert editors["objectives"].text() == "\n".join(sample().heading.objectives)


def test_that_the_menu_over_a_long_text_leaves_its_selection_alone(editors):
    text = editors["objectives"].input
    assert isinstance(text, LongText)
    text.setFocus()
    write("X")
    text.selectAll()
    QApplication.sendEvent(text, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason))
    assert text.textCursor().hasSelection()
    assert editors["objectives"].pending


def test_that_the_wheel_neither_changes_a_choice_nor_takes_the_keys(session, year, editors):
    choice = editors["quarter"].input
    wheel(choice)
    assert session.report == sample()
    assert editors["quarter"].text() == "2do. Trimestre"
    assert focused() is year.input


def test_that_a_choice_is_made_by_key_and_handed_on_at_once(session, editors):
    editors["quarter"].setFocus()
    press(Key.Key_Down)
    assert session.settings.quarter == 3
    session.undo_stack.undo()
    assert editors["quarter"].text() == "2do. Trimestre"


@pytest.fixture
def free(session, show):
    """The unit of measure of Actividad 1.4: a list that can be typed into."""
    binding = Binding.to_indicator(session, lambda: 3)
    editor = binding.add(COLUMN_BY_KEY["unit"])
    session.changed.connect(lambda _: binding.refresh())
    binding.refresh()
    show(editor)
    editor.setFocus()
    return editor


def test_that_a_list_takes_what_it_does_not_offer_and_does_not_grow(session, free):
    choice = free.input
    assert isinstance(choice, Choice)
    offered = choice.count()
    write("Brigadas", over=True)
    press(Key.Key_Return)
    assert session.report.indicators[3].unit == "Brigadas"
    assert choice.count() == offered
    assert free.text() == "Brigadas"


def test_that_typing_part_of_an_entry_keeps_what_was_typed(session, free):
    write("Por", over=True)
    press(Key.Key_Return)
    assert session.report.indicators[3].unit == "Por"


def test_that_an_entry_typed_in_other_letters_becomes_the_entry(session, free):
    session.set_cells([(3, "unit", "x")], "y")
    write("PORCENTAJE", over=True)
    press(Key.Key_Return)
    assert session.report.indicators[3].unit == "Porcentaje"


def test_that_arrows_in_a_list_that_is_typed_into_choose_nothing(session, free):
    press(Key.Key_Down, times=3)
    assert free.text() == "Porcentaje"
    assert session.undo_stack.count() == 0


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # the platform without a screen
def test_that_alt_and_down_open_the_list(free, qtbot):
    press(Key.Key_Down, ALT)
    qtbot.waitUntil(free.input.view().isVisible)
    free.input.hidePopup()


def test_that_esc_in_a_list_that_is_typed_into_brings_the_value_back(free):
    write("Brig", over=True)
    press(Key.Key_Escape)
    assert free.text() == "Porcentaje"


def test_that_the_step_of_an_indicators_field_names_the_indicator(session, free):
    write("Brigadas", over=True)
    press(Key.Key_Return)
    assert session.undo_stack.undoText() == "cambiar Unidad de Medida, Actividad 1.4"


def test_that_a_percentage_may_be_typed_with_its_sign_where_the_unit_is_a_percentage(session, show):
    binding = Binding.to_indicator(session, lambda: 3)
    editor = binding.add(FIELD_BY_KEY["annual_goal"])
    binding.refresh()
    show(editor)
    editor.setFocus()
    write("110 %")
    press(Key.Key_Return)
    assert session.report.indicators[3].annual_goal == Decimal(110)
    assert editor.text() == "110"


def test_that_what_the_report_keeps_of_the_text_is_what_the_field_shows(session, editors):
    editors["plan"].setFocus()
    write("  Plan   2025 ", over=True)
    press(Key.Key_Return)
    assert session.report.heading.plan == "Plan 2025"
    assert editors["plan"].text() == "Plan 2025"


def test_that_undo_from_elsewhere_shows_the_value_again(session, editors):
    edit = set_field(session.report, "plan", "Otro")
    session.run(edit, "cambiar Plan")
    assert editors["plan"].text() == "Otro"
    session.undo_stack.undo()
    assert editors["plan"].text() == sample().heading.plan
