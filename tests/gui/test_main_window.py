"""The window as a whole: its actions, its title and status, and the questions on the way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolBar

from gui.actions import ACTIONS, LOOKS, MENUS, ROW_MENU, TOOLBAR
from gui.main_window import MainWindow
from gui.prompts import DraftAnswer
from gui.settings import ProgramSettings
from gui.table.model import COLUMN_AT
from gui.toolbar import ICONS, WORDS
from model.findings import Severity
from tests.factories import sample
from tests.gui.hands import CTRL, SHIFT, Key, change_achieved, focused, press, write


@pytest.fixture
def window(main_window):
    return main_window


def test_that_every_action_has_a_place_and_every_place_an_action():
    declared = [spec.key for spec in ACTIONS]
    assert len(declared) == len(set(declared))
    placed = {key for keys in (*MENUS.values(), TOOLBAR, ROW_MENU) for key in keys if key} - {"recent"}
    placed = placed - {"look"} | set(LOOKS)
    assert placed == set(declared)


@pytest.mark.parametrize("style", ["es", "en"])
def test_that_no_key_asks_for_two_things(style):
    keys = [QKeySequence(key).toString() for spec in ACTIONS for key in spec.shortcuts(style)]
    assert len(keys) == len(set(keys))
    assert all(keys)


def test_that_one_edit_moves_variance_strip_and_findings_and_undo_takes_all_back(window):
    before = window.session.report
    rules = {(f.rule, f.indicator) for f in window.session.findings.all}
    change_achieved(window)
    row = window.session.report.indicators[3]
    assert row.achieved[1] == 25
    after = {(f.rule, f.indicator) for f in window.session.findings.all}
    assert ("DES-01", "a1.4") in rules - after
    press(Key.Key_Z, CTRL)
    assert window.session.report == before
    press(Key.Key_Y, CTRL)
    assert window.session.report.indicators[3] == row


def test_that_the_title_shows_name_period_unit_and_unsaved_changes(window):
    assert window.windowTitle().startswith("Informe sin guardar[*] · 2do. trimestre 2023 · 304")
    assert not window.isWindowModified()
    change_achieved(window)
    assert window.isWindowModified()
    press(Key.Key_Z, CTRL)
    assert not window.isWindowModified()


def test_that_the_menu_names_the_step_that_undo_takes_back(window):
    change_achieved(window)
    text = window.actions_by_key["undo"].text()
    assert text == "Deshacer cambiar Alcanzado 2do. Trim. de Actividad 1.4"


def test_that_f5_shows_the_findings_with_errors_first_and_f8_walks_through_them(window):
    window.table.go_to("a1.4", "achieved_3")
    write("5")
    press(Key.Key_F5)
    assert window.findings.isVisible()
    assert QApplication.focusWidget() is window.findings.list
    press(Key.Key_F8)
    assert window.session.report.indicators[3].achieved[2] == 5
    found = window.session.findings.all[0]
    assert (found.rule, found.severity.label) == ("CAP-02", "Error")


@pytest.mark.parametrize("finding", range(60))
def test_that_every_finding_leads_somewhere(window, finding, monkeypatch):
    findings = window.session.findings.all
    if finding >= len(findings):
        finding = len(findings) - 1
    led = []
    monkeypatch.setattr("gui.forms.more_data.MoreDataDialog.exec", lambda dialog: led.append(dialog))
    monkeypatch.setattr(
        "gui.forms.report_settings.ReportSettingsDialog.exec", lambda dialog: led.append(dialog)
    )
    window.places.go_to(findings[finding])
    current = window.table.current_row()
    at_row = (
        current is not None and window.session.report.indicators[current].id == findings[finding].indicator
    )
    assert led or at_row or QApplication.focusWidget() is not window.table


def test_that_a_warning_can_be_accepted_with_a_reason_and_undone(window, prompts):
    warning = next(f for f in window.session.findings.all if f.rule == "ARI-03")
    prompts.reasons.append("La meta se amplió con oficio 12.")
    window.findings.accept_wanted.emit(warning)
    accepted = next(f for f in window.session.findings.all if f.rule == "ARI-03")
    assert accepted.accepted.reason == "La meta se amplió con oficio 12."
    press(Key.Key_Z, CTRL)
    assert next(f for f in window.session.findings.all if f.rule == "ARI-03").accepted is None


def test_that_after_accepting_by_key_the_list_has_the_keys_at_the_next_finding(window, prompts):
    press(Key.Key_F5)
    window.findings.list.setCurrentIndex(window.findings.list.model().index(1, 0))
    follows = window.findings.list.model().findings[2]
    prompts.reasons.append("Así se autorizó.")
    for _ in range(3):  # past the advice and «Ir al dato»
        if "Aceptar" not in getattr(focused(), "text", str)():
            press(Key.Key_Tab)
    assert focused().text() == "Aceptar con motivo…"
    press(Key.Key_Space)
    assert focused() is window.findings.list
    row = window.findings.list.currentIndex().row()
    assert window.findings.list.model().findings[row] == follows
    assert window.status.text() == "Se aceptó el pendiente."
    assert window.findings.isVisible()


def test_that_the_errors_wanted_before_an_export_are_chosen_from_the_first(window, prompts):
    press(Key.Key_F5)
    press(Key.Key_Down, times=3)
    window.table.go_to("a1.4", "achieved_3")
    write("5")
    press(Key.Key_Return)
    prompts.draft_answers.append(DraftAnswer.SHOW)
    window.actions_by_key["export_pdf"].trigger()
    chosen = window.findings.list.model().findings[window.findings.list.currentIndex().row()]
    assert chosen.severity is Severity.ERROR
    assert focused() is window.findings.list


def test_that_an_acceptance_lapses_when_the_value_changes(window, prompts):
    warning = next(f for f in window.session.findings.all if f.rule == "ARI-03")
    prompts.reasons.append("Así se autorizó.")
    window.findings.accept_wanted.emit(warning)
    window.table.go_to("a2.7", "programmed_1")
    write("20")
    press(Key.Key_Return)
    assert next(f for f in window.session.findings.all if f.rule == "ARI-03").accepted is None


def test_that_rows_are_added_copied_moved_and_deleted_by_key_with_one_step_each(window):
    codes = [row.id for row in window.session.report.indicators]
    window.table.go_to("a1.4", "name")
    press(Key.Key_Down, SHIFT | Qt.KeyboardModifier.AltModifier)
    assert [row.id for row in window.session.report.indicators][3:5] == ["a1.7", "a1.4"]
    press(Key.Key_D, SHIFT | CTRL)
    assert window.session.report.indicators[5].name == sample().indicators[3].name
    press(Key.Key_I, CTRL)
    assert window.session.report.indicators[6].name == ""
    press(Key.Key_Delete, SHIFT | CTRL)
    assert len(window.session.report.indicators) == len(codes) + 1
    assert window.session.undo_stack.count() == 4
    for _ in range(4):
        press(Key.Key_Z, CTRL)
    assert [row.id for row in window.session.report.indicators] == codes


def test_that_widths_zoom_and_folded_boxes_are_remembered(
    window, qtbot, session, settings, prompts, catalogue
):
    window.actions_by_key["show_heading"].setChecked(False)
    window.table.set_zoom(130)
    widths = window.table.column_widths() | {"name": 333}
    window.table.set_column_widths(widths)
    assert window.close()
    again = MainWindow(session, ProgramSettings(settings._path), prompts)
    qtbot.addWidget(again)
    assert again.table.zoom() == 130
    assert again.table.column_widths()["name"] == 333
    assert not again.actions_by_key["show_heading"].isChecked()


def test_that_the_english_keys_select_all_where_the_spanish_ones_open(window, prompts):
    window.table.setFocus()
    press(Key.Key_A, CTRL)
    assert prompts.asked == ["open"]
    window.actions_by_key["spanish_keys"].setChecked(False)
    assert QKeySequence("Ctrl+A") not in window.actions_by_key["open"].shortcuts()


def test_that_the_sample_opens_as_a_new_report_without_a_file(window):
    window.actions_by_key["sample"].trigger()
    assert window.session.path is None
    assert window.session.report == sample()


def test_that_a_blank_report_offers_ways_to_begin_and_then_makes_room_for_the_table(window):
    window.actions_by_key["new"].trigger()
    assert window.welcome.isVisible()
    QTest.mouseClick(window.welcome.findChild(QPushButton, "welcome_add_row"), Qt.MouseButton.LeftButton)
    assert len(window.session.report.indicators) == 1
    assert window.table.isVisible()
    write("A1.4")
    press(Key.Key_Return)
    assert window.session.report.indicators[0].level == "Actividad 1.4"


@pytest.mark.parametrize("width", [1366, 911])
def test_that_every_button_of_the_toolbar_is_seen_on_a_small_screen_too(window, qtbot, width):
    window.resize(width, 600)
    toolbar = window.findChild(QToolBar, "toolbar")

    def all_seen():
        return all(toolbar.widgetForAction(action).isVisible() for action in toolbar.actions())

    qtbot.waitUntil(all_seen)
    assert window.width() == width


def test_that_a_window_made_wider_shows_the_words_of_the_toolbar_with_its_next_picture(window, qtbot):
    toolbar = window.findChild(QToolBar, "toolbar")
    buttons = [toolbar.widgetForAction(action) for action in toolbar.actions() if not action.isSeparator()]
    window.resize(911, 600)
    qtbot.waitUntil(lambda: toolbar.toolButtonStyle() == ICONS)
    narrow = [button.width() for button in buttons]
    window.resize(1366, 600)
    assert toolbar.toolButtonStyle() == WORDS
    wide = [button.width() for button in buttons]
    assert wide == [button.sizeHint().width() for button in buttons]
    assert all(now > before for now, before in zip(wide, narrow, strict=True))


def test_that_undo_leaves_a_selection_that_holds_what_it_changes(window):
    window.table.go_to("a1.4", "achieved_1")
    press(Key.Key_Right, SHIFT)
    press(Key.Key_Delete)
    chosen = window.table.selected_ranges()
    press(Key.Key_Z, CTRL)
    assert window.table.selected_ranges() == chosen
    press(Key.Key_Home, CTRL)
    press(Key.Key_Y, CTRL)
    assert window.table.current_cell() == (window.table.report_model.row_of("a1.4"), COLUMN_AT["achieved_1"])


def test_that_undo_and_redo_bring_into_sight_what_they_change(window):
    table, seen = window.table, window.table.viewport().rect()

    def in_sight(code, key):
        row = table.report_model.row_of(code)
        return seen.contains(table.visualRect(table.report_model.index(row, COLUMN_AT[key])).center())

    table.go_to("a3.3", "achieved_2")
    write("12")
    press(Key.Key_Return)
    press(Key.Key_Home, CTRL)
    assert not in_sight("a3.3", "achieved_2")
    press(Key.Key_Z, CTRL)
    assert in_sight("a3.3", "achieved_2")
    assert table.current_cell() == (table.report_model.row_of("a3.3"), COLUMN_AT["achieved_2"])
    press(Key.Key_Home, CTRL)
    press(Key.Key_Y, CTRL)
    assert in_sight("a3.3", "achieved_2")
