"""The import window on a file, shown and with the keys."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from shiboken6 import isValid

from gui.importing.dialog import ImportDialog
from gui.importing.reading import begin
from gui.settings import ProgramSettings
from tests.factories import DATA

REFERENCE = DATA / "formato_2023.xlsx"


@pytest.fixture
def settings(tmp_path: Path) -> ProgramSettings:
    """Settings of their own."""
    return ProgramSettings(tmp_path / "ajustes.json")


@pytest.fixture
def workbook(tmp_path):
    """A function that writes the municipality's workbook as it was changed, and says where."""

    def writing(change=lambda sheet: None, name="libro.xlsx"):
        book = load_workbook(REFERENCE, data_only=True)
        change(book.active)
        path = tmp_path / name
        book.save(path)
        return path

    return writing


@pytest.fixture
def opened(qtbot, settings):
    """A function that shows the import window on a file."""
    dialogs = []

    def opening(path, **more):
        start = begin(path, settings.import_columns)
        dialog = ImportDialog(start, settings, **more)
        dialogs.append(dialog)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        return dialog

    yield opening
    for dialog in filter(isValid, dialogs):
        dialog.hide()
        dialog.deleteLater()


def goals_of_no_scale(sheet):
    """Let the goals of two rows add up to nothing that tells their scale; then the achieved is asked too."""
    for row in (14, 15):
        for column, value in zip(range(12, 16), (40, 35, 50, 75), strict=True):
            sheet.cell(row, column).value = value
            sheet.cell(row, column).number_format = "0"


def baselines_of_one(sheet):
    """Make every baseline a 1 that may be 1 % or 100 %."""
    for row in range(14, 29):
        sheet.cell(row, 10).value = 1
        sheet.cell(row, 10).number_format = "General"
