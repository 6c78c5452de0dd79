"""Saving on a slow disk: the window goes on, nothing is said to be saved that is not, closing waits."""

import errno
import shutil
import threading
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from gui import save_flow
from gui.prompts import Answer
from model import files
from model.project_file import load
from model.safekeeping import saving
from tests.factories import sample
from tests.gui.hands import Key, press
from tests.gui.versions.conftest import soon
from tests.model.failing_disk import fail_with


def test_that_the_window_says_that_it_saves_and_typing_goes_on_meanwhile(desk, slow_disk):
    desk.types("25")
    seen = []

    def meanwhile():
        seen.append(desk.said)
        desk.types("31")
        seen.append(desk.on_disk)
        slow_disk.set()

    soon(meanwhile)
    desk.saves()
    assert seen == ["Guardando…", Decimal(10)]
    assert desk.on_disk == 25
    assert desk.value == 31
    assert desk.modified
    assert desk.said == "Se guardó compartido.informe."


def test_that_what_was_typed_meanwhile_is_saved_the_next_time_and_then_all_is_clean(desk, slow_disk):
    desk.types("25")
    soon(lambda: (desk.types("31"), slow_disk.set()))
    desk.saves()
    desk.saves()
    assert desk.on_disk == 31
    assert not desk.modified
    desk.session.undo_stack.undo()
    assert desk.modified


def test_that_undoing_meanwhile_to_something_else_is_not_taken_for_saved(desk, slow_disk):
    desk.types("25")

    def meanwhile():
        desk.session.undo_stack.undo()
        desk.types("44")  # as many steps as when the save began
        slow_disk.set()

    soon(meanwhile)
    desk.saves()
    assert desk.on_disk == 25
    assert desk.value == 44
    assert desk.modified


def test_that_a_second_save_waits_for_the_first_and_then_saves_what_came_after(desk, slow_disk, monkeypatch):
    running, most, real = [], [], saving.save

    def counted(*args, **more):
        running.append(1)
        most.append(len(running))
        try:
            return real(*args, **more)
        finally:
            running.pop()

    monkeypatch.setattr(save_flow, "save", counted)
    desk.types("25")

    def again():
        desk.types("31")
        soon(slow_disk.set)
        desk.saves()

    soon(again)
    desk.saves()
    assert most == [1, 1]
    assert desk.on_disk == 31
    assert not desk.modified


def test_that_a_key_held_down_does_not_pile_up_saves(desk, slow_disk):
    desk.types("25")
    depth = []

    def hold():
        depth.append(1)
        if len(depth) < 10:
            soon(hold)
            desk.saves()
        else:
            slow_disk.set()

    soon(hold)
    desk.saves()
    assert len(depth) == 10
    assert desk.on_disk == 25
    assert not desk.modified


def test_that_closing_waits_for_the_disk(desk, slow_disk):
    desk.types("25")
    closed = []

    def close():
        soon(slow_disk.set)
        closed.append(desk.window.close())

    soon(close)
    desk.saves()
    assert closed == [True]
    assert desk.prompts.asked == []
    assert desk.on_disk == 25


def test_that_closing_asks_again_about_what_was_typed_while_it_saved(desk, slow_disk):
    desk.types("25")
    desk.prompts.unsaved_answers += [Answer.SAVE, Answer.CANCEL]
    soon(lambda: (desk.types("31"), slow_disk.set()))
    assert not desk.window.close()
    assert [question.partition(" ")[0] for question in desk.prompts.asked] == ["unsaved", "unsaved"]
    assert desk.on_disk == 25
    assert desk.value == 31


def test_that_another_report_is_opened_only_after_the_save_ended(desk, slow_disk):
    desk.types("25")

    def new():
        soon(slow_disk.set)
        desk.window.actions_by_key["new"].trigger()

    soon(new)
    desk.saves()
    assert desk.session.path is None
    assert desk.session.report.indicators == ()
    assert desk.on_disk == 25


