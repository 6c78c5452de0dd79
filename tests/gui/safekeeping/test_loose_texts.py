"""A text that no report can hold comes back after a kill: where it was typed, or to be copied."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gui.prompts import QtPrompts
from gui.safekeeping.journal_flow import FOLDER
from gui.safekeeping.loose_dialog import LooseDialog
from gui.safekeeping.reason_dialog import ReasonDialog
from model.findings import Severity
from model.safekeeping.drafts import Draft, acceptance_key, opening_key
from model.safekeeping.generations import DISCARDED
from model.safekeeping.recovered import AS_COMMENT, ASIDE
from model.safekeeping.recovery import read
from tests.factories import sample
from tests.gui.hands import Key, button, click, press, write

ROW = sample().indicators[4].id


@pytest.fixture
def taken(main_window, qtbot, killed, at_start):
    """Return what leaves these drafts behind, takes them back, and gives the notes that were beside them."""

    def take(*drafts):
        killed(drafts=drafts)
        dialog = at_start()
        notes = {
            dialog.list.topLevelItem(n).text(3): dialog.list.topLevelItem(n).text(4)
            for n in range(dialog.list.topLevelItemCount())
        }
        click(dialog.take)
        return notes

    return take


def own_drafts(qtbot, window):
    journals = window.safe.journals
    qtbot.waitUntil(lambda: not journals.typing._soon.isActive())
    assert journals.flush()
    (own,) = (place for place in (window.settings.home / FOLDER).iterdir() if place.name != DISCARDED)
    return work.drafts if (work := read(own)) else ()


def test_that_a_refused_year_is_in_its_field_again_and_safe(qtbot, main_window, taken):
    notes = taken(Draft(None, "fiscal_year", "dos mil"))

    assert notes["dos mil"] == ASIDE
    editor = main_window.heading._binding.editors["fiscal_year"]
    assert editor.text() == "dos mil"
    assert editor.refusal
    assert main_window.session.report.heading.fiscal_year == sample().heading.fiscal_year
    assert own_drafts(qtbot, main_window) == (Draft(None, "fiscal_year", "dos mil"),)
    main_window.activateWindow()
    qtbot.waitUntil(editor.input.hasFocus)
    press(Key.Key_Escape)
    assert editor.text() == str(sample().heading.fiscal_year)
    assert own_drafts(qtbot, main_window) == ()


def test_that_a_refused_figure_of_the_panel_is_in_the_panel_again(qtbot, main_window, taken):
    notes = taken(Draft(ROW, "annual_denominator", "muchos"))

    assert notes["muchos"] == ASIDE
    assert main_window.table.current_row() == 4
    editor = main_window.side.panel._binding.editors["annual_denominator"]
    assert editor.isVisible()
    assert (editor.text(), bool(editor.refusal)) == ("muchos", True)
    assert own_drafts(qtbot, main_window) == (Draft(ROW, "annual_denominator", "muchos"),)


def test_that_of_two_indicators_neither_takes_the_text_of_the_other(main_window, taken):
    other = sample().indicators[5].id
    taken(Draft(ROW, "annual_denominator", "muchos"), Draft(other, "annual_denominator", "pocos"))

    editor = main_window.side.panel._binding.editors["annual_denominator"]
    assert (editor.place(), editor.text()) == ((ROW, "annual_denominator"), "muchos")
    assert "pocos" in main_window.findChild(LooseDialog).text.toPlainText()
    assert main_window.session.report.indicators[4:] == sample().indicators[4:]


def test_that_a_figure_that_is_none_is_told_to_become_a_comment(main_window, taken):
    assert taken(Draft(ROW, "achieved_2", "doce"))["doce"] == AS_COMMENT


def test_that_what_has_no_editor_is_shown_and_can_be_copied(main_window, taken):
    taken(
        Draft("not-there-any-more", "name", "Un nombre"), Draft(ROW, opening_key("achieved_1"), "Oficio 12")
    )

    dialog = main_window.findChild(LooseDialog)
    assert dialog.isVisible()
    click(dialog.copy)
    copied = QApplication.clipboard().text()
    assert "Un nombre" in copied
    assert "Motivo para abrir: Alcanzado 1er. Trim.:\nOficio 12" in copied
    click(button(dialog, "Cerrar"))


def a_warning(session):
    session.findings.finish()
    return next(f for f in session.findings.all if f.severity is Severity.WARNING and not f.accepted)


@pytest.fixture
def when_asked(main_window):
    """Return what has something done once the question for a reason is open and has the keys."""
    timer = QTimer(main_window, interval=10)

    def do(act):
        def look():
            dialog, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
            if isinstance(dialog, ReasonDialog) and focus is not None and dialog.isAncestorOf(focus):
                timer.stop()
                act()

        timer.timeout.connect(look)
        timer.start()

    return do


def test_that_the_reason_of_an_acceptance_is_kept_while_it_is_typed(qtbot, main_window, when_asked):
    prompts, finding = QtPrompts(main_window), a_warning(main_window.session)
    kept = []

    def type_in():
        write("Por of")
        kept.extend(own_drafts(qtbot, main_window))
        press(Key.Key_Escape)

    when_asked(type_in)
    main_window.rows.accept(finding, prompts, main_window.settings)

    key = acceptance_key(finding.rule, finding.key)
    assert kept == [Draft(finding.indicator, key, "Por of")]
    main_window.activateWindow()
    qtbot.waitUntil(main_window.isActiveWindow)
    assert own_drafts(qtbot, main_window) == ()  # Esc gave it up
    assert main_window.session.report == sample()


def test_that_a_reason_that_was_being_typed_is_asked_for_again_with_its_text(
    main_window, taken, when_asked, monkeypatch
):
    finding = a_warning(main_window.session)
    draft = Draft(finding.indicator, acceptance_key(finding.rule, finding.key), "Por of")
    monkeypatch.setattr(main_window, "prompts", QtPrompts(main_window))

    def finish():
        press(Key.Key_End)
        write("icio 12")
        press(Key.Key_Return)

    when_asked(finish)
    notes = taken(draft)

    assert notes["Por of"] == ASIDE
    (acceptance,) = main_window.session.report.acceptances
    assert (acceptance.rule, acceptance.reason) == (finding.rule, "Por oficio 12")
