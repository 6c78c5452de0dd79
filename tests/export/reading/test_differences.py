"""The differences that need more than chance: each made by hand from the reference workbook."""

import pytest
from openpyxl import Workbook, load_workbook

from export.reading.reader import read_foreign
from model.importing import interpret
from tests.export.reading.reference import (
    FIRST,
    LAST,
    REFERENCE,
    copied,
    exactly,
    imported,
    plain,
    reference,
    rules,
)
from tests.factories import DATA, sample


def test_that_one_department_a_sheet_is_asked_and_each_can_be_chosen():
    sheet = reference()
    book = Workbook()
    for number, rows in ((304, range(14, 20)), (305, range(20, 29))):
        target = book.active if number == 304 else book.create_sheet(f"UR {number}")
        copied(sheet, target, [*range(2, 14)])
        target["B3"] = f"{number} - Dirección {number}"
        copied(sheet, target, rows, to_row=13)
    result = imported(book)
    question = next(question for question in result.questions if question.id == "informe")
    assert len(question.options) == 2
    assert not question.answer
    second = imported(book, answers={"informe": question.options[1].value})
    assert second.report.heading.unit_code == "305"
    assert plain(second.report.indicators) == plain(sample().indicators[6:])
    assert not second.open_questions


def test_that_pages_on_sheets_of_their_own_are_one_report():
    sheet = reference()
    book = Workbook()
    for number, rows in ((1, range(14, 20)), (2, range(20, 29))):
        target = book.active if number == 1 else book.create_sheet(f"Hoja {number}")
        copied(sheet, target, [*range(2, 14), *rows])
    exactly(imported(book))


def test_that_a_second_page_without_a_heading_goes_on_with_the_first():
    sheet = reference()
    book = Workbook()
    copied(sheet, book.active, [*range(2, 14), *range(14, 20)])
    copied(sheet, book.create_sheet("2"), [12, 13, *range(20, 29)])
    exactly(imported(book))


def test_that_band_titles_over_the_wrong_column_do_not_move_the_values():
    book = Workbook()
    copied(reference(), book.active, range(2, 29))
    sheet = book.active
    for column, title in ((12, "Valores Programados"), (17, "Valores Alcanzados"), (22, "Variación *")):
        sheet.cell(11, column).value = None
        sheet.cell(11, column - 1).value = title
    exactly(imported(book))


def test_that_quarter_titles_one_column_aside_are_noticed():
    book = Workbook()
    copied(reference(), book.active, range(2, 29))
    sheet = book.active
    titles = [sheet.cell(12, column).value for column in range(12, 27)]
    for column, title in zip(range(13, 28), titles, strict=True):
        sheet.cell(12, column).value = title
    sheet.cell(12, 12).value = None
    result = imported(book)
    exactly(result)
    assert "IMP-06" in rules(result)


@pytest.mark.parametrize(("one", "other"), [(6, 7), (8, 9), (3, 4), (2, 3), (5, 6), (1, 2)])
def test_that_two_titles_in_each_others_place_follow_the_content(one, other):
    book = Workbook()
    copied(reference(), book.active, range(2, 29))
    sheet = book.active
    first, second = sheet.cell(12, one), sheet.cell(12, other)
    first.value, second.value = second.value, first.value
    result = imported(book)
    exactly(result)
    assert "IMP-06" in rules(result)


def test_that_a_band_named_twice_is_read_in_the_order_of_the_form():
    book = Workbook()
    copied(reference(), book.active, range(2, 29))
    book.active.cell(11, 17).value = "Valores Programados"
    result = imported(book)
    exactly(result)
    assert "IMP-06" in rules(result)


def test_that_vertical_merges_count_for_every_row_they_cover():
    book = Workbook()
    copied(reference(), book.active, range(2, 29))
    sheet = book.active
    for column in (5, 7):  # unit and dimension are the same in every row
        for row in range(14, 28):
            sheet.cell(row, column).value = None
        sheet.merge_cells(start_row=13, start_column=column, end_row=27, end_column=column)
    exactly(imported(book))


def test_that_a_level_that_stands_only_on_its_first_row_is_taken_from_above():
    book = Workbook()
    copied(reference(), book.active, range(2, 29))
    book.active.cell(17, 1).value = None
    result = imported(book)
    assert result.report.indicators[4].level == result.report.indicators[3].level
    assert "IMP-11" in rules(result)


def test_that_without_a_column_of_levels_the_banners_tell_them():
    sheet = reference()
    book = Workbook()
    target = book.active
    copied(sheet, target, [*range(2, 14)], columns=range(2, 28))
    row = 13
    for number in range(FIRST, LAST + 1):
        target.cell(row, 1).value = sheet.cell(number, 1).value
        copied(sheet, target, [number], to_row=row + 1, columns=range(2, 28))
        row += 2
    exactly(imported(book))


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?"])
def test_that_errors_in_calculated_columns_do_not_matter(error):
    book = load_workbook(REFERENCE, data_only=True)
    for row in range(FIRST, LAST + 1):
        for column in (16, 21, *range(22, 27)):
            book.active.cell(row, column).value = error
            book.active.cell(row, column).data_type = "e"
    result = imported(book)
    exactly(result)
    assert "IMP-03" not in rules(result)


