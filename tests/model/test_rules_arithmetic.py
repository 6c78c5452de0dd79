"""ARI: goals, sums, variables and values out of the ordinary."""

import pytest

from model.report import Accumulation, Basis, Programming
from tests.factories import indicator, report, settings
from tests.model.judging import found, ids, keys, of, of_rows

UNIFORM = (25, 25, 25, 25)


# ARI-03


def test_that_a_declared_goal_is_what_the_sum_has_to_reach():
    findings = of("ARI-03", unit="Documento", programmed=(10, 10, 10, 10), annual_goal=50)

    assert [f.message for f in findings] == ["Lo programado suma 40; la meta anual es 50."]
    assert not of("ARI-03", unit="Documento", programmed=(10, 10, 10, 10), annual_goal=40)


def test_that_a_percentage_has_to_sum_100_where_no_goal_is_declared():
    assert of("ARI-03", programmed=(25, 25))
    assert not of("ARI-03", programmed=(25, 25, 25, "25.5"))


def test_that_only_sums_are_compared_with_the_goal():
    assert not of("ARI-03", programmed=(90, 90, 90, 90), accumulation=Accumulation.LAST)
    assert not of("ARI-03", programmed=(25, 50, 75, 90), programming=Programming.CUMULATIVE)
    assert not of("ARI-03", programmed=())


def test_that_the_tolerance_of_the_goal_is_read_from_the_catalogue():
    assert not of("ARI-03", programmed=(25, 25, 25, 31), own="limites.tolerancia_meta = 6")


# ARI-05


@pytest.mark.parametrize(
    ("quarter", "basis", "achieved", "fires"),
    [
        (2, Basis.ANNUAL, (25, 25), True),
        (2, Basis.TO_DATE, (25, 25), False),
        (4, Basis.ANNUAL, (25, 25, 25, 25), False),
        (2, Basis.ANNUAL, (), False),
    ],
    ids=["annual", "to date", "the year is over", "nothing achieved"],
)
def test_that_the_annual_basis_is_explained_while_the_year_runs(quarter, basis, achieved, fires):
    judged = report(
        indicator(programmed=UNIFORM, achieved=achieved), settings=settings(quarter=quarter, basis=basis)
    )

    assert bool(found("ARI-05", judged)) is fires


def test_that_without_another_goal_to_come_the_annual_basis_needs_no_word():
    assert not of("ARI-05", programmed=(25, 25), achieved=(25, 25), accumulation=Accumulation.LAST)
    peak = {"programmed": (50,) * 4, "annual_goal": 60, "accumulation": Accumulation.MAXIMUM}
    assert of("ARI-05", **peak, achieved=(50, 50))
    assert not of("ARI-05", **peak, achieved=(50,) * 4, quarter=4)


def test_that_the_word_about_the_annual_basis_is_of_goals_and_programming_alone():
    def about(**values):
        (finding,) = of("ARI-05", **values)
        return finding.about

    said = about(programmed=UNIFORM, achieved=(25, 25))
    assert about(programmed=UNIFORM, achieved=(25, 20)) == said
    assert about(programmed=(25, 20, 30, 25), achieved=(25, 25)) != said
    assert about(programmed=(25, 25, 25, 40), achieved=(25, 25)) != said


# ARI-06


def test_that_sums_of_percentages_are_told_once_for_the_whole_report():
    rows = [indicator(id=str(n), programmed=UNIFORM) for n in range(3)]
    findings = of_rows("ARI-06", *rows)

    assert ids(findings) == ["0"]
    assert findings[0].message.endswith("Indique el denominador en 3 indicadores.")


@pytest.mark.parametrize(
    "values",
    [
        {"programmed": UNIFORM, "annual_denominator": 96},
        {"programmed": UNIFORM, "accumulation": Accumulation.LAST},
        {"programmed": UNIFORM, "unit": "Documento"},
        {"programmed": UNIFORM, "programming": Programming.CUMULATIVE},
        {"programmed": ()},
    ],
    ids=["denominator declared", "not a sum", "not a percentage", "already cumulative", "no values"],
)
def test_that_other_accumulations_are_not_sums_of_percentages(values):
    assert not of("ARI-06", **values)


# ARI-07


