"""Files by month, with tables side by side or in cards, in the import window: asked and answered by keys."""

import pytest
from openpyxl import Workbook

from tests.export.reading import layouts_of_forms, layouts_of_periods, layouts_of_writing
from tests.export.reading.municipalities import ROWS
from tests.gui.hands import click
from tests.gui.importing.test_window import _choose


@pytest.fixture
def written(tmp_path):
    """A function that writes a layout into a workbook, and says where."""

    def writing(layout):
        book = Workbook()
        layout(book)
        path = tmp_path / "libro.xlsx"
        book.save(path)
        return path

    return writing


def test_that_a_file_by_month_is_asked_about_before_it_is_taken(qtbot, opened, written):
    dialog = opened(written(layouts_of_periods.months_under_bands))
    assert dialog.questions.open == 1
    click(dialog.button)
    assert dialog.isVisible()
    choice = dialog.questions.choices[0]
    assert choice.hasFocus()
    assert "por mes" in choice.accessibleName()
    _choose(qtbot, dialog, choice, "Con la suma de sus tres meses (lo más probable)")
    with qtbot.waitSignal(dialog.taken) as taken:
        click(dialog.button)
    assert taken.args[0].report.indicators[0].programmed == ROWS[0].programmed


def test_that_another_answer_changes_what_is_shown(qtbot, opened, written):
    dialog = opened(written(layouts_of_periods.months_under_bands))
    _choose(qtbot, dialog, dialog.questions.choices[0], "Con el valor de su último mes")
    model = dialog.preview.model()
    shown = {model.index(0, column).data() for column in range(model.columnCount())}
    assert "4 %" in shown


def test_that_the_second_of_two_tables_can_be_chosen(qtbot, opened, written):
    dialog = opened(written(layouts_of_forms.two_tables_side_by_side))
    assert dialog.preview.model().rowCount() == 4
    _choose(qtbot, dialog, dialog.questions.choices[0], "La de las columnas N–Y")
    assert dialog.preview.model().rowCount() == 3
    assert dialog.questions.open == 0


def test_that_cards_have_no_columns_to_choose_and_say_so(opened, written):
    dialog = opened(written(layouts_of_forms.cards_with_a_small_table))
    assert dialog.preview.model().rowCount() == len(ROWS)
    assert dialog.columns.table.rowCount() == 0
    assert "ficha" in dialog.columns._advice.text()


def test_that_the_columns_of_a_table_on_its_side_are_called_rows(qtbot, opened, written):
    dialog = opened(written(layouts_of_forms.on_its_side))
    assert dialog.columns.table.item(0, 0).text() == "Renglón 3"
    _choose(qtbot, dialog, dialog.columns._rows[2][1], "No se importa")
    assert {row.method for row in dialog._imported.report.indicators} == {""}


def test_that_decimal_commas_are_shown_before_and_after(opened, written):
    tree = opened(written(layouts_of_writing.decimal_commas)).review.tree
    lines = [tree.topLevelItem(at).text(0) for at in range(tree.topLevelItemCount())]
    assert [line for line in lines if line.startswith("Hay valores con coma decimal: «10,0» se lee 10")]
    assert [line for line in lines if "10,0 %, 20,0 %, 30,0 %, 40,0 % → 10 %, 20 %, 30 %, 40 %" in line]
