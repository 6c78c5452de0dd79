"""A fault of the program itself: a rescue copy through the safe writer, one dialog, and the window stays."""

import logging

import pytest
from PySide6.QtWidgets import QMessageBox

from gui import crash
from gui.crash import CrashHook
from model import files
from model.project_file import load
from tests.model.failing_disk import fail_with


@pytest.fixture
def folder(tmp_path, monkeypatch):
    home = tmp_path / "no existe todavía"
    monkeypatch.setattr(crash, "user_folder", lambda: home)
    return home


@pytest.fixture
def told(monkeypatch):
    said = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append((box.text(), box.informativeText())))
    return said


@pytest.fixture
def hook(session):
    hook = CrashHook()
    hook.session = session
    return hook


def fails(hook, error=None):
    try:
        raise error or ValueError("a fault")
    except (ValueError, MemoryError) as caught:
        hook(type(caught), caught, caught.__traceback__)


def test_that_a_fault_leaves_a_rescue_copy_that_opens(hook, session, folder, told):
    session.set_cells([(0, "name", "Lo último que escribí")], "cambiar Nombre")
    fails(hook)
    (copy,) = folder.glob("rescate-*.informe")
    opened = load(copy)
    assert opened.report == session.report
    assert opened.warnings == ()
    assert opened.identity.doc_id == session.identity.doc_id
    ((sentence, advice),) = told
    assert sentence == "El programa tuvo una falla."
    assert str(copy) in advice
    assert session.path is None


def test_that_a_disk_that_fails_too_is_told_and_raises_nothing(hook, folder, told, monkeypatch, caplog):
    monkeypatch.setattr(files, "_write", fail_with(28))
    with caplog.at_level(logging.ERROR):
        fails(hook)
    assert list(folder.glob("*.informe")) == []
    assert told[0][1].startswith("No se pudo guardar una copia de rescate.")


def test_that_too_little_memory_is_called_by_its_name(hook, folder, told):
    fails(hook, MemoryError())
    assert told[0][0] == "No alcanza la memoria de la computadora."


def test_that_a_fault_while_the_fault_is_told_opens_no_second_dialog(hook, folder, monkeypatch):
    shown = []

    def again(_box):
        shown.append(1)
        fails(hook)

    monkeypatch.setattr(QMessageBox, "exec", again)
    fails(hook)
    assert shown == [1]


def test_that_without_a_report_the_dialog_still_comes(folder, told, qapp):
    fails(CrashHook())
    assert len(told) == 1
    assert not folder.exists()


def test_that_the_dialog_tells_that_the_work_is_kept_elsewhere_too(main_window, hook, folder, told):
    hook.journals = main_window.safe.journals
    fails(hook)
    assert "respaldo" not in told[0][1]
    main_window.session.set_cells([(0, "name", "Lo último que escribí")], "cambiar Nombre")
    fails(hook)
    assert "está también en el respaldo" in told[1][1]


def test_that_a_journal_that_fails_too_is_not_boasted_of(main_window, hook, folder, told, monkeypatch):
    hook.journals = main_window.safe.journals
    main_window.session.set_cells([(0, "name", "Lo último que escribí")], "cambiar Nombre")
    monkeypatch.setattr(hook.journals, "flush", fail_with(5))
    fails(hook)
    assert "respaldo" not in told[0][1]
