from __future__ import annotations

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook

from export.excel import to_xlsx
from model.report import Heading, Signature
from model.schema import COLUMNS, Kind
from model.text import clean_text
from tests.export.libreoffice import converted
from tests.factories import indicator, report

TEXTS = [column.key for column in COLUMNS if column.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICE)]

NASTY = (
    *(
        "=1+1",
        "=cmd|'/c calc'!A1",
        "={1;2}",
        "=A",
        "=",
        " =1",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "'=1",
        '="x"',
    ),
    *("#N/A", "#REF!", "#DIV/0!", "TRUE", "25%", "1E5", "007", "2023-01-01", "1/2", "−5", "\uff1d1+1"),
    *("http://a.b", "https://a.b/c?d=e&f", "mailto:a@b.c", "file:///etc/passwd", '=HYPERLINK("http://a")'),
    *(
        "<b>x</b>",
        "a <b c",
        "&amp;",
        "]]>",
        "<!--",
        "\"comillas\" y 'apóstrofos'",
        "{x}",
        "%s",
        "\\n",
        "&P &N",
    ),
    *("_x0041_", "_x000D_", "dos\nrenglones", "tab\tulado", " espacios ", "a  b", "x" * 300),
    *(
        "ñÑáéíóúü¿¡",
        "N\u0303",
        "😀",
        "漢字",
        "\u200bcero",
        "\u202eizquierda",
        "\u00a0duro",
        "…",
        "«comillas»",
    ),
    *("\ufeffbom", "[1]Hoja!A1", "='\\\\servidor\\x'!A1", 'IMPORTXML("x")'),
)


@pytest.fixture(scope="module")
def content():
    rows = [indicator(id=str(n), **dict.fromkeys(TEXTS, clean_text(text))) for n, text in enumerate(NASTY)]
    return report(*rows)


@pytest.fixture(scope="module")
def data(content):
    return to_xlsx(content, draft=False)


def rows_of(data: bytes, count: int):
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    first = next(cell.row for cell in sheet["A"] if cell.value == "Nivel") + 1
    positions = [number for number, column in enumerate(COLUMNS, start=1) if column.key in TEXTS]
    return [[sheet.cell(row, number) for number in positions] for row in range(first, first + count)]


def unescaped(text: str) -> str:
    """Return what "_x005F_" stands for, as Excel and LibreOffice read it; openpyxl leaves it as it is."""
    return re.sub("_x([0-9A-F]{4})_", lambda match: chr(int(match[1], 16)), text)


def test_that_every_text_is_a_text_in_every_column(content, data):
    for cells, text in zip(rows_of(data, len(NASTY)), NASTY, strict=True):
        for cell in cells:
            assert cell.data_type == "s", text
            assert unescaped(cell.value) == clean_text(text)
            assert cell.hyperlink is None


def test_that_texts_that_look_like_formulas_are_marked_so_that_editing_keeps_them_texts(data):
    for cells in rows_of(data, len(NASTY)):
        for cell in cells:
            assert cell.quotePrefix == cell.value.startswith(("=", "+", "-", "@"))


@pytest.mark.libreoffice
def test_that_libreoffice_reads_every_text_as_it_was(data, tmp_path):
    (after,) = converted({"nasty": data}, "xlsx", tmp_path).values()
    for cells, text in zip(rows_of(after, len(NASTY)), NASTY, strict=True):
        for cell in cells:
            assert cell.data_type == "s", text
            assert cell.value == clean_text(text)  # LibreOffice writes no "_x005F_"


@pytest.mark.parametrize("text", ["a\x00b", "a\x0bb", "a\x1fb", "a\ud800b", "a\ufffeb"])
def test_that_what_no_workbook_can_hold_does_no_harm(text):
    rows = [indicator(name=text, level=text)]
    heading = Heading(unit_name=text, objectives=(text,), axis=text, plan=text)
    signatures = (Signature(role=text, name=text, position=text),)
    result = to_xlsx(report(*rows, heading=heading, signatures=signatures, footer=(text,)), draft=True)
    said = [cell.value for row in load_workbook(BytesIO(result)).worksheets[0].iter_rows() for cell in row]
    assert said.count("ab") >= 6
