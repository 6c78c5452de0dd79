"""The one gate for text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.text import MAX_UTF16_UNITS, clean_text, folded, one_line

ANY_TEXT = st.text(alphabet=st.characters(), max_size=60)


@given(ANY_TEXT)
def test_that_cleaning_twice_changes_nothing_more(text):
    assert clean_text(clean_text(text)) == clean_text(text)


@given(ANY_TEXT)
def test_that_what_passes_the_gate_can_be_written_to_any_file(text):
    cleaned = clean_text(text)
    cleaned.encode("utf-8")
    assert not any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in cleaned)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("renglón\x0bsuave", "renglón\nsuave"),
        ("n\u0303 a\u0301", "ñ á"),
        ("a\x00b\x1fc", "abc"),
        ("abc\u202edef", "abcdef"),
        ("media \ud83d", "media \ufffd"),
        ("con\ttabulador", "con\ttabulador"),
        ("😀 sigue", "😀 sigue"),
    ],
)
def test_that_the_gate_keeps_words_and_removes_what_hides(text, cleaned):
    assert clean_text(text) == cleaned


def test_that_a_text_is_cut_where_an_excel_cell_ends_and_never_inside_a_character():
    cleaned = clean_text("😀" * MAX_UTF16_UNITS)
    assert cleaned == "😀" * (MAX_UTF16_UNITS // 2)


def test_that_one_line_joins_lines_and_spaces():
    assert one_line("  a \n b\t c ") == "a b c"


def test_that_comparing_ignores_accents_case_and_spaces():
    assert folded("  Análisis   y SEÑAL ") == folded("analisis y senal")
