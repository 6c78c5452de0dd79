"""Laws that hold for any values."""

from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from model.calculations import (
    ComplianceState,
    Series,
    annual_goal,
    annual_progress,
    compliance,
    compliance_to_date,
    explain,
    explain_compliance,
    figure,
    figures,
    is_favourable,
    projection,
    quarter_value,
    quarter_values,
    remaining,
    to_date,
)
from model.report import (
    NO_VALUES,
    QUARTERS,
    Accumulation,
    Basis,
    Calculation,
    DescendingFormula,
    Indicator,
    Programming,
    Settings,
    VarianceSign,
)

quantities = st.decimals(min_value=-10_000, max_value=10_000, allow_nan=False, places=3) | st.sampled_from(
    [Decimal(0)]
)
positive = st.decimals(min_value=Decimal("0.001"), max_value=10_000, places=3)
fours = st.tuples(*[st.none() | quantities] * 4)
DERIVED = (Series.PROGRAMMED, Series.ACHIEVED)

indicators = st.builds(
    Indicator,
    id=st.just("1"),
    unit=st.sampled_from(["Porcentaje", "Documento", "Días", "Tasa", ""]),
    direction=st.sampled_from(["Ascendente", "Descendente", ""]),
    frequency=st.sampled_from(["Anual", "Semestral", "Trimestral"]),
    baseline_value=st.none() | quantities,
    programmed=fours,
    achieved=fours,
    accumulation=st.sampled_from(Accumulation),
    programming=st.sampled_from(Programming),
    programmed_numerators=fours,
    programmed_denominators=fours,
    achieved_numerators=fours,
    achieved_denominators=fours,
    annual_denominator=st.none() | quantities,
    annual_goal=st.none() | quantities,
    weights=fours,
    factor=st.sampled_from([1, 100, 1_000, 100_000]),
)
all_settings = st.builds(
    Settings,
    quarter=st.sampled_from(QUARTERS),
    sign=st.sampled_from(VarianceSign),
    basis=st.sampled_from(Basis),
    calculation=st.sampled_from(Calculation),
    descending=st.sampled_from(DescendingFormula),
    semaphore_by_frequency=st.booleans(),
)


def _with(chosen, **values):
    return chosen.replace(**values)


def _known(value: Decimal | None) -> Decimal:
    assert value is not None
    return value


@given(indicators, all_settings)
def test_that_the_other_sign_negates_every_corrected_variance(row, chosen):
    corrected = _with(chosen, calculation=Calculation.CORRECTED)
    for q in (*QUARTERS, None):
        one, other = (
            figure(row, Series.VARIANCE, q, _with(corrected, sign=sign)).value for sign in VarianceSign
        )
        assert one == (None if other is None else -other)


@given(indicators, all_settings)
def test_that_the_figures_of_a_row_at_once_are_those_of_its_cells_one_by_one(row, chosen):
    cells = [figure(row, series, q, chosen) for series in Series for q in (*QUARTERS, None)]
    assert figures(row, chosen) == cells


@given(indicators, all_settings)
def test_that_the_printed_total_variance_is_the_difference_of_the_printed_totals(row, chosen):
    programmed, achieved, variance = (figure(row, series, None, chosen).value for series in Series)
    if chosen.calculation is Calculation.LITERAL:
        assume(programmed is not None or achieved is not None)
        assert variance == (programmed or 0) - (achieved or 0)
    elif programmed is None or achieved is None:
        assert variance is None
    else:
        order = 1 if chosen.sign is VarianceSign.PROGRAMMED_MINUS_ACHIEVED else -1
        assert variance == order * (programmed - achieved)


@given(indicators, st.sampled_from(DERIVED), st.sampled_from(QUARTERS))
def test_that_a_sum_is_the_sum_of_its_quarters(row, series, upto):
    row = _with(row, accumulation=Accumulation.SUM, programming=Programming.BY_PERIOD)
    present = [value for value in quarter_values(row, series)[:upto] if value is not None]
    assert to_date(row, series, upto) == (sum(present) if present else None)


@given(indicators, st.sampled_from(DERIVED))
def test_that_quarter_values_agree_with_each_other(row, series):
    assert quarter_values(row, series) == tuple(quarter_value(row, series, q) for q in QUARTERS)


@given(indicators, st.sampled_from(DERIVED), st.sampled_from(QUARTERS))
def test_that_means_and_extremes_lie_between_the_least_and_the_greatest(row, series, upto):
    row = _with(
        row, programming=Programming.BY_PERIOD, programmed_numerators=NO_VALUES, achieved_numerators=NO_VALUES
    )
    present = [value for value in quarter_values(row, series)[:upto] if value is not None]
    assume(present)
    low = _known(to_date(_with(row, accumulation=Accumulation.MINIMUM), series, upto))
    high = _known(to_date(_with(row, accumulation=Accumulation.MAXIMUM), series, upto))
    mean = _known(to_date(_with(row, accumulation=Accumulation.MEAN), series, upto))
    assert (low, high) == (min(present), max(present))
    assert low - Decimal("1e-15") <= mean <= high + Decimal("1e-15")


