"""EST, TXT and MV: the matrix as a whole and its texts."""

import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.report import Indicator
from tests.factories import indicator, report
from tests.model.judging import found, ids, of, of_rows


def levels(*texts: str) -> list[Indicator]:
    return [indicator(id=text, level=text, method=text) for text in texts]


WHOLE = (
    "Fin",
    "Propósito",
    "Componente 1",
    "Actividad 1.1",
    "Actividad 1.2",
    "Componente 2",
    "Actividad 2.1",
)
STRUCTURE = ["EST-01", "EST-02", "EST-02b", "EST-02c", "EST-03", "EST-05"]


@pytest.mark.parametrize("rule", STRUCTURE)
def test_that_a_whole_matrix_in_order_has_no_finding(rule):
    assert not of_rows(rule, *levels(*WHOLE))
    assert not of_rows(rule)


# EST-01


@pytest.mark.parametrize(
    ("texts", "row", "message"),
    [
        (("Fin", "Fin", "Propósito"), "Fin", "hay 2 Fin."),
        (("Fin", "Componente 1"), "Fin", "no hay Propósito."),
        (("Componente 1",), "Componente 1", "no hay Fin y no hay Propósito."),
    ],
)
def test_that_there_is_one_fin_and_one_proposito(texts, row, message):
    rows = [indicator(id=f"{text}{n}", level=text) for n, text in enumerate(texts)]
    findings = of_rows("EST-01", *rows)

    assert len(findings) == 1
    assert findings[0].message == f"Debe existir un solo Fin y un solo Propósito: {message}"
    assert str(findings[0].indicator).startswith(row)


def test_that_the_surplus_fin_is_the_one_that_is_shown():
    rows = [indicator(id=str(n), level=level) for n, level in enumerate(("Fin", "Propósito", "Fin"))]

    assert ids(of_rows("EST-01", *rows)) == ["2"]


# EST-02, EST-02b, EST-02c


def test_that_a_code_that_comes_again_is_an_error_on_the_later_row():
    rows = [
        indicator(id=str(n), level=level) for n, level in enumerate(("C1", "A1.1", "Actividad 1.1", "A1.1"))
    ]
    findings = of_rows("EST-02", *rows)

    assert ids(findings) == ["2", "3"]
    assert findings[0].message == "Clave A1.1 duplicada."


def test_that_a_second_fin_is_counted_but_is_no_duplicate_code():
    assert not of_rows("EST-02", *[indicator(id=str(n), level="Fin") for n in range(2)])


def test_that_an_activity_needs_its_component():
    findings = of_rows("EST-02b", *levels("Componente 1", "Actividad 1.1", "Actividad 2.1"))

    assert [(f.indicator, f.message) for f in findings] == [
        ("Actividad 2.1", "La actividad A2.1 no tiene componente: falta el Componente 2.")
    ]


def test_that_a_component_needs_activities():
    findings = of_rows("EST-02c", *levels("Componente 1", "Componente 2", "Actividad 1.1"))

    assert [(f.indicator, f.message) for f in findings] == [
        ("Componente 2", "El componente C2 no tiene actividades.")
    ]


# EST-03


@pytest.mark.parametrize(
    ("texts", "row", "message"),
    [
        (
            ("Componente 1", "Actividad 1.1", "Actividad 1.3"),
            "Actividad 1.3",
            "Falta la actividad 1.2. ¿La reporta otra unidad?",
        ),
        (
            ("Componente 1", "Actividad 1.3"),
            "Actividad 1.3",
            "Faltan las actividades 1.1 y 1.2. ¿Las reporta otra unidad?",
        ),
        (
            ("Componente 2", "Actividad 2.2"),
            "Componente 2",
            "Faltan en la numeración C1 y A2.1. ¿Los reporta otra unidad?",
        ),
    ],
)
def test_that_gaps_in_the_numbering_are_one_question(texts, row, message):
    assert [(f.indicator, f.message) for f in of_rows("EST-03", *levels(*texts))] == [(row, message)]


