"""ENC and FIR: heading, place, date and signatures."""

import pytest

from model.findings import find_issues
from model.report import Heading, Report, Signature
from tests.factories import indicator, report
from tests.model.judging import catalogue, found

# ENC-01, ENC-01b, ENC-02


def with_heading(**values) -> Report:
    judged = report(indicator())
    return judged.replace(heading=judged.heading.replace(**values))


@pytest.mark.parametrize(
    ("key", "blank", "message"),
    [
        ("fiscal_year", None, "Falta el ejercicio."),
        ("unit_name", " ", "Falta la unidad responsable."),
        ("programme_name", "", "Falta el programa presupuestario."),
        ("axis", "", "Falta el eje."),
        ("objectives", (), "Faltan los objetivos."),
    ],
)
def test_that_a_blank_of_the_heading_is_an_error(key, blank, message):
    findings = found("ENC-01", with_heading(**{key: blank}))

    assert [(f.indicator, f.key, f.message) for f in findings] == [(None, key, message)]


def test_that_a_whole_heading_and_what_is_optional_in_it_are_no_error():
    assert not found("ENC-01", with_heading(dependency="", plan="", place_and_date="", unit_code=""))


def test_that_a_municipality_says_what_its_heading_needs():
    own = 'listas.encabezado_obligatorio = ["plan", "clave_unidad", "lugar_y_fecha"]'
    judged = with_heading(plan="", unit_code="", place_and_date="", axis="")

    assert [f.key for f in found("ENC-01", judged, own)] == ["unit_code", "place_and_date", "plan"]
    assert not found("ENC-01b", judged, own)
    assert not found("FIR-02", judged, own)


def test_that_a_blank_code_is_a_warning():
    assert [f.message for f in found("ENC-01b", with_heading(unit_code=""))] == [
        "Falta la clave de la unidad responsable."
    ]
    assert not found("ENC-01b", with_heading())


def test_that_a_code_outside_its_list_is_a_warning_once_there_is_a_list():
    own = 'listas.programas = [{ clave = "05", nombre = "Otro" }]'

    assert [(f.key, f.message) for f in found("ENC-01b", with_heading(), own)] == [
        ("programme_code", "La clave «04» no está en el catálogo de programas.")
    ]
    assert not found("ENC-01b", with_heading(programme_code="05"), own)


@pytest.mark.parametrize(
    ("objectives", "doubts"),
    [
        (("2.1 Construir", "2.3 Generar", "2.6 Abrir"), "falta 2.2, 2.4 y 2.5"),
        (("3.1 Construir",), "hay objetivos del eje 3 y el eje es 2"),
    ],
)
def test_that_objectives_that_skip_or_stray_are_asked_about(objectives, doubts):
    findings = found("ENC-02", with_heading(objectives=objectives))

    assert [f.message for f in findings] == [f"Verifique la alineación: {doubts}."]


@pytest.mark.parametrize(
    ("axis", "objectives"),
    [
        ("2. Gobernabilidad", ("2.1 Construir", "2.2 Generar")),
        ("2. Gobernabilidad", ("2.4 Construir",)),
        ("Gobernabilidad", ("3.1 Construir",)),
        ("Eje 2. Gobernabilidad", ("2.1 Construir",)),
        ("2. Gobernabilidad", ("Construir confianza",)),
    ],
)
def test_that_aligned_or_unnumbered_objectives_are_not(axis, objectives):
    assert not found("ENC-02", with_heading(axis=axis, objectives=objectives))


# FIR-01 and FIR-02


def signed(*signatures: tuple[str, str, str]) -> Report:
    return report(signatures=tuple(Signature(role=r, name=n, position=p) for r, n, p in signatures))


@pytest.mark.parametrize(
    ("signatures", "missing"),
    [
        ([], "Faltan las firmas de Elaboró y Vo. Bo."),
        ([("Elaboró", "Ana Ruiz", "Enlace")], "Falta la firma de Vo. Bo."),
        ([("Elaboró", "Ana Ruiz", ""), ("Vo. Bo.", "Luis Mora", "Secretario")], "Falta la firma de Elaboró"),
    ],
)
def test_that_both_signatures_need_name_and_position(signatures, missing):
    findings = found("FIR-01", signed(*signatures))

    assert [(f.key, f.message) for f in findings] == [("signatures", f"{missing} con su nombre y cargo.")]


def test_that_roles_are_recognised_however_they_are_written():
    assert not found("FIR-01", signed(("ELABORO", "Ana", "Enlace"), ("VoBo", "Luis", "Secretario")))


def test_that_the_catalogue_says_who_has_to_sign():
    judged = signed(("Autorizó", "Luis", "Secretario"))

    assert not found("FIR-01", judged, 'listas.firmas_obligatorias = ["Autorizó"]')
    assert not found("FIR-01", signed(), "listas.firmas_obligatorias = []")


def test_that_place_and_date_are_asked_for():
    assert [f.key for f in found("FIR-02", with_heading(place_and_date=""))] == ["place_and_date"]
    assert not found("FIR-02", with_heading())


def test_that_a_new_report_is_only_told_what_it_lacks():
    assert {f.rule for f in find_issues(Report(heading=Heading()), catalogue())} == {
        "ENC-01", "ENC-01b", "FIR-01", "FIR-02",
    }  # fmt: skip
