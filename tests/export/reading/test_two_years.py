"""Two fiscal years in one file."""

import pytest
from openpyxl import Workbook

from tests.export.reading.reference import copied, exactly, imported, reference


def _two_years(order):
    """Return the table with the quarters of two years side by side."""
    sheet = reference()
    book = Workbook()
    target = book.active
    copied(sheet, target, range(2, 12))
    copied(sheet, target, range(12, 29), to_row=12, columns=range(1, 12))
    for index, year in enumerate(order):
        at = 12 + 10 * index
        copied(sheet, target, range(12, 29), to_row=12, to_column=at, columns=range(12, 22))
        target.cell(11, at).value = year
        if year == 2022:
            for row in range(14, 29):
                for column in range(at, at + 10):
                    target.cell(row, column).value = 7
                    target.cell(row, column).number_format = "General"
    copied(sheet, target, range(12, 29), to_row=12, to_column=32, columns=[27])
    return book


@pytest.mark.parametrize("order", [(2022, 2023), (2023, 2022)])
def test_that_of_two_years_side_by_side_the_latest_is_read_and_the_other_named(order):
    result = imported(_two_years(order))
    exactly(result)
    question = next(question for question in result.questions if question.id == "ejercicio")
    assert {option.value for option in question.options} == {"2022", "2023"}
    assert question.suggested == "2023"


def test_that_the_other_of_two_years_can_be_chosen():
    result = imported(_two_years((2022, 2023)), answers={"ejercicio": "2022"})
    assert {value for ind in result.report.indicators for value in ind.programmed} == {7}


def test_that_two_years_one_under_the_other_are_asked():
    sheet = reference()
    book = Workbook()
    target = book.active
    copied(sheet, target, range(2, 29))
    copied(sheet, target, range(2, 20), to_row=40)
    target["A1"] = "Informe Trimestral 2022"
    target["B5"] = "4to. Trimestre 2022"
    target["A40"], target["B44"] = "Informe Trimestral 2023", "2do. Trimestre 2023"
    result = imported(book)
    assert [question.id for question in result.questions] == ["informe"]
    assert result.report.heading.fiscal_year == 2023
    assert len(result.report.indicators) == 6
