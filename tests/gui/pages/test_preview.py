"""Vista previa, worked by keys and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QLabel, QPushButton, QToolButton

from export.pdf.pages import page_count
from gui.pages.preview import ZOOMS, PreviewDialog
from gui.pages.stack import Fit
from gui.prompts import QtPrompts
from model.errors import ProblemForUser
from model.report import Paper
from tests.gui.pages.test_page_view import settle, shown

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(desk, pdf, qtbot):
    """Opens the preview; it is closed after the test."""
    dialogs = []

    def open_():
        dialog = PreviewDialog(pdf, desk.session, desk.exports, desk.printing, desk.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        dialogs.append(dialog)
        desk.window.show()
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    yield open_
    for dialog in dialogs:
        dialog.reject()


@pytest.fixture
def preview(opened):
    return opened()


def label(dialog, name):
    return dialog.findChild(QLabel, name).text()


def button(dialog, text):
    """Return the tool button with that text or tip."""
    for found in dialog.findChildren(QToolButton):
        if text in {found.text(), found.toolTip().partition(" (")[0]}:
            return found
    raise LookupError(text)


def click(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_that_it_opens_on_the_first_page_over_most_of_the_window(preview, desk, pdf):
    assert label(preview, "page_number") == f"Página 1 de {page_count(pdf)}"
    assert preview.width() > 0.9 * desk.window.width()
    assert preview.height() > 0.9 * desk.window.height()
    assert preview.view.hasFocus()


@pytest.mark.parametrize(
    ("paper", "words"),
    [
        (Paper.OFICIO, "Oficio México, 215.9 × 340 mm, horizontal"),
        (Paper.DOUBLE_LETTER, "Doble carta, 279.4 × 431.8 mm, horizontal"),
    ],
)
def test_that_the_sheet_is_named_with_its_size(opened, desk, paper, words):
    desk.session.set_field("paper", paper.label, "cambiar el papel")
    assert label(opened(), "sheet_size") == words


def test_that_buttons_turn_the_pages_and_stop_at_the_ends(preview, pdf, qtbot):
    back, on = button(preview, "Página anterior"), button(preview, "Página siguiente")
    assert not back.isEnabled()
    click(qtbot, on)
    assert label(preview, "page_number") == f"Página 2 de {page_count(pdf)}"
    for _ in range(page_count(pdf)):
        click(qtbot, on)
    assert label(preview, "page_number") == f"Página {page_count(pdf)} de {page_count(pdf)}"
    assert not on.isEnabled()
    click(qtbot, back)
    assert label(preview, "page_number") == f"Página {page_count(pdf) - 1} de {page_count(pdf)}"


def test_that_the_list_of_sizes_is_followed(preview, qtbot):
    sizes = preview.findChild(QComboBox, "zoom")
    assert sizes.currentText() == "Ajustar al ancho"
    assert [sizes.itemText(row) for row in range(2, sizes.count())] == [
        "50 %", "75 %", "100 %", "125 %", "150 %", "200 %", "300 %",
    ]  # fmt: skip
    sizes.setFocus()
    qtbot.keyClick(sizes, Qt.Key.Key_Down)
    sizes.activated.emit(sizes.currentIndex())
    assert preview.view.zoom is Fit.PAGE
    assert preview.view.hasFocus()


def test_that_control_with_plus_minus_and_zero_changes_the_size(preview, qtbot):
    sizes = preview.findChild(QComboBox, "zoom")
    qtbot.keyClick(preview.view, Qt.Key.Key_0, CONTROL)
    assert preview.view.ratio == pytest.approx(1)
    assert sizes.currentText() == "100 %"
    qtbot.keyClick(preview.view, Qt.Key.Key_Plus, CONTROL)
    assert sizes.currentText() == "125 %"
    qtbot.keyClick(preview.view, Qt.Key.Key_Minus, CONTROL)
    qtbot.keyClick(preview.view, Qt.Key.Key_Minus, CONTROL)
    assert sizes.currentText() == "75 %"


def test_that_a_size_off_the_list_is_shown_too(preview):
    preview.view.set_zoom(0.87)
    sizes = preview.findChild(QComboBox, "zoom")
    assert sizes.currentIndex() == -1
    assert sizes.placeholderText() == "87 %"


def test_that_every_size_of_the_list_can_be_had(preview):
    for number, (_, zoom) in enumerate(ZOOMS):
        preview.findChild(QComboBox, "zoom").activated.emit(number)
        assert preview.view.zoom == zoom


def test_that_escape_closes_it(preview, qtbot):
    qtbot.keyClick(preview.view, Qt.Key.Key_Escape)
    assert not preview.isVisible()


def test_that_enter_does_nothing_by_accident(preview, desk, qtbot):
    qtbot.keyClick(preview.view, Qt.Key.Key_Return)
    assert preview.isVisible()
    assert desk.exports.job is None


def test_that_a_final_report_has_no_line_about_drafts(preview, desk):
    assert desk.session.findings.errors == 0
    assert preview.findChild(QFrame, "draft_line") is None


def test_that_a_draft_says_so_and_leads_to_its_errors(opened, desk, qtbot):
    desk.session.set_cells([(0, "means", "")], "vaciar los medios")
    assert desk.session.findings.errors > 0
    dialog = opened()
    line = dialog.findChild(QFrame, "draft_line")
    assert "Borrador" in line.findChildren(QLabel)[1].text()
    with qtbot.waitSignal(desk.exports.errors_wanted):
        click(qtbot, line.findChild(QPushButton))
    assert not dialog.isVisible()


def test_that_printing_from_here_prints_these_very_pages(preview, desk, pdf, qtbot):
    with qtbot.waitSignal(desk.printing.printed, timeout=20_000):
        qtbot.keyClick(preview.view, Qt.Key.Key_P, CONTROL)
    assert page_count(desk.printer.target.read_bytes()) == page_count(pdf)
    assert preview.status.text() == "La impresora recibió el informe."
    assert preview.isVisible()


def test_that_the_pdf_is_saved_from_here(preview, desk, qtbot, tmp_path):
    desk.prompts.save_paths = [tmp_path / "informe.pdf"]
    with qtbot.waitSignal(desk.exports.delivered, timeout=20_000):
        click(qtbot, button(preview, "Guardar PDF"))
    assert (tmp_path / "informe.pdf").exists()
    assert preview.status.text().startswith("Se guardó informe.pdf.")


def test_that_pages_can_be_read_on_while_the_pdf_is_saved(preview, desk, qtbot, tmp_path):
    desk.prompts.save_paths = [tmp_path / "informe.pdf"]
    with qtbot.waitSignal(desk.exports.delivered, timeout=20_000):
        click(qtbot, button(preview, "Guardar PDF"))
        qtbot.keyClick(preview.view, Qt.Key.Key_PageDown)
    settle(preview.view, qtbot)
    assert shown(preview.view)[1].height() > 0


def test_that_a_question_opens_over_the_preview_and_not_behind_it(preview, desk, qtbot):
    preview.hide()
    preview.setModal(True)  # as exec() does
    preview.show()
    qtbot.waitExposed(preview)
    parents = []

    def close():
        box = QApplication.activeModalWidget()
        parents.append(box.parentWidget())
        box.reject()

    QTimer.singleShot(0, close)
    QtPrompts(desk.window).problem(ProblemForUser("No hay papel.", "Ponga papel."))
    assert parents == [preview]


def test_that_closing_it_gives_its_memory_back(desk, pdf, qtbot):
    dialog = PreviewDialog(pdf, desk.session, desk.exports, desk.printing, desk.window)
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    QTimer.singleShot(0, dialog.reject)
    dialog.exec()
    qtbot.waitUntil(lambda: bool(gone))


def test_that_what_the_pages_cannot_show_is_said_before_printing(desk, opened, qtbot):
    rows = desk.session.report.indicators
    desk.session.set_cells([(0, "name", f"{rows[0].name} 漢")], "cambiar")
    ready: list[bytes] = []
    desk.exports.lay_out(ready.append)
    qtbot.waitUntil(lambda: bool(ready))
    line = opened().findChild(QFrame, "notice_line")
    assert line.isVisible()
    assert "Fin" in line.findChildren(QLabel)[1].text()


def test_that_pages_that_show_everything_need_no_word(desk, opened, qtbot):
    ready: list[bytes] = []
    desk.exports.lay_out(ready.append)
    qtbot.waitUntil(lambda: bool(ready))
    assert opened().findChild(QFrame, "notice_line") is None
