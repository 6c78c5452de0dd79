"""Cells that an earlier quarter closed, by keys and mouse at the real window."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip

from gui.forms.more_data import MoreDataDialog
from gui.table.model import COLUMN_AT
from gui.theme.palette import active
from model.next_quarter import begin
from tests.factories import sample
from tests.gui.hands import CTRL, SHIFT, Key, press, write

CLOSED, OPEN = "achieved_1", "achieved_3"


@pytest.fixture
def window(main_window):
    main_window.session.replace(begin(sample()).report, path=None)
    main_window.settings.user = "Ana Ruiz"
    main_window.table.go_to("a1.4", CLOSED)
    return main_window


def row(window, code="a1.4"):
    return next(row for row in window.session.report.indicators if row.id == code)


def index(window, key=CLOSED, code="a1.4"):
    model = window.table.report_model
    return model.index(model.row_of(code), COLUMN_AT[key])


def said(window, key=CLOSED):
    return index(window, key).data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize(
    "act", [lambda: press(Key.Key_F2), lambda: write("9"), lambda: press(Key.Key_Return)]
)
def test_that_neither_keys_nor_typing_open_its_editor_and_the_way_is_said(window, act):
    act()
    assert not window.table.editing.is_open()
    assert row(window).achieved[0] == Decimal(25)
    assert window.session.undo_stack.count() == 0


def test_that_typing_says_how_to_open_it(window):
    write("9")
    assert "Abrir celda cerrada…" in window.status.text()


def test_that_clearing_cutting_and_pasting_leave_it_and_say_so(window):
    QApplication.clipboard().setText("9\t9\t9")
    press(Key.Key_V, CTRL)
    assert row(window).achieved == (Decimal(25), Decimal(10), Decimal(9), None)
    assert window.status.text().startswith("1 pegada, 2 omitidas (2 cerradas)")
    window.table.go_to("a1.4", CLOSED)
    press(Key.Key_Delete)
    assert row(window).achieved[0] == Decimal(25)
    assert "1 omitida (1 cerrada)" in window.status.text()


def test_that_filling_leaves_it(window):
    window.table.go_to("a1.7", CLOSED)
    before = row(window, "a1.7").achieved
    press(Key.Key_J, CTRL)
    assert row(window, "a1.7").achieved == before
    assert "cerrada" in window.status.text()


def test_that_one_text_for_many_cells_leaves_the_closed_ones(window):
    window.table.go_to("a1.4", OPEN)
    press(Key.Key_Left, SHIFT, times=2)
    write("9")
    press(Key.Key_Return, CTRL)
    assert row(window).achieved == (Decimal(25), Decimal(10), Decimal(9), None)
    assert "2 cerradas" in window.status.text()


def test_that_it_is_said_and_shown_as_closed(window):
    assert "está cerrada" in said(window)
    assert "cerrada" in index(window).data(Qt.ItemDataRole.ToolTipRole)
    assert "cerrada" not in said(window, OPEN)
    assert not index(window).flags() & Qt.ItemFlag.ItemIsEditable
    assert index(window, OPEN).flags() & Qt.ItemFlag.ItemIsEditable
    window.table.go_to("f", "achieved_4")
    assert has_ink(window, CLOSED, active().text_muted)
    assert not has_ink(window, "achieved_3", active().text_muted)


def has_ink(window, key, ink):
    """Whether the lower left corner of a cell, where padlocks are, shows a colour."""
    cell = window.table.visualRect(index(window, key, "f"))
    image = window.table.viewport().grab(cell).toImage()
    corner = [(x, y) for x in range(20) for y in range(max(0, image.height() - 22), image.height() - 2)]
    return any(image.pixelColor(x, y) == QColor(ink) for x, y in corner)


def test_that_it_opens_with_a_reason_that_is_kept_and_undo_closes_it(window):
    window.prompts.reasons = ["Se corrigió la evidencia."]
    window.actions_by_key["open_cell"].trigger()
    (opening,) = window.session.report.openings
    assert (opening.indicator, opening.key, opening.user) == ("a1.4", CLOSED, "Ana Ruiz")
    assert opening.reason == "Se corrigió la evidencia."
    assert "Alcanzado 1er. Trim. de Actividad 1.4 ya se reportó: 25 %." in window.prompts.asked[-1]

    write("26")
    press(Key.Key_Return)
    assert row(window).achieved[0] == Decimal(26)
    assert "cambió desde el trimestre anterior (T2 2023). Antes: 25" in said(window)
    assert "Se corrigió la evidencia." in index(window).data(Qt.ItemDataRole.ToolTipRole)
    press(Key.Key_Z, CTRL)
    press(Key.Key_Z, CTRL)
    assert window.session.report.openings == ()
    assert "está cerrada" in said(window)


def test_that_opening_is_offered_only_at_a_closed_cell(window):
    action = window.actions_by_key["open_cell"]
    assert action.isEnabled()
    window.table.go_to("a1.4", OPEN)
    assert not action.isEnabled()
    window.table.go_to("a1.4", CLOSED)
    assert action.isEnabled()
    window.prompts.reasons = ["Se corrigió la evidencia."]
    action.trigger()
    assert not action.isEnabled()
    press(Key.Key_Z, CTRL)
    assert action.isEnabled()
    window.session.replace(sample(), path=None)
    window.table.go_to("a1.4", CLOSED)
    assert not action.isEnabled()


def test_that_without_a_reason_it_stays_closed(window):
    window.actions_by_key["open_cell"].trigger()
    assert window.session.report.openings == ()


def test_that_a_cell_that_is_not_closed_is_called_so(window):
    window.table.go_to("a1.4", OPEN)
    window.reports.quarter.open_cell()
    assert window.status.text() == "Esta celda no está cerrada."
    assert window.prompts.asked == []


def test_that_its_variables_can_only_be_read(window, qtbot):
    dialog = MoreDataDialog(window.session, 3, "achieved_numerators_1", window)
    qtbot.addWidget(dialog)
    dialog.show()
    closed, open_one = (
        next(field for field in dialog.findChildren(QLineEdit) if field.objectName() == f"field_{name}")
        for name in ("achieved_numerators_1", "achieved_numerators_3")
    )
    assert closed.isReadOnly()
    assert "cerrada" in closed.accessibleDescription()
    assert not open_one.isReadOnly()
    corner = closed.rect().center()
    QApplication.sendEvent(closed, QHelpEvent(QEvent.Type.ToolTip, corner, closed.mapToGlobal(corner)))
    assert "cerrada" in QToolTip.text()


def test_that_a_changed_definition_wears_a_bar_and_says_what_it_was(window):
    assert "cambió" not in said(window, "method")
    window.session.set_cells([(0, "method", "(a / b)*100")], "cambiar el método")
    words = index(window, "method", "f").data(Qt.ItemDataRole.AccessibleTextRole)
    assert "cambió desde el trimestre anterior (T2 2023). Antes: (número de" in words
    window.table.go_to("f", "definition")
    cell = window.table.visualRect(index(window, "method", "f"))
    image = window.table.viewport().grab(cell).toImage()
    assert image.pixelColor(1, image.height() // 2) == QColor(active().accent)


def test_that_the_first_quarter_shows_the_fourth_of_the_year_before(window):
    whole = sample().indicators[0].replace(achieved=(Decimal(25),) * 4)
    year = sample().replace(indicators=(whole,), settings=sample().settings.replace(quarter=4))
    window.session.replace(begin(year).report, path=None)
    assert window.table.report_model.row(0).ghost(COLUMN_AT["achieved_1"]) == "T4: 25 %"
    words = index(window, "achieved_1", "f").data(Qt.ItemDataRole.AccessibleTextRole)
    assert "en el cuarto trimestre del año anterior: 25" in words


def test_that_going_back_to_an_earlier_value_is_refused_where_the_cell_is_closed(window):
    window.cells._restore("a1.4", CLOSED, Decimal(9))
    assert row(window).achieved[0] == Decimal(25)
    assert "está cerrada" in window.status.text().lower()