def test_that_a_value_that_its_variables_do_not_give_is_an_error():
    findings = of(
        "ARI-07", achieved=(30,), achieved_numerators=(24,), annual_denominator=96, programmed=UNIFORM
    )

    assert keys(findings) == ["achieved_1"]
    assert findings[0].message == "Con las variables capturadas el resultado es 25 %, no 30 %."


def test_that_a_value_rounded_to_its_own_decimals_agrees_with_its_variables():
    values = {"achieved_numerators": (1,), "annual_denominator": 3}

    assert not of("ARI-07", achieved=("33.3",), **values)
    assert not of("ARI-07", achieved=(33,), **values)
    assert of("ARI-07", achieved=("33.4",), **values)


def test_that_variables_alone_contradict_nothing():
    assert not of("ARI-07", achieved_numerators=(24,), annual_denominator=96)


def test_that_programmed_values_are_compared_with_their_variables_too():
    assert keys(of("ARI-07", programmed=(30,), programmed_numerators=(24,), annual_denominator=96)) == [
        "programmed_1"
    ]


# ARI-08


@pytest.mark.parametrize("denominator", ["", 0])
def test_that_a_numerator_without_denominator_is_an_error(denominator):
    findings = of("ARI-08", achieved_numerators=("", 24), achieved_denominators=("", denominator))

    assert [(f.key, f.mend) for f in findings] == [("achieved_2", "achieved_denominators_2")]
    assert findings[0].message == "El denominador del 2do. trimestre está vacío o es cero."


def test_that_an_annual_ratio_lacks_the_annual_denominator():
    findings = of("ARI-08", programmed_numerators=(24,), accumulation=Accumulation.ANNUAL_RATIO)

    assert [(f.key, f.mend) for f in findings] == [("programmed_1", "annual_denominator")]


def test_that_a_denominator_for_the_year_or_the_quarter_is_enough():
    assert not of("ARI-08", achieved_numerators=(24,), annual_denominator=96)
    assert not of("ARI-08", achieved_numerators=(24,), achieved_denominators=(30,))
    assert not of("ARI-08", achieved_denominators=(0,))


# ARI-09


def test_that_a_goal_reached_early_with_more_programmed_is_told():
    assert keys(of("ARI-09", programmed=UNIFORM, achieved=(50, 50))) == ["achieved_total"]
    assert not of("ARI-09", programmed=UNIFORM, achieved=(50, 49))


def test_that_three_thirds_of_the_goal_reach_it():
    thirds = {"achieved_numerators": (1, 1, 1), "annual_denominator": 3, "quarter": 3}
    found = of("ARI-09", programmed=UNIFORM, **thirds, accumulation=Accumulation.ANNUAL_RATIO)
    assert keys(found) == ["achieved_total"]


def test_that_a_projection_of_three_thirds_is_on_the_limit_and_not_beyond():
    thirds = {"achieved_numerators": (1, 1, 1), "annual_denominator": 3, "quarter": 3}
    own = "limites.proyeccion_desde = 100"
    values = {"programmed": (50, 25, 25, 0), "accumulation": Accumulation.ANNUAL_RATIO}
    assert not of("ARI-10", **values, **thirds, own=own)


@pytest.mark.parametrize(
    "values",
    [
        {"programmed": UNIFORM, "achieved": UNIFORM, "quarter": 4},
        {"programmed": (50, 50), "achieved": (50, 50)},
        {"programmed": UNIFORM, "achieved": (50, 50), "direction": "Descendente"},
        {"programmed": UNIFORM, "achieved": (50, 50), "direction": ""},
        {"programmed": (100,) * 4, "achieved": (100, 100), "accumulation": Accumulation.CONSTANT},
        {"programmed": (90, 90, 90, 95), "achieved": (96, 96), "accumulation": Accumulation.MEAN},
        {"programmed": (90, 90, 90, 90), "achieved": (91, 91), "accumulation": Accumulation.LAST},
        {"programmed": UNIFORM},
    ],
    ids=[
        "year over",
        "nothing left",
        "less is better",
        "no sense",
        "constant",
        "a mean so far",
        "nothing to grow",
        "no values",
    ],
)
def test_that_reaching_the_goal_early_is_no_news_here(values):
    assert not of("ARI-09", **values)


