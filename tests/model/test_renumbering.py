"""Numbers that follow the order of the rows, and rows that move together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.document import Document
from model.edits import Several
from model.renumbering import block_of, next_levels, renumbered
from model.row_moves import dropped, step, with_activities
from tests.factories import indicator, report
from tests.model.judging import catalogue

LEVELS = [
    "Fin",
    "Propósito",
    "Componente 1",
    "Actividad 1.1",
    "Actividad 1.2",
    "Componente 2",
    "Actividad 2.1",
]


def renamed(levels):
    levels = list(levels)
    for row, new in renumbered(levels):
        levels[row] = new
    return levels


def test_that_numbers_in_order_stay():
    assert renumbered(LEVELS) == ()


def test_that_numbers_follow_the_rows():
    levels = ["Fin", "Componente 3", "Actividad 3.2", "Actividad 3.1", "Componente 1", "Actividad 1.4"]
    assert renamed(levels) == [
        "Fin", "Componente 1", "Actividad 1.1", "Actividad 1.2", "Componente 2", "Actividad 2.1",
    ]  # fmt: skip


def test_that_activities_of_a_component_that_another_unit_reports_stay():
    levels = ["Actividad 2.3", "Componente 5", "Actividad 5.2", "Actividad 7.1", "Otra cosa"]
    assert renamed(levels) == [
        "Actividad 2.3", "Componente 1", "Actividad 1.1", "Actividad 7.1", "Otra cosa",
    ]  # fmt: skip


@given(st.lists(st.sampled_from([*LEVELS, "Componente 9", "Actividad 9.9", "x", ""]), max_size=12))
def test_that_what_was_renumbered_by_components_present_is_in_order(levels):
    if any(level.startswith("Actividad") for level in levels):
        levels = ["Componente 1", "Componente 2", "Componente 9", *levels]
    once = renamed(levels)
    assert [row for row, _ in renumbered(once)] == []


def test_that_the_next_activity_is_offered_first_then_the_next_component():
    assert next_levels([*LEVELS, ""], 4)[:3] == ("Actividad 1.3", "Componente 3", "Actividad 2.2")
    assert next_levels([*LEVELS, ""], 7)[0] == "Actividad 2.2"
    assert next_levels([""], 0) == ("Componente 1", "Actividad 1.1", "Fin", "Propósito")


def test_that_a_component_takes_its_activities_along():
    assert [block_of(LEVELS, row) for row in range(7)] == [1, 1, 3, 1, 1, 2, 1]
    assert with_activities(LEVELS, [0, 5]) == [(0, 0), (5, 6)]


def moved(levels, moves):
    shown = report(*(indicator(id=str(at), level=level) for at, level in enumerate(levels)))
    for move in moves:
        shown, _, _ = move.apply(shown)
    return [row.level for row in shown.indicators]


def test_that_a_component_steps_over_another_with_its_activities():
    above = ["Fin", "Propósito", *LEVELS[5:], *LEVELS[2:5]]
    assert moved(LEVELS, step(LEVELS, [5], -1)) == above
    assert moved(above, step(above, [2], +1)) == LEVELS


def test_that_an_activity_moves_one_row():
    expected = [*LEVELS[:3], LEVELS[4], LEVELS[3], *LEVELS[5:]]
    assert moved(LEVELS, step(LEVELS, [4], -1)) == expected


def test_that_several_rows_apart_move_each_one_step():
    assert moved(list("abcde"), step(list("abcde"), [1, 3], -1)) == list("badce")
    assert moved(list("abcde"), step(list("abcde"), [1, 3], +1)) == list("acbed")


def test_that_nothing_moves_over_the_edge():
    assert step(list("abc"), [0, 2], -1) == ()
    assert step(list("abc"), [2], +1) == ()


def test_that_a_step_goes_past_rows_that_are_hidden():
    hidden = {1, 2}
    assert moved(list("abcd"), step(list("abcd"), [3], -1, lambda row: row not in hidden)) == list("dabc")
    assert moved(list("abcd"), step(list("abcd"), [0], +1, lambda row: row not in hidden)) == list("bcda")


@pytest.mark.parametrize(
    ("rows", "before", "expected"),
    [
        ([0], 3, "bcade"),
        ([4], 0, "eabcd"),
        ([0, 4], 2, "baecd"),
        ([1, 2], 2, "abcde"),
        ([1, 3], 5, "acebd"),
        ([1, 3], 0, "bdace"),
    ],
)
def test_that_rows_dropped_come_together_where_they_are_let_go(rows, before, expected):
    assert moved(list("abcde"), dropped(list("abcde"), rows, before)) == list(expected)


@given(st.data())
def test_that_several_edits_in_one_are_taken_back_by_one(data):
    levels = data.draw(st.lists(st.sampled_from([*LEVELS, ""]), min_size=1, max_size=8))
    rows = data.draw(st.sets(st.integers(0, len(levels) - 1), min_size=1))
    before = data.draw(st.integers(0, len(levels)))
    shown = report(*(indicator(id=str(at), level=level) for at, level in enumerate(levels)))
    document = Document(shown, catalogue())
    moves = dropped(levels, rows, before)
    undo = document.apply(Several(moves))
    assert sorted(row.id for row in document.report.indicators) == sorted(row.id for row in shown.indicators)
    document.apply(undo)
    assert document.report == shown
