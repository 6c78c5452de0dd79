"""Every key of the real window is on the disk: in the table, the forms, the panel and the comments."""

from __future__ import annotations

import errno
from decimal import Decimal

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gui.main_window import MainWindow
from gui.prompts import Answer
from gui.safekeeping.journal_flow import FOLDER
from gui.session import Session
from gui.settings import ProgramSettings
from model.compare import differences
from model.project_file import load
from model.safekeeping import generations
from model.safekeeping.drafts import Draft
from model.safekeeping.generations import DISCARDED, JOURNAL
from model.safekeeping.recovery import Work, read
from tests.factories import sample
from tests.fakes import FakePrompts
from tests.gui.hands import CTRL, SHIFT, Key, click, focused, press, write
from tests.model.failing_disk import fail_with


@pytest.fixture
def folder(main_window):
    return main_window.settings.home / FOLDER


@pytest.fixture
def kept(qtbot, main_window, folder):
    """Return what is on the disk of the open report, once the window has handed it on; None: nothing."""

    def read_back() -> Work | None:
        journals = main_window.safe.journals
        qtbot.waitUntil(lambda: not journals.typing._soon.isActive())
        assert journals.flush()
        works = [read(place) for place in journal_folders(folder)]
        assert len(works) <= 1
        work = works[0] if works else None
        assert work is None or isinstance(work, Work)
        return work

    return read_back


def journal_folders(folder):
    return [place for place in folder.iterdir() if place.name != DISCARDED] if folder.is_dir() else []


def row(window, code="a1.4"):
    return next(row for row in window.session.report.indicators if row.id == code)


def test_that_a_window_in_which_nothing_was_typed_leaves_nothing_behind(main_window, folder):
    main_window.table.go_to("a1.4", "achieved_2")
    press(Key.Key_F2)
    press(Key.Key_Escape)
    main_window.close()
    assert not folder.exists()


def test_that_each_key_in_a_cell_is_a_draft_and_its_commit_an_edit(main_window, kept):
    main_window.table.go_to("a1.4", "achieved_2")
    write("3")
    assert kept().drafts == (Draft("a1.4", "achieved_2", "3"),)
    write("7")
    work = kept()
    assert work.drafts == (Draft("a1.4", "achieved_2", "37"),)
    assert work.report == work.base
    press(Key.Key_Return)
    work = kept()
    assert work.drafts == ()
    assert [(d.row, d.key, d.after) for d in differences(work.base, work.report)] == [
        ("a1.4", "achieved_2", "37 %")
    ]


def test_that_esc_takes_the_draft_away(main_window, kept):
    main_window.table.go_to("a1.4", "achieved_2")
    write("37")
    assert kept().drafts
    press(Key.Key_Escape)
    assert kept() is None


def test_that_a_long_text_is_kept_while_it_is_typed(main_window, kept):
    main_window.table.go_to("a1.4", "definition")
    press(Key.Key_F2)
    write(" y más")
    assert kept().drafts == (Draft("a1.4", "definition", f"{row(main_window).definition} y más"),)


def test_that_keys_without_a_pause_are_kept_before_the_window_comes_to_rest(main_window, kept, monkeypatch):
    """As when a key is held on a slow computer: the next one is always there before the last is painted."""
    main_window.table.go_to("a1.4", "definition")
    press(Key.Key_F2)
    write("a")
    kept()
    heard: list[tuple[Draft, ...]] = []
    now = [100.0]
    monkeypatch.setattr("gui.safekeeping.typing_watch.monotonic", lambda: now[0])
    main_window.safe.journals.typing.drafts_changed.connect(heard.append)
    write("bcd")
    assert heard == []  # the letters are painted first
    now[0] += 0.1
    write("e")
    assert [draft.text[-5:] for (draft,) in heard] == ["abcde"]
    write("f")
    assert len(heard) == 1


def test_that_undo_and_redo_are_kept(main_window, kept):
    main_window.table.go_to("a1.4", "achieved_2")
    write("37")
    press(Key.Key_Return)
    press(Key.Key_Z, CTRL)
    assert kept() is None  # as it is in the file
    press(Key.Key_Y, CTRL)
    assert kept().report.indicators == main_window.session.report.indicators
    assert row(main_window).achieved[1] == Decimal(37)


def test_that_the_heading_is_kept_while_it_is_typed(main_window, kept):
    editor = main_window.heading._binding.editors["axis"]
    click(editor.input)
    write("Otro", over=True)
    assert kept().drafts == (Draft(None, "axis", "Otro"),)
    press(Key.Key_Tab)
    work = kept()
    assert (work.drafts, work.report.heading.axis) == ((), "Otro")


def test_that_a_refused_text_stays_a_draft_while_another_is_typed(main_window, kept):
    editors = main_window.heading._binding.editors
    click(editors["fiscal_year"].input)
    write("2o23", over=True)
    click(editors["axis"].input)
    write("Otro", over=True)
    assert set(kept().drafts) == {Draft(None, "fiscal_year", "2o23"), Draft(None, "axis", "Otro")}


def test_that_the_signatures_are_kept_while_they_are_typed(main_window, kept):
    main_window.actions_by_key["show_signatures"].setChecked(True)
    editor = main_window.signatures._lines[0].editors[1]
    click(editor.input)
    write("Ana", over=True)
    assert kept().drafts == (Draft(None, "signature:0:name", "Ana"),)


def test_that_the_panel_of_the_indicator_is_kept_while_it_is_typed(main_window, kept):
    main_window.table.go_to("a1.4", "definition")
    press(Key.Key_F6)
    assert focused().objectName() == "field_definition"
    write("De nuevo", over=True)
    assert kept().drafts == (Draft("a1.4", "definition", "De nuevo"),)


