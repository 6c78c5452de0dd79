"""The sentences that explain computed cells, with the cells' own numbers."""

from decimal import Decimal

import pytest

from model.calculations import Series, amount, explain, explain_compliance, figure
from model.report import (
    QUARTERS,
    Accumulation,
    Basis,
    Calculation,
    DescendingFormula,
    Programming,
    VarianceSign,
)
from tests.factories import indicator, sample, sample_row, settings

P, A, V = Series.PROGRAMMED, Series.ACHIEVED, Series.VARIANCE


def test_that_the_issue_s_own_sentence_comes_out():
    said = explain(sample_row("c1"), V, 2, settings())
    assert said == (
        "Programado 28 % − Alcanzado 21 % = 7 puntos por debajo. "
        "Desfavorable: el sentido esperado es ascendente."
    )


def test_that_the_order_follows_the_sign_and_the_words_the_sense():
    row = indicator(unit="Días", direction="Descendente", programmed=(15,), achieved=(14,))
    said = explain(row, V, 1, settings(sign=VarianceSign.ACHIEVED_MINUS_PROGRAMMED))
    assert (
        said
        == "Alcanzado 14 − Programado 15 = 1 día por debajo. Favorable: el sentido esperado es descendente."
    )


def test_that_no_deviation_and_no_sense_are_said_plainly():
    assert explain(sample_row("f"), V, 1, settings()).endswith("= 0 puntos, igual a lo programado.")
    row = indicator(direction="", programmed=(15,), achieved=(14,))
    assert explain(row, V, 1, settings()).endswith("= 1 punto por debajo.")


@pytest.mark.parametrize(
    ("programmed", "achieved", "q", "said"),
    [
        ((25, 25, 25), (), 3, "El 3er. trimestre aún no se reporta."),
        ((25,), (), 1, "Falta el valor alcanzado del 1er. trimestre."),
        ((0,), (), 1, "No hay valor alcanzado del 1er. trimestre."),
        ((), (25,), 1, "Falta lo programado del 1er. trimestre."),
        ((), (), 2, "El 2do. trimestre no está programado."),
    ],
)
def test_that_a_blank_variance_says_why(programmed, achieved, q, said):
    row = indicator(programmed=programmed, achieved=achieved)
    assert figure(row, V, q, settings()).value is None
    assert explain(row, V, q, settings()) == said


def test_that_the_total_variance_names_year_and_quarter():
    assert explain(sample_row("c1"), V, None, settings()) == (
        "Programado del año 100 % − Alcanzado al 2do. trimestre 44 % = 56 puntos por alcanzar en el año."
    )
    assert explain(sample_row("c1"), V, None, settings(basis=Basis.TO_DATE)) == (
        "Programado al 2do. trimestre 51 % − Alcanzado al 2do. trimestre 44 % = 7 puntos por debajo. "
        "Desfavorable: el sentido esperado es ascendente."
    )


@pytest.mark.parametrize(
    ("direction", "verdict"), [("Ascendente", "Desfavorable"), ("Descendente", "Favorable")]
)
def test_that_at_the_end_of_the_year_its_total_is_judged(direction, verdict):
    row = indicator(direction=direction, programmed=(25,) * 4, achieved=(25, 25, 25, 15))
    assert f"10 puntos por debajo. {verdict}" in explain(row, V, None, settings(quarter=4))


def test_that_a_descending_total_under_its_year_is_not_said_to_be_reached():
    row = indicator(direction="Descendente", programmed=(25,) * 4, achieved=(25,))
    assert "75 puntos por debajo de lo programado del año." in explain(row, V, None, settings(quarter=1))


