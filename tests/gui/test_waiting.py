"""A disk that does not answer: the window says what it waits for, and the officer can give up."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog

from gui import waiting
from gui.waiting import GivenUp, briefly, waited
from model import project_file
from model.errors import FileProblem
from model.project_file import Identity, save
from model.safekeeping.lock import Lock, State
from tests.factories import sample
from tests.gui.hands import button, click


@pytest.fixture
def blocked(monkeypatch):
    """A disk that answers when it is let go; quick to be noticed."""
    monkeypatch.setattr(waiting, "UNNOTICED", 0.01)
    let_go = threading.Event()
    yield let_go
    let_go.set()


@pytest.fixture
def when_shown(main_window):
    """Return what has something done once the window shows that it waits."""
    timer = QTimer(main_window, interval=5)

    def do(act):
        def look():
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QProgressDialog):
                timer.stop()
                act(dialog)

        timer.timeout.connect(look)
        timer.start()

    return do


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "otro.informe"
    save(sample(), path, Identity.new())
    return path


def cancel(dialog):
    click(button(dialog, "Cancelar"))


def settled(threads):
    """Wait for those that still ask the disk."""
    for thread in threads:
        if thread.name == "disco":
            thread.join(5)
            assert not thread.is_alive()


def slowly(monkeypatch, let_go, reached=None):
    load = project_file.load

    def wait_and_load(path):
        if reached is not None:
            reached.set()
        let_go.wait()
        return load(path)

    monkeypatch.setattr(project_file, "load", wait_and_load)


def test_that_what_is_quick_shows_nothing_and_is_returned(main_window, monkeypatch):
    monkeypatch.setattr(waiting, "_show", lambda *_: pytest.fail("shown"))
    assert waited(lambda: 7, "", main_window) == 7
    with pytest.raises(FileProblem, match="No"):
        waited(lambda: (_ for _ in ()).throw(FileProblem("No")), "", main_window)


def test_that_what_fails_slowly_fails_as_it_would_at_once(main_window, blocked, when_shown):
    def work():
        blocked.wait()
        raise FileProblem("El disco no contesta.")

    when_shown(lambda _dialog: blocked.set())
    with pytest.raises(FileProblem, match="no contesta"):
        waited(work, "", main_window)


def test_that_what_comes_too_late_is_handed_on(main_window, blocked, when_shown):
    late, handed = threading.Event(), []

    def take_back(result):
        handed.append(result)
        late.set()

    when_shown(cancel)
    with pytest.raises(GivenUp):
        waited(lambda: blocked.wait() and "lock", "", main_window, too_late=take_back)
    assert handed == []
    blocked.set()
    assert late.wait(5)
    assert handed == ["lock"]


def test_that_nobody_waits_for_what_is_done_briefly(blocked):
    done = threading.Event()
    briefly(lambda: (blocked.wait(), done.set()))
    assert not done.is_set()
    blocked.set()
    assert done.wait(5)


def test_that_a_slow_file_is_told_and_opened_when_the_disk_answers(
    main_window, path, monkeypatch, blocked, when_shown
):
    slowly(monkeypatch, blocked)
    told = []
    when_shown(lambda dialog: (told.append(dialog.labelText()), blocked.set()))

    main_window.files.open_path(path)

    assert told == ["Abriendo «otro.informe»…"]
    assert main_window.session.path == path


def test_that_giving_up_leaves_the_open_report_and_no_lock(
    qtbot, main_window, path, monkeypatch, blocked, when_shown
):
    slowly(monkeypatch, blocked)
    before = main_window.session.document
    when_shown(cancel)

    main_window.files.open_path(path)

    assert main_window.session.document is before
    assert main_window.session.path is None
    assert main_window.status.text() == "No se abrió otro.informe."
    qtbot.waitUntil(lambda: Lock(path).look().state is State.FREE)
    blocked.set()
    assert main_window.session.document is before


def test_that_a_lock_taken_after_giving_up_is_let_go(
    qtbot, main_window, path, monkeypatch, blocked, when_shown
):
    take, taken = Lock.take, threading.Event()

    def slow(self, over=None):
        blocked.wait()
        found = take(self, over)
        taken.set()
        return found

    monkeypatch.setattr(Lock, "take", slow)
    when_shown(cancel)
    main_window.files.open_path(path)
    assert main_window.session.path is None
    blocked.set()
    assert taken.wait(5)
    qtbot.waitUntil(lambda: Lock(path).look().state is State.FREE)


def test_that_giving_up_opening_the_open_file_again_leaves_its_lock(
    main_window, path, monkeypatch, blocked, when_shown
):
    main_window.files.open_path(path)
    take, release, released = Lock.take, Lock.release, threading.Event()

    def slow(self, over=None):
        blocked.wait()
        return take(self, over)

    def noted(self):
        release(self)
        released.set()

    monkeypatch.setattr(Lock, "take", slow)
    monkeypatch.setattr(Lock, "release", noted)
    when_shown(cancel)
    main_window.files.open_path(path)
    blocked.set()
    settled(threading.enumerate())
    assert not released.is_set()
    assert Lock(path).path.exists()
    assert main_window.session.path == path


def test_that_a_slow_folder_does_not_stop_saving_elsewhere(
    main_window, tmp_path, monkeypatch, blocked, when_shown
):
    monkeypatch.setattr(Lock, "take", lambda _self, _over=None: blocked.wait())
    main_window.prompts.save_paths.append(tmp_path / "lejos.informe")
    when_shown(cancel)
    assert not main_window.files.save_as()
    assert "lejos.informe" in main_window.status.text()


def test_that_the_keys_go_on_where_they_were_after_a_wait(qtbot, main_window, blocked, when_shown):
    main_window.table.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is main_window.table)
    when_shown(lambda _dialog: blocked.set())
    waited(blocked.wait, "Abriendo…", main_window)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is main_window.table)
