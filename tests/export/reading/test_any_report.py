"""One door for every file that holds a report: project files, workbooks, texts; and what is none."""

import time

import pytest

from export.progress import Cancelled
from export.reading.any_report import is_project_file, read_any_report
from model.errors import ProblemForUser
from model.foreign import ImportProblem
from model.project_file import Identity, save
from tests.export.followers import Callbacks
from tests.factories import DATA, sample


def _plain(report):
    return [indicator.replace(id="") for indicator in report.indicators]


def test_that_a_project_file_is_opened_and_is_certain(tmp_path):
    path = tmp_path / "uno.informe"
    save(sample(), path, Identity.new())
    found = read_any_report(path)
    assert found.report == sample()
    assert found.opened is not None
    assert found.imported is None
    assert found.certain


def test_that_a_project_file_is_known_by_its_content_too(tmp_path):
    path = tmp_path / "uno.txt"
    save(sample(), path, Identity.new())
    assert is_project_file(path)
    assert read_any_report(path).report == sample()


@pytest.mark.parametrize("name", ["formato_2023.xlsx", "informe_2t_2023.txt"])
def test_that_a_foreign_file_is_imported(name):
    found = read_any_report(DATA / name)
    assert _plain(found.report) == _plain(sample())
    assert found.opened is None
    assert found.imported.report is found.report
    assert found.certain


def test_that_an_open_question_makes_it_uncertain(tmp_path):
    from openpyxl import load_workbook

    book = load_workbook(DATA / "formato_2023.xlsx", data_only=True)
    book.active["B6"] = book.active["B5"] = None
    path = tmp_path / "libro.xlsx"
    book.save(path)
    found = read_any_report(path)
    assert found.certain is not bool(found.imported.open_questions)


def test_that_a_damaged_project_file_is_told_as_one(tmp_path):
    path = tmp_path / "roto.informe"
    path.write_text("hola", encoding="utf-8")
    with pytest.raises(ProblemForUser) as problem:
        read_any_report(path)
    assert not isinstance(problem.value, ImportProblem)


def test_that_what_is_no_report_is_one_sentence(tmp_path):
    path = tmp_path / "carta.txt"
    path.write_text("Estimada licenciada:\nLe escribo.\n", encoding="utf-8")
    with pytest.raises(ImportProblem, match="carta"):
        read_any_report(path)


def test_that_reading_can_be_stopped(tmp_path, monkeypatch):
    from export.reading import process

    silent = tmp_path / "main.py"
    silent.write_text("import time; time.sleep(60)", encoding="utf-8")
    monkeypatch.setattr(process, "_MAIN", silent)
    with pytest.raises(Cancelled):
        read_any_report(DATA / "formato_2023.xlsx", progress=Callbacks(cancelled=lambda: True))


def test_that_stopping_never_waits_for_a_pipe_that_somebody_else_holds(tmp_path, monkeypatch):
    from export.reading import process

    program = tmp_path / "main.py"
    program.write_text(
        "import subprocess, sys, time\n"
        "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(12)'], stdin=subprocess.DEVNULL)\n"
        "time.sleep(60)\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(process, "_MAIN", program)
    monkeypatch.setattr(process, "job_for", lambda _handle: None)  # which would end that process too
    began = time.monotonic()
    with pytest.raises(Cancelled):
        read_any_report(
            DATA / "formato_2023.xlsx", progress=Callbacks(cancelled=lambda: time.monotonic() > began + 1)
        )
    assert time.monotonic() - began < 10
