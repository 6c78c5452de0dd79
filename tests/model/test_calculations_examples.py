"""The non-percent examples of ``domain.md`` §4.6, line by line."""

from decimal import Decimal

from model.calculations import (
    ComplianceState,
    Series,
    annual_progress,
    compliance,
    compliance_to_date,
    deviation,
    is_favourable,
    quarter_value,
    to_date,
)
from model.numbers import rounded
from model.report import Accumulation, DescendingFormula
from tests.factories import indicator, settings


def percent(row, q, **choices):
    judged = compliance(row, q, settings(**choices))
    assert judged.state is ComplianceState.COMPUTED
    assert judged.value is not None
    return rounded(judged.value, 1)


def test_a_count_that_adds_up():
    row = indicator(unit="Número", programmed=(10, 10, 10, 10), achieved=(10, 12))
    assert deviation(row, 2) == 2
    assert percent(row, 2) == 120
    assert to_date(row, Series.ACHIEVED, 2) == 22
    assert to_date(row, Series.PROGRAMMED, 2) == 20
    assert compliance_to_date(row, 2, settings()).value == 110


def test_days_of_attention_that_should_fall():
    row = indicator(unit="Días", direction="Descendente", programmed=(15,), achieved=(18,))
    off = deviation(row, 1)
    assert off == 3
    assert is_favourable(row, off) is False
    assert percent(row, 1) == 80
    assert percent(row, 1, descending=DescendingFormula.INVERSE_RATIO) == Decimal("83.3")


def test_a_rate_that_should_fall():
    row = indicator(
        unit="Tasa por 100 000", direction="Descendente", baseline_value=50, programmed=(40,), achieved=(36,)
    )
    off = deviation(row, 1)
    assert off == -4
    assert is_favourable(row, off) is True
    assert percent(row, 1) == 110
    assert percent(row, 1, descending=DescendingFormula.BASELINE) == 140


def test_a_rate_of_variation_below_zero_uses_its_baseline():
    row = indicator(
        unit="Tasa de variación", direction="Descendente", baseline_value=1, programmed=(-2,), achieved=(-3,)
    )
    assert deviation(row, 1) == -1
    for formula in DescendingFormula:
        assert percent(row, 1, descending=formula) == Decimal("133.3")


def test_an_index_measured_twice_a_year():
    row = indicator(unit="Índice", programmed=(None, 70, None, 72), achieved=(None, 69))
    assert deviation(row, 2) == -1
    assert percent(row, 2) == Decimal("98.6")
    for q in (1, 3):
        assert compliance(row, q, settings(quarter=4)).label == "No programado"


def test_a_percentage_with_its_denominator_per_period_is_never_added():
    row = indicator(
        accumulation=Accumulation.RATIO, programmed=(90, 90, 90, 90),
        achieved_numerators=(45, 20), achieved_denominators=(50, 40),
    )  # fmt: skip
    assert [deviation(row, q) for q in (1, 2)] == [0, -40]
    assert [percent(row, q) for q in (1, 2)] == [100, Decimal("55.6")]
    achieved = to_date(row, Series.ACHIEVED, 2)
    assert achieved == Decimal(65) * 100 / 90
    assert rounded(achieved, 1) == Decimal("72.2")


def test_a_percentage_over_the_annual_denominator_adds_up_exactly():
    row = indicator(annual_denominator=96, programmed_numerators=(24,) * 4, achieved_numerators=(24, 30))
    assert [deviation(row, q) for q in (1, 2)] == [0, Decimal("6.25")]
    assert [percent(row, q) for q in (1, 2)] == [100, 125]
    assert to_date(row, Series.ACHIEVED, 2) == Decimal("56.25")
    assert quarter_value(row, Series.PROGRAMMED, 4) == 25


def test_a_goal_of_zero_accidents():
    row = indicator(unit="Número", direction="Descendente", programmed=(0, 0), achieved=(0, 2))
    assert [deviation(row, q) for q in (1, 2)] == [0, 2]
    assert [percent(row, q) for q in (1, 2)] == [100, 0]


def test_a_percentage_to_be_kept_is_not_added():
    row = indicator(accumulation=Accumulation.CONSTANT, programmed=(100,) * 4, achieved=(100, 98))
    assert deviation(row, 2) == -2
    assert percent(row, 2) == 98
    assert to_date(row, Series.ACHIEVED, 2) == 98
    assert annual_progress(row, 2) == 98
