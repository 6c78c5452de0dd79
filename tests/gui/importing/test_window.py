"""The import window: what it shows, asks and corrects, and that nothing changes before it is accepted."""

import pytest

from gui.importing.dialog import Destination
from model.importing import KEYS
from tests.factories import DATA, sample
from tests.gui.hands import Key, button, click, focused, press
from tests.gui.importing.conftest import REFERENCE, baselines_of_one, goals_of_no_scale


def _plain(report):
    return [indicator.replace(id="") for indicator in report.indicators]


def _taken(qtbot, dialog):
    """Accept the window by its button and return what it hands over."""
    with qtbot.waitSignal(dialog.taken) as taken:
        click(dialog.button)
    return taken.args


def _lines(tree):
    return [tree.topLevelItem(at).text(0) for at in range(tree.topLevelItemCount())]


def _choose(qtbot, dialog, choice, text):
    """Choose a text from a list by the keys, and wait until the file was understood anew."""
    choice.setFocus()
    at = choice.findText(text)
    assert at >= 0, [choice.itemText(row) for row in range(choice.count())]
    with qtbot.waitSignal(dialog.reading.read):
        press(Key.Key_Home)
        press(Key.Key_Down, times=at)
    qtbot.waitUntil(lambda: not dialog.reading.busy)


def test_that_the_municipality_workbook_is_shown_and_taken_exactly(qtbot, opened):
    dialog = opened(REFERENCE)
    assert dialog.preview.model().rowCount() == 15
    assert not dialog.questions.isVisible()
    assert focused() is dialog.button
    imported, destination = _taken(qtbot, dialog)
    assert _plain(imported.report) == _plain(sample())
    assert destination is Destination.NEW


def test_that_the_heading_that_was_recognised_is_seen(opened):
    dialog = opened(REFERENCE)
    shown = {title: value.text() for title, value in dialog.summary._values.items()}
    assert shown["Unidad responsable"] == "304 - Secretaría de Gobierno"
    assert shown["Trimestre"] == "2do. Trimestre 2023"
    assert shown["Objetivos"] == "4"


def test_that_what_is_wrong_stands_with_its_cells_and_what_the_program_does(opened):
    dialog = opened(REFERENCE)
    tree = dialog.review.tree
    assert _lines(tree)[:3] == [
        "Escalas mezcladas (15)",
        "Acumulado en otra escala (15)",
        "Variación que no corresponde (15)",
    ]
    first = tree.topLevelItem(2).child(0)
    assert first.text(0).startswith("Fin: La variación no corresponde")
    assert first.text(1) == "INFORME 2T!V14, W14, Z14"
    assert first.text(2) == "La variación se calcula de nuevo."


def test_that_the_scale_of_each_series_is_told_before_and_after(opened):
    tree = opened(REFERENCE).review.tree
    scales = [line for line in _lines(tree) if line.startswith("Escala de programado")]
    assert scales == ["Escala de programado (15): 25%, 25%, 25%, 25% → 25 %, 25 %, 25 %, 25 %"]


def test_that_a_chosen_line_of_the_review_is_read_whole(opened):
    dialog = opened(REFERENCE)
    dialog.tabs.setCurrentIndex(2)
    dialog.review.tree.setFocus()
    press(Key.Key_Home)
    press(Key.Key_Down)
    assert dialog.review.whole.text().startswith("Acumulado en otra escala (15)\nINFORME 2T!P14, P15")


def test_that_nothing_is_taken_while_a_question_is_open(qtbot, opened, workbook):
    dialog = opened(workbook(baselines_of_one))
    with qtbot.assertNotEmitted(dialog.taken):
        click(dialog.button)
    assert dialog.isVisible()
    assert focused() is dialog.questions.choices[0]


@pytest.mark.parametrize(("answer", "value"), [(1, 1), (2, 100)])
def test_that_the_answer_to_a_question_rules_the_report(qtbot, opened, workbook, answer, value):
    dialog = opened(workbook(baselines_of_one))
    choice = dialog.questions.choices[0]
    _choose(qtbot, dialog, choice, choice.itemText(answer))
    assert dialog.questions.open == 0
    assert focused() is choice
    imported, _ = _taken(qtbot, dialog)
    assert {row.baseline_value for row in imported.report.indicators} == {value}


