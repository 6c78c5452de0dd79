from __future__ import annotations

import errno
import os
import random
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from model.files import replace_file
from tests.model.failing_disk import NEW, OLD, alone, fail_with, no_folders, no_limits, refusal

ROOT = Path(__file__).parents[2]


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "informe.informe"
    path.write_bytes(OLD)
    return path


@pytest.mark.parametrize(
    "code", [errno.EIO, errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EBUSY, errno.EMFILE]
)
@pytest.mark.parametrize(
    ("owner", "function"),
    [(Path, "stat"), (Path, "open"), (os, "fsync"), (Path, "read_bytes"), (Path, "replace")],
    ids=["looking", "creating", "syncing", "reading back", "replacing"],
)
def test_that_a_failing_step_leaves_the_old_file_and_nothing_else(target, monkeypatch, owner, function, code):
    waits: list[float] = []
    with monkeypatch.context() as faulty:
        faulty.setattr(owner, function, fail_with(code))
        faulty.setattr(time, "sleep", waits.append)
        refusal(target)

    assert not waits  # waiting helps only where another program holds the file
    assert target.read_bytes() == OLD
    assert alone(target)
    replace_file(target, NEW)
    assert target.read_bytes() == NEW


def test_that_a_disk_that_gives_back_other_data_is_not_trusted(target, monkeypatch):
    with monkeypatch.context() as faulty:
        faulty.setattr(Path, "read_bytes", lambda _path: NEW[:-1])
        assert "no responde" in refusal(target)

    assert target.read_bytes() == OLD
    assert alone(target)


@no_limits
def test_that_a_full_disk_never_costs_the_old_file_wherever_the_space_ends(target):
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    data = random.Random(1).randbytes(8192)
    for budget in range(0, 8192, 64):
        resource.setrlimit(resource.RLIMIT_FSIZE, (budget, hard))
        try:
            sentence = refusal(target, data)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert "no queda espacio" in sentence
        assert target.read_bytes() == OLD
        assert alone(target)
    replace_file(target, data)
    assert target.read_bytes() == data


KILLED_AT_EACH_LINE = """
import os, sys
from pathlib import Path
from model import files

target, old, new = Path(sys.argv[1]), b"old" * 9000, b"new" * 9000
line = 0
while True:
    target.write_bytes(old)
    child = os.fork()
    if not child:
        left = line
        def trace(frame, event, argument):
            global left
            if frame.f_code.co_filename != files.__file__:
                return None
            if event == "line":
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), 9)
            return trace
        sys.settrace(trace)
        files.replace_file(target, new)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    found = target.read_bytes()
    assert found in (old, new), (line, len(found))
    if status == 0:
        assert found == new
        break
    line += 1
print(line)
"""


@pytest.mark.skipif(
    os.name == "nt", reason="kills a fork at every line; tests/matrix/test_kill.py kills whole processes"
)
def test_that_being_killed_at_any_line_leaves_the_old_file_or_the_new_one(tmp_path):
    run = subprocess.run(
        [sys.executable, "-c", KILLED_AT_EACH_LINE, str(tmp_path / "x.informe")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.stderr == ""
    assert int(run.stdout) > 20


def folder_sync_failing_with(code: int):
    really = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(code, "injected")
        really(handle)

    return fsync


@no_folders
@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_that_a_file_system_that_cannot_sync_folders_is_good_enough(target, monkeypatch, code):
    monkeypatch.setattr(os, "fsync", folder_sync_failing_with(code))

    replace_file(target, NEW)

    assert target.read_bytes() == NEW


@no_folders
def test_that_a_folder_that_fails_to_sync_is_never_called_saved(target, monkeypatch):
    monkeypatch.setattr(os, "fsync", folder_sync_failing_with(errno.EIO))

    assert "no responde" in refusal(target)

    assert target.read_bytes() == NEW
    assert alone(target)


@no_folders
def test_that_file_and_folder_are_synchronised_around_the_replacement(target, monkeypatch):
    steps = []
    sync, replace = os.fsync, Path.replace

    def watched_sync(handle):
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        sync(handle)

    def watched_replace(path, other):
        steps.append("replace")
        return replace(path, other)

    monkeypatch.setattr(os, "fsync", watched_sync)
    monkeypatch.setattr(Path, "replace", watched_replace)

    replace_file(target, NEW)

    assert steps == ["file", "replace", "folder"]


class Busy:
    """A file that another program holds for a number of attempts."""

    def __init__(self, attempts: int, windows: int) -> None:
        self.left, self.windows = attempts, windows
        self.waits: list[float] = []
        self.really = Path.replace

    def replace(self, path: Path, other: Path) -> Path:
        if self.left:
            self.left -= 1
            fail_with(errno.EACCES, self.windows)()
        return self.really(path, other)


@pytest.mark.parametrize("windows", [5, 32, 33])
def test_that_a_file_held_for_a_moment_is_waited_for(target, monkeypatch, windows):
    busy = Busy(3, windows)
    monkeypatch.setattr(Path, "replace", lambda path, other: busy.replace(path, other))
    monkeypatch.setattr(time, "sleep", busy.waits.append)

    replace_file(target, NEW)

    assert target.read_bytes() == NEW
    assert busy.waits == [0.05, 0.1, 0.2]


def test_that_a_file_open_in_excel_is_given_up_within_three_seconds_and_told(target, monkeypatch):
    busy = Busy(1000, 32)
    monkeypatch.setattr(Path, "replace", lambda path, other: busy.replace(path, other))
    monkeypatch.setattr(time, "sleep", busy.waits.append)

    assert "está abierto en otro programa, quizá en Excel" in refusal(target)

    assert 2 <= sum(busy.waits) <= 3
    assert target.read_bytes() == OLD
    assert alone(target)


@pytest.mark.parametrize(
    ("code", "windows", "words"),
    [
        (errno.ENOSPC, None, "no queda espacio en el disco"),
        (errno.ENOSPC, 112, "no queda espacio en el disco"),
        (errno.EDQUOT, None, "no queda espacio en el disco"),
        (errno.EACCES, None, "no tiene permiso"),
        (errno.EPERM, None, "no tiene permiso"),
        (errno.EACCES, 5, "está abierto en otro programa o no tiene permiso"),
        (errno.EACCES, 33, "está abierto en otro programa"),
        (errno.EROFS, None, "sólo lectura"),
        (errno.EACCES, 19, "sólo lectura"),
        (errno.ENOENT, None, "la carpeta ya no está ahí"),
        (errno.ENOENT, 3, "la carpeta ya no está ahí"),
        (errno.ENOENT, 53, "la unidad de red no responde"),
        (errno.ENAMETOOLONG, None, "demasiado largo"),
        (errno.EINVAL, 123, "no acepta ese nombre"),
        (errno.EIO, None, "no responde"),
        (errno.EINVAL, 1117, "no responde"),
        (errno.ESTALE, None, "no responde"),
        (errno.EMFILE, None, f"error {errno.EMFILE}"),
        (errno.EINVAL, 4321, "no acepta ese nombre"),
    ],
)
def test_that_each_cause_has_its_sentence(target, monkeypatch, code, windows, words):
    monkeypatch.setattr(Path, "open", fail_with(code, windows))
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)

    sentence = refusal(target)

    assert sentence.startswith("No se pudo guardar «informe.informe»: ")
    assert words in sentence
