"""The real report of 2023 against the figures of ``domain.md`` §1.2 and §1.3, row by row."""

from dataclasses import dataclass
from decimal import Decimal

import pytest

from model.calculations import (
    Bands,
    ComplianceState,
    Semaphore,
    Series,
    annual_goal,
    annual_progress,
    compliance,
    compliance_to_date,
    deviation,
    figure,
    is_partial,
    projection,
    projection_percent,
    quarter_semaphore,
    remaining,
    to_date,
    to_date_deviation,
)
from model.numbers import rounded
from model.report import QUARTERS, Basis, Calculation, VarianceSign
from tests.factories import sample, sample_row, sample_source, settings

BANDS = Bands(Decimal(70), Decimal(90), Decimal(110), Decimal(130))
LAMPS = {lamp.value: lamp for lamp in Semaphore}
WIDE_GREEN = Bands(Decimal(70), Decimal(90), Decimal(130), Decimal(130))

# As printed in domain.md §1.3: ΣP · V T1,T2 (A−P) · YTD P/A/V · %T1 %T2 %YTD %anual · proy. · both semáforos.
TABLE = """
f    100 +0  +0  50/50/+0    100.0 100.0 100.0 50.0  100 verde    verde
p    100 +0  +5  50/55/+5    100.0 120.0 110.0 55.0  105 exceso   verde
c1   100 +0  -7  51/44/-7    100.0 75.0  86.3  44.0  93  amarillo amarillo
a1.4 100 +0  -15 50/35/-15   100.0 40.0  70.0  35.0  85  rojo     rojo
a1.7 100 +0  +8  50/58/+8    100.0 132.0 116.0 58.0  108 morado   morado
a1.8 100 +0  -4  54/50/-4    100.0 88.6  92.6  50.0  96  amarillo amarillo
c2   100 +0  +11 48/59/+11   100.0 142.3 122.9 59.0  111 morado   morado
a2.4 100 +0  -8  50/42/-8    100.0 68.0  84.0  42.0  92  rojo     rojo
a2.5 100 +0  +32 50/82/+32   100.0 228.0 164.0 82.0  132 morado   morado
a2.7 106 -6  -4  48/38/-10   68.4  86.2  79.2  35.8  96  amarillo amarillo
a2.8 100 +0  +15 50/65/+15   100.0 160.0 130.0 65.0  115 morado   morado
c3   100 +0  +35 55/90/+35   100.0 240.0 163.6 90.0  135 morado   morado
a3.1 100 +0  -5  50/45/-5    100.0 80.0  90.0  45.0  95  amarillo amarillo
a3.2 100 +0  +35 65/100/+35  100.0 240.0 153.8 100.0 135 morado   morado
a3.3 100 +0  +0  50/50/+0    100.0 100.0 100.0 50.0  100 verde    verde
"""

ACCUMULATED_VARIANCE = {
    "f": 50, "p": 45, "c1": 56, "a1.4": 65, "a1.7": 42, "a1.8": 50, "c2": 41, "a2.4": 58, "a2.5": 18,
    "a2.7": 68, "a2.8": 35, "c3": 10, "a3.1": 55, "a3.2": 0, "a3.3": 50,
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    code: str
    goal: Decimal
    off: tuple[Decimal, Decimal]
    to_date: tuple[Decimal, Decimal, Decimal]
    percents: tuple[Decimal, ...]
    projection: Decimal
    lamps: tuple[Semaphore, Semaphore]


def _row(line: str) -> Row:
    code, goal, first, second, to_date, t1, t2, ytd, year, projection, lamp, wide = line.split()
    programmed, achieved, off = map(Decimal, to_date.split("/"))
    return Row(
        code, Decimal(goal), (Decimal(first), Decimal(second)), (programmed, achieved, off),
        tuple(map(Decimal, (t1, t2, ytd, year))), Decimal(projection), (LAMPS[lamp], LAMPS[wide]),
    )  # fmt: skip


ROWS = [_row(line) for line in TABLE.strip().splitlines()]
every_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.code)


def test_that_the_table_has_the_fifteen_rows_of_the_report():
    assert [row.code for row in ROWS] == [indicator.id for indicator in sample().indicators]
    assert list(ACCUMULATED_VARIANCE) == [row.code for row in ROWS]


@every_row
def test_that_the_goal_of_the_year_is_the_sum_of_the_programmed(row):
    assert annual_goal(sample_row(row.code)) == row.goal


@every_row
def test_that_the_deviations_of_the_two_quarters_are_those_of_the_table(row):
    indicator = sample_row(row.code)
    assert (deviation(indicator, 1), deviation(indicator, 2)) == row.off
    assert deviation(indicator, 3) is None is deviation(indicator, 4)


@every_row
def test_that_programmed_achieved_and_deviation_to_date_are_those_of_the_table(row):
    indicator = sample_row(row.code)
    assert (
        to_date(indicator, Series.PROGRAMMED, 2),
        to_date(indicator, Series.ACHIEVED, 2),
        to_date_deviation(indicator, settings()),
    ) == row.to_date
    assert not is_partial(indicator, 2)