def test_that_an_answer_which_settles_another_question_leaves_the_keys_where_they_are(
    qtbot, opened, workbook
):
    dialog = opened(workbook(goals_of_no_scale))
    asked = [question.id for question in dialog.questions._questions]
    assert asked[:2] == ["escala_programmed_1", "escala_achieved_1"]
    _choose(qtbot, dialog, dialog.questions.choices[0], dialog.questions.choices[0].itemText(1))
    left = [question.id for question in dialog.questions._questions]
    assert "escala_achieved_1" not in left
    assert focused() is dialog.questions.choices[left.index("escala_programmed_1")]
    press(Key.Key_Tab, times=len(left) - left.index("escala_programmed_1"))
    assert focused() is dialog.tabs.tabBar()


def test_that_a_column_is_corrected_by_hand_and_remembered_for_the_next_file(qtbot, opened, workbook):
    def other_title(sheet):
        sheet["AA12"] = "Notas internas"
        for area in list(sheet.merged_cells.ranges):  # openpyxl would not move them
            sheet.unmerge_cells(str(area))

    dialog = opened(workbook(other_title))
    dialog.tabs.setCurrentIndex(1)
    choice = next(c for use, c in dialog.columns._rows if use.column == 27)
    assert choice.currentText() == "No se importa"
    _choose(qtbot, dialog, choice, "Medios de Verificación")
    imported, _ = _taken(qtbot, dialog)
    assert _plain(imported.report) == _plain(sample())

    def next_quarter(sheet):
        other_title(sheet)
        sheet["B5"] = "3er. Trimestre 2023"
        sheet.insert_cols(1, 2)  # the table begins elsewhere

    again = opened(workbook(next_quarter, "otro.xlsx"))
    imported, _ = _taken(qtbot, again)
    assert [row.means for row in imported.report.indicators] == [row.means for row in sample().indicators]


def test_that_the_memory_of_columns_is_not_used_for_other_headings(qtbot, opened, workbook):
    dialog = opened(workbook(lambda sheet: sheet.__setitem__("AA12", "Notas internas")))
    dialog.tabs.setCurrentIndex(1)
    choice = next(c for use, c in dialog.columns._rows if use.column == 27)
    _choose(qtbot, dialog, choice, "Medios de Verificación")
    _taken(qtbot, dialog)
    assert opened(REFERENCE).reading.corrections == {}


def test_that_a_column_left_out_by_hand_is_blank_in_the_preview(qtbot, opened):
    dialog = opened(REFERENCE)
    dialog.tabs.setCurrentIndex(1)
    choice = next(c for use, c in dialog.columns._rows if use.key == "means")
    _choose(qtbot, dialog, choice, "No se importa")
    last = dialog.preview.model().index(0, 26)
    assert last.data() == ""
    assert "Columna que falta" in " ".join(_lines(dialog.review.tree)) or any(
        "«Medios de Verificación»" in line for line in _lines(dialog.review.tree)
    )


def test_that_tab_goes_from_choice_to_choice_and_on_to_the_buttons(opened):
    dialog = opened(REFERENCE)
    dialog.tabs.setCurrentIndex(1)
    rows = dialog.columns._rows
    rows[0][1].setFocus()
    press(Key.Key_Tab)
    assert focused() is rows[1][1]
    rows[-1][1].setFocus()
    press(Key.Key_Tab)
    assert focused() is dialog.button


def test_that_every_key_of_the_form_can_be_chosen_for_a_column(opened):
    choice = opened(REFERENCE).columns._rows[0][1]
    assert choice.count() == len(KEYS) + 1


