"""Who has the file open: said before it is opened, noticed while it is, forgotten when it is closed."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from gui.file_flow import is_foreign
from gui.safekeeping.lock_flow import ANYWAY, COPY, READ, SAVE_ANYWAY
from gui.settings import ProgramSettings
from model.project_file import Identity, load, save
from model.safekeeping.calls import CALLS, is_open_elsewhere
from model.safekeeping.lock import Holder, Lock
from tests.factories import sample
from tests.gui.hands import CTRL, Key, press
from tests.model.failing_disk import no_pipes


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "documentos" / "informe.informe"
    path.parent.mkdir()
    save(sample(), path, Identity.new())
    return path


@pytest.fixture
def locks(main_window):
    return main_window.safe.locks


def lock_of(path: Path) -> Path:
    return path.with_name(f".~{path.name}.lock")


def elsewhere(path: Path, **more) -> Lock:
    lock = Lock(path, Holder(user="Ana", host="PC-PLANEACION", since="2023-07-14T20:03:00+00:00", **more))
    lock.take()
    return lock


def looked(qtbot, locks):
    locks.look()
    qtbot.waitUntil(lambda: locks._job is None)


def test_that_an_open_file_is_locked_until_it_is_closed(main_window, path):
    main_window.files.open_path(path)
    told = json.loads(lock_of(path).read_text())
    assert told["pid"] == os.getpid()
    main_window.files.open_path(path)  # again
    assert json.loads(lock_of(path).read_text()) == told
    main_window.files.new()
    assert not lock_of(path).exists()
    main_window.files.open_path(path)
    main_window.close()
    assert list(path.parent.iterdir()) == [path]


def test_that_saving_elsewhere_takes_the_lock_along(main_window, path):
    main_window.files.open_path(path)
    other = path.with_name("otro.informe")
    main_window.prompts.save_paths = [other]
    assert main_window.files.save_as()
    assert not lock_of(path).exists()
    assert lock_of(other).exists()


def test_that_a_damaged_file_leaves_no_lock_and_the_open_one_keeps_its_own(main_window, path):
    main_window.files.open_path(path)
    bad = path.with_name("malo.informe")
    bad.write_bytes(b"no es un informe")
    main_window.files.open_path(bad)
    assert not lock_of(bad).exists()
    assert lock_of(path).exists()


def test_that_the_lock_of_a_killed_program_is_taken_over_without_a_word(main_window, path):
    Lock(path, Holder(pid=os.getpid(), started="otro arranque")).take()
    main_window.files.open_path(path)
    assert main_window.prompts.asked == []
    assert main_window.session.path == path


def test_that_who_has_it_open_is_told_and_nothing_is_opened_when_cancelled(main_window, path):
    elsewhere(path)
    main_window.files.open_path(path)
    assert main_window.prompts.asked == ["«informe.informe» está abierto en otra computadora."]
    assert main_window.prompts.offered == [(READ, COPY, ANYWAY)]
    assert main_window.session.path is None


@pytest.mark.parametrize("data", [b"", b"basura", b"{}"])
def test_that_a_lock_that_says_nothing_is_asked_about_too(main_window, path, data):
    lock_of(path).write_bytes(data)
    main_window.prompts.choices = [2]
    main_window.files.open_path(path)
    assert main_window.prompts.asked == ["Quizá alguien más tiene abierto «informe.informe»."]
    assert main_window.session.path == path
    assert json.loads(lock_of(path).read_text())["pid"] == os.getpid()


def test_that_for_reading_the_file_is_never_saved_over(main_window, path):
    theirs = elsewhere(path)
    main_window.prompts.choices = [0]
    main_window.files.open_path(path)
    assert main_window.session.path == path
    assert "sólo para leer" in main_window.safe.banner.text()
    assert "(sólo para leer)" in main_window.windowTitle()
    main_window.session.set_field("axis", "Otro", "cambiar Eje")
    main_window.prompts.save_paths = [path.with_name("mío.informe")]
    press(Key.Key_G, CTRL)
    assert load(path).report == sample()
    assert load(path.with_name("mío.informe")).report.heading.axis == "Otro"
    assert main_window.safe.banner.text() == ""
    assert not theirs.lost()


def test_that_a_copy_has_no_file_and_no_lock(main_window, path):
    theirs = elsewhere(path)
    main_window.prompts.choices = [1]
    main_window.files.open_path(path)
    assert main_window.session.path is None
    assert main_window.session.report == sample()
    assert main_window.session.identity.doc_id != load(path).identity.doc_id
    assert not theirs.lost()


def test_that_opening_anyway_takes_the_lock(main_window, path):
    theirs = elsewhere(path)
    main_window.prompts.choices = [2]
    main_window.files.open_path(path)
    assert main_window.session.path == path
    assert theirs.lost()


def test_that_saving_over_a_file_that_somebody_has_open_is_asked_about(main_window, path):
    elsewhere(path)
    main_window.prompts.save_paths = [path, path]
    assert not main_window.files.save_as()
    assert main_window.prompts.offered == [(SAVE_ANYWAY,)]
    main_window.prompts.choices = [0]
    assert main_window.files.save_as()


def test_that_a_file_for_reading_only_is_said_to_be_so(main_window, path):
    path.chmod(0o444)
    main_window.files.open_path(path)
    assert "elija otro lugar" in main_window.safe.banner.text()
    main_window.session.set_field("axis", "Otro", "cambiar Eje")
    assert not main_window.files.save()  # asks where; nobody answered
    assert main_window.prompts.asked == ["save informe.informe"]
    main_window.session.undo_stack.undo()


def test_that_a_lock_that_was_taken_away_is_taken_again(qtbot, main_window, path, locks):
    main_window.files.open_path(path)
    lock_of(path).unlink()
    looked(qtbot, locks)
    assert lock_of(path).exists()
    assert main_window.safe.banner.text() == ""


def test_that_somebody_who_broke_the_lock_is_named_until_he_is_gone(qtbot, main_window, path, locks):
    main_window.files.open_path(path)
    lock_of(path).unlink()
    theirs = elsewhere(path)
    looked(qtbot, locks)
    said = main_window.safe.banner.text()
    assert "Ana (PC-PLANEACION)" in said
    assert "14/07/2023" in said
    theirs.release()
    looked(qtbot, locks)
    assert main_window.safe.banner.text() == ""


def test_that_a_folder_that_is_gone_is_told_until_it_is_back(qtbot, main_window, path, locks):
    main_window.files.open_path(path)
    away = path.parent.rename(path.parent.with_name("desconectada"))
    looked(qtbot, locks)
    assert "ya no está" in main_window.safe.banner.text()
    assert "a salvo en esta computadora" in main_window.safe.banner.text()
    away.rename(path.parent)
    looked(qtbot, locks)
    assert main_window.safe.banner.text() == ""


def test_that_the_window_that_has_the_file_answers_a_call(qtbot, main_window, path, locks):
    main_window.files.open_path(path)
    name = json.loads(lock_of(path).read_text())["id"]
    main_window.showMinimized()
    with qtbot.waitSignal(locks.called):
        (main_window.settings.home / CALLS / name).touch()
    assert not main_window.isMinimized()
    assert not (main_window.settings.home / CALLS / name).exists()


def test_that_nobody_answers_for_a_file_that_is_not_open_or_open_by_another_user(path, tmp_path):
    assert not is_open_elsewhere(path, tmp_path)
    Lock(path, Holder(user="otra")).take()
    assert not is_open_elsewhere(path, tmp_path)


def test_that_a_file_that_was_moved_away_is_told_until_it_is_back(qtbot, main_window, path, locks):
    main_window.files.open_path(path)
    away = path.rename(path.with_name("otro nombre.informe"))
    looked(qtbot, locks)
    assert "ya no está en su carpeta" in main_window.safe.banner.text()
    away.rename(path)
    looked(qtbot, locks)
    assert main_window.safe.banner.text() == ""


@no_pipes
def test_that_a_pipe_is_no_file_to_wait_for(path):
    pipe = path.with_name("tuberia.xlsx")
    os.mkfifo(pipe)
    assert not is_foreign(pipe)
    assert not is_foreign(Path("a\0b"))


def test_that_a_name_too_long_for_a_lock_is_no_reason_to_open_it_for_reading_only(main_window, path):
    long = path.with_name(f"{'n' * 242}.informe")
    save(sample(), long, Identity.new())

    main_window.files.open_path(long)

    session = main_window.session
    assert session.path == long
    assert not main_window.safe.locks.read_only
    session.set_field("axis", "Otro", "cambiar Eje")
    assert main_window.files.save()
    assert load(long).report.heading.axis == "Otro"


@pytest.mark.skipif(os.name == "nt", reason="a name on Windows is made of letters, not of bytes")
def test_that_a_name_of_odd_bytes_is_opened_saved_and_remembered(main_window, path):
    odd = path.with_name("inf\udcff.informe")  # a name from another system, in no known letters
    save(sample(), odd, Identity.new())

    main_window.files.open_path(odd)
    main_window.session.set_field("axis", "Otro", "cambiar Eje")
    assert main_window.files.save()

    assert load(odd).report.heading.axis == "Otro"
    main_window.close()
    assert not main_window.isVisible()
    assert ProgramSettings(main_window.settings.home / "ajustes.json").recent == [str(odd)]
