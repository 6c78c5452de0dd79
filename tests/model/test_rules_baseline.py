"""LB: the baseline of an indicator and its goal."""

import pytest

from model.report import Accumulation, BaselineStatus
from tests.factories import indicator, report
from tests.model.judging import found, ids, of, of_rows

UNIFORM = (25, 25, 25, 25)


@pytest.mark.parametrize(
    ("values", "fires"),
    [
        ({"baseline_value": 100}, True),
        ({"baseline_value": 99}, False),
        ({"baseline_value": 120, "annual_goal": 130}, False),
        ({"baseline_value": 40, "annual_goal": 30, "direction": "Descendente"}, False),
        ({"baseline_value": 30, "annual_goal": 30, "direction": "Descendente"}, True),
        ({"baseline_value": 100, "baseline_status": BaselineStatus.NOT_COMPARABLE}, False),
        ({"baseline_value": None}, False),
        ({"baseline_value": 100, "direction": ""}, False),
    ],
)
def test_that_the_goal_has_to_improve_on_the_baseline(values, fires):
    assert bool(of("LB-01", programmed=UNIFORM, **values)) is fires


def test_that_keeping_a_constant_improves_enough():
    kept = {"programmed": (100,) * 4, "accumulation": Accumulation.CONSTANT}

    assert not of("LB-01", **kept, baseline_value=100)
    assert of("LB-01", **kept, baseline_value=101)


def test_that_a_baseline_of_0_needs_a_note():
    findings = of("LB-02", baseline_value=0, baseline_note=" ")

    assert [(f.key, f.mend) for f in findings] == [("baseline_value", "baseline_note")]
    assert not of("LB-02", baseline_value=0, baseline_note="El programa es nuevo.")
    assert not of("LB-02", baseline_value=5, baseline_note="")


@pytest.mark.parametrize(
    ("values", "key", "message"),
    [
        ({"baseline_value": None}, "baseline_value", "Falta el valor de la línea base."),
        ({"baseline_year": None}, "baseline_year", "Falta el año de la línea base."),
        (
            {"baseline_value": None, "baseline_year": None},
            "baseline_value",
            "Falta el valor y el año de la línea base.",
        ),
        (
            {"baseline_year": 2023},
            "baseline_year",
            "El año de la línea base (2023) no es anterior al ejercicio (2023).",
        ),
    ],
)
def test_that_a_baseline_has_a_value_and_an_earlier_year(values, key, message):
    assert [(f.key, f.message) for f in of("LB-03", **values)] == [(key, message)]


def test_that_a_baseline_that_does_not_exist_needs_neither():
    nd = {"baseline_value": None, "baseline_year": None, "baseline_status": BaselineStatus.NOT_AVAILABLE}

    assert not of("LB-03", **nd)
    assert not of("LB-03", baseline_value=0, baseline_year=2022)


def test_that_baselines_of_only_0_and_100_look_like_defaults():
    rows = [indicator(id=str(n), baseline_value=value) for n, value in enumerate((0, 100, 0))]
    other = indicator(id="x", baseline_value=42)

    assert ids(of_rows("LB-04", *rows)) == ["0"]
    assert not of_rows("LB-04", *rows, other)
    assert not of_rows("LB-04", *rows[:2])
    assert not of_rows("LB-04", *rows, own="listas.lineas_base_por_omision = [0]")


def test_that_the_year_of_the_report_decides_what_is_earlier():
    judged = report(indicator(baseline_year=2022))
    early = judged.replace(heading=judged.heading.replace(fiscal_year=2022))

    assert not found("LB-03", judged)
    assert found("LB-03", early)
