"""Decimal commas: decided where the file is clear, asked where it is not, told and shown always."""

import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from export.reading.reader import read_foreign
from export.reading.texts import read_text
from model.importing import interpret
from model.importing.commas import Form, form_of

TITLES = ("Nivel", "Indicador", "Fórmula", "Unidad de medida",
          *(f"{band} T{q}" for band in ("Prog", "Real") for q in (1, 2, 3, 4)))  # fmt: skip


def imported(figures, unit="Obra", answers=None):
    book, target = Workbook(), io.BytesIO()
    book.active.append(["Informe del 2do trimestre 2023"])
    book.active.append(TITLES)
    book.active.append(["Fin", "Obras terminadas", "a / b", unit, *figures])
    book.save(target)
    return interpret(read_foreign(target.getvalue(), "libro.xlsx"), answers=answers)


def told(found):
    return [finding for finding in found.findings if finding.rule == "IMP-14"]


def asked(found):
    return {question.id: question for question in found.questions}


def test_that_commas_before_one_or_two_digits_are_decimal_and_told_with_their_cells():
    found = imported(["12,5 %", "37,25 %", "25 %", "25,25 %", "12,5%"], "Porcentaje")
    first = found.report.indicators[0]
    assert first.programmed == (Decimal("12.5"), Decimal("37.25"), 25, Decimal("25.25"))
    assert first.achieved[0] == Decimal("12.5")
    assert not asked(found)
    assert told(found)[0].cells == ("Sheet!E3", "Sheet!F3", "Sheet!H3", "Sheet!I3")
    assert found.scales[0].before == ("12,5 %", "37,25 %", "25 %", "25,25 %")
    assert found.scales[0].after == ("12.5 %", "37.25 %", "25 %", "25.25 %")


def test_that_points_between_thousands_say_what_the_comma_is():
    found = imported(["1.234,5", "2.000", "1.234.567", "(3.000,25)"], "Pesos")
    assert found.report.indicators[0].programmed == (
        Decimal("1234.5"), 2000, 1234567, Decimal("-3000.25"),
    )  # fmt: skip
    assert not asked(found)


def test_that_commas_between_thousands_stay_what_they_are():
    found = imported(["1,250", "2,500.50", "1,250,000", "3,000"])
    assert found.report.indicators[0].programmed == (1250, Decimal("2500.5"), 1250000, 3000)
    assert not asked(found)
    assert not told(found)


@pytest.mark.parametrize(
    ("answer", "value"), [("", Decimal("1.25")), ("decimal", Decimal("1.25")), ("miles", Decimal(1250))]
)
def test_that_three_digits_beside_a_decimal_comma_are_asked(answer, value):
    found = imported(["12,5", "1,250", "30", "40"], answers={"coma": answer})
    question = asked(found)["coma"]
    assert question.suggested == "decimal"
    assert "1,250" in question.options[0].label
    assert found.report.indicators[0].programmed[1] == value


def test_that_a_percentage_above_one_thousand_is_asked():
    found = imported(["33,333", "33,333", "33,334", "0"], "Porcentaje")
    assert asked(found)["coma"].suggested == "decimal"
    found = imported(["33,333", "33,333", "33,334", "0"], "Porcentaje", {"coma": "miles"})
    assert found.report.indicators[0].programmed[0] == 33333


def test_that_a_file_that_speaks_both_ways_is_asked_and_a_refusal_names_the_cells():
    found = imported(["12,5", "1,250.50", "30", "40"])
    assert asked(found)["coma"].suggested == "miles"
    assert [finding.cells for finding in found.findings if finding.rule == "IMP-03"] == [("Sheet!E3",)]
    found = imported(["12,5", "1,250.50", "30", "40"], answers={"coma": "decimal"})
    assert found.report.indicators[0].programmed[:2] == (Decimal("12.5"), Decimal("1250.5"))


def test_that_a_csv_with_semicolons_and_decimal_commas_is_read():
    lines = ["Informe del 2do trimestre 2023", ";".join(TITLES),
             "Fin;Porcentaje de obras;a / b;Porcentaje;12,5;37,5;25,0;25,0;12,5;40,5;;"]  # fmt: skip
    found = interpret(read_text("\n".join(lines), "libro.csv"))
    assert found.report.indicators[0].achieved == (Decimal("12.5"), Decimal("40.5"), None, None)


@given(st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False, allow_infinity=False))
def test_that_a_number_written_with_points_and_a_comma_is_never_taken_for_thousands(number):
    text = f"{number:,.2f}".translate(str.maketrans(",.", ".,"))
    form = form_of(f"$ {text} pesos")
    assert form is not None
    assert form[0] in (Form.DECIMAL, Form.GROUPED)
    assert form[1] == text