def test_that_a_dialog_is_kept_while_it_is_typed(qtbot, main_window, kept):
    main_window.table.go_to("a1.4", "name")
    seen = []

    def in_dialog():
        dialog = QApplication.activeModalWidget()
        try:
            dialog.activateWindow()
            qtbot.waitUntil(dialog.isActiveWindow)
            write("Fallo la bomba")
            seen.append(kept().drafts)
        finally:
            dialog.reject()

    QTimer.singleShot(0, in_dialog)
    main_window.places.edit_more_data("justification_2_cause")
    assert seen == [(Draft("a1.4", "justification_2_cause", "Fallo la bomba"),)]


def test_that_a_comment_is_kept_while_it_is_typed(main_window, kept):
    main_window.table.go_to("a1.4", "achieved_2")
    press(Key.Key_F2, SHIFT)
    write("Preguntar")
    assert kept().drafts == (Draft("a1.4", "comment:achieved_2", "Preguntar"),)
    press(Key.Key_Return, CTRL)
    work = kept()
    assert work.drafts == ()
    assert work.report.indicators != work.base.indicators


def test_that_saving_empties_the_journal_and_closing_removes_it(main_window, kept, folder, tmp_path):
    main_window.table.go_to("a1.4", "achieved_2")
    write("37")
    press(Key.Key_Return)
    main_window.prompts.save_paths = [tmp_path / "a.informe"]
    press(Key.Key_G, CTRL)
    assert kept() is None
    write("38")
    press(Key.Key_Return)
    work = kept()
    assert (work.path, work.edits) == (tmp_path / "a.informe", 1)
    assert work.identity.digest == main_window.session.identity.digest
    assert work.base == load(tmp_path / "a.informe").report
    press(Key.Key_G, CTRL)
    main_window.close()
    assert list(folder.iterdir()) == []


def test_that_what_was_not_to_be_saved_is_kept_thirty_days(main_window, kept, folder):
    main_window.table.go_to("a1.4", "achieved_2")
    write("37")
    press(Key.Key_Return)
    assert kept()
    main_window.prompts.unsaved_answers = [Answer.DISCARD]
    main_window.files.new()
    assert journal_folders(folder) == []
    (discarded,) = (folder / DISCARDED).iterdir()
    assert read(discarded).edits == 1


def test_that_a_file_that_cannot_be_opened_leaves_the_journal_of_the_open_report(main_window, kept, tmp_path):
    main_window.table.go_to("a1.4", "achieved_2")
    write("37")
    press(Key.Key_Return)
    (tmp_path / "malo.informe").write_bytes(b"no es un informe")
    main_window.prompts.unsaved_answers = [Answer.DISCARD]
    main_window.files.open_path(tmp_path / "malo.informe")
    assert kept().edits == 1


def test_that_an_opened_report_has_its_journal_before_anything_is_typed(qtbot, main_window, tmp_path, folder):
    main_window.prompts.save_paths = [tmp_path / "a.informe"]
    assert main_window.files.save_as()
    main_window.files.open_path(tmp_path / "a.informe")
    qtbot.waitUntil(lambda: any(folder.glob(f"*/*{JOURNAL}")))


def test_that_a_full_disk_is_said_once_and_that_it_works_again(qtbot, main_window, kept, monkeypatch):
    said: list[str] = []
    main_window.safe.notice.connect(said.append)
    main_window.table.go_to("a1.4", "achieved_2")
    write("3")
    assert kept()
    label = main_window.safe.label
    with monkeypatch.context() as full:
        for name in ("_sync", "replace_file"):
            full.setattr(generations, name, fail_with(errno.ENOSPC))
        for letter in "7777":
            write(letter)
            assert not main_window.safe.journals.flush()
        qtbot.waitUntil(lambda: label.text() == "Sin respaldo")
        assert len(said) == 1
        assert said[0] == (
            "Lo que escribe no queda respaldado. No se pudo guardar «respaldos»: "
            "no queda espacio en el disco. Guarde su trabajo."
        )
        assert main_window.prompts.problems == []
        assert main_window.safe.banner.text() == said[0]  # the next key takes it from the status bar
        assert "sólo en esta ventana" in label.toolTip()
    write("8")
    assert kept().drafts == (Draft("a1.4", "achieved_2", "377778"),)
    qtbot.waitUntil(lambda: label.text().startswith("A salvo "))
    assert said[1:] == ["El respaldo de lo que escribe funciona de nuevo."]
    assert main_window.safe.banner.text() == ""


def test_that_the_status_bar_says_when_the_work_was_safe_and_where(
    qtbot, main_window, kept, tmp_path, folder
):
    label = main_window.safe.label
    assert label.text() == ""
    main_window.table.go_to("a1.4", "achieved_2")
    write("3")
    qtbot.waitUntil(lambda: label.text().startswith("A salvo "))
    assert str(folder) in label.toolTip()
    assert "todavía ninguno" in label.toolTip()
    press(Key.Key_Return)
    main_window.prompts.save_paths = [tmp_path / "a.informe"]
    press(Key.Key_G, CTRL)
    assert str(tmp_path / "a.informe") in label.toolTip()
    main_window.files.new()
    assert label.text() == ""


def test_that_two_windows_keep_their_journals_apart(qtbot, main_window, kept, catalogue):
    other = MainWindow(
        Session(catalogue, sample()), ProgramSettings(main_window.settings._path), FakePrompts()
    )
    qtbot.addWidget(other, before_close_func=lambda w: w.session.undo_stack.setClean())
    other.session.set_field("axis", "Otro", "cambiar Eje")
    assert other.safe.journals.flush()
    main_window.table.go_to("a1.4", "achieved_2")
    write("3")
    assert main_window.safe.journals.flush()
    assert len(journal_folders(main_window.settings.home / FOLDER)) == 2
