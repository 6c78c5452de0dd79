"""NIV: what a level admits, lists and frequencies."""

import pytest

from model.findings import find_issues
from model.report import Indicator
from tests.factories import indicator, report
from tests.model.judging import catalogue, ids, keys, of, of_rows

UNIFORM = (25, 25, 25, 25)


# NIV-01, NIV-03, NIV-06


@pytest.mark.parametrize(
    ("level", "kind", "message"),
    [
        ("Fin", "De gestión", "Un Fin debe ser «Estratégico»."),
        ("Propósito", "De gestión", "Un Propósito debe ser «Estratégico»."),
        ("Actividad 1.1", "Estratégico", "Una Actividad debe ser «De gestión»."),
    ],
)
def test_that_the_type_follows_the_level(level, kind, message):
    findings = of("NIV-01", level=level, type=kind)

    assert [(f.key, f.message) for f in findings] == [("type", message)]


@pytest.mark.parametrize(
    ("level", "kind"),
    [("Fin", "Estratégico"), ("Componente 1", "De gestión"), ("Componente 1", "Estratégico"), ("Fin", ""),
     ("Fin", "Táctico"), ("Otro", "De gestión")],
)  # fmt: skip
def test_that_this_type_is_not_against_its_level(level, kind):
    assert not of("NIV-01", level=level, type=kind)


def test_that_a_level_admits_every_type_where_its_list_is_empty():
    assert not of("NIV-01", level="Fin", type="De gestión", own="niveles.fin.tipos = []")


@pytest.mark.parametrize(
    ("level", "dimension", "fires"),
    [
        ("Fin", "Calidad", True),
        ("Propósito", "Economía", True),
        ("Componente 1", "Calidad", False),
        ("Actividad 1.1", "Calidad", True),
        ("Actividad 1.1", "Economía", False),
        ("Fin", "Otra", False),
    ],
)
def test_that_each_level_has_its_dimensions(level, dimension, fires):
    assert bool(of("NIV-03", level=level, dimension=dimension)) is fires


def test_that_a_dimension_out_of_place_is_told_with_those_that_fit():
    assert of("NIV-03", level="Propósito", dimension="Calidad")[0].message == (
        "«Calidad» no aplica en el nivel Propósito: se espera «Eficacia» o «Eficiencia»."
    )


@pytest.mark.parametrize(
    ("level", "frequency", "fires"),
    [
        ("Fin", "Sexenal", False),
        ("Fin", "Trimestral", True),
        ("Propósito", "Semestral", False),
        ("Propósito", "Bianual", True),
        ("Componente 1", "Trimestral", False),
        ("Componente 1", "Anual", True),
        ("Actividad 1.1", "Mensual", False),
        ("Actividad 1.1", "Semestral", True),
    ],
)
def test_that_each_level_has_its_frequencies(level, frequency, fires):
    assert bool(of("NIV-06", level=level, frequency=frequency)) is fires


# NIV-02


def test_that_a_strategic_component_is_delivered_directly_or_asked_about():
    strategic = {"level": "Componente 1", "type": "Estratégico"}

    assert [(f.key, f.mend) for f in of("NIV-02", **strategic)] == [("type", "direct_delivery")]
    assert not of("NIV-02", **strategic, direct_delivery=True)
    assert not of("NIV-02", level="Componente 1", type="De gestión")
    assert not of("NIV-02", level="Fin", type="Estratégico")


# NIV-04 and NIV-05


def measuring(*dimensions: str) -> list[Indicator]:
    return [indicator(id=str(n), dimension=dimension) for n, dimension in enumerate(dimensions)]


def test_that_one_dimension_for_all_is_told_once():
    assert ids(of_rows("NIV-04", *measuring("", "Eficacia", "Eficacia", "Eficacia"))) == ["1"]


def test_that_two_dimensions_and_too_few_rows_are_no_pattern():
    assert not of_rows("NIV-04", *measuring("Eficacia", "Eficacia", "Calidad"))
    assert not of_rows("NIV-04", *measuring("Eficacia", "Eficacia"))
    assert not of_rows("NIV-04", *measuring("Otra", "Otra", "Otra"))


def test_that_a_level_without_eficacia_is_told_once():
    findings = of_rows("NIV-05", *measuring("Economía", "Eficiencia"))

    assert [(f.indicator, f.key, f.message) for f in findings] == [
        ("0", "dimension", "El nivel Actividad no tiene indicador de eficacia.")
    ]


def test_that_a_level_with_eficacia_or_a_blank_dimension_does_not_lack_it():
    assert not of_rows("NIV-05", *measuring("Economía", "Eficacia"))
    assert not of_rows("NIV-05", *measuring("Economía", ""))


def test_that_no_dimension_is_required_where_the_catalogue_names_none():
    assert not of_rows("NIV-05", *measuring("Economía"), own='listas.dimension_de_todo_nivel = ""')


# NIV-07, NIV-08, NIV-09


def test_that_annual_indicators_report_at_the_end():
    assert of("NIV-07", frequency="Anual", programmed=UNIFORM)[0].message == (
        "Indicador anual con valores trimestrales: repórtelo al cierre o cambie la frecuencia."
    )
    assert of("NIV-07", frequency="Sexenal", achieved=("", "", 5))
    assert not of("NIV-07", frequency="Anual", programmed=("", 0, "", 100))
    assert not of("NIV-07", frequency="Trimestral", programmed=UNIFORM)


