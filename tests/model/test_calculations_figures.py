"""What the fifteen figures of a row show in grid, workbook and PDF."""

from decimal import Decimal

import pytest

from model.calculations import Figure, Look, Series, figure
from model.report import QUARTERS, Accumulation, Basis, Calculation, Programming, VarianceSign
from tests.factories import indicator, settings

EVERY = [(series, q) for series in Series for q in (*QUARTERS, None)]


def texts(row, **choices):
    return [figure(row, series, q, settings(**choices)).text for series, q in EVERY]


def test_that_percentages_carry_their_sign_and_blanks_are_blank():
    row = indicator(programmed=(25, 25, 25, 25), achieved=(25, "30.5"))
    assert texts(row) == [
        "25 %", "25 %", "25 %", "25 %", "100 %",
        "25 %", "30.5 %", "", "", "55.5 %",
        "0 %", "-5.5 %", "", "", "44.5 %",
    ]  # fmt: skip


def test_that_other_units_are_plain_numbers_as_mexico_writes_them():
    row = indicator(unit="Pesos", programmed=(1500, 1500, 0, 0), achieved=(1200, 2000))
    assert texts(row, basis=Basis.TO_DATE) == [
        "1,500", "1,500", "0", "0", "3,000",
        "1,200", "2,000", "", "", "3,200",
        "300", "-500", "", "", "-200",
    ]  # fmt: skip


def test_that_typed_values_show_in_full_and_computed_ones_with_two_decimals():
    row = indicator(
        accumulation=Accumulation.MEAN, programmed=("33.3333",),
        achieved_numerators=(1,), achieved_denominators=(3,),
    )  # fmt: skip
    typed, derived = (figure(row, series, 1, settings()) for series in (Series.PROGRAMMED, Series.ACHIEVED))
    assert (typed.text, typed.entered) == ("33.3333 %", True)
    assert (derived.text, derived.entered) == ("33.33 %", False)
    assert derived.value == Decimal(100) / 3


@pytest.mark.parametrize(
    ("value", "look", "text"),
    [
        ("0.125", Look.NUMBER, "0.13"), ("-0.125", Look.NUMBER, "-0.13"), ("-0.001", Look.NUMBER, "0"),
        ("0.125", Look.POINTS, "0.13 %"), ("1234567.5", Look.NUMBER, "1,234,567.5"),
        ("0.25", Look.FRACTION, "25%"), ("0.125", Look.FRACTION, "13%"), ("0", Look.FRACTION, "0%"),
        ("-24.75", Look.INTEGER, "-25"), ("0.25", Look.INTEGER, "0"), ("-0.3", Look.INTEGER, "0"),
        ("1234.5", Look.INTEGER, "1235"), ("-0.5", Look.INTEGER, "-1"),
    ],
)  # fmt: skip
def test_that_halves_round_away_from_zero(value, look, text):
    assert Figure(Decimal(value), look).text == text


@pytest.mark.parametrize("look", Look)
def test_that_a_blank_shows_nothing(look):
    assert Figure(None, look).text == ""


def test_that_the_variance_of_a_quarter_to_come_is_blank_even_with_a_value():
    row = indicator(programmed=(25, 25, 25, 25), achieved=(25, 25, 25))
    assert figure(row, Series.VARIANCE, 3, settings()).value is None
    assert figure(row, Series.VARIANCE, 3, settings(quarter=3)).value == 0
    assert figure(row, Series.ACHIEVED, None, settings()).value == 50


@pytest.mark.parametrize(
    ("sign", "expected"),
    [(VarianceSign.PROGRAMMED_MINUS_ACHIEVED, [7, 56]), (VarianceSign.ACHIEVED_MINUS_PROGRAMMED, [-7, -56])],
)
def test_that_the_sign_turns_quarters_and_total_alike(sign, expected):
    row = indicator(programmed=(23, 28, 29, 20), achieved=(23, 21))
    assert [figure(row, Series.VARIANCE, q, settings(sign=sign)).value for q in (2, None)] == expected


def test_that_the_total_variance_is_blank_where_a_total_is():
    assert figure(indicator(programmed=(25,)), Series.VARIANCE, None, settings()).value is None
    assert figure(indicator(achieved=(25,)), Series.VARIANCE, None, settings()).value is None


def test_that_cumulative_values_print_as_typed():
    row = indicator(programming=Programming.CUMULATIVE, programmed=(25, 50, 75, 100), achieved=(25, 44))
    assert texts(row) == [
        "25 %", "50 %", "75 %", "100 %", "100 %",
        "25 %", "44 %", "", "", "44 %",
        "0 %", "6 %", "", "", "56 %",
    ]  # fmt: skip
    assert figure(row, Series.VARIANCE, None, settings(basis=Basis.TO_DATE)).value == 6


def test_that_the_literal_way_sums_whatever_the_rule_and_takes_blanks_as_zero():
    row = indicator(accumulation=Accumulation.LAST, programmed=(90, 90, 90), achieved=(80,))
    assert texts(row, calculation=Calculation.LITERAL) == [
        "90%", "90%", "90%", "", "3",
        "80", "", "", "", "80",
        "-79", "1", "1", "", "-77",
    ]  # fmt: skip


def test_that_the_literal_way_leaves_other_units_in_their_scale():
    row = indicator(unit="Documento", programmed=(10, 10, 10, 10), achieved=(10, 12))
    assert texts(row, calculation=Calculation.LITERAL) == [
        "10", "10", "10", "10", "40",
        "10", "12", "", "", "22",
        "0", "-2", "10", "10", "18",
    ]  # fmt: skip


@pytest.mark.parametrize("calculation", Calculation)
def test_that_an_empty_row_is_blank(calculation):
    assert set(texts(indicator(), calculation=calculation)) == {""}


def test_that_quotients_of_extremes_can_be_shown():
    row = indicator(
        unit="Tasa", factor=100_000, achieved_numerators=("999999999999999",),
        achieved_denominators=("0.000000000000000000000000000001",),
    )  # fmt: skip
    assert figure(row, Series.ACHIEVED, 1, settings()).text.startswith("99,999,999,999,999,900,")
