"""On the real report, held in points, the rules fire exactly on the rows of ``domain.md`` §3."""

import pytest

from model.findings import RULES, Severity, find_issues
from tests.factories import sample
from tests.model.judging import catalogue, found

REPORT = None  # a finding about the report itself
FIRST = "f"  # where a finding about the whole matrix is shown

EXPECTED = {
    "ARI-03": ["a2.7"],
    "ARI-05": [REPORT],
    "ARI-06": [FIRST],
    "ARI-09": ["a3.2"],
    "ARI-10": ["a1.4", "c2", "a2.5", "a2.8", "c3", "a3.2"],
    "CAP-04": [FIRST],
    "CAP-05": ["f", "p", "a1.4", "a1.7", "a2.4", "a2.5", "a2.8", "a3.1", "a3.3"],
    "DES-01": ["c1", "a1.4", "a1.8", "a2.4", "a2.7", "a3.1"],
    "DES-02": ["p"],
    "DES-03": ["a1.7", "c2", "a2.5", "a2.8", "c3", "a3.2"],
    "DES-05": ["a2.7"],
    "NIV-01": ["a1.7"],
    "NIV-02": ["c1", "c2", "c3"],
    "NIV-04": [FIRST],
    "NIV-07": ["f", "p"],
    "NIV-08": ["a1.4", "a1.7", "a1.8", "a2.4", "a2.5", "a2.7", "a2.8", "a3.2", "a3.3"],
    "NIV-09": ["a3.1"],
    "LB-01": ["a1.4", "a2.4", "a3.1"],
    "LB-02": ["f", "p", "c1", "a1.7", "a1.8", "c2", "a2.5", "a2.7", "a2.8", "c3", "a3.2", "a3.3"],
    "LB-04": [FIRST],
    "EST-03": ["a1.4"],
    "EST-04": [FIRST],
    "TXT-05": ["a2.4"],
    "ENC-02": [REPORT],
    "FIR-02": [REPORT],
}


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_that_each_rule_fires_on_the_rows_that_the_audit_names(rule):
    assert [finding.indicator for finding in found(rule, sample())] == EXPECTED.get(rule, [])


def test_that_the_real_report_in_points_has_no_error():
    assert not [f for f in find_issues(sample(), catalogue()) if f.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("rule", "row", "key", "mend", "message"),
    [
        (
            "ARI-03", "a2.7", "programmed_total", "programmed_1",
            "Lo programado suma 106 %; la meta anual es 100 %.",
        ),
        (
            "ARI-05", None, "basis", "basis",
            "El acumulado compara la meta anual con el avance al 2do. trimestre en 15 indicadores. Para "
            "comparar contra lo programado al periodo, elija la base «Al trimestre».",
        ),
        (
            "ARI-06", "f", "programmed_total", "annual_denominator",
            "Sumar porcentajes sólo es válido si el denominador es el total anual. Indique el denominador en "
            "15 indicadores.",
        ),
        (
            "ARI-09", "a3.2", "achieved_total", "programmed_3",
            "La meta anual ya se alcanzó en el 2do. trimestre; revise la programación restante.",
        ),
        (
            "ARI-10", "c2", "achieved_total", "programmed_3",
            "De mantenerse lo programado, el año cerraría en 111 % de la meta.",
        ),
        (
            "CAP-04", "f", "achieved_1", "achieved_1",
            "14 de 15 indicadores reportan exactamente lo programado en el 1er. trimestre. Verifique que "
            "no se copió la meta.",
        ),
        (
            "DES-01", "a1.8", "achieved_2", "justification_2_fact",
            "Cumplimiento 88.6 %: falta justificar (dato, causa, acción, responsable, fecha y proyección).",
        ),
        (
            "DES-02", "p", "achieved_2", "justification_2_cause",
            "Cumplimiento 120 %: justifique por qué se rebasó lo programado.",
        ),
        (
            "DES-03", "c2", "achieved_2", "achieved_2",
            "Sobrecumplimiento mayor a 130 % (142.3 %): posible meta mal calculada.",
        ),
        (
            "DES-05", "a2.7", "achieved_2", "justification_2_action",
            "Dos trimestres seguidos por debajo de lo programado (68.4 % y 86.2 %).",
        ),
        ("NIV-01", "a1.7", "type", "type", "Una Actividad debe ser «De gestión»."),
        (
            "NIV-04", "f", "dimension", "dimension",
            "Todos los indicadores miden eficacia; considere eficiencia, calidad o economía.",
        ),
        (
            "LB-01", "a1.4", "baseline_value", "baseline_value",
            "Sentido ascendente con línea base 100 % y meta 100 %: la meta no mejora la línea base.",
        ),
        (
            "EST-03", "a1.4", "level", "level",
            "Faltan las actividades 1.1, 1.2, 1.3, 1.5, 1.6, 2.1, 2.2, 2.3 y 2.6. ¿Las reporta otra unidad?",
        ),
        ("EST-04", "f", "name", "narrative_summary", "Sin resumen narrativo o supuestos: 15 indicadores."),
        ("TXT-05", "a2.4", "method", "method", "El método de cálculo es idéntico al de Componente 2."),
        ("ENC-02", None, "objectives", "objectives", "Verifique la alineación: falta 2.3."),
    ],
)  # fmt: skip
def test_that_the_message_says_its_numbers_and_points_where_it_is_mended(rule, row, key, mend, message):
    finding = next(f for f in found(rule, sample()) if f.indicator == row)

    assert (finding.key, finding.mend, finding.message) == (key, mend, message)
