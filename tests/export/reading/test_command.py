"""``importar`` on the command line, with the same findings as text and as JSON."""

import json
import subprocess
import sys

import pytest
from openpyxl import load_workbook

import main
from model.project_file import load
from tests.export.libreoffice import converted
from tests.factories import DATA, sample

REFERENCE = DATA / "formato_2023.xlsx"


def _plain(report):
    return [indicator.replace(id="") for indicator in report.indicators]


@pytest.mark.parametrize("name", ["formato_2023.xlsx", "informe_2t_2023.txt"])
def test_that_importing_writes_the_report_and_tells_what_was_wrong(name, tmp_path, capsys):
    target = tmp_path / "salida.informe"
    assert main.main(["importar", str(DATA / name), "-o", str(target)]) == main.OK
    assert _plain(load(target).report) == _plain(sample())
    told = capsys.readouterr().out
    assert "15 indicadores" in told
    assert "ARI-01" in told
    assert "25 % → " not in told


def test_that_the_json_holds_the_same_findings(tmp_path, capsys):
    assert main.main(["importar", str(REFERENCE), "--json"]) == main.OK
    answer = json.loads(capsys.readouterr().out)
    assert answer["indicadores"] == 15
    assert sum(finding["regla"] == "ESC-01" for finding in answer["hallazgos"]) == 15
    assert {use["clave"] for use in answer["tablas"][0]["columnas"]} >= {"level", "programmed_1", "means"}
    assert answer["escalas"][0]["antes"] == ["25%"] * 4
    assert answer["escalas"][0]["despues"] == ["25 %"] * 4


def test_that_an_open_question_ends_with_one_and_can_be_answered(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "datos"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "datos"))  # the same on Windows
    book = load_workbook(REFERENCE, data_only=True)
    book.active["B6"] = None
    path, target = tmp_path / "libro.xlsx", tmp_path / "b.informe"
    book.save(path)
    assert main.main(["importar", str(path), "-o", str(target)]) == main.PENDING_ERRORS
    assert "--respuesta «trimestre=2»" in capsys.readouterr().out
    given = ["importar", str(path), "-o", str(target), "--respuesta", "trimestre=3"]
    first = target.read_bytes()
    capsys.readouterr()
    assert main.main(given) == main.OK
    assert load(target).report.settings.quarter == 3
    assert "«b.informe» ya existía" in capsys.readouterr().err
    assert first in [kept.read_bytes() for kept in (tmp_path / "datos").rglob("*.importacion.informe")]


def test_that_the_child_answers_without_qt_and_without_the_window(tmp_path):
    code = (
        "import sys, io, main; sys.stdin = io.TextIOWrapper(open(sys.argv[1], 'rb'));"
        "sys.stdout = io.TextIOWrapper(io.BytesIO()); main.main(['leer-tabla', 'a.xlsx']);"
        "sys.stderr.write(' '.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(REFERENCE)], cwd=DATA.parent.parent, capture_output=True, text=True
    )
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    assert "export" in loaded
    assert not loaded & {"PySide6", "gui", "pydantic", "openpyxl", "reportlab"}


def test_that_the_reading_command_is_hidden_from_the_help(capsys):
    with pytest.raises(SystemExit):
        main.main(["--ayuda"])
    told = capsys.readouterr().out
    assert "importar" in told
    assert "leer-tabla" not in told


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["xls", "ods", "xlsx"])
def test_that_what_libreoffice_saves_of_the_workbook_gives_the_same_report(kind, tmp_path, capsys):
    data = converted({"formato": REFERENCE.read_bytes()}, kind, tmp_path)["formato"]
    path, target = tmp_path / f"formato.{kind}", tmp_path / "b.informe"
    path.write_bytes(data)
    answered = main.main(["importar", str(path), "-o", str(target), "--respuesta", "escala_baseline_100=100"])
    assert answered == main.OK
    assert _plain(load(target).report) == _plain(sample())
