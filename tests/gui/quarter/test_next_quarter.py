"""From one quarter to the next, at the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.importing.dialog import ImportDialog
from gui.prompts import Answer
from gui.quarter.dialog import NextQuarterDialog
from model.comments import comment_at
from model.project_file import Identity, save
from tests.factories import DATA, report, sample
from tests.gui.hands import Key, button, click

WORKBOOK = DATA / "formato_2023.xlsx"


@pytest.fixture
def window(main_window):
    main_window.prompts.choices = [0]
    return main_window


def begin(window):
    window.actions_by_key["next_quarter"].trigger()


def dialog_of(window):
    (dialog,) = window.findChildren(NextQuarterDialog)
    return dialog


def test_that_the_open_report_is_followed_by_its_next_quarter(window):
    begin(window)
    dialog = dialog_of(window)
    assert dialog.isVisible()
    assert window.session.settings.quarter == 2
    click(button(dialog, "Empezar el trimestre"))

    third = window.session.report
    assert third.settings.quarter == 3
    assert third.indicators[0].means.startswith("TERCER")
    assert "Por confirmar" in comment_at(third.indicators[0], "means").text
    assert window.session.path is None
    assert not window.session.undo_stack.isClean()
    assert window.isWindowModified()
    assert "Empezó el 3er. Trimestre 2023" in window.status.text()


def test_that_a_proposal_without_its_tick_is_not_taken(window):
    begin(window)
    dialog = dialog_of(window)
    dialog.proposals.setFocus()
    assert dialog.proposals.currentColumn() == 3
    QTest.keyClick(dialog.proposals, Key.Key_Space)
    click(button(dialog, "Empezar el trimestre"))

    first, second, *_ = window.session.report.indicators
    assert first.means.startswith("SEGUNDO")
    assert comment_at(first, "means") is None
    assert second.means.startswith("TERCER")


def test_that_escape_leaves_everything_as_it_was(window):
    begin(window)
    QTest.keyClick(dialog_of(window), Key.Key_Escape)
    assert window.session.report == sample()


def test_that_unsaved_work_is_asked_about_before_it_is_left(window):
    window.session.set_field("axis", "Otro", "cambiar")
    window.prompts.unsaved_answers = [Answer.CANCEL]
    begin(window)
    click(button(dialog_of(window), "Empezar el trimestre"))
    assert window.session.settings.quarter == 2
    assert any(asked.startswith("unsaved") for asked in window.prompts.asked)


def test_that_a_saved_report_can_be_chosen_instead(window, tmp_path):
    path = tmp_path / "otro.informe"
    other = sample().replace(indicators=sample().indicators[:4])
    save(other, path, Identity.new())
    window.prompts.choices, window.prompts.report_paths = [1], [path]
    begin(window)
    click(button(dialog_of(window), "Empezar el trimestre"))
    assert len(window.session.report.indicators) == 4
    assert window.session.settings.quarter == 3


def test_that_a_workbook_is_shown_before_it_is_followed(window, qtbot):
    window.prompts.choices, window.prompts.report_paths = [1], [WORKBOOK]
    begin(window)
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportDialog)), timeout=30_000)
    (imported,) = window.findChildren(ImportDialog)
    imported.button.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(NextQuarterDialog)))
    click(button(dialog_of(window), "Empezar el trimestre"))
    assert window.session.settings.quarter == 3
    assert len(window.session.report.indicators) == 15


def test_that_a_report_without_indicators_has_nothing_to_follow(window, tmp_path):
    path = tmp_path / "vacío.informe"
    save(report(), path, Identity.new())
    window.prompts.choices, window.prompts.report_paths = [1], [path]
    begin(window)
    assert not window.findChildren(NextQuarterDialog)
    assert "no tiene indicadores" in window.status.text()


def test_that_a_file_that_cannot_be_opened_is_said(window, tmp_path):
    path = tmp_path / "foto.informe"
    path.write_bytes(b"\x89PNG")
    window.prompts.choices, window.prompts.report_paths = [1], [path]
    begin(window)
    assert len(window.prompts.problems) == 1


def test_that_every_proposal_is_read_without_cutting(window):
    begin(window)
    table = dialog_of(window).proposals
    assert table.rowCount() == 5
    ticks = [table.item(row, 3).checkState() for row in range(5)]
    assert ticks == [Qt.CheckState.Checked] * 5
