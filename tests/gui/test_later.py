"""What Qt for Python imports and this program seldom wants is there all the same, for whoever wants it."""

import subprocess
import sys
from pathlib import Path

import pytest

from gui.later import SELDOM_WANTED, Later, load_later

ROOT = Path(__file__).parent.parent.parent


def said(code):
    """What a fresh program prints."""
    start = f"import sys; sys.path.insert(0, {str(ROOT)!r})\nimport gui\n"
    return subprocess.run(
        [sys.executable, "-c", start + code], capture_output=True, text=True, check=True, timeout=60
    ).stdout.strip()


def test_that_what_is_wanted_of_them_is_there():
    lines = (
        "import tempfile, zipfile",
        "from PySide6.QtWidgets import QLabel",
        "from gui.later import Later",
        "print(isinstance(zipfile, Later), 'loader_later' in vars(zipfile), 'shutil' in sys.modules)",
        "print(zipfile.ZipFile.__name__, tempfile.gettempprefix(), 'loader_later' in vars(zipfile))",
        "from tempfile import *; print(TemporaryFile.__module__)",
    )
    assert said("\n".join(lines)).splitlines() == ["True True False", "ZipFile tmp False", "tempfile"]


def test_that_a_wrong_call_of_qt_is_told_in_full_words():
    code = (
        "from PySide6.QtGui import QFont\ntry: QFont().setFamily(5)\nexcept TypeError as told: print(told)\n"
        "print(QFont.setFamily.__doc__)"
    )
    told = said(code)
    assert "called with wrong argument types" in told
    assert told.endswith("setFamily(self, arg__1: str, /) -> None")


def test_that_a_name_it_does_not_have_is_missed_as_in_any_module():
    code = (
        "import zipfile\nprint(hasattr(zipfile, '__path__'), hasattr(zipfile, 'nothing'))\n"
        "try: zipfile.nothing\nexcept AttributeError as told: print(told)"
    )
    assert said(code).splitlines() == ["False False", "module 'zipfile' has no attribute 'nothing'"]


def test_that_one_that_could_not_be_read_is_tried_again():
    class Disk:
        there = False

        def exec_module(self, module):
            if not self.there:
                raise OSError("the disk is gone")
            module.found = 7

    disk, module = Disk(), Later("gone")
    vars(module)["loader_later"] = disk
    with pytest.raises(OSError, match="gone"):
        module.found  # noqa: B018 - asking is what counts
    disk.there = True
    assert module.found == 7


def test_that_threads_that_want_it_at_once_all_get_it_whole():
    code = (
        "import threading, zipfile\nfound = []\nready = threading.Barrier(8)\n"
        "def want():\n    ready.wait()\n    found.append(zipfile.ZipFile.extractall is not None)\n"
        "threads = [threading.Thread(target=want) for _ in range(8)]\n"
        "[thread.start() for thread in threads]; [thread.join() for thread in threads]\nprint(sum(found))"
    )
    assert said(code) == "8"


def test_that_it_is_arranged_once_however_often_it_is_asked_for():
    before = list(sys.meta_path)
    load_later()
    assert sys.meta_path == before


@pytest.mark.parametrize("name", sorted(SELDOM_WANTED))
def test_that_the_window_still_imports(name):
    assert name in said("import gui.parts\nprint(*sys.modules)").split()