@given(indicators, st.sampled_from(QUARTERS))
def test_that_equal_weights_give_the_plain_mean(row, upto):
    row = _with(row, programming=Programming.BY_PERIOD, weights=(Decimal(7),) * 4)
    weighted = to_date(_with(row, accumulation=Accumulation.WEIGHTED_MEAN), Series.ACHIEVED, upto)
    mean = to_date(_with(row, accumulation=Accumulation.MEAN), Series.ACHIEVED, upto)
    if mean is None:
        assert weighted is None
    else:
        assert abs(_known(weighted) - mean) < Decimal("1e-9")


@given(st.tuples(*[positive] * 4), st.tuples(*[positive] * 2))
def test_that_cumulative_quarters_say_the_same_as_quarters_each_for_itself(programmed, achieved):
    def running(values):
        return tuple(sum(values[: i + 1]) for i in range(len(values)))

    blank = (None, None)
    each = Indicator(id="1", unit="Documento", programmed=programmed, achieved=(*achieved, *blank))
    together = Indicator(
        id="1", unit="Documento", programming=Programming.CUMULATIVE,
        programmed=running(programmed), achieved=(*running(achieved), *blank),
    )  # fmt: skip
    assert annual_goal(each) == annual_goal(together)
    assert to_date(each, Series.PROGRAMMED, 2) == to_date(together, Series.PROGRAMMED, 2)
    for compute in (projection, remaining, annual_progress):
        assert compute(each, 2) == compute(together, 2)


ADDED = [rule for rule in Accumulation if rule not in (Accumulation.RATIO, Accumulation.WEIGHTED_MEAN)]


@given(
    st.tuples(*[positive] * 4), st.tuples(*[positive] * 4), st.sampled_from(ADDED),
    st.sampled_from(Programming), st.sampled_from(QUARTERS),
)  # fmt: skip
def test_that_progress_and_what_remains_come_to_the_goal(programmed, achieved, rule, programming, upto):
    row = Indicator(
        id="1", programmed=programmed, achieved=achieved, accumulation=rule, programming=programming
    )
    left = _known(remaining(row, upto)) * 100 / _known(annual_goal(row))
    assert abs(_known(annual_progress(row, upto)) + left - 100) < Decimal("1e-6")


def _judge(achieved, programmed, direction="Descendente", formula=DescendingFormula.MIRROR, **fields):
    row = Indicator(
        id="1", unit="Número", direction=direction, programmed=(programmed, None, None, None),
        achieved=(achieved, None, None, None), **fields,
    )  # fmt: skip
    return compliance(row, 1, Settings(descending=formula)).value


@given(positive, st.sampled_from(DescendingFormula), st.sampled_from(["Ascendente", "Descendente"]))
def test_that_reaching_the_goal_is_100_in_every_formula(goal, formula, direction):
    baseline = goal + 1 if direction == "Descendente" else goal - 1
    assert _judge(goal, goal, direction, formula, baseline_value=baseline) == 100


@given(positive)
def test_that_none_at_all_is_200_in_the_mirror(goal):
    assert _judge(Decimal(0), goal) == 200


@given(positive, positive)
def test_that_the_mirror_reflects_the_ascending_compliance_about_100(achieved, goal):
    ascending = _judge(achieved, goal, "Ascendente")
    assert _judge(achieved, goal) == max(0, 200 - ascending)


@given(positive, positive, positive, st.sampled_from(DescendingFormula))
def test_that_less_is_never_worse_in_the_descending_sense(one, other, goal, formula):
    low, high = sorted((one, other))
    better, worse = (_judge(value, goal, formula=formula, baseline_value=goal * 2) for value in (low, high))
    assert better >= worse


@given(indicators, all_settings)
def test_that_compliance_has_a_value_exactly_where_it_is_computed(row, chosen):
    for q in QUARTERS:
        for judged in (compliance(row, q, chosen), compliance_to_date(row, q, chosen)):
            assert (judged.value is not None) is (judged.state is ComplianceState.COMPUTED)


@given(quantities.filter(bool), st.sampled_from(["Ascendente", "Descendente"]))
def test_that_one_of_a_deviation_and_its_opposite_is_favourable(off, direction):
    row = Indicator(id="1", direction=direction)
    assert is_favourable(row, off) is not is_favourable(row, -off)


@given(indicators, all_settings)
def test_that_every_cell_can_be_shown_and_explained(row, chosen):
    for series in Series:
        for q in (*QUARTERS, None):
            shown = figure(row, series, q, chosen)
            assert (shown.text == "") is (shown.value is None)
            said = explain(row, series, q, chosen)
            typed = q is not None and series is not Series.VARIANCE and (shown.entered or shown.value is None)
            assert said.endswith(".") or typed or chosen.calculation is Calculation.LITERAL
    assert all(explain_compliance(row, q, chosen).endswith(".") for q in QUARTERS)
