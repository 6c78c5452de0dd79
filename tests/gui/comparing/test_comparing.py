"""Two reports side by side at the real window."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from shiboken6 import isValid

from gui.comparing.dialog import DifferencesDialog
from gui.importing.dialog import ImportDialog
from model.next_quarter import begin
from model.project_file import Identity, save
from model.schema import COLUMNS
from tests.factories import DATA, sample
from tests.gui.hands import Key, button, click


@pytest.fixture
def other(tmp_path):
    """Return the file of a report that differs in its axis, in one cell, and by a row."""
    rows = list(sample().indicators)
    rows[3] = rows[3].replace(means="Otro medio")
    rows.append(rows[4].replace(id="new", level="Actividad 9.9", name="Nueva"))
    heading = sample().heading.replace(axis="Otro eje")
    path = tmp_path / "otro.informe"
    save(sample().replace(indicators=tuple(rows), heading=heading), path, Identity.new())
    return path


@pytest.fixture
def dialog(main_window, other):
    main_window.prompts.report_paths = [other]
    main_window.actions_by_key["compare"].trigger()
    (dialog,) = main_window.findChildren(DifferencesDialog)
    return dialog


def lines(dialog):
    table = dialog.table
    return [[table.item(row, column).text() for column in range(4)] for row in range(table.rowCount())]


def test_that_the_differences_are_listed_with_both_sides(dialog):
    axis, means, new = lines(dialog)
    assert axis == ["Datos generales", "Eje", "2. Gobernabilidad democrática", "Otro eje"]
    assert means[:2] == ["Actividad 1.4", "Medios de Verificación"]
    assert means[3] == "Otro medio"
    assert new == ["Actividad 9.9", "Todo el indicador", "no está", "Nueva"]
    assert dialog.count.text() == "3 diferencias."


def test_that_enter_and_the_button_lead_to_the_cell_and_the_list_stays(dialog, main_window):
    dialog.table.setCurrentCell(1, 0)
    QTest.keyClick(dialog.table, Key.Key_Return)
    row, column = main_window.table.current_cell()
    assert main_window.session.report.indicators[row].id == "a1.4"
    assert COLUMNS[column].key == "means"
    assert dialog.isVisible()
    dialog.table.setCurrentCell(0, 0)
    click(button(dialog, "Ir al dato"))
    assert main_window.heading.isVisible()


def test_that_a_row_of_the_other_report_alone_is_said_to_be_there(dialog, main_window):
    dialog.table.setCurrentCell(2, 0)
    click(button(dialog, "Ir al dato"))
    assert main_window.status.text() == "Ese indicador sólo está en el otro informe."


def test_that_the_list_follows_what_is_changed_meanwhile(dialog, main_window, qtbot):
    main_window.session.set_field("axis", "Otro eje", "cambiar el eje")
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2)


def test_that_the_list_closes_with_its_report(dialog, main_window, qtbot):
    with qtbot.waitSignal(dialog.finished):
        main_window.session.replace(sample(), path=None)


def test_that_reports_that_say_the_same_are_called_so(main_window, tmp_path):
    path = tmp_path / "igual.informe"
    save(sample(), path, Identity.new())
    main_window.prompts.report_paths = [path]
    main_window.actions_by_key["compare"].trigger()
    (dialog,) = main_window.findChildren(DifferencesDialog)
    assert dialog.count.text() == "Los dos informes dicen lo mismo."
    assert not dialog.table.isVisible()


def test_that_what_changed_since_the_quarter_before_is_listed(main_window):
    main_window.session.replace(begin(sample()).report, path=None)
    main_window.session.set_cells([(3, "unit", "acciones")], "cambiar")
    main_window.actions_by_key["since_previous"].trigger()
    (dialog,) = main_window.findChildren(DifferencesDialog)
    assert lines(dialog) == [["Actividad 1.4", "Unidad de Medida", "Porcentaje", "acciones"]]


def test_that_in_a_new_year_it_says_that_only_the_definitions_are_compared(main_window):
    fourth = sample().replace(settings=sample().settings.replace(quarter=4))
    main_window.session.replace(begin(fourth).report, path=None)
    main_window.actions_by_key["since_previous"].trigger()
    (dialog,) = main_window.findChildren(DifferencesDialog)
    assert "el ejercicio es nuevo" in dialog.count.text()
    assert dialog.count.geometry().bottom() < dialog.height() / 2  # the sentences stand at the top


def test_that_a_report_that_knows_no_quarter_before_says_how_it_would(main_window):
    main_window.actions_by_key["since_previous"].trigger()
    assert not main_window.findChildren(DifferencesDialog)
    assert "Nuevo trimestre a partir de…" in main_window.status.text()


def test_that_a_list_that_was_closed_hears_no_more_of_the_report(dialog, main_window, qtbot):
    QTest.keyClick(dialog, Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(dialog))
    with qtbot.captureExceptions() as faults:
        main_window.session.set_field("axis", "Otro eje", "cambiar el eje")
    assert faults == []


def test_that_a_workbook_is_shown_before_it_is_compared(main_window, qtbot):
    main_window.prompts.report_paths = [DATA / "formato_2023.xlsx"]
    main_window.actions_by_key["compare"].trigger()
    qtbot.waitUntil(lambda: bool(main_window.findChildren(ImportDialog)), timeout=30_000)
    (imported,) = main_window.findChildren(ImportDialog)
    assert imported.button.text() == "Comparar"
    imported.button.click()
    qtbot.waitUntil(lambda: bool(main_window.findChildren(DifferencesDialog)))
    (dialog,) = main_window.findChildren(DifferencesDialog)
    assert [line[:2] for line in lines(dialog)] == [["Datos generales", "Pie de página"]]
