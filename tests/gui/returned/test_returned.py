"""A workbook of ours that came back edited, in the real window."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton

from gui.returned.dialog import SAME, ReturnedDialog
from tests.export.returning import cell, edited
from tests.factories import sample
from tests.gui.hands import CTRL, Key, button, click, focused, press


@pytest.fixture
def book(tmp_path):
    """A workbook of the real report in which two figures were changed and one cannot be read."""

    def edit(sheet):
        cell(sheet, 0, "achieved_2").value = 30
        cell(sheet, 1, "achieved_2").value = 31
        cell(sheet, 2, "achieved_2").value = "unos treinta"

    path = tmp_path / "devuelto.xlsx"
    path.write_bytes(edited(sample(), edit))
    return path


def shown(qtbot, window, path) -> ReturnedDialog:
    window.importing.open(path)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ReturnedDialog), timeout=30_000)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReturnedDialog)
    return dialog


def texts(table):
    return [[table.item(row, column).text() for column in range(5)] for row in range(table.rowCount())]


def achieved(window):
    return [row.achieved[1] for row in window.session.report.indicators[:3]]


def test_that_each_changed_cell_is_shown_with_what_was_exported_and_what_stands_there_now(
    qtbot, main_window, book
):
    dialog = shown(qtbot, main_window, book)
    assert texts(dialog.table) == [
        ["Fin", "Alcanzado 2do. Trim.", "25 %", "30 %", "Informe 2T 2023!R13"],
        ["Propósito", "Alcanzado 2do. Trim.", "30 %", "31 %", "Informe 2T 2023!R14"],
    ]
    assert texts(dialog.unread)[0][2] == "unos treinta"
    assert "unos treinta" not in [row[3] for row in texts(dialog.table)]
    press(Key.Key_Escape)
    assert achieved(main_window) == [25, 30, 21]


def test_that_only_what_is_marked_goes_into_the_open_report_as_one_step(qtbot, main_window, book):
    dialog = shown(qtbot, main_window, book)
    assert focused() is dialog.table
    press(Key.Key_Down)
    press(Key.Key_Space)
    assert dialog.table.item(1, 0).checkState() is Qt.CheckState.Unchecked
    assert dialog.button.text() == "Tomar 1 cambio"
    click(dialog.button)
    assert achieved(main_window) == [30, 30, 21]
    assert main_window.session.undo_stack.count() == 1
    assert "devuelto.xlsx" in main_window.session.undo_stack.undoText()
    main_window.activateWindow()
    qtbot.waitUntil(main_window.isActiveWindow)
    main_window.table.setFocus()
    press(Key.Key_Z, CTRL)
    assert achieved(main_window) == [25, 30, 21]


def test_that_without_a_mark_there_is_nothing_to_take_into_the_open_report(qtbot, main_window, book):
    dialog = shown(qtbot, main_window, book)
    click(button(dialog, "No marcar nada"))
    assert not dialog.button.isEnabled()
    click(button(dialog, "Marcar todo"))
    assert dialog.button.text() == "Tomar 2 cambios"
    press(Key.Key_Escape)


def test_that_it_opens_as_a_report_of_its_own(qtbot, main_window, book):
    dialog = shown(qtbot, main_window, book)
    choice = next(one for one in dialog.findChildren(QRadioButton) if "nuevo" in one.text())
    click(choice)
    assert dialog.button.text() == "Abrir el informe"
    click(dialog.button)
    assert achieved(main_window) == [30, 31, 21]
    assert main_window.session.path is None
    assert not main_window.session.undo_stack.isClean()


def test_that_a_workbook_that_nobody_changed_says_so_and_opens_as_it_was(qtbot, main_window, tmp_path):
    path = tmp_path / "igual.xlsx"
    path.write_bytes(edited(sample(), lambda _: None))
    dialog = shown(qtbot, main_window, path)
    assert any(label.text() == SAME for label in dialog.findChildren(type(dialog._label(""))))
    click(dialog.button)
    assert main_window.session.report == sample()


def test_that_a_workbook_of_another_report_opens_beside_and_never_into_the_open_one(
    qtbot, main_window, tmp_path
):
    others = tuple(row.replace(id=f"otro-{row.id}") for row in sample().indicators[:2])
    path = tmp_path / "otro.xlsx"
    other = sample().replace(indicators=others)
    path.write_bytes(edited(other, lambda sheet: setattr(cell(sheet, 0, "achieved_2"), "value", 30)))
    dialog = shown(qtbot, main_window, path)
    assert not dialog.findChildren(QRadioButton)
    click(dialog.button)
    assert main_window.session.report.indicators[0].achieved[1] == Decimal(30)
    assert len(main_window.session.report.indicators) == 2


def test_that_the_end_of_a_long_text_is_shown_where_only_the_end_changed(qtbot, main_window, tmp_path):
    last = sample().heading.objectives[-1]

    def edit(sheet):
        for row in sheet.iter_rows():
            for one in row:
                if one.value == last:
                    one.value = f"{last} Así sea."

    path = tmp_path / "devuelto.xlsx"
    path.write_bytes(edited(sample(), edit))
    dialog = shown(qtbot, main_window, path)
    ((_, title, before, after, _),) = texts(dialog.table)
    assert title == "Objetivos"
    assert before.startswith("… ")
    assert after.endswith("Así sea.")
    press(Key.Key_Escape)
