"""The officer's whole job on the real program, in its own process, by keys alone."""

import os
import shutil
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from model.project_file import load

pytestmark = pytest.mark.window

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "resources" / "samples" / "informe_2t_2023.informe"
TABS_TO_ACHIEVED_2 = 16  # from Nivel over eleven data columns, four programmed and one achieved
PATIENCE = 30.0


def until(fact, what):
    """Wait until ``fact()`` holds and return it; fails with ``what`` when it takes too long."""
    end = time.monotonic() + PATIENCE
    while not (found := fact()):
        assert time.monotonic() < end, f"never came: {what}"
        time.sleep(0.05)
    return found


class Program:
    """The program in a process of its own, and someone at its keyboard."""

    def __init__(self, file, home):
        self.file = file
        environment = os.environ | {"XDG_DATA_HOME": str(home), "HOME": str(home)}
        self.process = subprocess.Popen([sys.executable, str(ROOT / "main.py"), str(file)], env=environment)
        try:
            self.focus(file.name)
        except BaseException:
            self.close()
            raise

    def windows(self, name):
        done = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", name],
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout.split()

    def focus(self, name):
        window = until(lambda: self.windows(name), f"window {name}")[-1]
        until(lambda: self._activated(window), f"focus of {name}")

    def _activated(self, window):
        subprocess.run(["xdotool", "windowactivate", "--sync", window], check=False, capture_output=True)
        done = subprocess.run(["xdotool", "getactivewindow"], capture_output=True, text=True, check=False)
        return done.stdout.strip() == window

    def press(self, *keys):
        subprocess.run(["xdotool", "key", "--delay", "25", *keys], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "25", text], check=True)

    def achieved(self):
        return load(self.file).report.indicators[3].achieved[1]

    def close(self):
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)


@pytest.fixture
def program(tmp_path):
    file = tmp_path / "segundo trimestre ñ.informe"
    shutil.copy(SAMPLE, file)
    program = Program(file, tmp_path / "casa")
    yield program
    program.close()


def _save_as(program, key, path):
    program.press(key)
    program.focus("Guardar como")
    program.press("ctrl+a")
    program.type(str(path))
    program.press("Return")
    until(path.exists, path.name)
    program.focus(program.file.name)


def test_that_the_whole_job_is_done_by_keys_from_opening_to_both_exports(program, tmp_path):
    program.press("ctrl+Home", *["Tab"] * TABS_TO_ACHIEVED_2, "Down", "Down", "Down")
    program.type("25")
    program.press("Return", "ctrl+s")
    until(lambda: program.achieved() == 25, "25 in the file")

    program.press("ctrl+z", "ctrl+s")
    until(lambda: program.achieved() == 10, "10 in the file again after undo")
    program.press("ctrl+y", "ctrl+g")
    until(lambda: program.achieved() == 25, "25 in the file again after redo")

    workbook, pdf = tmp_path / "salida.xlsx", tmp_path / "salida.pdf"
    _save_as(program, "ctrl+shift+e", workbook)
    _save_as(program, "ctrl+shift+p", pdf)
    sheet = load_workbook(workbook, data_only=True).worksheets[0]
    row = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "Actividad 1.4")
    assert [row[17], row[20], row[22]] == [25, 50, 0]  # achieved T2, accumulated, variance T2
    pages = [page.extract_text() for page in PdfReader(pdf).pages]
    assert len(pages) in {3, 4}
    assert "BORRADOR" not in "".join(pages)

    program.press("ctrl+q")
    assert program.process.wait(timeout=PATIENCE) == 0
    assert program.achieved() == Decimal(25)


def test_that_closing_with_unsaved_work_asks_and_keeps_the_window_when_cancelled(program):
    program.press("ctrl+Home", *["Tab"] * TABS_TO_ACHIEVED_2, "Down", "Down", "Down")
    program.type("31")
    program.press("ctrl+q")  # the value is still being typed
    program.focus("^Informe Trimestral$")
    program.press("Escape")
    program.focus(program.file.name)
    assert program.process.poll() is None
    program.press("ctrl+s")
    until(lambda: program.achieved() == 31, "31 in the file")
