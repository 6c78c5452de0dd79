"""The e-mail that hands a report over, at the real window; no program of this computer is started."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gui.mailing.dialog import MailDialog
from gui.prompts import DraftAnswer
from tests.gui.hands import button, click


@pytest.fixture
def opened(monkeypatch):
    """Stand in for the computer: what it is asked to open, and whether it can."""
    asked, can = [], [True]

    def open_url(url):
        asked.append(Path(url.toLocalFile()))
        return can[0]

    monkeypatch.setattr("gui.mailing.opening.QDesktopServices.openUrl", open_url)
    monkeypatch.setattr("gui.mailing.opening.sys.platform", "linux")
    return asked, can


@pytest.fixture
def dialog(main_window, qtbot, tmp_path):
    main_window.prompts.save_paths = [tmp_path / "correo.eml"]
    main_window.actions_by_key["mail"].trigger()
    qtbot.waitUntil(lambda: bool(main_window.findChildren(MailDialog)), timeout=30_000)
    return main_window.findChildren(MailDialog)[0]


def test_that_the_files_are_written_and_the_text_is_shown(dialog, main_window, tmp_path):
    names = sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".json")
    assert "save Correo_Informe_304_04_2023_T2.eml" in main_window.prompts.asked
    assert {"correo.eml", "Informe_304_04_2023_T2.pdf", "Informe_304_04_2023_T2.xlsx"} <= set(names)
    message = message_from_bytes((tmp_path / "correo.eml").read_bytes(), policy=default)
    assert message["Subject"] == dialog.subject.text()
    assert dialog.text.toPlainText().startswith("Buen día:")
    assert "correo.eml" in main_window.status.text()


def test_that_the_text_is_copied_with_its_subject(dialog):
    click(button(dialog, "&Copiar texto del correo"))
    copied = QApplication.clipboard().text()
    assert copied.startswith(f"{dialog.subject.text()}\n\nBuen día:")
    assert "Se copió" in dialog.said.text()


def test_that_the_draft_and_the_folder_are_handed_to_the_computer(dialog, opened, tmp_path):
    asked, _ = opened
    click(button(dialog, "&Abrir borrador"))
    click(button(dialog, "&Mostrar archivos"))
    assert asked == [tmp_path / "correo.eml", tmp_path]


def test_that_a_computer_without_a_mail_program_is_helped(dialog, opened, tmp_path):
    opened[1][0] = False
    click(button(dialog, "&Abrir borrador"))
    assert "Copie el texto" in dialog.said.text()
    click(button(dialog, "&Mostrar archivos"))
    assert str(tmp_path) in dialog.said.text()


def test_that_a_report_with_errors_leaves_only_as_a_draft(main_window, qtbot, tmp_path):
    main_window.session.set_cells([(3, "achieved_2", None)], "vaciar")
    main_window.actions_by_key["mail"].trigger()
    assert not main_window.findChildren(MailDialog)
    main_window.prompts.draft_answers = [DraftAnswer.DRAFT]
    main_window.prompts.save_paths = [tmp_path / "correo.eml"]
    main_window.actions_by_key["mail"].trigger()
    qtbot.waitUntil(lambda: bool(main_window.findChildren(MailDialog)), timeout=30_000)
    (dialog,) = main_window.findChildren(MailDialog)
    assert dialog.subject.text().startswith("BORRADOR: ")
    assert (tmp_path / "BORRADOR_Informe_304_04_2023_T2.pdf").is_file()
