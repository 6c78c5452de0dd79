"""Where the pages of the form break, without a program that prints them."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from export.excel import to_xlsx
from model.report import Report, Signature
from tests.bench.reports import enlarged
from tests.factories import indicator, report, sample


def breaks(content: Report) -> list[int]:
    """Return the rows before which the page is told to break."""
    sheet = load_workbook(BytesIO(to_xlsx(content, draft=False))).worksheets[0]
    return [place.id + 1 for place in sheet.row_breaks.brk]


def row_of(content: Report, text: str) -> int:
    sheet = load_workbook(BytesIO(to_xlsx(content, draft=False))).worksheets[0]
    return next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == text)


@pytest.mark.parametrize("content", [Report(), report(indicator()), enlarged(sample(), 2)])
def test_that_what_surely_fits_on_one_page_is_not_broken(content):
    assert breaks(content) == []


@pytest.mark.parametrize("count", [8, 15, 40])
def test_that_the_signatures_of_a_long_report_take_its_last_row_along(count):
    content = enlarged(sample(), count)
    assert breaks(content) == [row_of(content, content.indicators[-1].level)]


def test_that_more_signatures_than_one_page_takes_begin_on_a_page_of_their_own():
    people = tuple(Signature(role=f"Firma {n}", name="Ana") for n in range(32))
    content = sample().replace(signatures=people)
    assert breaks(content) == [row_of(content, "Firma 0")]
