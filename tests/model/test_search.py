"""Finding without accents and case, and what replacing makes of the cells."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.report import Calculation
from model.schema import COLUMNS
from model.search import CALCULATED, Query, find, replace, replaced_text
from tests.factories import indicator, report, settings


def places(of):
    return [(row, column.key) for row in range(len(of.indicators)) for column in COLUMNS]


def spans(text, needle, **how):
    shown = report(indicator(name=text))
    hits = find(shown, Query(needle, **how), [(0, "name")])
    return [text[start:end] for hit in hits for start, end in hit.spans]


def no_options(_column):
    return ()


@pytest.mark.parametrize(
    ("text", "needle", "found"),
    [
        ("Análisis y análisis", "analisis", ["Análisis", "análisis"]),
        ("analisis", "ANÁLISIS", ["analisis"]),
        ("Año del niño", "ano", ["Año"]),
        ("aaa", "aa", ["aa"]),
        ("uno\ndos", "uno dos", ["uno\ndos"]),
        ("Straße", "strasse", ["Straße"]),
        ("a+b", "a+b", ["a+b"]),
        ("nada", "algo", []),
    ],
)
def test_that_texts_are_found_without_regard_to_accents_and_case(text, needle, found):
    assert spans(text, needle) == found


def test_that_an_accent_typed_as_a_letter_of_its_own_goes_with_its_letter():
    assert spans("ana\u0301lisis", "anali") == ["ana\u0301li"]


def test_that_an_exact_search_tells_accents_and_case_apart():
    assert spans("Análisis analisis", "analisis", exact=True) == ["analisis"]


def test_that_a_whole_cell_holds_nothing_else():
    assert spans("Eficacia", "eficacia", whole=True) == ["Eficacia"]
    assert spans("Eficacia y más", "eficacia", whole=True) == []


def test_that_an_empty_text_is_found_nowhere():
    assert spans("algo", "") == []


@given(st.text(alphabet="aáÁbñÑ \nßİ\u0301", max_size=12), st.text(alphabet="aábñ", min_size=1, max_size=2))
def test_that_every_stretch_found_is_the_text_looked_for(text, needle):
    shown = report(indicator(name=text))
    for hit in find(shown, Query(needle), [(0, "name")]):
        ends = [0]
        for start, end in hit.spans:
            assert ends[-1] <= start < end <= len(text)
            ends.append(end)
            assert spans(hit.text[start:end], needle)


def test_that_numbers_are_found_as_they_are_shown():
    shown = report(indicator(unit="Denuncias", programmed=(1234, 25, "", "")))
    assert next(h.key for h in find(shown, Query("1,234"), places(shown))) == "programmed_1"


def test_that_replacing_puts_values_of_the_cells_kind():
    shown = report(indicator(programmed=(25, 125, "", "")))
    hits = find(shown, Query("25"), [(0, "programmed_1"), (0, "programmed_2"), (0, "baseline_year")])
    outcome = replace(shown, hits, "30.5", no_options)
    assert outcome.cells == (
        (0, "programmed_1", Decimal("30.5")),
        (0, "programmed_2", Decimal("130.5")),
    )
    assert outcome.refused == ()


def test_that_what_gives_no_number_is_listed_as_not_done():
    shown = report(indicator(programmed=(25, 225, "", "")))
    hits = find(shown, Query("25"), places(shown))
    outcome = replace(shown, hits, "x", no_options)
    whys = {hit.key: why for hit, why in outcome.refused}
    assert "no es un número" in whys["programmed_1"]
    assert whys["programmed_total"] == CALCULATED
    assert not {key for _, key, _ in outcome.cells} & {"programmed_1", "programmed_2"}


def test_that_no_figure_is_lost_by_replacing_in_a_value_shown_with_fewer():
    value = Decimal("33.333333")
    shown = report(
        indicator(unit="Porcentaje", programmed=(value, "", "", "")),
        settings=settings(calculation=Calculation.LITERAL),
    )
    hits = find(shown, Query("33"), [(0, "programmed_1")])
    assert [hit.text for hit in hits] == ["33.333333"]
    assert replace(shown, hits, "44", no_options).cells == ((0, "programmed_1", Decimal("44.444444")),)


def test_that_a_choice_takes_the_catalogues_spelling():
    shown = report(indicator(dimension="Eficacia"))
    hits = find(shown, Query("cac"), [(0, "dimension")])
    assert replace(shown, hits, "cien", lambda _: ("Eficiencia",)).cells == ((0, "dimension", "Eficienia"),)
    assert replace(shown, hits, "cienc", lambda _: ("EFICIENCIA",)).cells == ((0, "dimension", "EFICIENCIA"),)


def test_that_all_stretches_of_a_cell_are_replaced():
    shown = report(indicator(name="de la casa a la calle"))
    (hit,) = find(shown, Query("la"), [(0, "name")])
    assert replaced_text(hit, "una") == "de una casa a una calle"
