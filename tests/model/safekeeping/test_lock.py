from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import FileProblem
from model.safekeeping import lock as lock_module
from model.safekeeping.lock import Holder, Lock, State
from model.safekeeping.processes import process_start
from tests.model.failing_disk import fail_with, no_limits, no_links, no_pipes

NAME = "informe.informe"


@pytest.fixture
def path(tmp_path):
    return tmp_path / NAME


@pytest.fixture(scope="module")
def living():
    """Another process of this computer, which ends with the tests."""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    yield process
    process.communicate(b"\n")


def locked_by(path, **holder):
    lock = Lock(path)
    lock.path.write_text(json.dumps(asdict(replace(Holder(), **holder))))
    return lock.path.read_bytes()


def dead():
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_that_a_free_report_is_taken_and_given_back(path):
    lock = Lock(path)

    assert lock.look().state is State.FREE
    assert lock.take().state is State.MINE
    assert lock.path.name == ".~informe.informe.lock"
    assert lock.path.read_bytes().count(b"\n") == 1
    assert not lock.lost()
    lock.release()
    assert not list(path.parent.iterdir())


def taken_over(lock):
    other = Lock(lock.path.parent / NAME)
    other.take(over=other.look())


@pytest.mark.parametrize("taken_away", [Lock.release, taken_over])
def test_that_a_lock_which_another_program_reads_at_that_moment_is_deleted_when_it_has_done(
    path, monkeypatch, taken_away
):
    """Windows deletes no file that somebody reads, and the next window looks at the lock all the time."""
    lock = Lock(path)
    waits: list[float] = []
    lock.take()
    unlink, refusals = Path.unlink, [fail_with(errno.EACCES, windows=32)] * 3
    monkeypatch.setattr(
        Path, "unlink", lambda *args, **how: (refusals.pop() if refusals else unlink)(*args, **how)
    )
    monkeypatch.setattr(time, "sleep", waits.append)

    taken_away(lock)
    assert lock.look().state is not State.MINE
    assert waits == [0.05, 0.1, 0.2]


def test_that_a_second_window_of_this_program_is_told_who_was_first(path):
    first = Lock(path)
    first.take()

    found = Lock(path).take()

    assert found.state is State.ALIVE
    assert found.holder == first.me
    assert found.holder.pid == os.getpid()


def test_that_a_living_process_keeps_its_lock(path, living):
    locked_by(path, pid=living.pid, started=process_start(living.pid))

    assert Lock(path).take().state is State.ALIVE


@pytest.mark.parametrize("started", ["", "another time"])
def test_that_a_dead_process_or_a_later_one_with_its_number_gives_way_without_asking(path, living, started):
    locked_by(path, pid=living.pid, started=started)
    assert Lock(path).take().state is State.MINE
    locked_by(path, pid=dead(), started="x")
    assert Lock(path).take().state is State.MINE


def test_that_another_computer_keeps_its_lock_until_it_is_broken(path):
    locked_by(path, host="OTRA-PC", user="Ana", pid=1, started="x")
    lock = Lock(path)

    found = lock.take()

    assert (found.state, found.holder.user, found.holder.host) == (State.ELSEWHERE, "Ana", "OTRA-PC")
    assert not lock.held
    assert lock.take(over=found).state is State.MINE
    assert lock.held


@pytest.mark.parametrize(
    "garbage",
    [
        b"", b"\0" * 200, b"{", b"[]", b"\xff\xfe", b"null", b"[" * 3000, b"x" * 100_000,
        b'{"user":"a","host":"b","pid":"1","started":"","since":"","id":"x"}',
        b'{"user":"a","host":"b","pid":-1,"started":"","since":"","id":"00000000000000000000000000000000"}',
        b'{"user":"a","host":"b","pid":true,"started":"","since":"","id":"00000000000000000000000000000000"}',
        b'{"user":"a","host":"b","pid":1,"started":"","since":"","id":"../../x"}',
    ],
)  # fmt: skip
def test_that_a_lock_that_says_nothing_is_broken_only_when_told_to(path, garbage):
    lock = Lock(path)
    lock.path.write_bytes(garbage)

    found = lock.take()

    assert found.state is State.UNREADABLE
    assert found.holder is None
    assert lock.path.read_bytes() == garbage
    assert lock.take(over=found).state is State.MINE