@every_row
def test_that_compliance_by_quarter_to_date_and_for_the_year_is_that_of_the_table(row):
    indicator = sample_row(row.code)
    judged = [compliance(indicator, q, settings()) for q in (1, 2)]
    judged.append(compliance_to_date(indicator, 2, settings()))
    assert {one.state for one in judged} == {ComplianceState.COMPUTED}
    values = [one.value for one in judged] + [annual_progress(indicator, 2)]
    assert tuple(rounded(value, 1) for value in values if value is not None) == row.percents


@every_row
def test_that_quarters_to_come_have_no_compliance(row):
    states = {compliance(sample_row(row.code), q, settings()).state for q in (3, 4)}
    assert states == {ComplianceState.BLANK}


@every_row
def test_that_the_projection_is_that_of_the_table(row):
    indicator = sample_row(row.code)
    assert projection(indicator, 2) == row.projection
    assert projection_percent(indicator, 2) == row.projection * 100 / row.goal
    assert remaining(indicator, 2) == row.goal - row.to_date[1]


@every_row
def test_that_the_semaphore_is_that_of_the_table_with_both_profiles(row):
    indicator = sample_row(row.code)
    lamps = tuple(quarter_semaphore(indicator, settings(), bands) for bands in (BANDS, WIDE_GREEN))
    assert lamps == row.lamps


def test_that_a_2_7_uses_the_106_that_its_quarters_sum_to():
    indicator = sample_row("a2.7")
    progress, closing = annual_progress(indicator, 2), projection_percent(indicator, 2)
    assert progress is not None
    assert closing is not None
    assert (rounded(progress, 1), rounded(closing, 1)) == (Decimal("35.8"), Decimal("90.6"))


def test_that_by_frequency_the_two_annual_rows_drop_out_of_thirteen():
    by_frequency = settings(semaphore_by_frequency=True)
    lamps = {row.id: quarter_semaphore(row, by_frequency, BANDS) for row in sample().indicators}
    assert {code for code, lamp in lamps.items() if lamp is Semaphore.GREY} == {"f", "p"}


@pytest.mark.parametrize(("code", "expected"), ACCUMULATED_VARIANCE.items())
def test_that_the_accumulated_variance_with_the_defaults_is_programmed_of_the_year_minus_achieved(
    code, expected
):
    assert figure(sample_row(code), Series.VARIANCE, None, settings()).value == expected


@every_row
def test_that_the_printed_row_follows_sign_and_basis(row):
    indicator = sample_row(row.code)
    other = settings(sign=VarianceSign.ACHIEVED_MINUS_PROGRAMMED, basis=Basis.TO_DATE)
    printed = [figure(indicator, Series.VARIANCE, q, settings()).value for q in (*QUARTERS, None)]
    assert printed == [-row.off[0], -row.off[1], None, None, ACCUMULATED_VARIANCE[row.code]]
    printed = [figure(indicator, Series.VARIANCE, q, other).value for q in (*QUARTERS, None)]
    assert printed == [*row.off, None, None, row.to_date[2]]
    totals = [figure(indicator, series, None, other).value for series in (Series.PROGRAMMED, Series.ACHIEVED)]
    assert totals == list(row.to_date[:2])


def test_that_the_literal_way_reproduces_all_75_printed_variances():
    literal = settings(calculation=Calculation.LITERAL)
    computed = [
        [figure(row, Series.VARIANCE, q, literal).text for q in (*QUARTERS, None)]
        for row in sample().indicators
    ]
    printed = [row["variance_as_printed"] for row in sample_source()["indicators"]]
    assert computed == printed
    assert sum(map(len, printed)) == 75


def test_that_the_literal_way_prints_programmed_and_achieved_as_the_form_does():
    literal = settings(calculation=Calculation.LITERAL)
    for row, source in zip(sample().indicators, sample_source()["indicators"], strict=True):
        programmed = [figure(row, Series.PROGRAMMED, q, literal).text for q in (*QUARTERS, None)]
        achieved = [figure(row, Series.ACHIEVED, q, literal).text for q in (*QUARTERS, None)]
        assert programmed == [*source["programmed"], source["programmed_total"]]
        assert achieved == [*source["achieved"], source["achieved_total"]]


@pytest.mark.parametrize("basis", Basis)
@pytest.mark.parametrize("sign", VarianceSign)
def test_that_the_literal_way_ignores_sign_and_basis(sign, basis):
    literal = settings(calculation=Calculation.LITERAL, sign=sign, basis=basis)
    assert figure(sample_row("f"), Series.VARIANCE, None, literal).text == "-49"


def test_that_the_literal_way_keeps_unrounded_values():
    literal = settings(calculation=Calculation.LITERAL)
    values = [figure(sample_row("c1"), Series.VARIANCE, q, literal).value for q in (*QUARTERS, None)]
    assert values == list(map(Decimal, ("-22.77", "-20.72", "0.29", "0.2", "-43")))