def test_that_formulas_whose_results_were_never_saved_are_named_where_a_value_is_needed():
    book = load_workbook(REFERENCE, data_only=True)
    book.active["L14"] = "=1/4"
    result = imported(book)
    finding = next(finding for finding in result.findings if finding.rule == "IMP-03")
    assert finding.cells == ("INFORME 2T!L14",)
    assert result.report.indicators[0].programmed[0] is None


@pytest.mark.parametrize("damage", ["utf-8 como 1252", "850 como 1252", "perdidas"])
def test_that_broken_encodings_are_understood(damage):
    sheet = reference()
    text = "\n".join(
        "\t".join("" if value is None else str(value) for value in row)
        for row in sheet.iter_rows(min_row=2, max_row=28, values_only=True)
    )
    if damage == "utf-8 como 1252":
        text = text.encode().decode("cp1252", errors="replace")
    elif damage == "850 como 1252":
        text = text.encode("cp850", errors="replace").decode("cp1252", errors="replace")
    else:
        text = text.encode("cp1252", errors="replace").decode("ascii", errors="replace")
    result = interpret(read_foreign(text.encode(), "a.txt"))
    assert [row.programmed for row in result.report.indicators] == [
        row.programmed for row in sample().indicators
    ]
    assert [row.level for row in result.report.indicators] == [row.level for row in sample().indicators]
    assert {"IMP-10"} <= set(rules(result))
    if damage == "850 como 1252":
        exactly(result)


@pytest.mark.parametrize("alphabet", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "cp850", "mac_roman"])
def test_that_a_text_is_read_in_its_own_alphabet(alphabet):
    text = (DATA / "informe_2t_2023.txt").read_text(encoding="utf-8")
    result = interpret(read_foreign(text.encode(alphabet, errors="replace"), "a.txt"))
    exactly(result)


def test_that_the_real_report_as_text_is_exact_with_its_two_shifted_rows_put_right():
    result = interpret(read_foreign((DATA / "informe_2t_2023.txt").read_bytes(), "informe.txt"))
    assert plain(result.report.indicators) == plain(sample().indicators)
    assert result.report.heading == sample().heading
    assert result.report.settings == sample().settings
    assert result.report.signatures == sample().signatures
    assert result.report.footer == sample().footer
    shifted = [finding for finding in result.findings if finding.rule == "IMP-01"]
    assert [finding.level for finding in shifted] == ["Componente 1", "Actividad 1.4"]
    assert not result.questions


def test_that_the_municipality_workbook_is_exact_and_its_faults_are_found():
    result = interpret(read_foreign(REFERENCE.read_bytes(), REFERENCE.name))
    exactly(result)
    assert result.report.heading == sample().heading
    assert result.report.signatures == sample().signatures
    assert not result.questions
    count = {rule: rules(result).count(rule) for rule in rules(result)}
    assert count == {"ESC-01": 15, "ESC-02": 15, "ARI-01": 15, "ARI-02": 15, "ENC-03": 1}
    first = next(finding for finding in result.findings if finding.rule == "ARI-01")
    assert first.cells == ("INFORME 2T!V14", "INFORME 2T!W14", "INFORME 2T!Z14")


def test_that_a_column_can_be_corrected_by_hand():
    book = load_workbook(REFERENCE, data_only=True)
    book.active["AA12"] = "Notas"
    assert {row.means for row in imported(book).report.indicators} == {""}
    exactly(imported(book, corrections={"*": {"AA": "means"}}))


def test_that_a_column_can_be_left_out_by_hand():
    book = load_workbook(REFERENCE, data_only=True)
    exactly(imported(book, corrections={"INFORME 2T": {"AA": ""}}), without=("means",))


def test_that_a_fraction_that_cannot_be_told_is_asked_and_follows_the_answer():
    book = load_workbook(REFERENCE, data_only=True)
    for row in range(FIRST, LAST + 1):
        book.active.cell(row, 10).value = 1
        book.active.cell(row, 10).number_format = "General"
    result = imported(book)
    question = result.open_questions[0]
    assert {option.value for option in question.options} == {"1", "100"}
    assert len(question.cells) == 15
    for answer in ("1", "100"):
        chosen = imported(book, answers={question.id: answer})
        assert {row.baseline_value for row in chosen.report.indicators} == {int(answer)}
        assert not chosen.open_questions


def test_that_counts_where_the_unit_says_percent_can_be_answered():
    book = load_workbook(REFERENCE, data_only=True)
    for column, value in zip((12, 13, 14, 15, 17, 18), (40, 35, 50, 75, 40, 30), strict=True):
        book.active.cell(14, column).value = value
        book.active.cell(14, column).number_format = "0"
    result = imported(book)
    question = next(q for q in result.open_questions if "programmed" in q.id)
    chosen = imported(book, answers={question.id: "cantidades"}).report.indicators[0]
    assert chosen.achieved_numerators[:2] == (40, 30)
    assert chosen.annual_denominator == 200
    assert chosen.programmed == (None,) * 4
