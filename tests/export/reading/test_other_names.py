"""Files whose name says another kind, and formulas that would start other programs."""

import io
import zipfile

import pytest
from openpyxl import load_workbook

from export.reading.process import import_file
from tests.export.libreoffice import converted
from tests.export.reading.biff12 import workbook
from tests.factories import DATA, sample

REFERENCE = DATA / "formato_2023.xlsx"
ANSWERS = {"escala_baseline_100": "100"}


def _plain(report):
    return [indicator.replace(id="") for indicator in report.indicators]


def _csv():
    import csv

    target = io.StringIO()
    csv.writer(target).writerows(load_workbook(REFERENCE, data_only=True).active.iter_rows(values_only=True))
    return target.getvalue().encode("cp1252", errors="replace")


def _xlsb():
    rows = load_workbook(REFERENCE, data_only=True).active.iter_rows(values_only=True)
    return workbook({"INFORME 2T": list(rows)})


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("informe.xls", REFERENCE.read_bytes()),
        ("informe.csv", REFERENCE.read_bytes()),
        ("informe", REFERENCE.read_bytes()),
        ("informe.xlsx", _csv()),
        ("informe.ods", _xlsb()),
        ("informe.xlsx", (DATA / "informe_2t_2023.txt").read_bytes()),
    ],
    ids=["xlsx as xls", "xlsx as csv", "xlsx without name", "csv as xlsx", "xlsb as ods", "text as xlsx"],
)
def test_that_the_content_decides_and_not_the_name(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    assert _plain(import_file(path, answers=ANSWERS).report) == _plain(sample())


@pytest.mark.libreoffice
@pytest.mark.parametrize(("kind", "name"), [("xls", "informe.xlsx"), ("ods", "informe.xls")])
def test_that_what_libreoffice_wrote_is_read_under_another_name(tmp_path, kind, name):
    path = tmp_path / name
    path.write_bytes(converted({"formato": REFERENCE.read_bytes()}, kind, tmp_path)["formato"])
    assert _plain(import_file(path, answers=ANSWERS).report) == _plain(sample())


def _with_dangerous_formulas():
    """Return the workbook with a formula that starts a program, and with a text that looks like one."""
    book = load_workbook(REFERENCE, data_only=True)
    book.active["AA14"] = "marca"
    book.active["L14"] = 0.25
    target = io.BytesIO()
    book.save(target)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(target.getvalue())) as source, zipfile.ZipFile(made, "w") as archive:
        for name in source.namelist():
            data = source.read(name)
            data = data.replace(b"<v>0.25</v>", b"<f>cmd|'/c calc'!A1</f><v>0.25</v>", 1)
            data = data.replace(b">marca<", b">=cmd|'/c calc'!A1<")
            archive.writestr(name, data)
    return made.getvalue()


def test_that_a_formula_that_starts_a_program_is_neither_run_nor_passed_on(tmp_path):
    from export.excel import to_xlsx

    path = tmp_path / "informe.xlsx"
    path.write_bytes(_with_dangerous_formulas())
    with zipfile.ZipFile(path) as archive:
        assert sum(archive.read(name).count(b"cmd|") for name in archive.namelist()) == 2
    report = import_file(path).report
    assert report.indicators[0].programmed == sample().indicators[0].programmed
    assert report.indicators[0].means == "=cmd|'/c calc'!A1"
    book = load_workbook(io.BytesIO(to_xlsx(report, draft=False)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if "cmd|" in str(cell.value)]
    assert cells
    assert {cell.data_type for cell in cells} == {"s"}


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_that_an_error_in_an_older_workbook_is_named(tmp_path, kind):
    book = load_workbook(REFERENCE, data_only=True)
    book.active["L14"], book.active["R16"] = "=1/0", "=NA()"
    target = io.BytesIO()
    book.save(target)
    path = tmp_path / f"formato.{kind}"
    path.write_bytes(converted({"formato": target.getvalue()}, kind, tmp_path)["formato"])
    imported = import_file(path, answers=ANSWERS)
    found = {finding.cells[0]: finding.message for finding in imported.findings if finding.rule == "IMP-03"}
    assert set(found) == {"INFORME 2T!L14", "INFORME 2T!R16"}
    assert "#DIV/0!" in found["INFORME 2T!L14"]
    assert "#N/A" in found["INFORME 2T!R16"]
