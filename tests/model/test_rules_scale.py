"""ESC: percentages are held in points throughout."""

import pytest

from model.report import BaselineStatus
from tests.model.judging import keys, of

UNIFORM = (25, 25, 25, 25)


# ESC-01


def test_that_fractions_beside_points_are_in_two_scales():
    findings = of("ESC-01", programmed=("0.25", "0.25", "0.25", "0.25"), achieved=(25, 30))

    assert keys(findings) == ["programmed_1"]
    assert findings[0].message == (
        "Programado está en fracción (0.25) y alcanzado en enteros (30). "
        "Convierta ambos a puntos porcentuales."
    )


def test_that_achieved_in_fractions_is_pointed_at_its_first_value():
    findings = of("ESC-01", programmed=UNIFORM, achieved=("", "0.25"))

    assert keys(findings) == ["achieved_2"]
    assert findings[0].message.startswith("Alcanzado está en fracción (0.25) y programado en enteros (25).")


@pytest.mark.parametrize(
    ("programmed", "achieved"),
    [
        pytest.param(UNIFORM, (25, 10), id="both in points"),
        pytest.param(("0.25", "0.25"), (), id="nothing to compare with"),
        pytest.param((1, 1), (30,), id="no decimals: 1 % may be meant"),
        pytest.param(("0.25", 2), (30,), id="one value above 1"),
        pytest.param(("0.02", "0.02"), (25,), id="times 100 is not within a factor of 3"),
        pytest.param(("0.03", 0), ("1.5",), id="the other is not surely in points"),
    ],
)
def test_that_what_is_less_certain_is_not_in_two_scales(programmed, achieved):
    assert not of("ESC-01", programmed=programmed, achieved=achieved)


@pytest.mark.parametrize(("programmed", "achieved"), [("0.75", 25), ("0.10", 30)])
def test_that_a_factor_of_exactly_3_is_still_the_same_scale(programmed, achieved):
    assert of("ESC-01", programmed=(programmed,), achieved=(achieved,))


def test_that_zeros_and_blanks_do_not_hide_two_scales():
    assert of("ESC-01", programmed=("0.25", 0, "", "0.5"), achieved=(0, 40))


def test_that_only_percentages_have_a_scale():
    assert not of("ESC-01", unit="Índice", programmed=("0.25", "0.25"), achieved=(25,))


def test_that_the_factor_between_scales_is_read_from_the_catalogue():
    values = {"programmed": ("0.10", "0.10"), "achieved": (25,)}

    assert of("ESC-01", **values)
    assert not of("ESC-01", **values, own="limites.escala_factor = 2")


# ESC-03


@pytest.mark.parametrize(
    ("values", "key", "mend", "message"),
    [
        ({"achieved": (101,)}, "achieved_1", "achieved_1", "El valor 101 % está fuera de 0–100."),
        ({"programmed": (-5, 105)}, "programmed_1", "programmed_1", "El valor -5 % está fuera de 0–100."),
        (
            {"baseline_value": "100.5"},
            "baseline_value",
            "baseline_value",
            "El valor 100.5 % está fuera de 0–100.",
        ),
        ({"annual_goal": 120}, "programmed_total", "annual_goal", "El valor 120 % está fuera de 0–100."),
    ],
)
def test_that_a_percentage_outside_0_to_100_is_asked_about(values, key, mend, message):
    finding = of("ESC-03", **values)[0]

    assert (finding.key, finding.mend) == (key, mend)
    assert finding.message.startswith(message)


def test_that_0_and_100_and_other_units_are_inside():
    assert not of("ESC-03", programmed=(0, 100), achieved=(100, 0))
    assert not of("ESC-03", unit="Documento", programmed=(300,), achieved=(300,))


def test_that_an_accumulated_above_100_is_no_entered_value():
    assert not of("ESC-03", programmed=(50, 60), achieved=(50, 60))


def test_that_a_municipality_may_allow_more_than_100_but_not_less_than_0():
    own = "limites.porcentaje_mayor_a_100 = true"

    assert keys(of("ESC-03", achieved=(150, -1), own=own)) == ["achieved_2"]


# ESC-04


@pytest.mark.parametrize(
    ("programmed", "achieved", "key"),
    [
        pytest.param(("0.25", "0.25"), ("0.25",), "programmed_1", id="both below 1"),
        pytest.param(("0.25", "0.25"), (), "programmed_1", id="nothing achieved yet"),
        pytest.param((), ("", "0.3"), "achieved_2", id="nothing programmed"),
        pytest.param((25, 25), ("0.01",), "achieved_1", id="fractions that fit no factor"),
        pytest.param((1, 1), (1,), "programmed_1", id="ones"),
    ],
)
def test_that_values_of_at_most_1_may_be_fractions(programmed, achieved, key):
    assert keys(of("ESC-04", programmed=programmed, achieved=achieved)) == [key]


def test_that_the_question_about_fractions_names_both_readings():
    assert of("ESC-04", programmed=("0.25",))[0].message == (
        "Los valores parecen fracciones. ¿0.25 significa 25 %?"
    )


@pytest.mark.parametrize(
    "values",
    [
        {"programmed": UNIFORM, "achieved": (25,)},
        {"programmed": ("0.25", "0.25"), "achieved": (25,)},
        {"programmed": (0, 0), "achieved": ()},
        {"programmed": (25, 25), "achieved": (1,)},
        {"unit": "Índice", "programmed": ("0.7",)},
    ],
    ids=["points", "certain, so it is ESC-01", "no values", "1 % of 25 %", "not a percentage"],
)
def test_that_points_are_not_taken_for_fractions(values):
    assert not of("ESC-04", **values)


def test_that_a_baseline_without_data_has_no_value_to_judge():
    assert not of("ESC-03", baseline_value=None, baseline_status=BaselineStatus.NOT_AVAILABLE)