def test_that_a_goal_reached_before_anything_was_programmed_is_told_too():
    assert of("ARI-09", programmed=("", "", 50, 50), achieved=("", 100))


def test_that_a_register_that_has_its_final_size_early_has_reached_the_goal():
    values = {"unit": "Persona", "programmed": (40, 45, 48, 50), "achieved": (40, 50)}

    assert of("ARI-09", **values, accumulation=Accumulation.LAST)
    assert of("ARI-09", **values, programming=Programming.CUMULATIVE)


# ARI-10


@pytest.mark.parametrize(("second", "fires"), [(14, True), (15, False), (35, False), (36, True)])
def test_that_a_projection_outside_90_to_110_is_told(second, fires):
    assert bool(of("ARI-10", programmed=UNIFORM, achieved=(25, second))) is fires


def test_that_nothing_is_projected_from_nothing_nor_from_a_year_that_is_over():
    assert not of("ARI-10", programmed=UNIFORM)
    assert not of("ARI-10", programmed=UNIFORM, achieved=(0, 0, 0, 10), quarter=4)


def test_that_the_limits_of_the_projection_are_read_from_the_catalogue():
    assert not of("ARI-10", programmed=UNIFORM, achieved=(25, 10), own="limites.proyeccion_desde = 80")


# ARI-11


@pytest.mark.parametrize(
    ("values", "key", "mend"),
    [
        ({"achieved": ("2.5",)}, "achieved_1", "achieved_1"),
        ({"achieved": (-1,)}, "achieved_1", "achieved_1"),
        ({"programmed": ("", "2.5")}, "programmed_2", "programmed_2"),
        ({"annual_goal": "10.5"}, "programmed_total", "annual_goal"),
    ],
)
def test_that_a_counted_unit_admits_neither_decimals_nor_negatives(values, key, mend):
    finding = of("ARI-11", unit="Documentos", **values)[0]

    assert (finding.key, finding.mend) == (key, mend)
    assert finding.message.startswith("Valor no válido para la unidad Documento: ")


def test_that_measured_and_unknown_units_admit_decimals():
    assert not of("ARI-11", unit="Porcentaje", achieved=("2.5",))
    assert not of("ARI-11", unit="Fanega", achieved=("2.5",))
    assert not of("ARI-11", unit="Documento", achieved=("2.0", 3), programmed=(0,))


def test_that_the_catalogue_says_which_units_are_whole():
    own = 'listas.unidades = [{ nombre = "Documento", entera = false }]'

    assert not of("ARI-11", unit="Documento", achieved=("2.5",), own=own)


# ARI-12


def test_that_a_jump_above_3_times_the_quarter_before_is_asked_about():
    findings = of("ARI-12", programmed=UNIFORM, achieved=(10, 31))

    assert keys(findings) == ["achieved_2"]
    assert findings[0].message == "Valor atípico respecto al trimestre anterior: de 10 % a 31 %."


@pytest.mark.parametrize(
    "values",
    [
        {"programmed": UNIFORM, "achieved": (10, 30)},
        {"programmed": (10, 70), "achieved": (10, 60)},
        {"programmed": UNIFORM, "achieved": (0, 30)},
        {"programmed": (10, 45), "achieved": (10, 39), "programming": Programming.CUMULATIVE},
        {"programmed": UNIFORM, "achieved": (10, "", 90)},
    ],
    ids=["3 times", "programmed to jump", "from 0", "cumulative: 10 and 29 more", "not the quarter before"],
)
def test_that_ordinary_growth_is_not_atypical(values):
    assert not of("ARI-12", **values)


def test_that_more_than_2_decimals_are_asked_about():
    findings = of("ARI-12", programmed=("25.125",))

    assert [f.message for f in findings] == ["El valor 25.125 % tiene más de 2 decimales."]
    assert not of("ARI-12", programmed=("25.12",), achieved=("25.10",))


def test_that_the_limits_of_the_ordinary_are_read_from_the_catalogue():
    own = "limites.decimales = 3\nlimites.salto = 4"

    assert not of("ARI-12", programmed=("25.125", 25), achieved=(10, 31), own=own)
