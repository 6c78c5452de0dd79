"""The nine rules of accumulation in both ways of programming (``domain.md`` §4.3)."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest

from model.calculations import (
    Series,
    annual_goal,
    annual_progress,
    declared_goal,
    is_partial,
    missing_quarters,
    projection,
    projection_percent,
    remaining,
    to_date,
    to_date_deviation,
)
from model.report import Accumulation, Programming
from tests.factories import indicator, number, settings


@dataclass(frozen=True)
class Case:
    """Programmed 10, 20, 30, 60 and achieved 12, 16: what the rule makes of them at the 2nd quarter."""

    rule: Accumulation
    programmed: Any
    achieved: Any
    goal: Any
    projection: Any
    fields: dict[str, Any] = field(default_factory=dict)


BY_PERIOD = [
    Case(Accumulation.SUM, 30, 28, 120, 118),
    Case(Accumulation.LAST, 20, 16, 60, 60),
    Case(Accumulation.MEAN, 15, 14, 30, "29.5"),
    Case(Accumulation.WEIGHTED_MEAN, "17.5", 15, 37, 36, {"weights": (1, 3, 2, 4)}),
    Case(
        Accumulation.RATIO, 18, "15.2", "36.4", "35.84",
        {
            "programmed_numerators": (2, 16, 64, 100), "programmed_denominators": (20, 80, 200, 200),
            "achieved_numerators": ("2.4", "12.8"), "achieved_denominators": (20, 80),
        },
    ),
    Case(
        Accumulation.ANNUAL_RATIO, 30, 28, 120, 118,
        {
            "annual_denominator": 50, "programmed": (), "achieved": (),
            "programmed_numerators": (5, 10, 15, 30), "achieved_numerators": (6, 8),
        },
    ),
    Case(Accumulation.CONSTANT, 60, 16, 60, 60),
    Case(Accumulation.MAXIMUM, 20, 16, 60, 60),
    Case(Accumulation.MINIMUM, 10, 12, 10, 12),
]  # fmt: skip


def _indicator(case: Case, **more: Any):
    fields = {"unit": "Documento", "programmed": (10, 20, 30, 60), "achieved": (12, 16)} | case.fields | more
    return indicator(accumulation=case.rule, **fields)


def test_that_every_rule_is_tested():
    assert {case.rule for case in BY_PERIOD} == set(Accumulation) - {Accumulation.BY_UNIT}


@pytest.mark.parametrize("case", BY_PERIOD, ids=lambda case: case.rule.value)
def test_that_quarters_each_for_itself_accumulate_by_the_rule(case):
    row = _indicator(case)
    assert to_date(row, Series.PROGRAMMED, 2) == number(case.programmed)
    assert to_date(row, Series.ACHIEVED, 2) == number(case.achieved)
    assert annual_goal(row) == number(case.goal)
    assert to_date_deviation(row, settings()) == Decimal(case.achieved) - Decimal(case.programmed)


@pytest.mark.parametrize("case", BY_PERIOD, ids=lambda case: case.rule.value)
def test_that_cumulative_quarters_take_the_last_one_whatever_the_rule(case):
    row = _indicator(case, programming=Programming.CUMULATIVE)
    assert to_date(row, Series.PROGRAMMED, 2) == 20
    assert to_date(row, Series.ACHIEVED, 2) == 16
    assert annual_goal(row) == 60
    assert remaining(row, 2) == 44
    assert projection(row, 2) == 16 + (60 - 20)


@pytest.mark.parametrize("case", BY_PERIOD, ids=lambda case: case.rule.value)
def test_that_the_projection_applies_the_rule_to_achieved_and_then_programmed(case):
    row = _indicator(case)
    expected = Decimal(case.projection)
    assert projection(row, 2) == expected
    assert projection_percent(row, 2) == expected * 100 / Decimal(case.goal)
    assert projection(row, 4) == to_date(row, Series.ACHIEVED, 4)


@pytest.mark.parametrize("programming", Programming)
@pytest.mark.parametrize("case", BY_PERIOD, ids=lambda case: case.rule.value)
def test_that_nothing_achieved_accumulates_to_nothing(case, programming):
    row = _indicator(case, achieved=(), achieved_numerators=(), programming=programming)
    assert to_date(row, Series.ACHIEVED, 2) is None
    assert remaining(row, 2) is None
    assert projection(row, 2) is None
    assert annual_progress(row, 2) is None


@pytest.mark.parametrize("programming", Programming)
@pytest.mark.parametrize("case", BY_PERIOD, ids=lambda case: case.rule.value)
def test_that_nothing_programmed_has_no_goal(case, programming):
    row = _indicator(case, programmed=(), programmed_numerators=(), programming=programming)
    assert to_date(row, Series.PROGRAMMED, 4) is None
    assert annual_goal(row) is None
    assert annual_progress(row, 2) is None


@pytest.mark.parametrize("case", BY_PERIOD, ids=lambda case: case.rule.value)
def test_that_values_captured_after_the_reported_quarter_do_not_count(case):
    fields = {"achieved": (12, 16, 99, 99)} | case.fields
    assert to_date(_indicator(case, **fields), Series.ACHIEVED, 2) == number(case.achieved)


def test_that_blank_quarters_are_left_out_and_not_zero():
    row = indicator(
        unit="Días", accumulation=Accumulation.MEAN, programmed=(None, 10, 20), achieved=(None, 8)
    )
    assert to_date(row, Series.PROGRAMMED, 3) == 15
    assert to_date(row, Series.ACHIEVED, 3) == 8
    assert to_date(row, Series.PROGRAMMED, 1) is None


def test_that_a_ratio_declared_without_variables_takes_the_last_programmed():
    row = indicator(accumulation=Accumulation.RATIO, programmed=(90, 91, None, 95))
    assert [to_date(row, Series.PROGRAMMED, q) for q in (1, 2, 3, 4)] == [90, 91, 91, 95]
    assert annual_goal(row) == 95
    assert annual_goal(indicator(accumulation=Accumulation.RATIO, programmed=(90, 91))) == 91


def test_that_a_ratio_is_unknown_while_a_reported_quarter_lacks_its_variables():
    row = indicator(
        accumulation=Accumulation.RATIO, achieved=(90,),
        achieved_numerators=(None, 20), achieved_denominators=(None, 40),
    )  # fmt: skip
    assert to_date(row, Series.ACHIEVED, 1) is None
    assert to_date(row, Series.ACHIEVED, 2) is None


def test_that_a_ratio_with_no_cases_in_a_quarter_counts_the_others():
    row = indicator(
        accumulation=Accumulation.RATIO, achieved_numerators=(0, 20), achieved_denominators=(0, 40)
    )
    assert to_date(row, Series.ACHIEVED, 1) is None
    assert to_date(row, Series.ACHIEVED, 2) == 50


@pytest.mark.parametrize("weights", [(2, None), (None, 3), (), (0, 0)])
def test_that_a_weighted_mean_without_all_its_weights_is_unknown(weights):
    row = indicator(accumulation=Accumulation.WEIGHTED_MEAN, achieved=(10, 20), weights=weights)
    assert to_date(row, Series.ACHIEVED, 2) is None


def test_that_an_annual_ratio_with_typed_values_adds_them():
    row = indicator(
        accumulation=Accumulation.ANNUAL_RATIO,
        annual_denominator=96,
        achieved=(20,),
        achieved_numerators=(24, 30),
    )
    assert to_date(row, Series.ACHIEVED, 2) == Decimal("51.25")


@pytest.mark.parametrize(
    ("rule", "goal"),
    [
        (Accumulation.SUM, 100), (Accumulation.MEAN, 25), (Accumulation.ANNUAL_RATIO, 100),
        (Accumulation.LAST, 40), (Accumulation.CONSTANT, 40),
        (Accumulation.RATIO, 77), (Accumulation.MAXIMUM, 77), (Accumulation.MINIMUM, 77),
    ],
)  # fmt: skip
def test_which_rules_let_the_declared_goal_replace_the_programmed(rule, goal):
    row = indicator(accumulation=rule, annual_goal=77, programmed=(10, 20, 30, 40))
    assert annual_goal(row) == goal
    assert declared_goal(row) == 77


@pytest.mark.parametrize("rule", [Accumulation.LAST, Accumulation.CONSTANT])
def test_that_a_blank_final_goal_is_the_declared_one(rule):
    assert annual_goal(indicator(accumulation=rule, annual_goal=77)) == 77


def test_that_last_and_cumulative_ask_for_the_fourth_quarter():
    assert annual_goal(indicator(accumulation=Accumulation.LAST, programmed=(10, 20))) is None
    assert annual_goal(indicator(programming=Programming.CUMULATIVE, programmed=(25, 50))) is None
    assert annual_goal(indicator(accumulation=Accumulation.CONSTANT, programmed=(10, 20))) == 20


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"programmed": (25, 25, 25, 31)}, 100),
        ({"programmed": (25, 25, 25, 31), "annual_goal": 95}, 95),
        ({"programmed": (25, 50, 75, 99), "programming": Programming.CUMULATIVE}, 100),
        ({"programmed": (5, 5), "unit": "Documento"}, 10),
        ({"programmed": (70, 72, 74, 76), "accumulation": Accumulation.LAST}, 76),
        ({"annual_denominator": 50, "programmed_numerators": (10, 10)}, 40),
    ],
)
def test_that_the_goal_to_compare_with_is_declared_or_100_for_a_sum_in_percent(fields, expected):
    assert declared_goal(indicator(**fields)) == expected


def test_that_a_constant_is_programmed_at_its_goal_in_every_quarter():
    row = indicator(accumulation=Accumulation.CONSTANT, programmed=(None, None, None, 100), achieved=(98,))
    assert to_date(row, Series.PROGRAMMED, 1) == 100
    assert annual_progress(row, 1) == 98


def test_that_an_accumulated_is_partial_where_a_programmed_quarter_lacks_its_value():
    row = indicator(programmed=(25, None, 25, 25), achieved=(25,))
    assert [is_partial(row, q) for q in (1, 2, 3, 4)] == [False, False, True, True]
    assert missing_quarters(row, 4) == (3, 4)


@pytest.mark.parametrize(("direction", "expected"), [("Ascendente", False), ("Descendente", True)])
def test_that_a_programmed_zero_asks_for_a_value_only_where_less_is_better(direction, expected):
    assert is_partial(indicator(direction=direction, programmed=(0,)), 1) is expected


@pytest.mark.parametrize("goal", [0, -5])
def test_that_progress_towards_a_goal_not_above_zero_says_nothing(goal):
    row = indicator(unit="Tasa", programmed=(None, None, None, goal), achieved=(3,))
    assert annual_progress(row, 1) is None
    assert projection_percent(row, 1) is None
    assert remaining(row, 1) == goal - 3
