"""Copying, cutting, clearing and pasting blocks by keys; each is one step."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStyle
from pytestqt.qtbot import QtBot

from gui.table.model import COLUMN_AT
from gui.table.rejections import RejectionsDialog
from model.paste import Rejected
from tests.fakes import FakePrompts
from tests.gui.table.officer import CTRL, SHIFT, Key


@pytest.fixture
def prompts(officer):
    officer.table.blocks.prompts = FakePrompts()
    return officer.table.blocks.prompts


@pytest.fixture
def said(officer):
    """What the status bar was told."""
    sentences: list[str] = []
    officer.table.notice.connect(sentences.append)
    return sentences


def on_clipboard(text, html=""):
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    QApplication.clipboard().setMimeData(data)


def pastes(officer, text, html=""):
    on_clipboard(text, html)
    officer.presses(Key.Key_V, CTRL)


def test_that_a_selected_block_is_copied_as_text_and_html_with_percent_signs(officer):
    officer.goes_to("a1.4", "achieved_1")
    officer.presses(Key.Key_Right, SHIFT)
    officer.presses(Key.Key_Down, SHIFT)
    officer.presses(Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "25%\t10%\r\n25%\t33%"
    assert 'sdval="0.33"' in QApplication.clipboard().mimeData().html()


def test_that_calculated_figures_are_copied_as_they_are_shown(officer):
    officer.goes_to("a1.4", "achieved_2")
    officer.presses(Key.Key_Right, SHIFT, times=3)
    officer.presses(Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "10%\t\t\t35%"


def test_that_a_block_can_be_copied_with_the_titles_of_its_columns(officer):
    officer.goes_to("a1.4", "achieved_1")
    officer.presses(Key.Key_Right, SHIFT)
    officer.table.blocks.copy(headings=True)
    assert QApplication.clipboard().text() == "Alcanzado 1er. Trim.\tAlcanzado 2do. Trim.\r\n25%\t10%"


def test_that_cells_picked_one_by_one_in_the_same_rows_are_copied_as_a_block(officer, said):
    officer.goes_to("a1.4", "achieved_4")
    officer.goes_to("a1.4", "achieved_1")
    officer.clicks("a1.4", "achieved_3", CTRL)
    officer.presses(Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "25%\t"
    officer.clicks("a1.7", "achieved_2", CTRL)
    officer.presses(Key.Key_C, CTRL)
    assert "un bloque" in said[-1]
    assert QApplication.clipboard().text() == "25%\t"


def test_that_hidden_rows_and_columns_are_neither_copied_nor_cleared(officer):
    table = officer.table
    shown = [row.id for row in officer.session.report.indicators if row.id != "a1.7"]
    table.arrangement.show_only(shown)
    table.set_hidden_columns({"achieved_2"})
    officer.goes_to("a1.4", "achieved_1")
    officer.presses(Key.Key_Down, SHIFT)
    officer.presses(Key.Key_Right, SHIFT)
    officer.presses(Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "25%\t\r\n19%\t"
    officer.presses(Key.Key_Delete)
    assert officer.achieved("a1.7", 1) == 25
    assert officer.row("a1.8").achieved[0] is None
    assert officer.row("a1.8").achieved[1] is not None
    assert officer.steps == 1


def test_that_a_block_is_pasted_over_the_rows_that_are_seen(officer):
    shown = [row.id for row in officer.session.report.indicators if row.id != "a1.7"]
    officer.table.arrangement.show_only(shown)
    officer.goes_to("a1.4", "achieved_1")
    pastes(officer, "1\n2\n")
    assert [officer.achieved(code, 1) for code in ("a1.4", "a1.7", "a1.8")] == [1, 25, 2]


def test_that_delete_empties_the_block_but_not_what_is_calculated_in_one_step(officer, said):
    officer.goes_to("a1.4", "achieved_2")
    officer.presses(Key.Key_Right, SHIFT, times=3)
    officer.presses(Key.Key_Delete)
    assert officer.row("a1.4").achieved == (25, None, None, None)
    assert said[-1].startswith("3 borradas, 1 omitida (1 calculada).")
    assert officer.session.undo_stack.undoText() == "borrar 1×3"
    officer.session.undo_stack.undo()
    assert officer.achieved("a1.4") == Decimal(10)


def test_that_cutting_copies_and_empties_in_one_step(officer):
    officer.goes_to("a1.4", "achieved_2")
    officer.presses(Key.Key_X, CTRL)
    assert QApplication.clipboard().text() == "10%"
    assert officer.achieved("a1.4") is None
    assert officer.session.undo_stack.undoText() == "cortar Alcanzado 2do. Trim. de Actividad 1.4"
    assert officer.steps == 1


def test_that_a_block_is_pasted_from_the_current_cell_in_one_named_step(officer, said):
    officer.goes_to("a1.4", "achieved_1")
    pastes(officer, "11\t12%\r\n13\t\r\n")
    assert officer.row("a1.4").achieved[:2] == (11, 12)
    assert officer.row("a1.7").achieved[:2] == (13, None)
    assert officer.session.undo_stack.undoText() == "pegar 2×2"
    assert said[-1].startswith("4 pegadas.")
    assert officer.steps == 1
    officer.session.undo_stack.undo()
    assert officer.row("a1.7").achieved[:2] == (25, 33)


def test_that_what_was_pasted_is_selected(officer):
    officer.goes_to("a1.4", "achieved_1")
    pastes(officer, "11\t12\n13\t14")
    (block,) = officer.table.selected_ranges()
    assert (block[2] - block[0], block[3] - block[1]) == (1, 1)


@pytest.mark.parametrize("text", ["25", "25%", "25.0", " 25 ", "25 %"])
def test_that_numbers_are_pasted_however_they_are_written(officer, text):
    officer.goes_to("a1.4", "achieved_2")
    pastes(officer, text)
    assert officer.achieved("a1.4") == 25


def test_that_a_dash_is_pasted_as_no_value(officer):
    officer.goes_to("a1.4", "achieved_2")
    pastes(officer, "—")
    assert officer.achieved("a1.4") is None


def test_that_texts_keep_quotes_line_breaks_and_tabs(officer):
    officer.goes_to("a1.4", "definition")
    pastes(officer, '"uno\r\n""dos""\ttres"\r\n')
    assert officer.row("a1.4").definition == 'uno\n"dos"\ttres'


def test_that_a_table_of_word_is_pasted_from_its_html(officer):
    html = "<table><tr><td><p>Uno</p><p>Dos</p></td></tr><tr><td>Tres</td></tr></table>"
    officer.goes_to("a1.4", "definition")
    pastes(officer, "Uno\r\nDos\r\nTres\r\n", html)
    assert officer.row("a1.4").definition == "Uno\nDos"
    assert officer.row("a1.7").definition == "Tres"
    assert officer.session.undo_stack.undoText() == "pegar 2×1"


def test_that_one_value_fills_the_selection(officer):
    officer.goes_to("a1.4", "achieved_1")
    officer.presses(Key.Key_Down, SHIFT, times=2)
    pastes(officer, "40")
    assert [officer.achieved(code, 1) for code in ("a1.4", "a1.7", "a1.8")] == [40, 40, 40]
    assert officer.steps == 1


def test_that_a_block_fills_a_selection_that_holds_it_several_times(officer):
    officer.goes_to("a1.4", "achieved_1")
    officer.presses(Key.Key_Down, SHIFT, times=3)
    pastes(officer, "1\n2")
    assert [officer.achieved(code, 1) for code in ("a1.4", "a1.7", "a1.8")] == [1, 2, 1]
    assert officer.session.undo_stack.undoText() == "pegar 4×1"


def test_that_a_block_longer_than_the_table_asks_and_adds_rows_in_the_same_step(officer, prompts):
    officer.goes_to("a3.3", "name")
    prompts.choices = [0]
    before = officer.session.report
    pastes(officer, "uno\ndos\ntres")
    assert prompts.offered == [("Agregar 2 indicadores", "Pegar sólo lo que cabe")]
    assert [row.name for row in officer.session.report.indicators[-3:]] == ["uno", "dos", "tres"]
    assert officer.session.undo_stack.undoText() == "pegar 3×1"
    assert officer.steps == 1
    officer.session.undo_stack.undo()
    assert officer.session.report == before


def test_that_only_what_fits_can_be_pasted_or_nothing(officer, prompts, said):
    officer.goes_to("a3.3", "name")
    prompts.choices = [1]
    pastes(officer, "uno\ndos")
    assert officer.row("a3.3").name == "uno"
    assert len(officer.session.report.indicators) == 15
    assert "1 fuera de la tabla" in said[-1]
    officer.session.undo_stack.undo()
    pastes(officer, "uno\ndos")  # no answer: cancelled
    assert officer.steps == 0


def test_that_columns_beyond_the_last_are_counted_as_left_out(officer, said):
    officer.goes_to("a1.4", "means")
    pastes(officer, "Acta\tx\ty")
    assert officer.row("a1.4").means == "Acta"
    assert said[-1].startswith("1 pegada, 2 omitidas (2 fuera de la tabla).")


def test_that_what_cannot_be_pasted_is_listed_with_its_proposal_which_is_one_step(
    officer, said, qtbot: QtBot
):
    officer.goes_to("a3.3", "achieved_1")
    pastes(officer, "20\t12,5\tdiez\t\t9\t1")
    assert said[-1].startswith("2 pegadas, 4 omitidas (2 calculadas, 2 por revisar).")
    assert officer.row("a3.3").achieved == (20, 25, None, None)
    dialog = officer.table.blocks.rejections
    assert dialog.isVisible()
    cells = [[dialog.list.item(row, column).text() for column in range(4)] for row in range(2)]
    assert cells[0][:2] == ["Actividad 3.3 · Alcanzado 2do. Trim.", "12,5"]
    assert "coma decimal" in cells[0][2]
    assert (cells[0][3], cells[1][3]) == ("¿12.5?", "—")
    take = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Usar la propuesta")
    QTest.mouseClick(take, Qt.MouseButton.LeftButton)
    assert officer.achieved("a3.3") == Decimal("12.5")
    assert officer.session.undo_stack.undoText() == (
        "usar la propuesta en Alcanzado 2do. Trim. de Actividad 3.3"
    )
    assert officer.steps == 2
    officer.session.undo_stack.undo()
    assert officer.achieved("a3.3") == 25


def test_that_proposals_can_be_left_by_key_or_one_by_one(officer):
    officer.goes_to("a3.2", "achieved_1")
    pastes(officer, "12,5\n13,5")
    dialog = officer.table.blocks.rejections
    QTest.keyClick(dialog.list, Key.Key_Space)  # unticks the first
    assert [each.proposal for each in dialog.chosen()] == ["13.5"]
    QTest.keyClick(dialog, Key.Key_Escape)
    assert officer.steps == 0
    assert officer.table.blocks.rejections is None


def test_that_the_list_leads_to_the_cell(officer):
    officer.goes_to("a3.3", "achieved_1")
    pastes(officer, "20\tdiez")
    dialog = officer.table.blocks.rejections
    go = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Ir a la celda")
    QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    assert officer.at == ("a3.3", "achieved_2")


def test_that_pasting_what_is_no_text_does_nothing(officer):
    data = QMimeData()
    data.setData("image/png", b"x")
    QApplication.clipboard().setMimeData(data)
    officer.goes_to("a1.4", "achieved_2")
    officer.presses(Key.Key_V, CTRL)
    assert officer.steps == 0


def test_that_an_open_editor_is_closed_before_a_block_is_cleared(officer):
    officer.goes_to("a1.4", "achieved_2")
    officer.types("31")
    officer.table.blocks.clear()
    assert officer.achieved("a1.4") is None
    officer.session.undo_stack.undo()
    assert officer.achieved("a1.4") == 31


def test_that_a_pasted_division_that_may_be_a_date_is_not_ticked(officer):
    officer.goes_to("a3.3", "achieved_1")
    pastes(officer, "3/4")
    dialog = officer.table.blocks.rejections
    assert dialog.list.item(0, 3).text() == "¿3 ÷ 4?"
    assert dialog.chosen() == []
    QTest.keyClick(dialog.list, Key.Key_Space)
    dialog.accept()
    row = officer.row("a3.3")
    assert (row.achieved_numerators[0], row.achieved_denominators[0]) == (3, 4)


@pytest.mark.parametrize("proposal", ["", "25"])
def test_that_the_list_speaks_of_proposals_only_where_there_are_any(officer, window, qtbot, proposal):
    said = Rejected("a1.4", COLUMN_AT["achieved_2"], "nada", "No es un número.", proposal)
    dialog = RejectionsDialog(officer.session.report, [said], window)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("propuestas marcadas" in text for text in words) is bool(proposal)
    header = dialog.list.horizontalHeader()
    assert header.sectionSize(3) >= header.sectionSizeHint(3)


def test_that_a_proposal_is_seen_whole_beside_a_long_reason(officer, window, qtbot):
    said = Rejected("a1.4", COLUMN_AT["achieved_2"], "1.234.567,89", "No se entiende. " * 8, "1234567.89")
    dialog = RejectionsDialog(officer.session.report, [said], window)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    item = dialog.list.item(0, 3)
    assert item is not None
    proposal = dialog.list.visualItemRect(item)
    words = dialog.list.fontMetrics().horizontalAdvance(item.text())
    box = dialog.list.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)
    assert proposal.width() >= words + box
    assert proposal.right() <= dialog.list.viewport().width()
