"""Where the pages of the form break, without a program that prints them."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from export.excel import to_xlsx
from model.report import Report, Signature
from tests.bench.reports import enlarged
from tests.export.test_excel_annexes import annexed
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


def analysis_of(count: int, name: str = ""):
    content = enlarged(sample(), count)
    rows = tuple(row.replace(name=name or row.name) for row in content.indicators)
    return load_workbook(BytesIO(annexed(content.replace(indicators=rows))))["Análisis"]


@pytest.mark.parametrize("count", [1, 4, 15])
def test_that_the_chart_of_the_analysis_prints_on_the_page_of_its_table(count):
    sheet = analysis_of(count)
    assert sheet.page_setup.fitToHeight == 1
    assert not sheet.row_breaks.brk


def test_that_the_chart_of_a_long_analysis_prints_whole_on_a_page_of_its_own():
    sheet = analysis_of(60)
    assert sheet.page_setup.fitToHeight == 0
    assert [place.id for place in sheet.row_breaks.brk] == [5 + 60]
    (chart,) = sheet._charts
    last = int(sheet.print_area.rpartition("$")[2])
    assert (chart.anchor._from.row + 1, chart.anchor.to.row) == (5 + 60 + 2, last)
    assert chart.anchor.to.col == 14
    assert all(sheet.row_dimensions[row].height == 15 for row in range(5 + 60 + 2, last + 1))


def test_that_a_chart_on_a_page_of_its_own_has_no_titles_of_the_table_over_it():
    assert analysis_of(30, "Tasa").print_title_rows is None
    assert analysis_of(60, "Tasa").print_title_rows == "$5:$5"  # its table takes pages of its own
