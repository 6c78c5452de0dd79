"""R9: two windows on the same file at the same moment, twelve ways, fifty races each."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import asdict, replace
from itertools import product
from pathlib import Path

import pytest

from model.errors import ChangedUnderneath
from model.files import sha256
from model.project_file import Identity, load
from model.safekeeping.lock import Holder, Lock, State
from model.safekeeping.processes import process_start
from model.safekeeping.saving import save
from model.safekeeping.versions import Versions, Why
from tests.matrix.saver import number_of, numbered, start

pytestmark = pytest.mark.crash
RACES = int(os.environ.get("INFORME_RACES", "50"))
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

    def __init__(
        self, path: Path, identity: Identity, versions: Path, number: int, times: int, start_line: int
    ) -> None:
        self._answers, mine = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            code = 1
            try:
                answer = self._race(path, identity, Versions(versions), number, times, start_line)
                os.write(mine, json.dumps(answer).encode())
                code = 0
            finally:
                os._exit(code)
        os.close(mine)

    @staticmethod
    def _race(path, identity, versions, number, times, start_line):
        lock = Lock(path, Holder(pid=os.getpid()))
        os.read(start_line, 1)
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

    def answer(self):
        """Return what the window did."""
        with os.fdopen(self._answers, "rb") as pipe:
            answer = json.loads(pipe.read())
        assert os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1]) == 0
        return answer


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
        line, go = os.pipe()
        windows = [Window(path, began, versions, 100 * (n + 1), count, line) for n, count in enumerate(times)]
        os.write(go, b"go")
        answers = [window.answer() for window in windows]
        os.close(line)
        os.close(go)

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
            line, go = os.pipe()
            ends, hold = os.pipe(), os.pipe()
            children = []
            for _ in range(4):
                child = os.fork()
                if not child:
                    try:
                        lock = Lock(path, Holder(pid=os.getpid(), started=process_start(os.getpid())))
                        os.read(line, 1)
                        os.write(ends[1], b"1" if lock.take().state is State.MINE else b"0")
                        os.read(hold[0], 1)  # nobody dies before all have looked
                    finally:
                        os._exit(0)
                children.append(child)
            os.write(go, b"1234")
            answers = b""
            while len(answers) < 4:
                answers += os.read(ends[0], 4)
            os.write(hold[1], b"1234")
            for child in children:
                os.waitpid(child, 0)
            for end in (line, go, *ends, *hold):
                os.close(end)
            assert answers.count(b"1") == 1
