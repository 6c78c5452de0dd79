"""Texts that cannot be a value: they stay where they were typed, with the reason and the ways out."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.table.officer import ALT, Key, Officer


@pytest.fixture
def refused(officer: Officer) -> Officer:
    """Someone who has typed a decimal comma."""
    officer.goes_to("a1.4", "achieved_2")
    officer.types("12,5")
    officer.presses(Key.Key_Return)
    return officer


def test_that_a_refused_text_stays_in_its_editor_with_the_reason(refused):
    assert isinstance(refused.focus, QLineEdit)
    assert refused.focus.text() == "12,5"
    assert "coma decimal" in refused.table.editing.refusal()
    assert refused.achieved("a1.4") == Decimal(10)
    assert refused.steps == 0


def test_that_a_refused_text_can_be_mended_where_it_stands(refused):
    refused.presses(Key.Key_Left)
    refused.presses(Key.Key_Backspace)
    refused.types(".")
    assert refused.table.editing.refusal() == ""
    refused.presses(Key.Key_Return)
    assert refused.achieved("a1.4") == Decimal("12.5")
    assert refused.at == ("a1.7", "achieved_2")


def test_that_esc_gives_a_refused_text_up(refused):
    refused.presses(Key.Key_Escape)
    assert refused.focus is refused.table
    assert refused.achieved("a1.4") == Decimal(10)
    assert refused.table.editing.refusal() == ""


def test_that_the_proposal_is_one_click_away(refused):
    button = next(b for b in refused.table.findChildren(QPushButton) if "12.5" in b.text())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert refused.achieved("a1.4") == Decimal("12.5")
    assert not refused.table.editing.is_open()


def test_that_the_message_stays_inside_the_table(refused):
    bubble = next(b for b in refused.table.findChildren(QPushButton) if "12.5" in b.text()).parentWidget()
    assert refused.table.viewport().geometry().contains(bubble.geometry())


def test_that_saving_waits_for_a_refused_text(refused):
    assert not refused.table.commit_pending_edit()
    assert refused.focus.text() == "12,5"


def test_that_clicking_or_going_elsewhere_in_the_table_does_not_lose_a_refused_text(refused):
    refused.clicks("c1", "achieved_1")
    assert refused.focus.text() == "12,5"
    assert refused.at == ("a1.4", "achieved_2")
    assert not refused.table.go_to("c1", "name")
    header = refused.table.columns.viewport()
    QTest.mouseClick(header, Qt.MouseButton.LeftButton, pos=QPoint(40, header.height() - 10))
    assert refused.focus.text() == "12,5"


def test_that_a_refused_text_does_not_hold_the_keys_captive(refused, window: QWidget):
    other = window.findChild(QLineEdit, "other")
    assert other is not None
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    assert refused.focus is other
    assert refused.table.editing.is_open()
    assert "coma decimal" in refused.table.editing.refusal()
    refused.table.setFocus()
    assert refused.focus.text() == "12,5"


def test_that_removing_its_row_closes_an_editor(refused):
    report = refused.session.report
    refused.session.replace(report.replace(indicators=report.indicators[:2]), path=None)
    assert not refused.table.editing.is_open()
    assert refused.table.editing.refusal() == ""


def test_that_the_proposal_can_be_taken_by_key(refused, qtbot: QtBot):
    refused.presses(Key.Key_U, ALT)
    qtbot.waitUntil(lambda: refused.achieved("a1.4") == Decimal("12.5"))


def test_that_the_message_follows_its_cell_when_the_table_scrolls(refused):
    button = next(b for b in refused.table.findChildren(QPushButton) if "12.5" in b.text())
    before = button.parentWidget().y()
    bar = refused.table.verticalScrollBar()
    bar.setValue(bar.value() + 15)
    assert button.parentWidget().y() == before - 15
