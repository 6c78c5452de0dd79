"""The declarations themselves: what every consumer relies on."""

from decimal import Decimal
from typing import Any

import pytest

from model.calculations import Series
from model.report import BaselineStatus, Calculation, Report, VarianceSign
from model.schema import (
    COLUMN_BY_KEY,
    COLUMNS,
    FIELD_BY_KEY,
    INDICATOR_FIELDS,
    REPORT_FIELDS,
    SIGNATURE_FIELDS,
    Group,
    Kind,
    NotAChoice,
    edit_text,
    group_runs,
    group_title,
    heading_pairs,
    notes,
    parse,
    report_title,
)
from tests.factories import indicator, sample, sample_source, settings

SAMPLES = {Kind.TEXT: "dato", Kind.LONG_TEXT: "un\ntexto", Kind.QUANTITY: Decimal("12.5"), Kind.YEAR: 2021}
EXTRA: list[Any] = [field for fields in INDICATOR_FIELDS.values() for field in fields]
ENTERED: list[Any] = [column for column in COLUMNS if column.editable]
OF_THE_REPORT: list[Any] = [field for fields in REPORT_FIELDS.values() for field in fields]


def _value_for(field):
    if field.kind is Kind.CHOICE:
        return field.choices[-1] if field.choices else "Fin"
    return SAMPLES[field.kind]


def test_that_there_are_the_27_columns_of_the_form_in_its_words():
    assert len(COLUMNS) == 27
    titles = [column.title for column in COLUMNS]
    assert titles[:4] == ["Nivel", "Nombre", "Definición", "Método de Cálculo"]
    assert titles[11:16] == ["1er. Trim.", "2do. Trim.", "3er. Trim.", "4to. Trim.", "Acumulado *"]
    assert [group.value for group, _ in group_runs()] == [
        "Datos del Indicador", "Valores Programados", "Valores Alcanzados", "Variación *",
        "Medios de Verificación",
    ]  # fmt: skip


def test_that_every_band_stands_over_neighbouring_columns():
    assert [len(columns) for _, columns in group_runs()] == [11, 5, 5, 5, 1]


def test_that_no_key_is_declared_twice():
    keys = [field.key for field in (*OF_THE_REPORT, *EXTRA, *COLUMNS)]
    assert len(keys) == len(set(keys)) == len(FIELD_BY_KEY)
    assert all(key.isidentifier() for key in keys)


def test_that_every_field_explains_itself():
    for field in (*FIELD_BY_KEY.values(), *SIGNATURE_FIELDS):
        assert field.help.endswith((".", "…")), field.key
        assert field.title, field.key


@pytest.mark.parametrize("field", ENTERED + EXTRA, ids=lambda f: f.key)
def test_that_an_indicator_gives_back_what_was_written(field):
    value = _value_for(field)
    assert field.read(field.write(indicator(), value)) == value


@pytest.mark.parametrize("field", OF_THE_REPORT, ids=lambda f: f.key)
def test_that_a_report_gives_back_what_was_written(field):
    value = _value_for(field)
    assert field.read(field.write(Report(), value)) == value


@pytest.mark.parametrize("field", list(FIELD_BY_KEY.values()), ids=lambda f: f.key)
def test_that_what_an_editor_starts_with_means_the_same_value(field):
    value = _value_for(field)
    assert parse(field, edit_text(value), "Porcentaje") == value


def test_that_only_accumulated_and_variance_are_calculated():
    calculated = {column.key for column in COLUMNS if column.calculated}
    variances = {f"variance_{q}" for q in (1, 2, 3, 4, "total")}
    assert calculated == variances | {"programmed_total", "achieved_total"}


def test_that_the_real_report_is_shown_as_it_was_printed_but_for_the_wrong_arithmetic():
    for row, printed in zip(sample().indicators, sample_source()["indicators"], strict=True):
        for key in (
            "level",
            "name",
            "definition",
            "method",
            "unit",
            "type",
            "dimension",
            "frequency",
            "direction",
        ):
            assert COLUMN_BY_KEY[key].text(row, settings()) == printed[key]
        assert (
            COLUMN_BY_KEY["baseline_value"].text(row, settings()).replace(" ", "")
            == printed["baseline_value"]
        )
        assert COLUMN_BY_KEY["baseline_year"].text(row, settings()) == printed["baseline_year"]
        for quarter in (1, 2):
            shown = COLUMN_BY_KEY[f"achieved_{quarter}"].text(row, settings())
            assert shown == f"{printed['achieved'][quarter - 1]} %"


def test_that_the_literal_way_prints_all_75_variances_of_the_real_report():
    literal = settings(calculation=Calculation.LITERAL)
    columns = [column for column in COLUMNS if column.series is Series.VARIANCE]
    for row, printed in zip(sample().indicators, sample_source()["indicators"], strict=True):
        assert [column.text(row, literal) for column in columns] == printed["variance_as_printed"]


def test_that_nd_in_the_baseline_is_a_word_and_a_number_takes_it_back():
    column = COLUMN_BY_KEY["baseline_value"]
    assert column.write is not None
    unknown = column.write(indicator(), parse(column, "nd", "Porcentaje"))
    assert unknown.baseline_status is BaselineStatus.NOT_AVAILABLE
    assert column.text(unknown, settings()) == "ND"
    known = column.write(unknown, Decimal(7))
    assert known.baseline_status is BaselineStatus.KNOWN
    assert column.text(known, settings()) == "7 %"


def test_that_a_closed_choice_refuses_other_words_and_names_its_own():
    with pytest.raises(NotAChoice, match="Corregido, Formato 2023"):
        parse(FIELD_BY_KEY["calculation"], "otra")


def test_that_an_open_choice_takes_the_catalogue_s_spelling_and_any_other_word():
    column = COLUMN_BY_KEY["dimension"]
    assert parse(column, " eficacia ", options=("Eficacia",)) == "Eficacia"
    assert parse(column, "Otra", options=("Eficacia",)) == "Otra"


def test_that_the_variance_band_and_the_note_say_what_is_subtracted():
    other = settings(sign=VarianceSign.ACHIEVED_MINUS_PROGRAMMED)
    assert group_title(Group.VARIANCE, settings()) == "Variación * (programado − alcanzado)"
    assert notes(other) == ("* Valores calculados. Variación = alcanzado − programado.",)


def test_that_the_literal_way_ignores_the_sign_and_says_it_is_not_comparable():
    literal = settings(calculation=Calculation.LITERAL, sign=VarianceSign.ACHIEVED_MINUS_PROGRAMMED)
    assert "programado − alcanzado" in group_title(Group.VARIANCE, literal)
    assert "no es comparable" in notes(literal)[-1]


def test_that_the_heading_reads_as_on_the_form():
    heading = sample_source()["heading"]
    report = sample()
    assert report_title(report.heading) == heading["title"]
    assert list(heading_pairs(report.heading, report.settings)) == [
        ("Unidad Responsable:", heading["responsible_unit"]),
        ("Programa Presupuestario:", heading["budget_programme"]),
        ("Trimestre que se reporta:", heading["quarter_reported"]),
    ]
