"""Pendientes: errors first, each a click from its cell, and the place in the list is never lost."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest

from gui.panels.findings import FindingsPanel
from gui.theme.fonts import ui_font
from gui.theme.metrics import TABLE_POINTS
from model.edits import SetParts
from model.findings import RULE_BY_ID, Finding, Severity, accept
from model.report import Report, new_indicator
from model.rules import RULES
from tests.factories import sample
from tests.gui.hands import Key, button, click, focused, press


@pytest.fixture
def panel(session, show):
    return show(FindingsPanel(session))


def listed(panel):
    return panel._model.findings


def chosen(panel):
    return panel._current()


def row_of(panel, rule, indicator=None):
    return next(
        n
        for n, f in enumerate(listed(panel))
        if f.rule == rule and (not indicator or f.indicator == indicator)
    )


def choose(panel, rule, indicator=None):
    panel._choose(row_of(panel, rule, indicator))
    return chosen(panel)


def change(session, value, code="a1.4", key="achieved_2"):
    rows = [row.id for row in session.report.indicators]
    session.set_cells([(rows.index(code), key, Decimal(value) if value else None)], "cambiar un valor")


def accept_finding(session, finding, reason="Así se autorizó."):
    accepted = accept(session.report, finding, reason, "Ana Ruiz", "2023-07-14")
    session.run(SetParts({"acceptances": (*session.report.acceptances, accepted)}), "aceptar un aviso")


def test_that_the_list_has_every_finding_errors_first(session, panel):
    change(session, "5", key="achieved_3")
    assert listed(panel) == session.findings.all
    assert [f.severity for f in listed(panel)] == sorted(
        (f.severity for f in listed(panel)), key=list(Severity).index
    )
    assert listed(panel)[0].rule == "CAP-02"


def test_that_the_counts_stand_beside_the_title(session, panel):
    assert panel._counts.text() == "26 avisos · 46 informativos"
    change(session, "5", key="achieved_3")
    assert panel._counts.text().startswith("1 error · ")


def test_that_rows_that_come_are_as_high_as_what_they_say(session, panel):
    change(session, "5", key="achieved_3")
    assert len({panel.list.rowHeight(row) for row in range(panel._model.rowCount())}) == 2
    wide = [panel.list._delegate.height(f.message, panel.list.viewport().width()) for f in listed(panel)]
    assert [panel.list.rowHeight(row) for row in range(panel._model.rowCount())] == wide


def test_that_the_chosen_row_stays_in_sight_when_its_help_opens(qtbot, panel):
    panel._choose(4)
    qtbot.waitUntil(lambda: panel._advice.isVisible() and panel.list.height() < 400)
    row = panel.list.visualRect(panel._model.index(4))
    assert panel.list.viewport().rect().contains(row)


def test_that_a_row_is_as_high_as_its_message(qtbot, panel):
    def heights():
        return {panel.list.rowHeight(row) for row in range(panel._model.rowCount())}

    low, high = sorted(heights())
    width = panel.width()
    assert high - low == round(QFontMetricsF(ui_font(TABLE_POINTS)).height())
    panel.resize(1_500, panel.height())
    qtbot.waitUntil(lambda: heights() == {low})
    panel.resize(width, panel.height())
    qtbot.waitUntil(lambda: heights() == {low, high})


def test_that_a_click_shows_the_cell_and_a_double_click_goes_where_it_is_mended(qtbot, panel):
    row = row_of(panel, "DES-01", "a1.4")
    panel._choose(row)
    place = panel.list.visualRect(panel._model.index(row)).center()
    with (
        qtbot.waitSignal(panel.chosen) as shown,
        qtbot.assertNotEmitted(panel.activated),
    ):
        QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown.args[0].mend == "justification_2_fact"
    with qtbot.waitSignal(panel.activated):
        QTest.mouseDClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_that_enter_and_the_button_go_to_the_chosen_finding(qtbot, panel):
    finding = choose(panel, "ARI-03")
    panel.list.setFocus()
    with qtbot.waitSignal(panel.activated) as gone:
        press(Key.Key_Return)
    assert gone.args == [finding]
    with qtbot.waitSignal(panel.activated) as gone:
        click(button(panel, "Ir al dato"))
    assert gone.args == [finding]


def test_that_arrows_go_through_the_list_without_leaving_it(panel):
    panel.take_focus()
    press(Key.Key_Down, times=2)
    assert chosen(panel) is listed(panel)[2]
    press(Key.Key_End)
    assert chosen(panel) is listed(panel)[-1]
    press(Key.Key_Home)
    assert chosen(panel) is listed(panel)[0]
    assert focused() is panel.list


def test_that_tab_leaves_the_list_for_its_buttons(panel):
    choose(panel, "ARI-03")
    panel.list.setFocus()
    press(Key.Key_Tab)
    assert focused() is button(panel, "Ir al dato")
    press(Key.Key_Tab)
    assert focused() is button(panel, "Aceptar con motivo…")


@pytest.mark.parametrize("rule", ["ARI-03", "DES-01", "FIR-02"])
def test_that_the_help_says_what_to_check_and_what_to_do(panel, rule):
    finding = choose(panel, rule)
    help_text = panel._help
    assert help_text._message.text() == finding.message
    assert help_text._check.text() == RULE_BY_ID[rule].check
    assert help_text._do.text() == RULE_BY_ID[rule].do
    assert help_text._source.text().startswith(rule)


def test_that_every_rule_has_help_to_show():
    assert all(rule.check and rule.do and rule.source for rule in RULES)


def test_that_the_whole_message_of_a_long_finding_can_be_read(qtbot, panel):
    label = panel._help._message
    for row in sorted(range(len(listed(panel))), key=lambda row: len(listed(panel)[row].message))[-5:]:
        panel._choose(row)
        qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()) > 20)


def test_that_the_chosen_finding_stays_chosen_while_others_come_and_go(session, panel):
    finding = choose(panel, "ARI-03")
    change(session, "25")
    assert chosen(panel) == finding
    change(session, "5", key="achieved_3")
    assert chosen(panel) == finding


def test_that_the_same_finding_with_other_figures_stays_chosen(session, panel):
    choose(panel, "DES-01", "a1.4")
    change(session, "11")
    assert (chosen(panel).rule, chosen(panel).indicator) == ("DES-01", "a1.4")
    assert "44 %" in panel._help._message.text()


def test_that_f8_goes_on_with_the_one_after_a_finding_that_was_mended(session, panel):
    choose(panel, "DES-01", "a1.4")
    following = listed(panel)[row_of(panel, "DES-01", "a1.4") + 1 :]
    change(session, "25")
    assert chosen(panel) is None
    still = [f for f in following if f in listed(panel)]
    panel.go_next()
    assert chosen(panel) == still[0]


def test_that_shift_f8_goes_back_to_the_one_before_a_finding_that_was_mended(session, panel):
    row = row_of(panel, "DES-01", "a1.4")
    choose(panel, "DES-01", "a1.4")
    before = listed(panel)[:row]
    change(session, "25")
    panel.go_previous()
    assert chosen(panel) == [f for f in before if f in listed(panel)][-1]


def test_that_f8_goes_round_past_the_accepted_ones(qtbot, session, panel):
    accept_finding(session, listed(panel)[0])
    open_ = len(listed(panel)) - 1
    seen: list[Finding] = []
    panel.chosen.connect(seen.append)
    for _ in range(open_ + 1):
        panel.go_next()
    assert len({id(finding) for finding in seen}) == open_
    assert seen[0] is seen[-1]
    assert all(finding.accepted is None for finding in seen)


def test_that_an_accepted_finding_goes_quietly_to_the_end_with_its_reason(session, panel):
    finding = choose(panel, "ARI-03")
    accept_finding(session, finding, "La meta se amplió.")
    last = listed(panel)[-1]
    assert (last.rule, last.accepted.reason) == ("ARI-03", "La meta se amplió.")
    assert panel._counts.text().endswith("1 aceptado")
    panel._choose(len(listed(panel)) - 1)
    assert panel._help._accepted.text() == "Ana Ruiz, 14/07/2023: La meta se amplió."
    assert button(panel, "Quitar la aceptación").isEnabled()


def test_that_accepting_goes_on_to_the_next_finding(session, panel):
    finding = choose(panel, "ARI-03")
    following = listed(panel)[row_of(panel, "ARI-03") + 1]
    accept_finding(session, finding)
    panel.go_next()
    assert chosen(panel) == following


def test_that_asking_to_accept_names_the_chosen_finding(qtbot, panel):
    finding = choose(panel, "ARI-03")
    with qtbot.waitSignal(panel.accept_wanted) as wanted:
        click(button(panel, "Aceptar con motivo…"))
    assert wanted.args == [finding]


def test_that_an_error_cannot_be_accepted(session, panel):
    change(session, "5", key="achieved_3")
    choose(panel, "CAP-02")
    assert not panel._accept.isVisible()
    choose(panel, "ARI-03")
    assert panel._accept.isVisible()


def test_that_without_findings_the_panel_says_what_comes_next(session, panel):
    findings = session.findings.all
    for finding in findings:
        accept_finding(session, finding)
    assert panel._stack.currentIndex() == 0  # accepted ones can still be looked at
    session.replace(sample(), path=None)
    session.findings.__dict__["all"] = ()
    panel._on_change()
    assert panel._stack.currentIndex() == 1
    assert panel._stack.currentWidget().isVisible()


def test_that_another_report_shows_its_findings_from_the_top(session, panel):
    panel._choose(40)
    session.replace(Report(indicators=(new_indicator(level="Fin"),)), path=None)
    assert listed(panel) == session.findings.all
    assert panel.list.verticalScrollBar().value() == 0


def test_that_a_chosen_row_looks_chosen_with_and_without_the_keys(qtbot, panel):
    panel._choose(0)
    qtbot.waitUntil(lambda: panel.list.columnWidth(0) > 200)

    def ground(row=0):
        place = panel.list.visualRect(panel._model.index(row)).bottomLeft()
        return panel.list.grab().toImage().pixelColor(place.x() + 6, place.y() - 6).name()

    panel.list.setFocus()
    with_keys = ground()
    button(panel, "Ir al dato").setFocus()
    without_keys = ground()
    assert len({with_keys, without_keys, ground(row=1)}) == 3


def test_that_undo_brings_a_finding_back_to_its_place(session, panel):
    before = listed(panel)
    change(session, "25")
    assert listed(panel) != before
    session.undo_stack.undo()
    assert listed(panel) == before
