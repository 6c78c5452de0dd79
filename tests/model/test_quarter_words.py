from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.quarter_words import renamed

SECOND_TO_THIRD = {
    "SEGUNDO INFORME TRIMESTRAL: P.P. 4-F": "TERCER INFORME TRIMESTRAL: P.P. 4-F",
    "Segundo trimestre": "Tercer trimestre",
    "del segundo informe trimestral": "del tercer informe trimestral",
    "2do. Trimestre 2023": "3er. Trimestre 2023",
    "2DO TRIMESTRE": "3ER TRIMESTRE",
    "2o. trimestre": "3o. trimestre",
    "2.º trimestre": "3.º trimestre",
    "2º trimestre": "3º trimestre",
    "II Trimestre": "III Trimestre",
    "Trimestre II": "Trimestre III",
    "trimestre 2": "trimestre 3",
    "Informe 2T 2023": "Informe 3T 2023",
    "T2": "T3",
    "abril a junio de 2023": "julio a septiembre de 2023",
    "Abril - Junio": "Julio - Septiembre",
    "ABR-JUN": "JUL-SEP",
    "abril, mayo y junio": "julio, agosto y septiembre",
    "2do. Trim. 2023": "3er. Trim. 2023",
    "SEGUNDO INFORME DE AVANCE TRIMESTRAL": "TERCER INFORME DE AVANCE TRIMESTRAL",
    "enero a junio de 2023": "enero a septiembre de 2023",
    "ENE-JUN": "ENE-SEP",
    "al 30 de junio de 2023": "al 30 de septiembre de 2023",
}
OF_NO_QUARTER = (
    "Segundo informe de gobierno", "2.2 Trimestre", "12T", "Componente 2", "Regidor segundo", "junio",
    "Actividad 2.4", "tercer trimestre", "enero a marzo", "",
)  # fmt: skip


@pytest.mark.parametrize(("before", "after"), SECOND_TO_THIRD.items())
def test_that_each_way_of_naming_a_quarter_gets_the_next_one(before, after):
    assert renamed(before, 2, 3) == after


@pytest.mark.parametrize("text", OF_NO_QUARTER)
def test_that_a_text_that_does_not_name_the_old_quarter_stays(text):
    assert renamed(text, 2, 3) == text


def test_that_a_new_year_is_named_only_with_its_quarter():
    years = (2023, 2024)
    assert renamed("CUARTO INFORME TRIMESTRAL 2023", 4, 1, years) == "PRIMER INFORME TRIMESTRAL 2024"
    assert renamed("octubre a diciembre de 2023", 4, 1, years) == "enero a marzo de 2024"
    assert renamed("Padrón de beneficiarios 2023", 4, 1, years) == "Padrón de beneficiarios 2023"


@given(st.sampled_from(sorted(SECOND_TO_THIRD)))
def test_that_the_way_to_the_end_of_the_year_leads_back_to_the_same_words(text):
    words = text
    for old, new in ((2, 3), (3, 4), (4, 3), (3, 2)):
        words = renamed(words, old, new)
    assert words == text


@given(st.text(max_size=60), st.integers(1, 4))
def test_that_the_same_quarter_again_changes_nothing(text, quarter):
    once = renamed(text, quarter, quarter % 4 + 1)
    assert renamed(once, quarter, quarter % 4 + 1) == once
