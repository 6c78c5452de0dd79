"""The level's words and codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.levels import level_title, parse_level
from tests.factories import sample


@pytest.mark.parametrize(
    ("text", "title", "code"),
    [
        ("Fin", "Fin", "F"), ("f", "Fin", "F"),
        ("PROPOSITO", "Propósito", "P"), ("propósito", "Propósito", "P"),
        ("Componente 1", "Componente 1", "C1"), ("c10", "Componente 10", "C10"),
        ("C 2", "Componente 2", "C2"),
        ("Actividad 1.4", "Actividad 1.4", "A1.4"), ("a1.4", "Actividad 1.4", "A1.4"),
        ("A 2 . 10", "Actividad 2.10", "A2.10"),
    ],
)  # fmt: skip
def test_that_a_level_is_understood_in_words_and_as_a_code(text, title, code):
    level = parse_level(text)
    assert level is not None
    assert (level.title, level.code) == (title, code)


@pytest.mark.parametrize("text", ["", "Meta", "Componente uno", "A1.4.2", "1.4"])
def test_that_other_text_names_no_level_and_stays_as_it_is(text):
    assert parse_level(text) is None
    assert level_title(text) == text


def test_that_the_real_report_stands_in_the_order_of_the_form():
    keys = [parse_level(row.level).sort_key for row in sample().indicators]
    assert keys == sorted(keys)


@given(st.integers(1, 99), st.integers(1, 99))
def test_that_code_and_title_name_the_same_level(component, activity):
    level = parse_level(f"A{component}.{activity}")
    assert parse_level(level.title) == level == parse_level(level.code)
