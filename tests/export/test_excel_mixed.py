"""Workbooks of ours that people put together or went on writing in: nothing is taken for what it is not."""

from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook

from export.excel import to_xlsx
from model.importing import interpret
from model.returned import returned, shareable
from model.returned.carrier import SHEET
from tests.export.returning import COLUMN, came_back, first_row, read
from tests.factories import indicator, report, sample


def test_that_the_form_of_another_workbook_is_not_taken_for_this_one():
    other = report(*(indicator(id=f"{n:032x}", level=f"Actividad 1.{n}") for n in range(1, 4)))
    book = load_workbook(BytesIO(to_xlsx(sample(), draft=False)))
    carrier = load_workbook(BytesIO(to_xlsx(other, draft=False)))[SHEET]
    for number in range(1, max(book[SHEET].max_row, carrier.max_row) + 1):
        book[SHEET].cell(number, 1).value = carrier.cell(number, 1).value
    buffer = BytesIO()
    book.save(buffer)
    assert returned(read(buffer.getvalue())) is None
    assert len(interpret(read(buffer.getvalue())).report.indicators) == 15


def test_that_a_sheet_moved_in_from_another_workbook_is_left_alone():
    other = load_workbook(BytesIO(to_xlsx(report(indicator(name="Otro informe")), draft=False)))
    book = load_workbook(BytesIO(to_xlsx(sample(), draft=False)))
    moved = book.create_sheet("Movida", 0)
    for line in other.worksheets[0].iter_rows():
        for one in line:
            moved.cell(one.row, one.column).value = one.value
    buffer = BytesIO()
    book.save(buffer)
    found = returned(read(buffer.getvalue()))
    assert found is not None
    assert found.now == found.exported == shareable(sample())


def test_that_fractions_typed_into_a_new_row_are_read_as_percentages_and_said():
    def add(sheet):
        at = first_row(sheet) + len(sample().indicators)
        sheet.insert_rows(at)
        texts = {"level": "Actividad 9.9", "name": "Porcentaje nuevo", "unit": "Porcentaje"}
        for key, value in texts.items() | {f"programmed_{q}": 0.25 for q in (1, 2, 3, 4)}.items():
            sheet.cell(at, COLUMN[key]).value = value

    found = came_back(sample(), add)
    (added,) = (row for row in found.now.indicators if row.level == "Actividad 9.9")
    assert set(added.programmed) == {Decimal(25)}
    assert "25 %" in found.notes[added.id, ""]
