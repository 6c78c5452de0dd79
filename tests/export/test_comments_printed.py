"""Comments leave the program only where they are wanted, as numbered notes at the end."""

import io

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from export.deliver import Product, produce
from export.layout import without_comments
from model.comments import set_comment
from model.returned import returned, shareable
from tests.export.returning import read
from tests.factories import sample

SAID = "Comentario 1. Actividad 1.4, Alcanzado 2do. Trim.: Confirmado con el área."


@pytest.fixture
def commented():
    edit = set_comment(sample(), 3, "achieved_2", "Confirmado\ncon el área.")
    assert edit is not None
    report = edit.apply(sample())[0]
    edit = set_comment(report, 4, "name", "palabra " * 120)
    assert edit is not None
    return edit.apply(report)[0]


def printed(report, product, **wanted):
    data, notices = produce(report, product, draft=False, **wanted)
    assert notices == ()
    if product is Product.PDF:
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    return " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)


@pytest.mark.parametrize("product", list(Product))
def test_that_comments_stay_in_the_program_unless_they_are_wanted(commented, product):
    assert "Comentario" not in printed(commented, product)
    text = " ".join(printed(commented, product, comments=True).split())
    assert SAID in text
    assert text.count("palabra") == 120
    assert text.index("Comentario 1") < text.index("Comentario 2") < text.index("Elaboró")


def test_that_a_report_without_comments_is_printed_as_it_is():
    report = sample()
    assert without_comments(report) is report


@pytest.mark.parametrize("printed_too", [False, True])
def test_that_comments_come_back_with_the_workbook_whether_printed_or_not(commented, printed_too):
    data, _ = produce(commented, Product.EXCEL, draft=False, comments=printed_too)
    found = returned(read(data))
    assert found is not None
    assert found.now == found.exported == shareable(commented)
    assert [row.comments for row in found.now.indicators] == [row.comments for row in commented.indicators]
    assert not found.unread
