"""R7: every line of saving that touches the disk fails as Windows fails, at each of its calls."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path

import pytest

from model.errors import FileProblem
from model.project_file import load
from model.safekeeping.saving import NotSurelySaved, save
from model.safekeeping.versions import Versions
from tests.matrix.saver import number_of, numbered, start

CODES = {5: errno.EACCES, 32: errno.EACCES, 33: errno.EACCES, 112: errno.ENOSPC, 53: errno.ENOENT,
         59: errno.EINVAL, 64: errno.ENOENT, 1117: errno.EINVAL}  # fmt: skip
LINES = [
    (Path, "stat"), (Path, "open"), (Path, "read_bytes"), (Path, "replace"), (Path, "mkdir"),
    (Path, "unlink"), (Path, "chmod"), (os, "fsync"),
]  # fmt: skip


class Fails:
    """Stands for a function of the system whose ``nth`` call fails with a code of Windows."""

    def __init__(self, really, nth: int, code: int) -> None:
        self.really, self.left, self.code = really, nth, code
        self.hit = False

    def __call__(self, *args, **more):
        self.left -= 1
        if self.left != -1:
            return self.really(*args, **more)
        self.hit = True
        error = OSError(CODES[self.code], "injected")
        error.winerror = self.code  # type: ignore[attr-defined] # as it is on Windows
        raise error


def attempts(tmp_path, monkeypatch, owner, function, code, waits):
    """Save with each call of the function failing in turn; yield the outcome and what is left."""
    versions = Versions(tmp_path / "versiones")
    for nth in range(40):
        folder = tmp_path / f"{nth}"
        folder.mkdir()
        path = folder / "informe.informe"
        identity = start(path)
        waits.clear()
        with monkeypatch.context() as faulty:
            faulty.setattr(time, "sleep", waits.append)
            fails = Fails(getattr(owner, function), nth, code)
            faulty.setattr(owner, function, lambda *args, _fails=fails, **more: _fails(*args, **more))
            try:
                save(numbered(1), path, identity, versions, expected=identity.digest)
                problem = None
            except FileProblem as refused:
                problem = refused
        if not fails.hit:
            return
        yield path, problem, function


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(("owner", "function"), LINES)
def test_that_no_code_of_windows_costs_the_file_at_any_line(tmp_path, monkeypatch, owner, function, code):
    waits: list[float] = []
    tried = 0
    for path, problem, _ in attempts(tmp_path, monkeypatch, owner, function, code, waits):
        tried += 1
        found = number_of(load(path).report)
        assert found == (1 if problem is None or isinstance(problem, NotSurelySaved) else 0)
        if function != "unlink":
            assert list(path.parent.iterdir()) == [path]
        assert sum(waits) <= 3
        if problem is not None:
            assert problem.advice
            assert problem.sentence.endswith(".")
    assert tried or function in ("unlink", "chmod")
