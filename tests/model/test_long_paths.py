r"""Paths near the 259 letters that Windows opens: a temporary name beside the file is longer than its own."""

import os
from pathlib import Path

import pytest

from model.files import leftovers, reachable, read_file, replace_file, sha256
from model.safekeeping.lock import Lock, State
from tests.model.failing_disk import NEW, OLD, alone

pytestmark = pytest.mark.skipif(os.name != "nt", reason="only Windows has a longest path")

LONGEST = 259


@pytest.fixture(params=[LONGEST - 14, LONGEST - 13, 250, LONGEST, LONGEST + 1, 320])
def target(tmp_path, request):
    """Return a path of so many letters, in a folder that is not the difficulty."""
    folder = tmp_path / ("e" * (190 - len(str(tmp_path)) - 1))
    folder.mkdir()
    return folder / ("x" * (request.param - 191 - len(".informe")) + ".informe")


@pytest.fixture
def said(tmp_path, monkeypatch):
    """Return the paths below ``tmp_path`` that the system is told from now on; Wine opens longer ones too."""
    paths: list[str] = []

    def listen(name):
        real = getattr(Path, name)

        def told(self, *arguments, **more):
            paths.extend(str(each) for each in (self, *arguments) if str(tmp_path) in str(each))
            return real(self, *arguments, **more)

        monkeypatch.setattr(Path, name, told)

    for name in ("open", "replace", "stat", "unlink"):
        listen(name)
    return paths


def test_that_a_file_near_the_longest_path_is_written_and_read_as_any_other(target, said):
    for data in (OLD, NEW):
        replace_file(target, data)
        assert read_file(target) == data
    replace_file(target, OLD, expected=sha256(NEW))
    lock = Lock(target)
    lock.take()
    said.append(str(lock.path))
    assert Lock(target).look().state is not State.FREE
    lock.release()

    assert said
    assert [path for path in said if len(path) > LONGEST and not path.startswith("\\\\?\\")] == []
    assert alone(target)
    assert leftovers(target) == []


def test_that_no_path_but_a_long_one_is_written_differently():
    short, deep = Path("C:\\Informes\\a.informe"), "x" * LONGEST
    assert reachable(short) == short
    assert str(reachable(Path(f"C:\\{deep}"))) == f"\\\\?\\C:\\{deep}"
    assert (
        str(reachable(Path(f"\\\\servidor\\trimestre\\{deep}"))) == f"\\\\?\\UNC\\servidor\\trimestre\\{deep}"
    )
    assert reachable(reachable(Path(f"C:\\{deep}"))) == reachable(Path(f"C:\\{deep}"))