def test_that_only_the_lock_that_was_shown_is_broken(path, living):
    locked_by(path, host="OTRA-PC")
    lock = Lock(path)
    shown = lock.take()
    locked_by(path, pid=living.pid, started=process_start(living.pid))

    assert lock.take(over=shown).state is State.ALIVE
    assert not lock.held


def test_that_a_lock_that_was_taken_away_is_noticed_and_the_other_s_left_alone(path):
    mine = Lock(path)
    mine.take()
    mine.path.unlink()
    assert mine.lost()

    other = Lock(path)
    other.take()
    mine.release()

    assert other.look().state is State.MINE
    assert not other.lost()
    assert not mine.lost()  # it holds nothing any more


def test_that_taking_twice_is_taking_once(path):
    lock = Lock(path)
    lock.take()

    assert lock.take().state is State.MINE


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_that_a_folder_for_reading_only_is_told(path, monkeypatch, code):
    lock = Lock(path)
    monkeypatch.setattr(os, "open", fail_with(code))

    with pytest.raises(FileProblem):
        lock.take()

    assert not lock.held
    lock.release()


@no_limits
def test_that_a_full_disk_leaves_no_empty_lock_behind(path):
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        with pytest.raises(FileProblem, match="no queda espacio"):
            Lock(path).take()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert not list(path.parent.iterdir())


@no_pipes
def test_that_a_pipe_or_a_folder_in_the_place_of_the_lock_is_no_trap(path):
    lock = Lock(path)
    os.mkfifo(lock.path)
    assert lock.take().state is State.UNREADABLE
    lock.path.unlink()
    lock.path.mkdir()
    found = lock.take()
    assert found.state is State.UNREADABLE
    with pytest.raises(FileProblem):
        lock.take(over=found)


def test_that_a_missing_folder_is_told(path):
    with pytest.raises(FileProblem, match="ya no está"):
        Lock(Path("no existe") / "x.informe").take()


@no_links
def test_that_two_names_of_one_file_share_its_lock(path, tmp_path):
    path.touch()
    link = tmp_path / "enlace.informe"
    link.symlink_to(path)

    assert Lock(link).path == Lock(path).path


@pytest.mark.parametrize("since", ["1990-01-01T00:00:00+00:00", "2090-01-01T00:00:00+00:00", "?"])
def test_that_the_clock_decides_nothing(path, living, since):
    locked_by(path, pid=living.pid, started=process_start(living.pid), since=since)
    assert Lock(path).take().state is State.ALIVE
    locked_by(path, pid=dead(), since=since)
    assert Lock(path).take().state is State.MINE


def test_that_what_strangers_write_in_a_lock_is_shown_as_one_short_line(path):
    locked_by(path, host="OTRA", user="Ana\n\u202e" + "x" * 500)

    assert Lock(path).look().holder.user == "Ana " + "x" * 116


@given(st.binary(max_size=200))
def test_that_no_bytes_in_a_lock_raise(data):
    assert lock_module._holder(data) is None or isinstance(lock_module._holder(data), Holder)


def test_that_this_process_runs_and_one_that_ended_does_not():
    assert process_start(os.getpid()) == process_start(os.getpid()) != ""
    assert process_start(dead()) == ""


def test_that_a_name_too_long_for_a_lock_is_no_sign_of_anybody(tmp_path):
    lock = Lock(tmp_path / f"{'n' * 245}.informe")
    assert lock.look().state is State.FREE
    with pytest.raises(FileProblem):
        lock.take()


@no_links
def test_that_a_link_to_nowhere_is_a_lock_that_can_be_broken(path):
    lock = Lock(path)
    lock.path.symlink_to(path.with_name("nowhere"))

    found = lock.take()

    assert found.state is State.UNREADABLE
    assert lock.take(found).state is State.MINE
    assert not lock.path.is_symlink()
