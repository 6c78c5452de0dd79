"""Our workbook without its hidden parts is read like any other, and the form in it is known as the report."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from export.excel import to_xlsx
from model.importing import interpret
from model.report import Report
from model.returned import returned
from model.returned.carrier import SHEET
from tests.export.returning import read
from tests.export.test_excel_annexes import annexed
from tests.factories import sample

LEVELS = [row.level for row in sample().indicators]


def strip_carrier(sheet):
    del sheet.parent[SHEET]


def spoil_carrier(sheet):
    sheet.parent[SHEET]["A3"].value = sheet.parent[SHEET]["A3"].value[:-40]


def strip_marks(sheet):
    sheet.delete_cols(28)


@pytest.mark.parametrize("edit", [strip_carrier, spoil_carrier, strip_marks])
def test_that_a_workbook_whose_hidden_parts_are_gone_is_imported_like_any_other(edit):
    data = without_formulas(sample(), edit)
    assert returned(read(data)) is None
    imported = interpret(read(data))
    assert [row.level for row in imported.report.indicators] == LEVELS
    assert [row.achieved for row in imported.report.indicators] == [r.achieved for r in sample().indicators]
    assert all(not row.address.startswith(SHEET) for table in imported.tables for row in table.rows)
    assert imported.report.footer == sample().footer


def copied_to_a_new_book(sheet):
    """Leave what somebody has who copies the cells of each sheet that is seen: texts, figures, no more."""
    book = sheet.parent
    seen = [old for old in book.worksheets if old.title not in (SHEET, "Pendientes")]
    for old in seen:
        new = book.create_sheet(f"Hoja {old.title[:8]}")
        for one in (one for row in old.iter_rows() for one in row if one.value is not None):
            if not str(one.value).startswith("§"):
                new[one.coordinate] = one.value
    for old in book.worksheets[: -len(seen)]:
        book.remove(old)


@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize("edit", [strip_carrier, copied_to_a_new_book])
def test_that_without_its_hidden_sheet_it_is_not_asked_which_of_form_and_analysis_is_the_report(edit, draft):
    imported = interpret(read(without_formulas(with_more_data(), edit, annexed, draft=draft)))
    assert not imported.questions
    assert [row.level for row in imported.report.indicators] == LEVELS
    assert [row.achieved for row in imported.report.indicators] == [r.achieved for r in sample().indicators]
    (taken,) = [sheet.name for sheet in imported.sheets if sheet.taken]
    assert taken in ("Informe 2T 2023", "Hoja Informe ")
    (said,) = [notice for notice in imported.notices if "este programa" in notice]
    assert "Análisis»" in said
    assert "Datos ad" in said
    assert not [finding for finding in imported.findings if finding.rule == "IMP-02"]


def with_more_data() -> Report:
    """Return the sample with something on the sheet of additional data."""
    first, *others = sample().indicators
    first = first.replace(annual_goal=Decimal(100))
    return sample().replace(indicators=(first, *others))


def test_that_the_analysis_alone_is_read_like_any_other_sheet():
    def edit(sheet):
        book = sheet.parent
        for other in list(book.worksheets):
            if other.title != "Análisis":
                book.remove(other)

    imported = interpret(read(without_formulas(sample(), edit, annexed)))
    assert [row.level for row in imported.report.indicators] == LEVELS


def without_formulas(content: Report, edit, write=to_xlsx, *, draft: bool = False) -> bytes:
    """Return the edited workbook with its results in place of the formulas, whose results openpyxl drops."""
    book = load_workbook(BytesIO(write(content, draft=draft)), data_only=True)
    edit(book.worksheets[0])
    result = BytesIO()
    book.save(result)
    return result.getvalue()