def test_that_a_sheet_can_be_left_out_and_taken_again(qtbot, opened, tmp_path):
    from openpyxl import load_workbook

    book = load_workbook(REFERENCE, data_only=True)
    copy = book.copy_worksheet(book.worksheets[0])
    copy.title = "Copia"
    for row in range(14, 29):
        copy.cell(row, 2).value = f"{copy.cell(row, 2).value} de la copia"
    path = tmp_path / "dos.xlsx"
    book.save(path)
    dialog = opened(path)
    assert dialog.preview.model().rowCount() == 30
    dialog.tabs.setCurrentIndex(1)
    sheets = dialog.columns.sheets
    sheets.setFocus()
    press(Key.Key_End)
    with qtbot.waitSignal(dialog.reading.read):
        press(Key.Key_Space)
    assert dialog.preview.model().rowCount() == 15
    assert sheets.item(1).text() == "Copia: no se importa, como usted eligió"
    sheets.setCurrentRow(1)
    with qtbot.waitSignal(dialog.reading.read):
        press(Key.Key_Space)
    assert dialog.preview.model().rowCount() == 30


def test_that_without_any_sheet_left_there_is_a_sentence_and_nothing_to_accept(qtbot, opened, tmp_path):
    from openpyxl import load_workbook

    book = load_workbook(REFERENCE, data_only=True)
    book.create_sheet("Notas")["A1"] = "nada"
    path = tmp_path / "dos.xlsx"
    book.save(path)
    dialog = opened(path)
    dialog.tabs.setCurrentIndex(1)
    dialog.columns.sheets.setFocus()
    press(Key.Key_Home)
    with qtbot.waitSignal(dialog.reading.refused):
        press(Key.Key_Space)
    assert not dialog.button.isEnabled()
    assert "No se encontró" in dialog._sentence.text()
    assert dialog._sentence.isVisible()


def test_that_the_text_of_the_real_report_names_its_shifted_rows_by_line(opened):
    tree = opened(DATA / "informe_2t_2023.txt").review.tree
    assert "Renglón con columnas desplazadas (2)" in _lines(tree)
    group = tree.topLevelItem(_lines(tree).index("Renglón con columnas desplazadas (2)"))
    assert group.child(0).text(1).startswith("línea 35")


def test_that_cancelling_hands_nothing_over(qtbot, opened, settings):
    dialog = opened(REFERENCE)
    with qtbot.assertNotEmitted(dialog.taken):
        click(button(dialog, "Cancelar"))
    assert not dialog.isVisible()
    assert settings.import_columns == {}


def test_that_with_several_destinations_the_officer_chooses(qtbot, opened):
    dialog = opened(REFERENCE, destinations=tuple(Destination))
    click(button(dialog, Destination.ADD.value[0]))
    assert _taken(qtbot, dialog)[1] is Destination.ADD


@pytest.mark.parametrize("size", [(1366, 768), (911, 512)], ids=["100 %", "150 %"])
def test_that_the_window_needs_no_more_than_the_screen(opened, workbook, size):
    hint = opened(workbook(baselines_of_one), destinations=tuple(Destination)).minimumSizeHint()
    assert hint.width() < size[0]
    assert hint.height() < size[1] - 48


def test_that_sheets_with_other_headings_have_their_own_columns(qtbot, opened, tmp_path):
    from openpyxl import Workbook

    from tests.export.reading.layouts_of_rows import one_sheet_for_each_level

    book = Workbook()
    one_sheet_for_each_level(book)
    path = tmp_path / "niveles.xlsx"
    book.save(path)
    dialog = opened(path)
    dialog.tabs.setCurrentIndex(1)
    columns = dialog.columns
    assert [columns.kind.itemText(at) for at in range(columns.kind.count())] == [
        "FIN y PROPÓSITO",
        "COMPONENTES y ACTIVIDADES",
    ]
    first = columns.table.item(0, 1).text()
    columns.kind.setFocus()
    press(Key.Key_Down)
    assert (first, columns.table.item(0, 1).text()) == ("Indicador", "Clave")
    choice = next(c for use, c in columns._rows if use.key == "frequency")
    _choose(qtbot, dialog, choice, "No se importa")
    frequencies = [row.frequency for row in _taken(qtbot, dialog)[0].report.indicators]
    assert frequencies == ["Anual", "Anual", *[""] * 5]


def test_that_a_wide_sheet_is_shown_with_all_its_columns(opened, workbook):
    def wide(sheet):
        for column in range(29, 300):
            sheet.cell(12, column).value = f"Auxiliar {column}"
            sheet.cell(14, column).value = column

    dialog = opened(workbook(wide))
    assert dialog.columns.table.rowCount() == 27 + 271
