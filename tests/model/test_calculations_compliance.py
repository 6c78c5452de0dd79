"""Compliance, the zero/blank table of ``domain.md`` §4.4, what is due, and the semáforo."""

from decimal import Decimal

import pytest

from model.calculations import (
    Bands,
    Compliance,
    ComplianceState,
    Semaphore,
    compliance,
    compliance_annual,
    compliance_to_date,
    is_due,
    quarter_semaphore,
    semaphore,
)
from model.report import Accumulation, BaselineStatus, DescendingFormula
from tests.factories import indicator, settings

S = ComplianceState
BANDS = Bands(Decimal(70), Decimal(90), Decimal(110), Decimal(130))
UP, DOWN = "Ascendente", "Descendente"

ZERO_AND_BLANK = [
    pytest.param(
        None, None, UP, None, S.NOT_PROGRAMMED, Semaphore.GREY, id="nothing programmed nor achieved"
    ),
    pytest.param(None, 5, UP, None, S.WITHOUT_PROGRAMMING, Semaphore.GREY, id="progress without programming"),
    pytest.param(0, 0, UP, None, S.NOT_PROGRAMMED, Semaphore.GREY, id="zero of zero, more is better"),
    pytest.param(0, 0, DOWN, 100, S.COMPUTED, Semaphore.GREEN, id="zero of zero, less is better"),
    pytest.param(0, 5, UP, None, S.NO_GOAL, Semaphore.GREY, id="progress over zero, nothing to date"),
    pytest.param(0, 5, DOWN, 0, S.COMPUTED, Semaphore.RED, id="over a goal of zero"),
    pytest.param(10, None, UP, None, S.NOT_REPORTED, Semaphore.GREY, id="due and not reported"),
    pytest.param(
        10, None, DOWN, None, S.NOT_REPORTED, Semaphore.GREY, id="due, not reported, less is better"
    ),
    pytest.param(0, None, UP, None, S.BLANK, Semaphore.GREY, id="not due, since programmed at zero"),
    pytest.param(10, 0, UP, 0, S.COMPUTED, Semaphore.RED, id="nothing done"),
    pytest.param(10, 0, DOWN, 200, S.COMPUTED, Semaphore.PURPLE, id="none at all, less is better"),
]


@pytest.mark.parametrize(("programmed", "achieved", "direction", "value", "state", "lamp"), ZERO_AND_BLANK)
def test_that_zeros_and_blanks_follow_the_table(programmed, achieved, direction, value, state, lamp):
    row = indicator(unit="Número", direction=direction, programmed=(programmed,), achieved=(achieved,))
    first = settings(quarter=1)
    assert compliance(row, 1, first) == Compliance(None if value is None else Decimal(value), state)
    assert quarter_semaphore(row, first, BANDS) is lamp
    assert compliance_to_date(row, 1, first).value == value


def test_that_progress_over_a_zero_is_judged_by_the_accumulated():
    row = indicator(unit="Número", programmed=(10, 0), achieved=(8, 2))
    assert compliance(row, 2, settings()) == Compliance(None, S.WITHOUT_PROGRAMMING)
    assert compliance_to_date(row, 2, settings()).value == 100
    assert quarter_semaphore(row, settings(), BANDS) is Semaphore.GREEN


def test_that_progress_over_a_blank_is_not_judged():
    row = indicator(unit="Número", programmed=(10,), achieved=(8, 2))
    assert compliance(row, 2, settings()) == Compliance(None, S.WITHOUT_PROGRAMMING)
    assert quarter_semaphore(row, settings(), BANDS) is Semaphore.GREY


@pytest.mark.parametrize("achieved", [None, 5])
def test_that_a_quarter_to_come_is_blank(achieved):
    row = indicator(programmed=(25, 25, 25, 25), achieved=(25, 25, achieved))
    assert compliance(row, 3, settings()) == Compliance(None, S.BLANK)


