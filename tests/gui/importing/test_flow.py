"""Importing from the window: by menu, by opening, by dropping and from what was copied."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from gui.importing.dialog import Destination, ImportDialog
from gui.prompts import Answer
from model.report import Report
from tests.factories import DATA, sample
from tests.gui.hands import CTRL, SHIFT, Key, button, click, press
from tests.gui.importing.conftest import REFERENCE

TEXT = DATA / "informe_2t_2023.txt"


def _plain(report):
    return [indicator.replace(id="") for indicator in report.indicators]


@pytest.fixture
def window(main_window):
    main_window.session.undo_stack.setClean()
    return main_window


@pytest.fixture
def dialog(qtbot, window):
    """A function that waits for the import window."""

    def waiting():
        def shown():
            return [found for found in window.findChildren(ImportDialog) if found.isVisible()]

        qtbot.waitUntil(lambda: bool(shown()), timeout=20_000)
        return shown()[0]

    return waiting


def _takes_back(qtbot, window):
    """Press Ctrl+Z in the window once it has the keys again."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.table.setFocus()
    press(Key.Key_Z, CTRL)


def _drop(window, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place, copy = QPointF(window.rect().center()), Qt.DropAction.CopyAction
    held = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    for event in (QDragEnterEvent(place.toPoint(), copy, *held), QDropEvent(place, copy, *held)):
        QApplication.sendEvent(window, event)
    return event.isAccepted()


def test_that_a_workbook_chosen_from_the_menu_becomes_a_new_report_not_yet_saved(window, dialog, tmp_path):
    window.prompts.foreign_paths.append(REFERENCE)
    window.actions_by_key["new"].trigger()
    press(Key.Key_O, CTRL | SHIFT)
    click(dialog().button)
    assert _plain(window.session.report) == _plain(sample())
    assert window.session.path is None
    assert not window.session.undo_stack.isClean()
    assert window.isWindowModified()
    assert window.status.text() == "Se importó: 15 indicadores. Guarde el informe para conservarlo."


def test_that_nothing_changes_before_it_is_accepted(window, dialog):
    before = window.session.report
    window.importing.open(REFERENCE)
    shown = dialog()
    assert window.session.report is before
    click(button(shown, "Cancelar"))
    assert window.session.report is before
    assert window.session.undo_stack.isClean()


def test_that_replacing_the_open_report_is_one_step(qtbot, window, dialog):
    window.session.set_field("unit_name", "Otra", "cambiar la unidad")
    before = window.session.report
    window.importing.open(TEXT)
    shown = dialog()
    click(button(shown, Destination.REPLACE.value[0]))
    click(shown.button)
    assert _plain(window.session.report) == _plain(sample())
    assert window.session.report.heading.unit_name == "Secretaría de Gobierno"
    _takes_back(qtbot, window)
    assert window.session.report == before


def test_that_adding_to_the_open_report_is_one_step(qtbot, window, dialog):
    before = window.session.report
    window.importing.open(REFERENCE)
    shown = dialog()
    click(button(shown, Destination.ADD.value[0]))
    click(shown.button)
    assert len(window.session.report.indicators) == 30
    assert window.session.undo_stack.undoText() == "importar 15 indicadores de formato_2023.xlsx"
    _takes_back(qtbot, window)
    assert window.session.report == before


def test_that_a_new_report_asks_about_unsaved_work_first(window, dialog):
    window.session.set_field("unit_name", "Otra", "cambiar la unidad")
    before = window.session.report
    window.prompts.unsaved_answers.append(Answer.CANCEL)
    window.importing.open(REFERENCE)
    shown = dialog()
    click(shown.button)
    assert window.session.report is before
    assert window.prompts.asked == ["unsaved Informe sin guardar"]
    assert shown.isVisible()  # what was corrected in it is not lost
    window.prompts.unsaved_answers.append(Answer.DISCARD)
    click(shown.button)
    assert _plain(window.session.report) == _plain(sample())


def test_that_abrir_leads_to_the_import_for_a_foreign_file(window, dialog):
    window.prompts.open_paths.append(REFERENCE)
    press(Key.Key_O, CTRL)
    assert dialog().preview.model().rowCount() == 15


@pytest.mark.parametrize("path", [REFERENCE, TEXT], ids=["workbook", "text"])
def test_that_a_foreign_file_dropped_on_the_window_is_shown(window, dialog, path):
    assert _drop(window, path)
    assert dialog().preview.model().rowCount() == 15


def test_that_a_report_dropped_on_the_window_is_opened(qtbot, window, tmp_path):
    from model.project_file import Identity, save

    path = tmp_path / "uno.informe"
    save(sample().replace(indicators=sample().indicators[:2]), path, Identity.new())
    assert _drop(window, path)
    qtbot.waitUntil(lambda: window.session.path == path)
    assert len(window.session.report.indicators) == 2


def test_that_what_is_no_file_is_not_taken_by_the_window(window, tmp_path):
    assert not _drop(window, tmp_path)


def test_that_a_copied_report_is_shown(window, dialog):
    QApplication.clipboard().setText(TEXT.read_text(encoding="utf-8"))
    press(Key.Key_V, CTRL | SHIFT)
    shown = dialog()
    assert "el texto copiado" in shown.summary._title.text()
    click(button(shown, Destination.REPLACE.value[0]))
    click(shown.button)
    assert _plain(window.session.report) == _plain(sample())


def test_that_a_table_copied_from_word_keeps_cells_with_several_lines_whole(window, dialog):
    from openpyxl import load_workbook

    rows = load_workbook(REFERENCE, data_only=True).active.iter_rows(min_row=2, max_row=28, values_only=True)
    lines = [
        "<tr>" + "".join(f"<td><p>{'' if v is None else v}</p><p></p></td>" for v in row) + "</tr>"
        for row in rows
    ]
    data = QMimeData()
    data.setHtml(f"<html><body><table>{''.join(lines)}</table></body></html>")
    data.setText("Informe\nNivel\nNombre\n")
    QApplication.clipboard().setMimeData(data)
    press(Key.Key_V, CTRL | SHIFT)
    assert dialog().preview.model().rowCount() == 15


def test_that_with_nothing_copied_a_sentence_says_what_to_do(window):
    QApplication.clipboard().clear()
    press(Key.Key_V, CTRL | SHIFT)
    assert [problem.sentence for problem in window.prompts.problems] == ["No hay ningún texto copiado."]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("carta.docx", b"PK\x03\x04 nada"),
        ("informe.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
        ("notas.txt", b"Estimada licenciada: le mando los datos.\n"),
    ],
)
def test_that_a_file_that_is_no_report_gives_one_sentence(qtbot, window, tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    window.files.open_path(path)
    qtbot.waitUntil(lambda: bool(window.prompts.problems), timeout=20_000)
    assert len(window.prompts.problems) == 1
    assert name in window.prompts.problems[0].sentence
    assert window.exports.job is None


def test_that_reading_can_be_cancelled(qtbot, window, monkeypatch, tmp_path):
    from export.reading import process

    silent = tmp_path / "main.py"
    silent.write_text("import time; time.sleep(60)", encoding="utf-8")
    monkeypatch.setattr(process, "_MAIN", silent)
    window.importing.open(REFERENCE)
    job = window.exports.job
    with qtbot.waitSignal(job.stopped, timeout=20_000):
        job.cancel()
    qtbot.waitUntil(lambda: window.exports.job is None)
    assert not window.prompts.problems


def test_that_another_flow_can_ask_for_a_report_without_touching_the_open_one(window, dialog):
    before = window.session.report
    got: list[Report] = []
    window.importing.ask(REFERENCE, got.append, verb="Continuar")
    shown = dialog()
    assert shown.button.text() == "Continuar"
    click(shown.button)
    assert _plain(got[0]) == _plain(sample())
    assert window.session.report is before
