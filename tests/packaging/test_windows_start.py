"""How fast the program for Windows shows itself, against a bare window made of the same parts.

The times under Wine are not those of an office's computer; how many times one is the other holds there too.
"""

import shutil
import statistics
import subprocess
import time

import pytest
from product import SHORT

from tests.packaging.bare import with_program
from tests.packaging.opened import files_opened
from tests.packaging.test_windows import BUNDLE, EXE, SAMPLE
from tests.packaging.wine import BUILT, until, windows

pytestmark = pytest.mark.packaging

TURNS = 7
EMPTY, FULL, FILES = 1.3, 2.5, 150
FIGURES = BUILT / "arranque.txt"
BARE = """
import sys
from PySide6.QtWidgets import QApplication, QWidget

app = QApplication(sys.argv)
window = QWidget()
window.setWindowTitle("Ventana vacia")
window.resize(1366, 740)
window.show()
sys.exit(app.exec())
"""


@pytest.fixture(scope="module")
def program(computer):
    """Return the program's folder on the computer's disk."""
    return shutil.copytree(BUNDLE, computer.disk / "Inicio" / SHORT)


@pytest.fixture(scope="module")
def bare(computer):
    """Return the same folder with a bare window in the place of the program."""
    return with_program(BUNDLE, computer.disk / "Inicio" / "Vacia", BARE)


@pytest.fixture(scope="module")
def sample(computer):
    """Return the sample where the computer's programs find it."""
    return shutil.copy(SAMPLE, computer.disk / "Inicio" / "Muestra ñ.informe")


def seconds(computer, folder, title, *arguments):
    """Return how long it takes from the start of a program to its visible window."""
    began = time.monotonic()
    command = ["wine", "start", "/unix", str(folder / EXE), *arguments]
    started = subprocess.Popen(
        command, env=computer._environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    until(lambda: windows(title), title, step=0.01)
    took = time.monotonic() - began
    computer.close_all(EXE)
    until(lambda: not windows(title), f"the end of {title}")
    started.wait()
    return took


@pytest.mark.slow
def test_that_the_window_is_there_almost_as_soon_as_a_bare_one(computer, program, bare, sample):
    starts = {
        "bare": (bare, "^Ventana vacia$"),
        "empty": (program, "Informe Trimestral"),
        "filled": (program, "Informe sin guardar"),
        "sample": (program, "Muestra ñ", computer.windows_path(sample)),
    }
    times: dict[str, list[float]] = {name: [] for name in starts}
    for start in starts.values():  # the first of each waits for the disk
        seconds(computer, *start)
    for _ in range(TURNS):  # in turns, so that what else the computer does slows all of them
        for name, start in starts.items():
            times[name].append(seconds(computer, *start))
    middle = {name: statistics.median(found) for name, found in times.items()}
    empty, filled, full = (middle[name] / middle["bare"] for name in ("empty", "filled", "sample"))
    FIGURES.write_text(
        f"bare {middle['bare']:.2f} s, seen x {empty:.2f}, filled x {filled:.2f}, sample x {full:.2f}\n"
    )
    assert (empty <= EMPTY, full <= FULL) == (True, True), FIGURES.read_text()


@pytest.mark.parametrize("title", ["Informe Trimestral", "Informe sin guardar"])
def test_that_few_files_are_opened_before_the_window_is_up_and_filled(computer, program, title):
    with files_opened(program) as opened:
        seconds(computer, program, title)
    assert program / EXE in opened
    assert len(opened) <= FILES
