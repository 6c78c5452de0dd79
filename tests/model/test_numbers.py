"""What officers write as numbers, and what is refused with which sentence."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.numbers import NotANumber, parse_number, parse_year, plain, rounded, shown

QUANTITIES = st.decimals(
    allow_nan=False, allow_infinity=False, places=4, min_value=Decimal(-(10**9)), max_value=Decimal(10**9)
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("25", "25"), ("25%", "25"), ("25 %", "25"), (" 25 ", "25"), ("1,234.5", "1234.5"), ("1,234", "1234"),
        ("-5", "-5"), ("−5", "-5"), ("+5", "5"), (".5", "0.5"), ("5.", "5"), ("0", "0"), ("0.25", "0.25"),
        ("12,345,678", "12345678"), ("1 234", "1234"), ("- 1\u00a0234 567.5 %", "-1234567.5"),
    ],
)  # fmt: skip
def test_that_usual_ways_of_writing_a_number_are_understood(text, value):
    assert parse_number(text, percent=True) == Decimal(value)


@pytest.mark.parametrize("text", ["", " ", "-", "—", "–", "- -", "\t"])
def test_that_nothing_spaces_and_dashes_are_blank_and_not_zero(text):
    assert parse_number(text, percent=True) is None


@pytest.mark.parametrize(
    ("text", "proposal"), [("12,5", "12.5"), ("25,5 %", "25.5"), ("1234,56", "1234.56"), ("0,25", "0.25")]
)
def test_that_a_decimal_comma_is_refused_with_the_number_it_probably_is(text, proposal):
    with pytest.raises(NotANumber, match="coma decimal") as refusal:
        parse_number(text, percent=True)
    assert refusal.value.proposal == proposal


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        ("$1,234.50", "1,234.50"),
        (" $ 1,234.50 ", "1,234.50"),
        ("-$12", "-12"),
        ("$-12", "-12"),
        ("1,234.50 MXN", "1,234.50"),
        ("MX$ 5", "5"),
        ("500 pesos", "500"),
        ("(25)", "-25"),
        ("$(1,025.5)", "-1,025.5"),
        ("1.234,50", "1234.50"),
        ("-1.234.567,5", "-1234567.5"),
    ],
)
def test_that_money_and_other_ways_to_write_a_number_are_refused_with_the_number(text, proposal):
    with pytest.raises(NotANumber) as refusal:
        parse_number(text)
    assert refusal.value.proposal == proposal
    assert proposal in str(refusal.value)
    assert parse_number(refusal.value.proposal) is not None


@pytest.mark.parametrize("text", ["$", "$1,23", "$--5", "-$-5", "()", "(2.5.1)", "1.23,5", "1.234,5,6"])
def test_that_no_number_is_proposed_where_there_is_none(text):
    with pytest.raises(NotANumber) as refusal:
        parse_number(text)
    assert refusal.value.proposal == ""


@pytest.mark.parametrize(
    "text", ["abc", "25 acciones", "1e5", "²", "٢٥", "%", "2.5.1", "1,23,456", "=1+1", "--5"]
)
def test_that_text_is_refused_with_a_sentence_that_names_it(text):
    with pytest.raises(NotANumber) as refusal:
        parse_number(text, percent=True)
    assert text.strip() in str(refusal.value)


@pytest.mark.parametrize("text", ["12 5", "25 30", "25\n30", "1 23 4", "1234 567", "1.5 5"])
def test_that_two_numbers_are_never_read_as_one(text):
    with pytest.raises(NotANumber):
        parse_number(text, percent=True)


def test_that_a_number_of_any_length_in_a_file_can_be_shown():
    assert shown(Decimal("9" * 6000)).replace(",", "") == "9" * 6000


def test_that_a_percent_sign_is_refused_where_the_unit_is_no_percentage():
    with pytest.raises(NotANumber, match="no es porcentaje") as refusal:
        parse_number("25%")
    assert refusal.value.proposal == "25"


def test_that_more_figures_than_excel_keeps_are_refused():
    with pytest.raises(NotANumber, match="demasiadas cifras"):
        parse_number("1234567890123456")


def test_that_more_decimals_than_anyone_reads_are_refused():
    with pytest.raises(NotANumber, match=r"demasiados decimales\. Escriba como máximo 15\."):
        parse_number("0." + "0" * 15 + "1")
    assert parse_number("0." + "0" * 14 + "1") == Decimal("1e-15")


@given(QUANTITIES, st.booleans())
def test_that_what_is_shown_reads_back_as_the_same_number(value, percent):
    assert parse_number(shown(value, percent=percent), percent=percent) == value


@given(QUANTITIES)
def test_that_an_editor_starts_with_text_that_means_the_value(value):
    assert parse_number(plain(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1234567.10", "1,234,567.1"),
        ("-0.50", "-0.5"),
        ("0.00", "0"),
        ("-0", "0"),
        ("25", "25"),
        ("1E+3", "1,000"),
    ],
)
def test_that_numbers_are_shown_as_mexico_writes_them(value, text):
    assert shown(Decimal(value)) == text
    assert shown(Decimal(value), percent=True) == f"{text} %"


def test_that_a_blank_is_shown_as_nothing():
    assert shown(None, percent=True) == ""


@pytest.mark.parametrize(("value", "text"), [("2.345", "2.35"), ("-2.345", "-2.35"), ("0.125", "0.13")])
def test_that_halves_round_away_from_zero_as_in_excel(value, text):
    assert rounded(Decimal(value)) == Decimal(text)


@pytest.mark.parametrize(("text", "year"), [("2022", 2022), (" 1999 ", 1999), ("", None), ("—", None)])
def test_that_years_have_four_figures_or_are_blank(text, year):
    assert parse_year(text) == year


@pytest.mark.parametrize("text", ["22", "20222", "1800", "dos mil", "2022.5", "\uff12\uff10\uff12\uff12"])
def test_that_what_is_no_year_is_refused(text):
    with pytest.raises(NotANumber, match="no es un año"):
        parse_year(text)
