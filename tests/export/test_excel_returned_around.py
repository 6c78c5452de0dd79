"""What was put in, changed and taken out around the table of our workbook is noticed, and can be left."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from export.excel import to_xlsx
from model.report import Report, Signature
from model.returned import taken
from tests.export.returning import came_back
from tests.factories import sample


def row_of(sheet, text: str) -> int:
    """Return the row of the first cell that holds this text."""
    return next(int(one.row) for row in sheet.iter_rows() for one in row if one.value == text)


def taken_apart(sheet) -> None:
    """Let rows be put in and taken out: openpyxl leaves merged cells where they were."""
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))


OBJECTIVES = sample().heading.objectives


def put_objective(sheet):
    row = row_of(sheet, OBJECTIVES[1])
    sheet.insert_rows(row)
    sheet.cell(row, 3).value = "2.3 Otro objetivo."


def put_objective_at_the_end(sheet):
    row = row_of(sheet, OBJECTIVES[-1]) + 1
    sheet.insert_rows(row)
    sheet.cell(row, 5).value = "2.6 El último."


@pytest.mark.parametrize(
    ("edit", "objectives"),
    [
        (put_objective, (OBJECTIVES[0], "2.3 Otro objetivo.", *OBJECTIVES[1:])),
        (put_objective_at_the_end, (*OBJECTIVES, "2.6 El último.")),
        (lambda sheet: sheet.delete_rows(row_of(sheet, OBJECTIVES[0])), OBJECTIVES[1:]),
        (lambda sheet: sheet.delete_rows(row_of(sheet, OBJECTIVES[-1])), OBJECTIVES[:-1]),
        (lambda sheet: sheet.delete_rows(row_of(sheet, OBJECTIVES[0]), len(OBJECTIVES)), ()),
        (
            lambda sheet: setattr(sheet.cell(row_of(sheet, OBJECTIVES[1]), 3), "value", "2.2 Corregido."),
            (OBJECTIVES[0], "2.2 Corregido.", *OBJECTIVES[2:]),
        ),
    ],
    ids=["put in", "put at the end", "first out", "last out", "all out", "changed"],
)  # fmt: skip
def test_that_rows_of_objectives_put_in_taken_out_and_changed_are_noticed(edit, objectives):
    def apart(sheet):
        taken_apart(sheet)
        edit(sheet)

    found = came_back(sample(), apart)
    assert [d.key for d in found.differences] == ["objectives"]
    assert found.now.heading.objectives == objectives
    assert not found.unread
    assert taken(found.exported, found, found.differences) == found.now
    assert taken(found.exported, found, ()) == found.exported


def put_footer(sheet):
    row = row_of(sheet, "Pie uno")
    sheet.insert_rows(row + 1)
    sheet.cell(row + 1, 1).value = "Pie nuevo"


def put_footer_last(sheet):
    sheet.cell(sheet.max_row + 1, 1).value = "Otro"


@pytest.mark.parametrize(
    ("edit", "footer"),
    [
        (put_footer, ("Pie uno", "Pie nuevo", "Pie dos")),
        (put_footer_last, ("Pie uno", "Pie dos", "Otro")),
        (lambda sheet: sheet.delete_rows(row_of(sheet, "Pie uno")), ("Pie dos",)),
        (lambda sheet: sheet.delete_rows(row_of(sheet, "Pie uno"), 2), ()),
    ],
    ids=["put in", "put at the end", "first out", "all out"],
)  # fmt: skip
@pytest.mark.parametrize("signed", [True, False])
def test_that_lines_of_the_footer_put_in_and_taken_out_are_noticed(edit, footer, signed):
    def apart(sheet):
        taken_apart(sheet)
        edit(sheet)

    nobody: dict[str, object] = {} if signed else {"signatures": ()}
    content = sample().replace(footer=("Pie uno", "Pie dos"), **nobody)
    found = came_back(content, apart)
    assert [d.key for d in found.differences] == ["footer"]
    assert found.now.footer == footer
    assert taken(found.exported, found, found.differences) == found.now


@pytest.mark.parametrize("signed", [True, False])
def test_that_a_footer_written_where_there_was_none_is_noticed(signed):
    nobody: dict[str, object] = {} if signed else {"signatures": ()}
    content = sample().replace(footer=(), **nobody)
    found = came_back(content, lambda sheet: setattr(sheet.cell(sheet.max_row + 2, 1), "value", "Pie"))
    assert found.now.footer == ("Pie",)


def signing_rows(sheet) -> tuple[int, int, int]:
    first = sample().signatures[0]
    return row_of(sheet, first.role), row_of(sheet, first.name), row_of(sheet, first.position)


def test_that_a_signature_put_beside_the_others_is_noticed_in_its_place():
    def edit(sheet):
        taken_apart(sheet)
        for row, text in zip(signing_rows(sheet), ("Autorizó:", "Luz Díaz", "Tesorera"), strict=True):
            sheet.cell(row, 27).value = text

    found = came_back(sample(), edit)
    assert [d.key for d in found.differences] == ["signatures"]
    new = Signature(role="Autorizó:", name="Luz Díaz", position="Tesorera")
    assert found.now.signatures == (*sample().signatures, new)
    assert found.addresses[None, "signatures"].endswith(f"!AA{signing_rows_of(sample())[0]}")


def signing_rows_of(content: Report) -> tuple[int, int, int]:
    return signing_rows(load_workbook(BytesIO(to_xlsx(content, draft=False))).worksheets[0])


def test_that_a_signature_put_under_the_others_is_noticed():
    def edit(sheet):
        taken_apart(sheet)
        last = signing_rows(sheet)[2]
        sheet.insert_rows(last + 1, 4)
        for row, text in enumerate(("Autorizó:", "Luz Díaz", "Tesorera"), start=last + 2):
            sheet.cell(row, 8).value = text

    found = came_back(sample(), edit)
    assert found.now.signatures[-1] == Signature(role="Autorizó:", name="Luz Díaz", position="Tesorera")
    assert found.now.footer == sample().footer


def test_that_a_signature_taken_out_is_noticed():
    gone = sample().signatures[0]

    def edit(sheet):
        for row in sheet.iter_rows():
            for one in row:
                if one.value in (gone.role, gone.name, gone.position):
                    one.value = None

    found = came_back(sample(), edit)
    assert found.now.signatures == sample().signatures[1:]
    assert [d.key for d in found.differences] == ["signatures"]


def test_that_all_signatures_taken_out_with_their_rows_are_noticed():
    def edit(sheet):
        taken_apart(sheet)
        role, _, position = signing_rows(sheet)
        sheet.delete_rows(role, position - role + 1)

    assert came_back(sample(), edit).now.signatures == ()


def test_that_lines_of_the_heading_put_in_and_taken_out_are_noticed():
    def edit(sheet):
        taken_apart(sheet)
        row = row_of(sheet, "Unidad Responsable:")
        sheet.insert_rows(row)
        sheet.cell(row, 1).value, sheet.cell(row, 3).value = "Dependencia:", "Ayuntamiento"
        sheet.cell(row, 12).value, sheet.cell(row, 17).value = "Lugar y fecha", "Oaxaca, 14/07/2023"
        sheet.insert_rows(row)
        sheet.cell(row, 1).value = "Revisado por planeación"
        sheet.delete_rows(row_of(sheet, sample().heading.axis))

    found = came_back(sample(), edit)
    heading = found.now.heading
    assert (heading.dependency, heading.place_and_date) == ("Ayuntamiento", "Oaxaca, 14/07/2023")
    assert heading.axis == ""
    assert heading.objectives == OBJECTIVES
    (unread,) = found.unread
    assert (unread.address, unread.text) == ("Informe 2T 2023!A2", "Revisado por planeación")


def test_that_remarks_beside_the_table_are_told_and_mixed_with_nothing():
    def edit(sheet):
        for row in (row_of(sheet, OBJECTIVES[1]), row_of(sheet, "Fin"), row_of(sheet, sample().footer[0])):
            sheet.cell(row, 30).value = "OJO: revisar"

    found = came_back(sample(), edit)
    assert found.now == found.exported
    assert [unread.address.partition("!")[2][:2] for unread in found.unread] == ["AD"] * 3
    assert {unread.text for unread in found.unread} == {"OJO: revisar"}


def test_that_a_column_of_remarks_put_into_the_table_is_told():
    def edit(sheet):
        taken_apart(sheet)
        sheet.insert_cols(6)
        sheet.cell(row_of(sheet, "Fin"), 6).value = "Revisado"

    found = came_back(sample(), edit)
    assert found.now == found.exported
    assert [(unread.address, unread.text) for unread in found.unread] == [("Informe 2T 2023!F13", "Revisado")]
