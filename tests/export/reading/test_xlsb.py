"""Excel's binary workbook: the same report, one clear sentence, and the same limits."""

import random
import re

import pytest
from openpyxl import load_workbook

from export.reading.noted_cells import noted_cells
from export.reading.process import import_file
from model.foreign import ImportProblem
from tests.export.reading.biff12 import workbook
from tests.export.reading.hostile import ole_of
from tests.factories import DATA, sample

PERCENT_WAS_ASKED = {"escala_baseline_100": "100"}


def _rows():
    return list(load_workbook(DATA / "formato_2023.xlsx", data_only=True).active.iter_rows(values_only=True))


def _written(tmp_path, sheets, name="informe.xlsb"):
    path = tmp_path / name
    path.write_bytes(workbook(sheets))
    return path


def test_that_the_binary_workbook_gives_the_same_report(tmp_path):
    imported = import_file(_written(tmp_path, {"INFORME 2T": _rows()}), answers=PERCENT_WAS_ASKED)
    expected = [row.replace(id="") for row in sample().indicators]
    assert [row.replace(id="") for row in imported.report.indicators] == expected
    assert imported.report.heading == sample().heading
    assert not imported.open_questions


def test_that_its_addresses_name_sheet_and_cell(tmp_path):
    imported = import_file(_written(tmp_path, {"Portada": [["Informe"]], "INFORME 2T": _rows()}))
    cells = {cell for finding in imported.findings for cell in finding.cells}
    assert "INFORME 2T!V14" in cells
    assert [(use.name, use.taken) for use in imported.sheets] == [("Portada", False), ("INFORME 2T", True)]


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A", "#VALUE!"])
def test_that_an_error_in_a_cell_is_named(tmp_path, error):
    rows = [list(row) for row in _rows()]
    rows[13][11] = error  # L14
    imported = import_file(_written(tmp_path, {"Portada": [["Informe"]], "INFORME 2T": rows}))
    (finding,) = [finding for finding in imported.findings if finding.rule == "IMP-03"]
    assert finding.cells == ("INFORME 2T!L14",)
    assert error in finding.message


def test_that_a_binary_workbook_under_another_name_is_read_too(tmp_path):
    imported = import_file(_written(tmp_path, {"INFORME 2T": _rows()}, "informe.xlsx"))
    assert len(imported.report.indicators) == 15


@pytest.mark.parametrize(
    "sheets",
    [
        {"a": [[1] * 300 for _ in range(400)]},
        {"a": [[None] * 16_383 + [1]]},
        {"a": [["x" * 32_000] * 300]},
        {"a": []},
        {"a": [["Lista de compras"], ["Papel", 3]]},
    ],
    ids=["cells", "far column", "text", "blank", "no report"],
)
def test_that_a_binary_workbook_that_is_no_report_gives_one_sentence(tmp_path, sheets):
    with pytest.raises(ImportProblem) as problem:
        import_file(_written(tmp_path, sheets))
    assert re.fullmatch(r"[^\n]{20,260}", str(problem.value))


@pytest.mark.parametrize("at", range(5, 95, 10))
def test_that_a_binary_workbook_cut_short_is_refused_or_read(tmp_path, at):
    import io
    import zipfile

    whole = workbook({"INFORME 2T": _rows()})
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            data = source.read(name)
            cut = len(data) * at // 100 if name.endswith("sheet1.bin") else len(data)
            archive.writestr(name, data[:cut])
    path = tmp_path / "cortado.xlsb"
    path.write_bytes(target.getvalue())
    with pytest.raises(ImportProblem, match="cortado"):
        import_file(path)


@pytest.mark.parametrize("first", range(0, 400, 100))
def test_that_looking_for_formulas_and_errors_in_a_spoilt_workbook_ends_and_says_nothing_false(first):
    whole = (workbook({"INFORME 2T": _rows()[:20]}), ole_of(bytes(range(256)) * 40))
    for seed in range(first, first + 100):
        rng = random.Random(seed)
        data = bytearray(whole[seed % 2])
        for _ in range(rng.randrange(1, 9)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        found = noted_cells(bytes(data), is_zip=seed % 2 == 0)
        assert all(text[:1] in ("", "#") for cells in found.values() for text in cells.values())