ACCUMULATED = [
    (
        Accumulation.SUM, {},
        "Suma de los trimestres: 23 + 21 = 44 %.", "Suma de los trimestres: 23 + 28 + 29 = 80 %.",
    ),
    (
        Accumulation.LAST, {},
        "Último valor reportado (2do. trimestre): 21 %.",
        "Falta lo programado del 4to. trimestre o la meta anual.",
    ),
    (
        Accumulation.LAST, {"annual_goal": 90},
        "Último valor reportado (2do. trimestre): 21 %.", "Meta anual: 90 %.",
    ),
    (
        Accumulation.MEAN, {},
        "Promedio de los trimestres: (23 + 21) ÷ 2 = 22 %.",
        "Promedio de los trimestres: (23 + 28 + 29) ÷ 3 = 26.67 %.",
    ),
    (
        Accumulation.WEIGHTED_MEAN, {"weights": (1, 3)},
        "Promedio ponderado: (23 × 1 + 21 × 3) ÷ (1 + 3) = 21.5 %.",
        "Falta la ponderación del 3er. trimestre.",
    ),
    (
        Accumulation.RATIO, {"achieved_numerators": (23, 42), "achieved_denominators": (100, 200)},
        "Numeradores ÷ denominadores: (23 + 42) ÷ (100 + 200) × 100 = 21.67 %.",
        "Último valor programado (3er. trimestre): 29 %.",
    ),
    (
        Accumulation.RATIO, {"annual_goal": 90},
        "Falta el numerador o el denominador del 1er. y 2do. trimestre.", "Meta anual: 90 %.",
    ),
    (
        Accumulation.ANNUAL_RATIO, {},
        "Suma de los trimestres: 23 + 21 = 44 %.", "Suma de los trimestres: 23 + 28 + 29 = 80 %.",
    ),
    (
        Accumulation.CONSTANT, {},
        "Último valor reportado (2do. trimestre): 21 %.", "Valor por mantener: 29 %.",
    ),
    (
        Accumulation.MAXIMUM, {},
        "Valor más alto de los trimestres (23, 21): 23 %.",
        "Valor más alto de los trimestres (23, 28, 29): 29 %.",
    ),
    (
        Accumulation.MINIMUM, {},
        "Valor más bajo de los trimestres (23, 21): 21 %.",
        "Valor más bajo de los trimestres (23, 28, 29): 23 %.",
    ),
    (
        Accumulation.SUM, {"programming": Programming.CUMULATIVE, "annual_goal": 95},
        "Último valor reportado (2do. trimestre): 21 %; los trimestres se capturan acumulados.",
        "Meta anual: 95 %.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "fields", "achieved", "programmed"), ACCUMULATED)
def test_that_accumulated_cells_say_their_rule(rule, fields, achieved, programmed):
    row = indicator(accumulation=rule, programmed=(23, 28, 29), achieved=(23, 21), **fields)
    assert explain(row, A, None, settings()) == achieved
    assert explain(row, P, None, settings()) == programmed


def test_that_a_partial_accumulated_says_what_it_lacks():
    row = indicator(programmed=(25, 25, 25), achieved=(None, 20, None))
    at_three = settings(quarter=3, basis=Basis.TO_DATE)
    lack = "Parcial: falta el valor alcanzado del 1er. y 3er. trimestre."
    assert explain(row, A, None, at_three) == f"Suma de los trimestres: 20 %. {lack}"
    assert explain(row, V, None, at_three).endswith(lack)


def test_that_empty_totals_say_so():
    assert explain(indicator(), A, None, settings()) == "Aún no hay valores alcanzados."
    assert explain(indicator(), P, None, settings()) == "Aún no hay valores programados."
    assert explain(indicator(programmed=(25,)), V, None, settings()) == "Aún no hay valores alcanzados."


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"accumulation": Accumulation.WEIGHTED_MEAN, "weights": (0,)}, "Las ponderaciones suman 0."),
        (
            {"achieved_numerators": (0,), "achieved_denominators": (0,)},
            "Los denominadores suman 0.",
        ),
    ],
)
def test_that_a_division_by_zero_is_named(fields, said):
    row = indicator(**({"accumulation": Accumulation.RATIO, "achieved": (5,)} | fields))
    assert explain(row, A, None, settings()) == said


def test_that_negative_terms_are_set_apart():
    row = indicator(unit="Número", achieved=(5, -3))
    assert explain(row, A, None, settings()) == "Suma de los trimestres: 5 + (-3) = 2."


def test_that_a_derived_cell_shows_its_variables_and_a_typed_one_needs_no_words():
    row = indicator(programmed=(90,), achieved_numerators=(45,), achieved_denominators=(50,))
    assert explain(row, A, 1, settings()) == "Numerador 45 ÷ denominador 50 × 100 = 90 %."
    assert explain(row, P, 1, settings()) == ""
    assert explain(row, A, 2, settings()) == ""
    annual = indicator(annual_denominator=96, achieved_numerators=(24,), factor=100)
    assert explain(annual, A, 1, settings()) == "Numerador 24 ÷ denominador anual 96 × 100 = 25 %."


def test_that_the_literal_way_says_that_it_cannot_be_compared():
    literal = settings(calculation=Calculation.LITERAL)
    notice = "Reproduce el cálculo de la plantilla original; la variación no es comparable."
    row = sample_row("f")
    assert explain(row, V, 1, literal) == f"Programado 0.25 − Alcanzado 25 = -24.75. {notice}"
    assert explain(row, V, 3, literal) == f"Programado 0.25 − Alcanzado vacío = 0.25. {notice}"
    assert explain(row, A, None, literal) == f"Suma de los cuatro trimestres: 50. {notice}"
    assert explain(row, P, 1, literal) == ""


@pytest.mark.parametrize("calculation", Calculation)
def test_that_every_computed_cell_of_the_real_report_explains_itself(calculation):
    chosen = settings(calculation=calculation)
    for row in sample().indicators:
        for series, q in [(P, None), (A, None), *((V, q) for q in (*QUARTERS, None))]:
            assert explain(row, series, q, chosen).endswith(".")


MIRROR, INVERSE, BASELINE = DescendingFormula


