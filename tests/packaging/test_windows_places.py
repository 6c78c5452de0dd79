"""Where the program for Windows is put, how its paths are written, how large its window is drawn."""

import json
import shutil
import subprocess

import pytest
from product import SHORT

from model.project_file import load
from tests.factories import sample
from tests.packaging.bare import with_program
from tests.packaging.test_windows import BUNDLE, EXE, SAMPLE
from tests.packaging.wine import names, until, windows

pytestmark = pytest.mark.packaging

LONGEST_PATH = 259
SCREEN = (1366, 768)
WHOLE, FIVE_QUARTERS, THREE_HALVES = 96, 120, 144
NEXT = "Evidencias del área de planeación, segundo trimestre"
MEASURE = """
import json, sys
from PySide6.QtWidgets import QApplication

app = QApplication(sys.argv)
screen = app.primaryScreen()
with open(sys.argv[1], "w") as file:
    json.dump([screen.devicePixelRatio(), screen.geometry().width()], file)
"""


@pytest.fixture(scope="module")
def program(computer):
    """Return the program's folder on the computer's disk."""
    return shutil.copytree(BUNDLE, computer.disk / "Año 2026 & más" / SHORT)


@pytest.fixture
def scaled(computer):
    """Return a function that draws everything larger from now on: 96 dots an inch are 100 %."""

    def scale(dots):
        key = ("HKCU\\Control Panel\\Desktop", "/v", "LogPixels", "/t", "REG_DWORD", "/d", str(dots), "/f")
        assert computer.wine("reg", "add", *key).returncode == 0
        computer.shut_down()  # who is logged on keeps the scale

    yield scale
    scale(WHOLE)


def test_that_no_shipped_path_comes_near_what_windows_can_open():
    deepest = max(names(BUNDLE), key=len)
    folders = (
        "C:\\Users\\nombre.primer.apellido\\OneDrive - Gobierno Municipal\\Escritorio\\Informe Trimestral"
    )
    assert len(f"{folders}\\{SHORT}\\{SHORT}\\{deepest}") <= LONGEST_PATH, deepest


def test_that_a_report_is_read_and_exported_as_deep_as_windows_allows(computer, program):
    folder = computer.disk.joinpath("Trabajo", *[NEXT] * 4)
    folder.mkdir(parents=True)
    report = folder / "Informe ñ.informe"
    shutil.copy(SAMPLE, report)
    place = computer.windows_path(folder)
    assert LONGEST_PATH - 40 < len(place) < LONGEST_PATH
    status = computer.run(program / EXE, "exportar", computer.windows_path(report), "--carpeta", place)
    assert status == 0
    assert {path.suffix for path in folder.iterdir()} == {".xlsx", ".pdf", ".informe"}


def test_that_a_report_deeper_than_that_is_still_read(computer, program):
    folder = computer.disk.joinpath("Más hondo", *[NEXT] * 5)
    folder.mkdir(parents=True)
    report = folder / "Informe ñ.informe"
    shutil.copy(SAMPLE, report)
    assert len(computer.windows_path(report)) > LONGEST_PATH
    assert computer.run(program / EXE, "verificar", computer.windows_path(report)) == 0


def test_that_a_workbook_is_read_by_a_second_process_of_the_same_program(computer, program):
    folder = computer.disk / "Devuelto por Contraloría"
    place = computer.windows_path(folder)
    report = computer.windows_path(program / "resources" / "samples" / SAMPLE.name)
    assert computer.run(program / EXE, "exportar", report, "--excel", "--carpeta", place) == 0
    (workbook,) = folder.iterdir()
    back = folder / "Vuelto a leer.informe"
    computer.run(
        program / EXE, "importar", computer.windows_path(workbook), "-o", computer.windows_path(back)
    )
    assert [row.name for row in load(back).report.indicators] == [row.name for row in sample().indicators]


@pytest.mark.parametrize("dots", [FIVE_QUARTERS, THREE_HALVES])
def test_that_the_window_is_drawn_larger_and_still_fits_the_smallest_screen(computer, program, scaled, dots):
    scaled(dots)
    measure = with_program(BUNDLE, computer.disk / f"Escala {dots}", MEASURE)
    answer = computer.disk / f"escala {dots}.json"
    assert computer.run(measure / EXE, computer.windows_path(answer)) == 0
    assert json.loads(answer.read_text()) == [dots / WHOLE, round(SCREEN[0] * WHOLE / dots)]

    computer.open_with(program / EXE, computer.windows_path(program / "resources" / "samples" / SAMPLE.name))
    (window,) = until(lambda: windows(SAMPLE.name), "the window of the sample")
    shown = subprocess.run(
        ["xdotool", "getwindowgeometry", "--shell", window], capture_output=True, text=True, check=True
    )
    size = dict(line.split("=") for line in shown.stdout.splitlines())
    try:
        assert int(size["WIDTH"]) <= SCREEN[0]
        assert int(size["HEIGHT"]) <= SCREEN[1]
    finally:
        computer.close_all(EXE)
        until(lambda: not windows(SAMPLE.name), "its end")