@pytest.mark.parametrize(
    ("frequency", "due"),
    [
        ("Anual", {4}), ("Semestral", {2, 4}), ("Trimestral", {1, 2, 3, 4}), ("Mensual", {1, 2, 3, 4}),
        ("Trianual", {4}), ("", {1, 2, 3, 4}),
    ],
)  # fmt: skip
def test_that_the_frequency_counts_only_when_the_report_says_so(frequency, due):
    row = indicator(frequency=frequency, programmed=(25, 25, 25, 25))
    by_frequency = settings(quarter=4, semaphore_by_frequency=True)
    assert {q for q in (1, 2, 3, 4) if is_due(row, q, settings(quarter=4))} == {1, 2, 3, 4}
    assert {q for q in (1, 2, 3, 4) if is_due(row, q, by_frequency)} == due
    states = {q: compliance(row, q, by_frequency).state for q in (1, 2, 3, 4)}
    assert {q for q, state in states.items() if state is S.NOT_REPORTED} == due
    assert {state for q, state in states.items() if q not in due} <= {S.BLANK}


@pytest.mark.parametrize(
    ("programmed", "quarter", "due"), [(25, 1, False), (25, 2, True), (0, 2, False), (None, 2, False)]
)
def test_that_a_quarter_is_due_once_reached_and_programmed_above_zero(programmed, quarter, due):
    assert is_due(indicator(programmed=(25, programmed)), 2, settings(quarter=quarter)) is due


def test_that_an_annual_indicator_has_no_lamp_in_mid_year_by_frequency():
    row = indicator(frequency="Anual", programmed=(25, 25), achieved=(25, 25))
    assert quarter_semaphore(row, settings(), BANDS) is Semaphore.GREEN
    assert quarter_semaphore(row, settings(semaphore_by_frequency=True), BANDS) is Semaphore.GREY


def judged(achieved, *, goal=40, baseline=50, formula=DescendingFormula.MIRROR, direction=DOWN):
    row = indicator(
        unit="Tasa", direction=direction, baseline_value=baseline, programmed=(goal,), achieved=(achieved,)
    )
    return compliance(row, 1, settings(quarter=1, descending=formula))


@pytest.mark.parametrize(
    ("achieved", "expected"), [(40, 100), (44, 90), (36, 110), (0, 200), (80, 0), (120, 0)]
)
def test_that_the_mirror_falls_as_the_excess_grows_and_stops_at_zero(achieved, expected):
    assert judged(achieved).value == expected


@pytest.mark.parametrize(("achieved", "expected"), [(40, 100), (50, 80), (20, 200), (0, 100)])
def test_that_the_inverse_ratio_divides_the_goal_by_the_achieved(achieved, expected):
    assert judged(achieved, formula=DescendingFormula.INVERSE_RATIO).value == expected


@pytest.mark.parametrize(("achieved", "expected"), [(40, 100), (45, 50), (50, 0), (36, 140), (55, -50)])
def test_that_the_baseline_form_measures_the_way_from_the_baseline_to_the_goal(achieved, expected):
    assert judged(achieved, formula=DescendingFormula.BASELINE).value == expected


@pytest.mark.parametrize("baseline", [None, 40, 30])
def test_that_the_baseline_form_needs_a_baseline_that_the_goal_improves(baseline):
    assert judged(36, baseline=baseline, formula=DescendingFormula.BASELINE) == Compliance(
        None, S.MEANINGLESS
    )


@pytest.mark.parametrize("status", [BaselineStatus.NOT_AVAILABLE, BaselineStatus.NOT_COMPARABLE])
def test_that_a_baseline_declared_unusable_is_not_used(status):
    row = indicator(unit="Tasa", baseline_value=-9, baseline_status=status, programmed=(-2,), achieved=(-1,))
    assert compliance(row, 1, settings()).state is S.MEANINGLESS