@pytest.mark.parametrize(
    ("fields", "formula", "said"),
    [
        ({}, MIRROR, "Cumplimiento del 1er. trimestre: 21 ÷ 28 × 100 = 75 %."),
        (
            {"direction": "Descendente"}, MIRROR,
            "Cumplimiento del 1er. trimestre: (2 − 21 ÷ 28) × 100 = 125 %.",
        ),
        (
            {"direction": "Descendente", "achieved": (84,)}, MIRROR,
            "Cumplimiento del 1er. trimestre: (2 − 84 ÷ 28) × 100, nunca menos de 0, = 0 %.",
        ),
        ({"direction": "Descendente"}, INVERSE, "Cumplimiento del 1er. trimestre: 28 ÷ 21 × 100 = 133.33 %."),
        (
            {"direction": "Descendente", "achieved": (0,)}, INVERSE,
            "Cumplimiento del 1er. trimestre: alcanzado 0, el máximo = 100 %.",
        ),
        (
            {"direction": "Descendente", "baseline_value": 48}, BASELINE,
            "Cumplimiento del 1er. trimestre: (línea base 48 − 21) ÷ (48 − 28) × 100 = 135 %.",
        ),
        (
            {"direction": "Descendente", "programmed": (0,), "achieved": (2,)}, MIRROR,
            "Cumplimiento del 1er. trimestre: programado 0 y alcanzado 2 = 0 %.",
        ),
        ({"achieved": ()}, MIRROR, "Sin reporte: falta el valor alcanzado del 1er. trimestre."),
        ({"programmed": (), "achieved": ()}, MIRROR,
         "No programado: el 1er. trimestre no tiene valor programado."),
        ({"programmed": (0,), "achieved": (0,)}, MIRROR,
         "No programado: el 1er. trimestre está programado en 0."),
        ({"programmed": ()}, MIRROR, "Avance sin programación: el 1er. trimestre no tiene valor programado."),
        ({"programmed": (0,)}, MIRROR, "Sin meta: no hay nada programado hasta el 1er. trimestre."),
        ({"programmed": (0,), "achieved": ()}, MIRROR,
         "El 1er. trimestre está programado en 0 y no tiene valor alcanzado."),
        ({"direction": ""}, MIRROR,
         "No calculable: indique si el sentido esperado es Ascendente o Descendente."),
        ({"direction": "Descendente", "baseline_value": None}, BASELINE,
         "No calculable: con estos valores se necesita la línea base."),
        ({"direction": "Descendente", "baseline_value": 5}, BASELINE,
         "No calculable: lo programado no mejora la línea base."),
    ],
)  # fmt: skip
def test_that_compliance_explains_itself(fields, formula, said):
    row = indicator(**({"programmed": (28,), "achieved": (21,)} | fields))
    assert explain_compliance(row, 1, settings(descending=formula)) == said


def test_that_a_quarter_out_of_turn_names_the_accumulated():
    row = indicator(programmed=(25, 0), achieved=(20, 5))
    assert explain_compliance(row, 2, settings()) == (
        "Avance sin programación: el 2do. trimestre está programado en 0; "
        "el semáforo es el del acumulado a esa fecha."
    )


def test_that_quarters_not_reported_yet_say_so():
    row = indicator(frequency="Anual", programmed=(25,) * 4)
    by_frequency = settings(semaphore_by_frequency=True)
    assert explain_compliance(row, 3, settings()) == "El 3er. trimestre aún no se reporta."
    assert explain_compliance(row, 2, by_frequency) == (
        "Por su frecuencia (anual), el indicador no se reporta en el 2do. trimestre."
    )


@pytest.mark.parametrize(
    ("unit", "one", "many"),
    [
        ("Porcentaje", "1 punto", "2.5 puntos"), ("Documento", "1 documento", "2.5 documentos"),
        ("Documentos", "1 documento", "2.5 documentos"),
        ("Capacitación", "1 capacitación", "2.5 capacitaciones"),
        ("Acciones", "1 acción", "2.5 acciones"), ("Taller", "1 taller", "2.5 talleres"),
        ("Solicitudes", "1 solicitud", "2.5 solicitudes"), ("Informes", "1 informe", "2.5 informes"),
        ("Mes", "1 mes", "2.5 meses"), ("Días", "1 día", "2.5 días"), ("Vez", "1 vez", "2.5 veces"),
        ("Persona capacitada", "1 persona capacitada", "2.5 personas capacitadas"),
        ("Quejas y denuncias", "1 queja y denuncia", "2.5 quejas y denuncias"),
        ("Mesa de trabajo", "1 mesa de trabajo", "2.5 mesas de trabajo"), ("m²", "1 m²", "2.5 m²"),
        ("Número", "1 unidad", "2.5 unidades"), ("Tasa por 100 000", "1 unidad", "2.5 unidades"),
        ("", "1 unidad", "2.5 unidades"),
    ],
)  # fmt: skip
def test_that_amounts_agree_in_number(unit, one, many):
    assert amount(Decimal(-1), unit) == one
    assert amount(Decimal("2.5"), unit) == many


def test_that_a_tiny_amount_is_not_called_zero():
    assert amount(Decimal("0.004"), "Porcentaje") == "menos de 0.01 puntos"
    assert amount(Decimal("0.999"), "Porcentaje") == "1 punto"
