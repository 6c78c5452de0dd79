"""A second double click on a file, in the real program: its window comes to the front, no other opens."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.gui.test_journey import PATIENCE, ROOT, SAMPLE, Program, until

pytestmark = pytest.mark.window


@pytest.fixture
def program(tmp_path):
    file = tmp_path / "informe del trimestre.informe"
    shutil.copy(SAMPLE, file)
    program = Program(file, tmp_path / "casa")
    yield program
    program.process.kill()
    program.process.wait()


def second_start(file: Path, home: Path) -> int:
    environment = os.environ | {"XDG_DATA_HOME": str(home), "HOME": str(home)}
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), str(file)], env=environment, timeout=PATIENCE, check=False
    ).returncode


def active() -> str:
    done = subprocess.run(["xdotool", "getactivewindow"], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def test_that_a_second_start_brings_the_minimised_window_back(program, tmp_path):
    (window,) = program.windows(program.file.name)
    subprocess.run(["xdotool", "windowminimize", "--sync", window], check=True)
    until(lambda: active() != window, "minimised")

    assert second_start(program.file, tmp_path / "casa") == 0

    until(lambda: active() == window, "in front again")
    assert program.windows("Informe Trimestral") == [window]


def test_that_a_start_after_a_kill_is_not_mistaken_for_a_second_one(program, tmp_path):
    program.process.kill()
    program.process.wait()

    again = Program(program.file, tmp_path / "casa")  # waits for its window

    again.process.kill()
    again.process.wait()
