"""Texts broken into the lines of a cell."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui.table.layouts import ELLIPSIS, Layouts
from gui.theme.fonts import table_font

WORDS = st.text("abñ/-W ", max_size=60) | st.text("palabrón /-\n", max_size=300)


@pytest.fixture(scope="module")
def layouts(qapp) -> Layouts:
    return Layouts(table_font())


@pytest.fixture(scope="module")
def endless(qapp) -> Layouts:
    return Layouts(table_font(), max_lines=10_000)


@settings(max_examples=300, deadline=None)
@given(text=WORDS, width=st.integers(30, 300))
def test_that_every_line_fits_and_there_are_never_too_many(layouts, text, width):
    lines = layouts.lines(text, width)
    assert len(lines) <= layouts.max_lines
    # Words side by side are measured one by one; kerning over the space may differ by a hair.
    assert all(layouts.width(line) <= width + 1 for line in lines)


@settings(max_examples=300, deadline=None)
@given(text=WORDS, width=st.integers(30, 300))
def test_that_no_letter_is_lost_where_there_is_room(endless, text, width):
    assert "".join("".join(endless.lines(text, width)).split()) == "".join(text.split())


@settings(max_examples=200, deadline=None)
@given(text=WORDS, width=st.integers(30, 300))
def test_that_what_is_cut_ends_in_dots_and_only_that(layouts, endless, text, width):
    whole = len(endless.lines(text, width)) <= layouts.max_lines
    lines = layouts.lines(text, width)
    assert layouts.is_cut(text, width) != whole
    assert whole or lines[-1].endswith(ELLIPSIS)


def test_that_a_blank_text_has_no_lines(layouts):
    assert layouts.lines("", 100) == ()


def test_that_typed_line_breaks_are_kept(layouts):
    assert layouts.lines("uno\n\ndos", 100) == ("uno", "", "dos")


def test_that_a_formula_breaks_behind_its_stroke(layouts):
    lines = layouts.lines("realizados/programados", 80)
    assert lines == ("realizados/", "programados")


def test_that_two_lines_are_twice_as_high_as_one(layouts):
    one = layouts.drawing("x")
    two = layouts.drawing("x\nx")
    for drawing in (one, two):
        drawing.prepare(font=layouts.font)
    assert two.size().height() == pytest.approx(one.size().height() + layouts.line_height)
