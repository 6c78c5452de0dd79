"""What a typed text puts into an indicator: values and, for a division, the variables of its quarter."""

from decimal import Decimal

import pytest

from model.calculations import Series, quarter_value
from model.entry import cell_text, division_sentence, with_entry
from model.report import Accumulation, Indicator
from model.schema import COLUMN_BY_KEY
from model.text import RefusedText

T2 = COLUMN_BY_KEY["achieved_2"]


def percent(**more):
    return Indicator(id="x", level="A1.1", unit="Porcentaje", **more)


def variables(indicator, quarter=2):
    return indicator.achieved_numerators[quarter - 1], indicator.achieved_denominators[quarter - 1]


@pytest.mark.parametrize("text", ["12/48", "=12/48", " = 12 / 48 ", "=12.0/48"])
def test_that_a_division_becomes_numerator_and_denominator_and_shows_its_percentage(text):
    before = percent(achieved=(None, Decimal(7), None, None))
    after = with_entry(T2, before, text)
    assert variables(after) == (12, 48)
    assert after.achieved[1] is None
    assert quarter_value(after, Series.ACHIEVED, 2) == 25
    assert division_sentence(T2, before, after).startswith("12 ÷ 48 × 100 = 25 %.")


def test_that_programmed_cells_take_a_division_too_with_thousands_separators():
    after = with_entry(COLUMN_BY_KEY["programmed_3"], percent(), "1,200/4,800")
    assert after.programmed_numerators[2] == 1200
    assert after.programmed_denominators[2] == 4800


def test_that_other_columns_take_a_division_for_a_text():
    after = with_entry(COLUMN_BY_KEY["method"], percent(), "12/48")
    assert after.method == "12/48"
    with pytest.raises(RefusedText):
        with_entry(COLUMN_BY_KEY["baseline_value"], percent(), "12/48")


def test_that_a_value_typed_later_stays_beside_the_variables():
    after = with_entry(T2, with_entry(T2, percent(), "12/48"), "30")
    assert after.achieved[1] == 30
    assert variables(after) == (12, 48)
    assert division_sentence(T2, after, after) == ""


def test_that_emptying_takes_the_typed_value_first_and_the_variables_next():
    both = with_entry(T2, with_entry(T2, percent(), "12/48"), "30")
    once = with_entry(T2, both, "")
    assert (once.achieved[1], variables(once)) == (None, (12, 48))
    twice = with_entry(T2, once, "")
    assert variables(twice) == (None, None)
    assert with_entry(T2, twice, "—") is twice


def test_that_the_editor_starts_with_the_division_that_was_typed():
    divided = with_entry(T2, percent(), "1/3")
    assert cell_text(T2, divided) == "1/3"
    assert with_entry(T2, divided, cell_text(T2, divided)) == divided
    assert cell_text(T2, with_entry(T2, divided, "33.3")) == "33.3"


@pytest.mark.parametrize(
    ("indicator", "text", "words", "proposal"),
    [
        (percent(), "12/0", "entre cero", ""),
        (percent(), "12,5/48", "coma decimal", "12.5/48"),
        (percent(), "12/48,5", "coma decimal", "12/48.5"),
        (percent(), "12/4x", "no es un número", ""),
        (Indicator(id="x"), "12/48", "unidad de medida", ""),
        (Indicator(id="x", unit="Acciones"), "48/12", "se mide en Acciones", "4"),
        (Indicator(id="x", unit="Acciones"), "12/48", "se mide en Acciones", ""),
        (percent(accumulation=Accumulation.ANNUAL_RATIO,
                 annual_denominator=Decimal(100)), "12/48", "es 100", "12/100"),
    ],
)  # fmt: skip
def test_that_a_division_that_cannot_be_is_explained(indicator, text, words, proposal):
    with pytest.raises(RefusedText, match=words) as refused:
        with_entry(T2, indicator, text)
    assert refused.value.proposal == proposal


def test_that_an_average_is_the_quotient_itself():
    after = with_entry(T2, Indicator(id="x", unit="Promedio"), "480/12")
    assert quarter_value(after, Series.ACHIEVED, 2) == 40
    assert after.factor == 1


def test_that_a_rate_is_multiplied_by_its_factor():
    rate = Indicator(id="x", unit="Tasa", factor=1000)
    assert quarter_value(with_entry(T2, rate, "3/600"), Series.ACHIEVED, 2) == 5


def test_that_a_pasted_division_is_asked_about_for_it_may_be_a_date():
    with pytest.raises(RefusedText) as refused:
        with_entry(T2, percent(), "3/4", pasted=True)
    assert refused.value.proposal == "=3/4"
    assert variables(with_entry(T2, percent(), "=3/4", pasted=True)) == (3, 4)
