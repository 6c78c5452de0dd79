"""``nuevo-trimestre`` and ``comparar`` as they are called."""

from __future__ import annotations

import io
import json

import pytest

from main import main
from model.closed_cells import ClosedCells
from model.project_file import Identity, load, save
from tests.factories import DATA, sample

WORKBOOK = DATA / "formato_2023.xlsx"


@pytest.fixture
def second(tmp_path):
    """Return the file of the real report."""
    path = tmp_path / "2t.informe"
    save(sample(), path, Identity.new())
    return path


def test_that_the_next_quarter_is_written_and_what_was_taken_is_said(second, tmp_path, capsys):
    target = tmp_path / "3t.informe"
    assert main(["nuevo-trimestre", str(second), "-o", str(target)]) == 0
    said = capsys.readouterr().out
    assert "Nuevo trimestre: 3er. Trimestre 2023." in said
    assert said.count("Por confirmar") == 5
    third = load(target).report
    assert third.settings.quarter == 3
    assert ClosedCells(third).holds("f", "achieved_2")


def test_that_the_next_quarter_begins_from_a_workbook_and_answers_in_json(tmp_path, capsys):
    target = tmp_path / "3t.informe"
    assert main(["nuevo-trimestre", str(WORKBOOK), "-o", str(target), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["trimestre"], answer["ejercicio"], answer["indicadores"]) == (3, 2023, 15)
    assert {each["clave"] for each in answer["por_confirmar"]} == {"means"}
    assert answer["importacion"]["hallazgos"]
    assert load(target).report.indicators[0].means.startswith("TERCER")


def test_that_the_quarter_before_is_never_written_over(second, capsys):
    before = second.read_bytes()
    assert main(["nuevo-trimestre", str(second), "-o", str(second)]) == 1
    assert "sobre el anterior" in capsys.readouterr().err
    assert second.read_bytes() == before


def test_that_a_quarter_before_that_is_not_there_is_told_also_where_the_new_one_is(second, tmp_path, capsys):
    assert main(["nuevo-trimestre", str(tmp_path / "no.informe"), "-o", str(second)]) == 1
    assert "«no.informe»" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_that_an_old_console_shows_what_it_can_and_json_says_everything(second, monkeypatch, encoding):
    other = second.with_name("otro.informe")
    heading = sample().heading.replace(title="Informe ≤ año")
    save(sample().replace(heading=heading), other, Identity.new())
    for options, shown in (([], " ? "), (["--json"], json.dumps("Informe ≤ año"))):
        console = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
        monkeypatch.setattr("sys.stdout", console)
        assert main(["comparar", str(second), str(other), *options]) == 1
        console.flush()
        assert shown in console.buffer.getvalue().decode(encoding)


def test_that_equal_reports_end_with_0_and_others_with_1(second, tmp_path, capsys):
    assert main(["comparar", str(second), str(second)]) == 0
    assert capsys.readouterr().out == "Los dos informes dicen lo mismo.\n"
    row = sample().indicators[3].replace(means="Otro\nmedio")
    changed = sample().replace(indicators=(*sample().indicators[:3], row))
    other = tmp_path / "otro.informe"
    save(changed, other, Identity.new())
    assert main(["comparar", str(second), str(other)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Actividad 1.7: se quitó"
    assert any(
        line.startswith("Actividad 1.4, Medios de Verificación: ") and line.endswith(" → Otro / medio")
        for line in lines
    )
    assert lines[-1] == "Diferencias: 12."


def test_that_a_workbook_is_compared_with_a_report_in_json(second, capsys):
    assert main(["comparar", str(second), str(WORKBOOK), "--json"]) in (0, 1)
    answer = json.loads(capsys.readouterr().out)
    assert not [each for each in answer["diferencias"] if each["indicador"]]
    assert answer["seguro"]


def test_that_a_file_that_cannot_be_compared_ends_with_2_and_one_sentence(second, tmp_path, capsys):
    foreign = tmp_path / "foto.informe"
    foreign.write_bytes(b"\x89PNG")
    assert main(["comparar", str(second), str(foreign)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "no es un informe" in said.err


def test_that_a_report_can_be_imported_as_it_is(second, tmp_path, capsys):
    target = tmp_path / "igual.informe"
    assert main(["importar", str(second), "-o", str(target)]) == 0
    assert "Ya es un informe" in capsys.readouterr().out
    assert load(target).report == sample()
