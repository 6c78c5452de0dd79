"""R9: two windows on the same file at the same moment, twelve ways, fifty races each."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import asdict, replace
from itertools import product
from multiprocessing.connection import Connection

import pytest

from model.errors import ChangedUnderneath
from model.files import sha256
from model.project_file import load
from model.safekeeping.lock import Holder, Lock, State
from model.safekeeping.processes import process_start
from model.safekeeping.saving import save
from model.safekeeping.versions import Versions, Why
from tests.matrix.saver import number_of, numbered, processes, start, started

pytestmark = pytest.mark.crash
RACES = int(os.environ.get("INFORME_RACES", "50" if os.name == "posix" else "2"))
"""Windows starts a process in a second, and a fork takes a millisecond."""
REFUSED = -1


def free(_lock: Lock) -> None:
    """Leave the report without a lock."""


def killed(lock: Lock) -> None:
    """Leave the lock of a window that was killed."""
    _written(lock, pid=2**22 + 1, started="x")


def living(lock: Lock) -> None:
    """Leave the lock of a third window."""
    _written(lock, pid=os.getppid(), started=process_start(os.getppid()))


def elsewhere(lock: Lock) -> None:
    """Leave the lock of another computer."""
    _written(lock, host="OTRA-PC")


def garbage(lock: Lock) -> None:
    """Leave a lock that says nothing."""
    lock.path.write_bytes(b"\0\0")


def empty(lock: Lock) -> None:
    """Leave an empty lock."""
    lock.path.write_bytes(b"")


def _written(lock: Lock, **holder) -> None:
    lock.path.write_text(json.dumps(asdict(replace(Holder(id="0" * 32), **holder))))


class Window:
    """A window in a process of its own: it waits for the start, breaks what lock there is, and saves."""

    def __init__(self, race: Callable[..., object], *arguments: object) -> None:
        self._end, its = processes.Pipe()
        self._process = started(_in_a_window, its, race, *arguments)
        its.close()

    def ready(self) -> None:
        """Wait until it stands at the line."""
        assert self._end.recv() is None

    def go(self) -> None:
        """Let it go on: at the line, and before it ends."""
        self._end.send(None)

    def answer(self):
        """Return what the window did."""
        return self._end.recv()

    def close(self) -> None:
        """Let it end."""
        self.go()
        self._process.join()
        self._end.close()
        assert self._process.exitcode == 0


def _in_a_window(end: Connection, race: Callable[..., object], *arguments: object) -> None:
    end.send(None)
    end.recv()
    end.send(race(*arguments))
    end.recv()  # nobody dies before all have looked


def _save_over(path, identity, versions, number, times):
    lock = Lock(path, Holder(pid=os.getpid()))
    found = lock.take()
    taken_at_once = found.state is State.MINE
    if found.state in (State.ELSEWHERE, State.UNREADABLE):
        lock.take(over=found)
    saved = []
    for count in range(times):
        work = numbered(number + count)
        try:
            identity = save(work, path, identity, versions, expected=identity.digest).identity
            saved.append([number + count, identity.digest])
        except ChangedUnderneath as changed:
            saved.append([REFUSED, changed.digest])
    lost = lock.lost()
    lock.release()
    return {"taken": taken_at_once, "saved": saved, "lost": lost}


def _is_taken(path):
    lock = Lock(path, Holder(pid=os.getpid(), started=process_start(os.getpid())))
    return lock.take().state is State.MINE


def _raced(windows):
    """Start the race and return what each window did."""
    for window in windows:
        window.ready()
    for window in windows:
        window.go()
    answers = [window.answer() for window in windows]
    for window in windows:
        window.close()
    return answers


@pytest.mark.parametrize(
    ("lock", "times"), [*product([free, killed, living, elsewhere, garbage, empty], [(1, 1), (1, 3)])]
)
def test_that_of_two_windows_never_both_overwrite_and_the_loser_knows(tmp_path, lock, times, figures):
    path, versions = tmp_path / "informe.informe", tmp_path / "versiones"
    refused = 0
    for _ in range(RACES):
        shutil.rmtree(versions, ignore_errors=True)
        path.unlink(missing_ok=True)
        lock(Lock(path))
        began = start(path)
        kept = Versions(versions)
        answers = _raced(
            [Window(_save_over, path, began, kept, 100 * (n + 1), count) for n, count in enumerate(times)]
        )

        saves = [[digest for number, digest in answer["saved"] if number != REFUSED] for answer in answers]
        assert sorted(map(bool, saves)) == [False, True], "both or neither saved over the same beginning"
        winner = next(saves_of for saves_of in saves if saves_of)
        assert sha256(path.read_bytes()) == winner[-1]
        loser = next(answer for answer, saves_of in zip(answers, saves, strict=True) if not saves_of)
        seen = {digest for _, digest in loser["saved"]}
        assert seen <= {*winner, began.digest}
        refused += len(loser["saved"])
        if lock in (free, killed):
            assert sum(answer["taken"] for answer in answers) >= 1
        if lock is living:
            assert not any(answer["taken"] for answer in answers)
        assert load(path).warnings == ()
        Lock(path).path.unlink(missing_ok=True)
    figures(f"{RACES} races, {refused} refused saves, 0 overwritten")


def test_that_the_loser_s_answer_overwrite_keeps_the_winner_s_work_as_a_version(tmp_path):
    path, versions = tmp_path / "informe.informe", Versions(tmp_path / "versiones")
    began = start(path)
    save(numbered(1), path, began, versions, expected=began.digest)
    with pytest.raises(ChangedUnderneath) as caught:
        save(numbered(2), path, began, versions, expected=began.digest)

    save(numbered(2), path, began, versions, expected=caught.value.digest, why=Why.OVERWRITING)

    assert number_of(load(path).report) == 2
    kept = versions.listed(began.doc_id)
    assert [number_of(load(version.path).report) for version in kept] == [1, 0]


def test_that_of_many_windows_one_takes_a_free_or_dead_lock(tmp_path):
    for begin in (free, killed):
        for race in range(RACES):
            path = tmp_path / f"{begin.__name__}{race}.informe"
            begin(Lock(path))
            answers = _raced([Window(_is_taken, path) for _ in range(4)])
            assert answers.count(True) == 1