def test_that_the_disk_is_worked_in_another_thread(desk, monkeypatch):
    threads, real = [], saving.save

    def save(*args, **more):
        threads.append(threading.current_thread())
        return real(*args, **more)

    monkeypatch.setattr(save_flow, "save", save)
    desk.types("25")
    desk.saves()
    assert threads[0] is not threading.main_thread()


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        (errno.ENOSPC, "no queda espacio en el disco"),
        (errno.EACCES, "no tiene permiso para escribir en esa carpeta"),
        (errno.EROFS, "de sólo lectura"),
        (errno.EIO, "no responde"),
        (errno.ENAMETOOLONG, "el nombre es demasiado largo"),
    ],
)
def test_that_a_failing_disk_is_told_in_one_sentence_and_the_next_save_works(desk, monkeypatch, code, cause):
    write = files._write

    def failing(new, *data, **like):  # only beside the report: what is typed is kept on another disk
        (fail_with(code) if new.parent == desk.path.parent else write)(new, *data, **like)

    desk.types("25")
    with monkeypatch.context() as broken:
        broken.setattr(files, "_write", failing)
        desk.saves()
    (question,) = desk.prompts.asked
    assert cause in question
    assert desk.prompts.offered == [("Intentar de nuevo", "Guardarlo en otro lugar…")]
    assert desk.on_disk == 10
    assert desk.modified
    assert "No se guardó" in desk.said
    desk.types("26")
    desk.saves()
    assert desk.on_disk == 26
    assert not desk.modified


def test_that_a_folder_that_vanished_is_told_and_saving_elsewhere_is_offered(desk, tmp_path):
    desk.types("25")
    aside = tmp_path / "a salvo.informe"
    desk.prompts.choices.append(1)
    desk.prompts.save_paths.append(aside)
    for file in desk.path.parent.iterdir():
        file.unlink()
    desk.path.parent.rmdir()
    desk.saves()
    assert desk.prompts.asked[0].endswith("la carpeta ya no está ahí.")
    assert load(aside).report.indicators[3].achieved[1] == 25
    assert not desk.modified


def test_that_a_nearly_full_disk_is_asked_about_and_saved_to_if_wanted(desk, monkeypatch):
    usage = type("Usage", (), {"free": 1000})
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    desk.types("25")
    desk.saves()
    assert "Queda poco espacio" in desk.prompts.asked[-1]
    assert desk.on_disk == 10
    desk.prompts.choices.append(0)
    desk.saves()
    assert desk.on_disk == 25
    assert not desk.modified


def test_that_too_little_memory_is_told_and_the_window_goes_on(desk, monkeypatch):
    desk.types("25")
    with monkeypatch.context() as broken:
        broken.setattr(save_flow, "save", _no_memory)
        desk.saves()
    assert "No alcanza la memoria" in desk.prompts.problems[0].sentence
    assert desk.modified
    desk.saves()
    assert desk.on_disk == 25


def _no_memory(*_args, **_more):
    raise MemoryError


def test_that_a_fault_while_asking_leaves_no_window_that_waits_for_ever(desk, monkeypatch, qtbot):
    desk.types("25")
    with monkeypatch.context() as broken:
        broken.setattr(files, "_write", fail_with(errno.ENOSPC))
        broken.setattr(desk.prompts, "choose", _no_memory)
        with qtbot.captureExceptions() as faults:
            desk.saves()
    assert [kind for kind, _, _ in faults] == [MemoryError]
    desk.saves()
    assert desk.on_disk == 25


def test_that_the_editor_that_is_open_keeps_its_text_while_the_disk_works(desk, slow_disk):
    desk.types("25")
    texts = []

    def meanwhile():
        desk.officer.goes_to("a1.4", "achieved_3")
        desk.officer.types("7")
        slow_disk.set()

    soon(meanwhile)
    desk.saves()
    texts.append(QApplication.focusWidget().text())
    press(Key.Key_Return)
    assert texts == ["7"]
    assert desk.session.report.indicators[3].achieved[2] == 7
    assert desk.on_disk == 25


def test_that_what_another_file_held_is_kept_when_it_is_chosen_to_be_replaced(desk):
    desk.types("25")
    desk.saves()  # a version was kept this very minute
    other = desk.path.with_name("otro.informe")
    other.write_bytes(b"algo que importaba")
    desk.prompts.save_paths.append(other)
    desk.window.actions_by_key["save_as"].trigger()
    kept = desk.window.versions.store.listed(desk.session.identity.doc_id)
    assert b"algo que importaba" in [version.path.read_bytes() for version in kept]
    assert load(other).report == desk.session.report


def test_that_a_save_that_ends_after_another_report_came_claims_nothing_about_it(desk, slow_disk):
    desk.types("25")

    def meanwhile():
        desk.session.replace(sample(), path=None)
        slow_disk.set()

    soon(meanwhile)
    desk.saves()
    assert desk.on_disk == 25
    assert desk.session.path is None
    assert desk.session.saved_report is None
