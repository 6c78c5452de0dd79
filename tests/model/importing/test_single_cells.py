"""What one cell of a foreign table says: a level, a quantity, a text in the wrong alphabet."""

from decimal import Decimal

import pytest

from model.importing.contents import level_words
from model.importing.encoding import repaired_text
from model.importing.values import read_text


@pytest.mark.parametrize("text", ["A2C1", "Actividad 2 del Componente 1", "C1A2", "C1.A2", "A1.2"])
def test_that_an_activity_keeps_the_number_of_its_component(text):
    assert level_words(text) == ("Actividad 1.2", "")


@pytest.mark.parametrize("text", ["$3.5 MDP", "3.5 millones", "300 miles", "1.2 mill."])
def test_that_thousands_and_millions_in_words_are_never_taken_without_them(text):
    value = read_text(text)
    assert value.number is None
    assert "en miles o en millones" in value.problem


@pytest.mark.parametrize(
    ("text", "number"), [("58 rutas", "58"), ("20 mil habitantes", None), ("3 m2", None)]
)
def test_that_other_words_beside_a_number_are_left_out(text, number):
    assert read_text(text).number == (None if number is None else Decimal(number))


@pytest.mark.parametrize("text", ["Índice de percepción", "Área", "Política", "AÑO"])
def test_that_a_text_that_went_through_the_wrong_alphabet_is_put_right(text):
    assert repaired_text(text.encode().decode("latin-1")) == text