def test_that_the_question_is_asked_where_the_first_gap_ends():
    far = levels("Componente 1", "Actividad 1.1", "Componente 3", "Actividad 3.1")

    assert ids(of_rows("EST-03", *far)) == ["Componente 3"]
    assert ids(of_rows("EST-03", *levels("Actividad 2.1", "Actividad 2.3"))) == ["Actividad 2.3"]


def test_that_an_activity_without_component_makes_no_gap_between_components():
    assert not of_rows("EST-03", *levels("Componente 1", "Actividad 1.1", "Actividad 3.1"))


def test_that_up_to_12_gaps_are_all_named():
    message = of_rows("EST-03", *levels("Componente 1", "Actividad 1.13"))[0].message

    assert message.endswith("1.10, 1.11 y 1.12. ¿Las reporta otra unidad?")


def test_that_a_far_number_does_not_name_every_gap():
    message = of_rows("EST-03", *levels("Componente 1", "Actividad 1.9999"))[0].message

    assert message.endswith("1.11, 1.12 y 9986 más. ¿Las reporta otra unidad?")


def test_that_a_shared_matrix_may_have_gaps():
    gap = report(*levels("Componente 1", "Actividad 1.3"))
    shared = gap.replace(heading=gap.heading.replace(shared_mir=True))

    assert found("EST-03", gap)
    assert not found("EST-03", shared)


# EST-04 and EST-05


def test_that_missing_summaries_are_told_once():
    whole = indicator(id="1", narrative_summary="Contribuir a…", assumptions="Hay presupuesto.")
    findings = of_rows("EST-04", whole, indicator(id="2"), indicator(id="3", narrative_summary="Contribuir"))

    assert [(f.indicator, f.message) for f in findings] == [
        ("2", "Sin resumen narrativo o supuestos: 2 indicadores.")
    ]
    assert not of_rows("EST-04", whole)
    assert not of_rows("EST-04", Indicator(id="1"))


def test_that_the_first_row_out_of_order_is_told():
    findings = of_rows("EST-05", *levels("Propósito", "Fin", "Actividad 1.2", "Componente 1"))

    assert [(f.indicator, f.message) for f in findings] == [
        ("Fin", "Reordenar por nivel: Fin va antes que Propósito.")
    ]


def test_that_two_rows_of_one_level_are_in_order():
    assert not of_rows("EST-05", *[indicator(id=str(n), level="Componente 1") for n in range(2)])


# TXT-05 and MV-01


def test_that_a_repeated_method_is_told_on_the_later_row():
    rows = [
        indicator(id="1", level="C1", method="(Número de acciones / total)*100"),
        indicator(id="2", level="C2", method="( numero de ACCIONES/total ) * 100"),
        indicator(id="3", level="C3", method="Otra"),
    ]

    assert [(f.indicator, f.key, f.message) for f in of_rows("TXT-05", *rows)] == [
        ("2", "method", "El método de cálculo es idéntico al de Componente 1.")
    ]


METHODS = st.text(alphabet="aáÁñN1 (/*_.Σπß\u0301ﬁ", max_size=6)


@given(st.lists(METHODS, max_size=6))
def test_that_methods_are_the_same_where_letters_and_digits_are(methods):
    bare = [re.sub(r"[\W_]+", "", normalize("NFD", method.casefold())) for method in methods]
    repeated = [str(at) for at, each in enumerate(bare) if each and each in bare[:at]]
    rows = [indicator(id=str(at), method=method) for at, method in enumerate(methods)]
    assert [finding.indicator for finding in of_rows("TXT-05", *rows)] == repeated


def test_that_a_repeated_method_stays_accepted_from_one_version_of_the_program_to_the_next():
    rows = [indicator(id=str(at), method="Número / total") for at in range(2)]
    assert [finding.about for finding in of_rows("TXT-05", *rows)] == ["37ebb9ee32636c2e"]


def test_that_blank_methods_are_not_the_same():
    assert not of_rows("TXT-05", indicator(id="1", method=""), indicator(id="2", method=" "))


def test_that_the_means_of_verification_cannot_be_blank():
    assert [f.message for f in of("MV-01", means=" ")] == ["Falta el medio de verificación."]
    assert not of("MV-01")
