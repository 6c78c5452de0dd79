"""The real clipboard, between this program and LibreOffice Calc on the same screen."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from gui.main_window import MainWindow
from tests.bench.libreoffice import LibreOffice
from tests.gui.table.officer import CTRL, SHIFT, Key, Officer

pytestmark = pytest.mark.window

PATIENCE = 60_000
TEXTS = ("Dice \"hola\" y 'adiós'", 'Uno\n"dos"\ttres', "Ñandú, pingüino; 50 % de A&B <aquí>")
MORE = ("1/2", "=1+1", " 007 con  espacios")
CHOICES = ("Porcentaje", "Gestión", "Eficacia", "Trimestral", "Ascendente")
KEYS = ("name", "definition", "method", "unit", "type", "dimension", "frequency", "direction")


class Calc:
    """LibreOffice Calc, told by macros what to do; dialogs in the way are accepted by key."""

    def __init__(self, folder: Path, qtbot) -> None:
        self._folder, self._qtbot = folder, qtbot
        self._office = LibreOffice(folder, Path(__file__).with_name("calc.bas"))
        self._processes: list[subprocess.Popen[bytes]] = []

    def does(self, macro: str, *arguments: str) -> None:
        """Carry out a macro; meanwhile this program answers what it is asked for its clipboard."""
        sign = self._folder / "done"
        sign.unlink(missing_ok=True)
        texts = ",".join(f'"{text}"' for text in (*arguments, sign.as_uri()))
        command = self._office.command(f"macro:///Standard.Module1.{macro}({texts})")
        process = subprocess.Popen(
            command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._processes.append(process)
        self._qtbot.waitUntil(lambda: self._accept_dialog() or sign.exists(), timeout=PATIENCE)
        self._qtbot.waitUntil(sign.exists, timeout=PATIENCE)

    def _accept_dialog(self) -> bool:
        """Accept the question in which language a foreign table's numbers are written."""
        found = _xdotool("search", "--onlyvisible", "--name", "Import Options|Opciones de importación")
        if not found:
            return False
        _xdotool("windowactivate", "--sync", found[0], "key", "--window", found[0], "Return")
        return True

    def leave(self) -> None:
        """End it, whatever it is doing."""
        for process in self._processes:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _xdotool(*words: str) -> list[str]:
    done = subprocess.run(["xdotool", *words], capture_output=True, text=True, check=False)
    return done.stdout.split()


@pytest.fixture
def calc(tmp_path: Path, qtbot) -> Iterator[Calc]:
    """Calc with a profile of its own."""
    calc = Calc(tmp_path, qtbot)
    yield calc
    calc.leave()


@pytest.fixture
def officer(main_window: MainWindow) -> Officer:
    """Someone at the keys of the whole window."""
    return Officer(main_window.session, main_window.table)


@pytest.fixture
def comes_back(main_window: MainWindow, qtbot) -> Callable[[], None]:
    """Bring our window to the front again."""

    def act() -> None:
        _xdotool("windowactivate", str(int(main_window.winId())))
        qtbot.waitUntil(main_window.isActiveWindow, timeout=PATIENCE)
        main_window.table.setFocus()

    return act


def test_that_a_block_of_calc_pastes_right(calc, officer, comes_back, tmp_path):
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([*TEXTS, *CHOICES, 12.5, 2022, 0.25, 0.075])
    sheet.append([*MORE, *CHOICES, None, None, 1, 0.5])
    for row in ("1", "2"):
        sheet["K" + row].number_format, sheet["L" + row].number_format = "0%", "0.0%"
    for cell in ("A2", "B2", "C2"):
        sheet[cell].number_format, sheet[cell].data_type = "@", "s"
    path = tmp_path / "origen.xlsx"
    book.save(path)
    calc.does("CopyBlock", path.as_uri(), "A1:L2")
    comes_back()
    officer.goes_to("a1.4", "name")
    officer.presses(Key.Key_V, CTRL)
    first, second = officer.row("a1.4"), officer.row("a1.7")
    assert (first.name, first.definition, first.method) == TEXTS
    assert (second.name, second.definition, second.method) == MORE
    assert tuple(getattr(first, key) for key in KEYS[3:]) == CHOICES
    assert (first.baseline_value, first.baseline_year) == (Decimal("12.5"), 2022)
    assert (second.baseline_value, second.baseline_year) == (None, None)
    assert first.programmed[:2] == (25, Decimal("7.5"))
    assert second.programmed[:2] == (100, 50)
    assert officer.session.undo_stack.undoText() == "pegar 2×12"


def test_that_a_block_of_this_program_pastes_right_into_calc(calc, officer, tmp_path):
    values = dict(zip(KEYS, (*TEXTS, *CHOICES), strict=True))
    more = dict(zip(KEYS, (*MORE, *CHOICES), strict=True))
    figures = {"baseline_value": Decimal("12.5"), "baseline_year": 2022, "programmed_1": Decimal("7.5")}
    cells = [(3, key, value) for key, value in (values | figures).items()]
    cells += [(4, key, value) for key, value in (more | {"baseline_value": None}).items()]
    officer.session.set_cells(cells, "x")
    officer.goes_to("a1.4", "name")
    officer.presses(Key.Key_Right, SHIFT, times=11)
    officer.presses(Key.Key_Down, SHIFT)
    officer.presses(Key.Key_C, CTRL)
    target = tmp_path / "destino.xlsx"
    calc.does("PasteBlock", target.as_uri())
    sheet = load_workbook(target).active
    first, second = ([cell.value for cell in row] for row in sheet.iter_rows(max_row=2, max_col=12))
    assert tuple(first[:8]) == (*TEXTS, *CHOICES)
    assert tuple(second[:2]) == MORE[:2]
    assert second[2].split() == MORE[2].split()
    assert first[8:11] == [0.125, 2022, 0.075]
    assert second[8] is None
    formats = [sheet.cell(1, column).number_format for column in (9, 11)]
    assert all("%" in shown for shown in formats)
    assert sheet["B2"].data_type == "s"
