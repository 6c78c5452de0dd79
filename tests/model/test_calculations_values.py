"""Quarter values, typed and derived, and the rule in force."""

from decimal import Decimal

import pytest

from model.calculations import (
    Series,
    denominators,
    derived_value,
    deviation,
    is_favourable,
    quarter_value,
    quarter_values,
    relative_deviation,
    rule_of,
)
from model.report import Accumulation, Programming
from tests.factories import four, indicator
from tests.model.judging import catalogue


def test_that_a_typed_value_stands_for_itself():
    assert quarter_value(indicator(achieved=(25,)), Series.ACHIEVED, 1) == 25


def test_that_a_blank_quarter_is_blank_and_not_zero():
    assert quarter_value(indicator(achieved=(0,)), Series.ACHIEVED, 2) is None
    assert quarter_value(indicator(achieved=(0,)), Series.ACHIEVED, 1) == 0


def test_that_a_blank_value_is_derived_from_the_quarter_s_variables():
    row = indicator(achieved_numerators=(45, 20), achieved_denominators=(50, 40))
    assert quarter_values(row, Series.ACHIEVED) == four(90, 50)


def test_that_a_typed_value_wins_over_its_variables_while_both_can_be_compared():
    row = indicator(achieved=(88,), achieved_numerators=(45,), achieved_denominators=(50,))
    assert quarter_value(row, Series.ACHIEVED, 1) == 88
    assert derived_value(row, Series.ACHIEVED, 1) == 90


@pytest.mark.parametrize(("numerator", "denominator"), [(45, None), (None, 50), (45, 0), (0, 0)])
def test_that_nothing_is_derived_from_incomplete_variables_or_a_zero_denominator(numerator, denominator):
    row = indicator(
        accumulation=Accumulation.RATIO,
        achieved_numerators=(numerator,),
        achieved_denominators=(denominator,),
    )
    assert derived_value(row, Series.ACHIEVED, 1) is None


def test_that_a_zero_numerator_is_a_value():
    row = indicator(achieved_numerators=(0,), achieved_denominators=(50,))
    assert derived_value(row, Series.ACHIEVED, 1) == 0


@pytest.mark.parametrize("factor", [1, 100, 1_000, 100_000])
def test_that_the_factor_scales_the_ratio(factor):
    row = indicator(unit="Tasa", achieved_numerators=(3,), achieved_denominators=(4,), factor=factor)
    assert derived_value(row, Series.ACHIEVED, 1) == Decimal("0.75") * factor


def test_that_an_annual_ratio_divides_each_quarter_by_the_annual_denominator():
    row = indicator(annual_denominator=96, programmed_numerators=(24,) * 4, achieved_numerators=(24, 30))
    assert quarter_values(row, Series.PROGRAMMED) == four(25, 25, 25, 25)
    assert quarter_values(row, Series.ACHIEVED) == four(25, "31.25")


def test_that_a_sum_takes_the_annual_denominator_where_a_quarter_has_none():
    row = indicator(
        accumulation=Accumulation.SUM, annual_denominator=96,
        achieved_numerators=(24, 30), achieved_denominators=(None, 60),
    )  # fmt: skip
    assert denominators(row, Series.ACHIEVED) == four(96, 60, 96, 96)
    assert quarter_values(row, Series.ACHIEVED) == four(25, 50)


@pytest.mark.parametrize("rule", [rule for rule in Accumulation if rule is not Accumulation.BY_UNIT])
def test_that_a_declared_rule_is_the_rule(rule):
    assert rule_of(indicator(accumulation=rule, annual_denominator=9, achieved_numerators=(1,))) is rule


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("Porcentaje", Accumulation.SUM), ("Documento", Accumulation.SUM), ("Número", Accumulation.SUM),
        ("", Accumulation.SUM), ("Tasa por 100 000", Accumulation.LAST), ("Índice", Accumulation.LAST),
        ("Promedio", Accumulation.MEAN), ("Días", Accumulation.MEAN),
    ],
)  # fmt: skip
def test_that_by_unit_each_unit_has_its_usual_rule(unit, expected):
    assert rule_of(indicator(unit=unit)) is expected


def test_that_no_unit_of_the_catalogue_is_added_up_that_cannot_be():
    rules = {unit.name: rule_of(indicator(unit=unit.name)) for unit in catalogue().units}
    last, mean = ("Tasa", "Tasa de variación", "Índice", "Razón"), ("Promedio", "Minuto", "Hora", "Día")
    assert {unit: rule for unit, rule in rules.items() if rule is not Accumulation.SUM} == {
        **dict.fromkeys(last, Accumulation.LAST),
        **dict.fromkeys(mean, Accumulation.MEAN),
    }


@pytest.mark.parametrize("series", ["programmed", "achieved"])
def test_that_by_unit_a_percentage_with_numerators_is_a_ratio(series):
    row = indicator(**{f"{series}_numerators": (None, 5)})
    assert rule_of(row) is Accumulation.RATIO
    assert rule_of(row.replace(annual_denominator=Decimal(96))) is Accumulation.ANNUAL_RATIO


def test_that_by_unit_a_rate_with_numerators_is_not_a_ratio():
    assert rule_of(indicator(unit="Tasa", achieved_numerators=(5,))) is Accumulation.LAST


def test_that_a_deviation_needs_both_values():
    row = indicator(programmed=(25, 25, None, 0), achieved=(30, None, 5, 5))
    assert [deviation(row, q) for q in (1, 2, 3, 4)] == [5, None, None, 5]
    assert [relative_deviation(row, q) for q in (1, 2, 3, 4)] == [20, None, None, None]


def test_that_a_relative_deviation_keeps_its_sign_over_a_negative_goal():
    row = indicator(unit="Tasa", programmed=(-2,), achieved=(-3,))
    assert relative_deviation(row, 1) == -50


@pytest.mark.parametrize("programming", Programming)
def test_that_a_deviation_compares_the_typed_values_in_both_ways_of_programming(programming):
    assert deviation(indicator(programming=programming, programmed=(25, 50), achieved=(25, 44)), 2) == -6


@pytest.mark.parametrize(
    ("direction", "off", "expected"),
    [
        ("Ascendente", 1, True), ("Ascendente", -1, False), ("Ascendente", 0, True),
        ("Descendente", 1, False), ("Descendente", -1, True), ("Descendente", 0, True),
        ("DESCENDENTE ", -1, True), ("", 1, None), ("Regular", 1, None), ("Ascendente", None, None),
    ],
)  # fmt: skip
def test_that_favourable_follows_the_sense_and_not_the_sign(direction, off, expected):
    deviated = None if off is None else Decimal(off)
    assert is_favourable(indicator(direction=direction), deviated) is expected
