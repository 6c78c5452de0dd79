"""Two tables beside each other on a sheet: both are named, and which is read is asked."""

import io
import json

import pytest
from openpyxl import Workbook

import main
from export.reading.reader import read_foreign
from model.importing import interpret
from model.project_file import load
from tests.export.reading.layouts_of_forms import two_tables_side_by_side
from tests.export.reading.layouts_of_titles import HEAD, KEYS
from tests.export.reading.layouts_of_writing import FIGURES
from tests.export.reading.municipalities import ROWS, bands, body, put

NAMES = [row.name for row in ROWS]


def saved(layout):
    book, target = Workbook(), io.BytesIO()
    layout(book)
    book.save(target)
    return target.getvalue()


def lower_beside(book):
    """The right one begins four rows below the left one."""
    put(book.active, 1, [["Informe del 2do trimestre 2023"]])
    for top, left, rows in ((3, 1, ROWS[:5]), (7, 15, ROWS[5:])):
        put(book.active, top, [[*HEAD, *FIGURES]], left)
        body(book.active, top + 1, [*KEYS, *bands()], rows, left)


def names(data, **answers):
    found = interpret(read_foreign(data, "libro.xlsx"), answers=answers)
    return found, [row.name for row in found.report.indicators]


@pytest.mark.parametrize(
    ("layout", "first", "columns"),
    [(two_tables_side_by_side, NAMES[:4], "N–Y"), (lower_beside, NAMES[:5], "O–Z")],
)
def test_that_the_first_is_proposed_the_second_can_be_chosen_and_both_are_named(layout, first, columns):
    data = saved(layout)
    found, read = names(data)
    assert read == first
    question = found.open_questions[0]
    assert (question.id, question.suggested) == ("tabla", "1")
    assert columns in question.options[1].label
    assert [f.message for f in found.findings if f.rule == "IMP-18" and columns in f.message]
    assert names(data, tabla="2")[1] == NAMES[len(first) :]
    assert names(data, tabla="todas")[1] == NAMES


def test_that_rows_on_one_line_keep_their_own_addresses():
    found, _ = names(saved(two_tables_side_by_side), tabla="todas")
    told = {row.indicator: row.address for table in found.tables for row in table.rows}
    assert [told[row.id] for row in found.report.indicators][3:5] == ["Sheet!A7", "Sheet!N4"]


def test_that_the_console_asks_and_takes_the_answer(tmp_path, capsys):
    path, target = tmp_path / "libro.xlsx", tmp_path / "b.informe"
    path.write_bytes(saved(two_tables_side_by_side))
    assert main.main(["importar", str(path), "--json"]) == main.PENDING_ERRORS
    answer = json.loads(capsys.readouterr().out)
    assert answer["preguntas"][0]["id"] == "tabla"
    given = ["importar", str(path), "-o", str(target), "--respuesta", "tabla=2"]
    assert main.main(given) == main.OK
    assert [row.name for row in load(target).report.indicators] == NAMES[4:]