@pytest.mark.parametrize(
    ("goal", "achieved", "expected"),
    [(-2, -3, 75), (-2, 2, 200), (0, -3, 50), (3, -3, Decimal(100) / 3)],
    ids=["both negative", "change of sign upwards", "goal of zero missed", "change of sign downwards"],
)
def test_that_values_not_above_zero_use_the_baseline_in_the_ascending_sense(goal, achieved, expected):
    assert judged(achieved, goal=goal, baseline=-6, direction=UP).value == expected


@pytest.mark.parametrize("direction", ["", "Regular", "Nominal"])
def test_that_without_a_known_sense_there_is_no_compliance(direction):
    assert judged(36, direction=direction) == Compliance(None, S.MEANINGLESS)


def test_that_descending_sums_use_the_accumulated_in_the_same_formula():
    row = indicator(unit="Número", direction=DOWN, programmed=(10, 10, 10, 10), achieved=(8, 8))
    assert compliance_to_date(row, 2, settings()).value == 120
    assert compliance_annual(row, 2, settings()).value == 160


@pytest.mark.parametrize(
    ("programmed", "achieved", "to_date", "annual"),
    [
        ((), (), S.NOT_PROGRAMMED, S.NOT_PROGRAMMED),
        ((), (5,), S.WITHOUT_PROGRAMMING, S.NO_GOAL),
        ((10, 10), (), S.NOT_REPORTED, S.NOT_REPORTED),
        ((None, None, 10), (), S.NOT_PROGRAMMED, S.BLANK),
        ((None, None, 10), (5,), S.WITHOUT_PROGRAMMING, S.COMPUTED),
        ((0, 0), (5,), S.NO_GOAL, S.NO_GOAL),
    ],
)
def test_that_the_accumulated_has_the_same_states(programmed, achieved, to_date, annual):
    row = indicator(unit="Número", programmed=programmed, achieved=achieved)
    assert compliance_to_date(row, 2, settings()).state is to_date
    assert compliance_annual(row, 2, settings()).state is annual


@pytest.mark.parametrize("fields", [{"achieved": (90,)}, {"achieved": (90,), "programmed": (90,)}])
def test_that_an_accumulated_which_cannot_be_computed_is_not_called_unreported(fields):
    row = indicator(accumulation=Accumulation.WEIGHTED_MEAN, **fields)
    assert compliance_to_date(row, 1, settings()).state is S.MEANINGLESS


@pytest.mark.parametrize(
    ("value", "lamp"),
    [
        ("0", Semaphore.RED), ("69.99", Semaphore.RED), ("70", Semaphore.YELLOW), ("89.99", Semaphore.YELLOW),
        ("90", Semaphore.GREEN), ("110", Semaphore.GREEN), ("110.01", Semaphore.OVER_YELLOW),
        ("130", Semaphore.OVER_YELLOW), ("130.01", Semaphore.PURPLE), ("-5", Semaphore.RED),
        ("69.9999999999999999999999999", Semaphore.YELLOW),
        ("89.9999999999999999999999999", Semaphore.GREEN),
        ("130.0000000000000000000000001", Semaphore.OVER_YELLOW),
    ],
)  # fmt: skip
def test_that_the_bands_include_their_limits(value, lamp):
    assert semaphore(Compliance(Decimal(value), S.COMPUTED), BANDS) is lamp


@pytest.mark.parametrize("state", [state for state in S if state is not S.COMPUTED])
def test_that_without_a_value_there_is_no_lamp(state):
    assert semaphore(Compliance(None, state), BANDS) is Semaphore.GREY


def test_that_lamps_and_states_have_words():
    assert [lamp.label for lamp in Semaphore] == [
        "Verde", "Amarillo", "Amarillo por exceso", "Rojo", "Sobrecumplimiento", "Sin semáforo",
    ]  # fmt: skip
    assert [state.label for state in S] == [
        "Calculado", "No programado", "Avance sin programación", "Sin meta", "Sin reporte",
        "Aún no se reporta", "No calculable",
    ]  # fmt: skip
