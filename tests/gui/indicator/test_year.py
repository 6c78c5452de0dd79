"""The year of an indicator: figures, limits of the lamp, and all of it in words."""

from decimal import Decimal

import pytest

from gui.indicator.year import direction_words, year_of, year_words
from model.report import BaselineStatus, DescendingFormula
from tests.factories import indicator, sample_row, settings


def year(catalogue, row, **values):
    return year_of(row, settings(**values), catalogue.bands)


def test_that_a_quarter_says_its_figures_compliance_lamp_and_limit(catalogue):
    quarters = year(catalogue, sample_row("a1.4"))
    assert quarters[1].words == (
        "2do. trimestre (se reporta): programado 25 %, alcanzado 10 %, cumplimiento 40 %, semáforo rojo. "
        "Verde desde 22.5 %."
    )
    assert quarters[0].words.startswith("1er. trimestre: programado 25 %, alcanzado 25 %, cumplimiento 100 %")
    assert quarters[2].words.startswith("3er. trimestre: programado 25 %, sin valor alcanzado")
    assert [quarter.reported for quarter in quarters] == [False, True, False, False]


def test_that_limits_are_the_values_at_which_the_lamp_turns(catalogue):
    low, green = catalogue.bands.yellow_min, catalogue.bands.green_min
    quarter = year(catalogue, indicator(programmed=(20, 20), achieved=(20, 20)))[1]
    assert (quarter.green, quarter.yellow) == (20 * green / 100, 20 * low / 100)


@pytest.mark.parametrize("formula", [DescendingFormula.MIRROR, DescendingFormula.INVERSE_RATIO])
def test_that_where_less_is_better_the_limit_lies_above_the_goal(catalogue, formula):
    row = indicator(direction="Descendente", programmed=(20, 20), achieved=(20, 20))
    quarter = year(catalogue, row, descending=formula)[1]
    assert Decimal(20) < quarter.green < quarter.yellow
    assert "Verde hasta" in quarter.words


def test_that_a_value_at_its_limit_is_green_and_below_it_is_not(catalogue):
    for sense, off in (("Ascendente", Decimal("-0.1")), ("Descendente", Decimal("0.1"))):
        limit = year(catalogue, indicator(direction=sense, programmed=(20, 20), achieved=(20, 20)))[1].green
        lamps = [
            year(catalogue, indicator(direction=sense, programmed=(20, 20), achieved=(20, value)))[1].lamp
            for value in (limit, limit + off)
        ]
        assert str(lamps[0]) == "verde"
        assert str(lamps[1]) != "verde"


def test_that_there_is_no_limit_where_the_goal_gives_none(catalogue):
    for row in (
        indicator(programmed=(0, 0), achieved=(0, 0)),
        indicator(programmed=(), achieved=()),
        indicator(direction="", programmed=(20, 20)),
        indicator(programmed=(20, -5), baseline_status=BaselineStatus.NOT_AVAILABLE),
    ):
        assert year(catalogue, row)[1].green is None


def test_that_the_direction_is_said_in_words_with_its_arrow():
    assert direction_words(indicator(direction="Ascendente")) == "↑ Ascendente: es mejor que suba"
    assert direction_words(indicator(direction="Descendente")) == "↓ Descendente: es mejor que baje"
    assert direction_words(indicator(direction="")) == "Falta el sentido esperado"


def test_that_the_words_of_the_year_hold_every_quarter(catalogue):
    row = sample_row("a1.4")
    quarters = year(catalogue, row)
    words = year_words(row, quarters)
    assert words.startswith("Ascendente: es mejor que suba. 1er. trimestre")
    assert all(quarter.words in words for quarter in quarters)
