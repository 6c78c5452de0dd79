"""Which sheets an exported workbook has beside the form, chosen in the menu."""

import pytest
from openpyxl import load_workbook

from gui.settings import ProgramSettings


@pytest.mark.parametrize(
    ("off", "sheets"),
    [((), ["Análisis", "Pendientes"]), (("analysis_sheet",), ["Pendientes"]),
     (("analysis_sheet", "pending_sheet"), [])],
)  # fmt: skip
def test_that_the_menu_decides_which_sheets_the_workbook_has_and_it_is_remembered(
    qtbot, main_window, tmp_path, off, sheets
):
    for key in off:
        main_window.actions_by_key[key].trigger()
    path = tmp_path / "salida.xlsx"
    main_window.prompts.save_paths.append(path)
    with qtbot.waitSignal(main_window.exports.delivered, timeout=30_000):
        main_window.actions_by_key["export_excel"].trigger()
    assert load_workbook(path).sheetnames[1:-1] == sheets
    main_window.settings.save()
    again = ProgramSettings(tmp_path / "ajustes.json")
    assert again.analysis_sheet is ("analysis_sheet" not in off)