def test_that_the_word_about_undue_quarters_is_of_their_values_alone():
    said = of("NIV-07", frequency="Anual", programmed=UNIFORM)[0].about
    assert of("NIV-07", frequency="Anual", programmed=(25, 25, 25, 40))[0].about == said  # the due one
    assert of("NIV-07", frequency="Anual", programmed=(25, 25, 26, 25))[0].about != said
    assert of("NIV-07", frequency="Anual", programmed=UNIFORM, achieved=(5,))[0].about != said


def test_that_semestral_indicators_report_in_the_second_and_fourth_quarter():
    assert "cada semestre" in of("NIV-07", frequency="Semestral", programmed=(25, 25))[0].message
    assert not of("NIV-07", frequency="Semestral", programmed=("", 50, "", 50))


def test_that_a_monthly_frequency_lacks_its_months():
    assert keys(of("NIV-08", frequency="Mensual")) == ["frequency"]
    assert not of("NIV-08", frequency="Bimestral")


def activities(*frequencies: str) -> list[Indicator]:
    return [
        indicator(id=str(n), level=f"Actividad 1.{n + 1}", frequency=frequency)
        for n, frequency in enumerate(frequencies)
    ]


def test_that_the_odd_frequency_of_a_component_is_told():
    findings = of_rows("NIV-09", *activities("Mensual", "Trimestral", "Mensual"))

    assert ids(findings) == ["1"]
    assert findings[0].message == "Frecuencia distinta a las demás actividades del componente (mensual)."


@pytest.mark.parametrize("frequencies", [("Mensual", "Trimestral"), ("Mensual", "Mensual", ""), ("Mensual",)])
def test_that_without_a_majority_no_frequency_is_odd(frequencies):
    assert not of_rows("NIV-09", *activities(*frequencies))


def test_that_components_are_compared_each_for_itself():
    other = indicator(id="x", level="Actividad 2.1", frequency="Trimestral")

    assert not of_rows("NIV-09", *activities("Mensual", "Mensual"), other)


# NIV-10 and NIV-10b


def test_that_an_unknown_sense_is_an_error():
    assert of("NIV-10", direction="Regular")[0].message == (
        "«Regular» no está en el catálogo de sentidos: elija Ascendente o Descendente."
    )
    assert not of("NIV-10", direction="Descendente")


def test_that_a_row_that_has_begun_needs_its_sense():
    assert (
        of("NIV-10", direction="")[0].message == "Falta el sentido esperado: elija Ascendente o Descendente."
    )


def test_that_a_sense_in_another_spelling_still_counts_but_is_offered_right():
    assert not of("NIV-10", direction="ASCENDENTE")
    assert [(f.key, f.message) for f in of("NIV-10b", direction="ASCENDENTE")] == [
        ("direction", "«ASCENDENTE» no está en el catálogo. ¿Quiso decir «Ascendente»?")
    ]


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("type", "estrategico", "«estrategico» no está en el catálogo. ¿Quiso decir «Estratégico»?"),
        ("type", "Gestión", "«Gestión» no está en el catálogo. ¿Quiso decir «De gestión»?"),
        ("dimension", "Eficácia", "«Eficácia» no está en el catálogo. ¿Quiso decir «Eficacia»?"),
        ("frequency", "Quincenal", "«Quincenal» no está en el catálogo."),
        ("unit", "Porcentage", "«Porcentage» no está en el catálogo. ¿Quiso decir «Porcentaje»?"),
        ("unit", "Predios", "«Predios» no está en el catálogo."),
        ("unit", "Actas", "«Actas» no está en el catálogo."),
        ("unit", "Mercados", "«Mercados» no está en el catálogo."),
        ("unit", "Fanega", "«Fanega» no está en el catálogo."),
        ("unit", "", "Falta la unidad de medida."),
        ("dimension", " ", "Falta la dimensión."),
        ("level", "", "Falta el nivel."),
        ("level", "Subfin", "«Subfin» no es un nivel: escriba Fin, Propósito, Componente 1 o Actividad 1.1."),
        (
            "level",
            "Actividad 1",
            "Falta el número en el nivel «Actividad 1»: por ejemplo, Componente 1 o Actividad 1.1.",
        ),
    ],
)
def test_that_what_is_blank_or_in_no_list_is_told_with_what_is_near(key, value, message):
    findings = of("NIV-10b", **{key: value})

    assert [(f.key, f.message) for f in findings] == [(key, message)]


def test_that_units_in_the_plural_are_in_the_list():
    assert not of("NIV-10b", unit="documentos")
    assert not of("NIV-10b")


@pytest.mark.parametrize(
    ("key", "own"),
    [("unit", "unidades"), ("type", "tipos"), ("dimension", "dimensiones"), ("frequency", "frecuencias")],
)
def test_that_an_empty_list_switches_its_check_off(key, own):
    empty = f'listas.{own} = []\nlistas.dimension_de_todo_nivel = ""'

    assert of("NIV-10b", **{key: "Otra"})
    assert not of("NIV-10b", **{key: "Otra"}, own=empty)
    assert not of("NIV-10b", **{key: ""}, own=empty)


def test_that_without_a_list_of_senses_any_sense_goes():
    assert not of("NIV-10", direction="Regular", own="listas.sentidos = []")
    assert not of("NIV-10", direction="", own="listas.sentidos = []")


def test_that_a_new_row_is_only_told_what_it_cannot_go_without():
    blank = report(Indicator(id="1"))

    assert [f.rule for f in find_issues(blank, catalogue()) if f.indicator == "1"] == ["MV-01"]
