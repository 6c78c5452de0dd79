from __future__ import annotations

from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook, load_workbook

from export.excel.cells import Cells, Style
from export.excel.package import packed

PLAIN = Style(0, 0)


def written(cells: Cells) -> bytes:
    book = Workbook()
    book.worksheets[0].title = "Hoja"
    return packed(book, [("Hoja", cells)])


def read(cells: Cells, *, values: bool):
    return load_workbook(BytesIO(written(cells)), data_only=values)["Hoja"]


def test_that_a_formula_is_read_as_formula_and_as_its_value():
    cells = Cells()
    cells.formula(1, 1, "SUM(B1:C1)", Decimal("2.5"), PLAIN)
    assert read(cells, values=False)["A1"].value == "=SUM(B1:C1)"
    assert read(cells, values=True)["A1"].value == 2.5


def test_that_a_formula_without_a_value_carries_the_empty_text():
    cells = Cells()
    cells.formula(1, 1, 'IF(1>2,1,"")', None, PLAIN)
    assert '<c r="A1" s="0" t="str"><f>IF(1&gt;2,1,"")</f><v></v></c>' in cells.xml()
    assert not read(cells, values=True)["A1"].value


def test_that_cells_are_written_in_order_whatever_the_order_they_came_in():
    cells = Cells()
    for row, column in ((2, 28), (2, 3), (1, 2), (2, 1)):
        cells.number(row, column, row * column, PLAIN)
    sheet = read(cells, values=True)
    assert [[cell.value for cell in row if cell.value] for row in sheet.iter_rows()] == [[2], [2, 6, 56]]
    assert sheet.dimensions == "A1:AB2"


def test_that_a_later_cell_replaces_an_earlier_one():
    cells = Cells()
    cells.blank(1, 1, PLAIN)
    cells.text(1, 1, "texto", PLAIN)
    assert read(cells, values=True)["A1"].value == "texto"


def test_that_a_text_in_the_files_own_code_for_characters_stays_as_it_is():
    cells = Cells()
    cells.text(1, 1, "_x0041_ y _x005F_x0041_", PLAIN)
    assert ">_x005F_x0041_ y _x005F_x005F_x005F_x0041_<" in cells.xml()


def test_that_only_fixed_heights_are_fixed():
    cells = Cells()
    cells.height(1, 30)
    cells.height(1, 20)
    cells.height(2, 60, fixed=True)
    assert cells.xml() == (
        '<sheetData><row r="1" ht="30.00"></row><row r="2" ht="60.00" customHeight="1"></row></sheetData>'
    )
    assert cells.height_above(2) == 30
