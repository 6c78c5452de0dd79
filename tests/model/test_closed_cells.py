from __future__ import annotations

from decimal import Decimal

import pytest

from model.closed_cells import ClosedCells, opening_words
from model.edits import open_cell, set_cells
from model.entry import with_entry
from model.next_quarter import begin
from model.paste import placed, spread
from model.report import Report
from model.schema import COLUMNS
from model.search import Query, find, replace
from tests.factories import indicator, report, sample

AT = {column.key: at for at, column in enumerate(COLUMNS)}


@pytest.fixture
def third() -> Report:
    """Return the real report's third quarter, just begun."""
    return begin(sample()).report


def opened(of: Report, key: str = "achieved_1") -> Report:
    return open_cell(of, 3, key, "Se corrigió la evidencia.", "Ana", "2023-10-14").apply(of)[0]


def test_that_a_closed_cell_keeps_its_value_whoever_sets_it(third):
    assert set_cells(third, [(3, "achieved_1", Decimal(9)), (3, "achieved_numerators_2", Decimal(1))]) is None
    edit = set_cells(third, [(3, "achieved_1", Decimal(9)), (3, "achieved_3", Decimal(30))])
    assert edit is not None
    assert edit.apply(third)[0].indicators[3].achieved == (Decimal(25), Decimal(10), Decimal(30), None)


def test_that_pasting_and_filling_leave_closed_cells_out_and_count_them(third):
    outcome = placed(third, [(3, AT["achieved_1"], "9"), (3, AT["achieved_3"], "9")], lambda _: ())
    assert (outcome.written, outcome.closed) == (1, 1)
    emptied = placed(third, [(3, AT["achieved_2"], "")], lambda _: ())
    assert (emptied.edit, emptied.closed) == (None, 1)
    copied = spread(third, [(3, AT["achieved_2"], 3, AT["achieved_1"])], lambda _: ())
    assert (copied.edit, copied.closed) == (None, 1)


def test_that_variables_are_not_copied_into_a_closed_cell():
    row = indicator(achieved=(25, ""), annual_denominator=48)
    third = begin(report(row)).report
    given = with_entry(COLUMNS[AT["achieved_3"]], third.indicators[0], "12/48")
    third = third.replace(indicators=(given,))

    outcome = spread(third, [(0, AT["achieved_3"], 0, AT["achieved_1"])], lambda _: ())
    assert (outcome.edit, outcome.closed) == (None, 1)


def test_that_replacing_says_that_a_cell_is_closed(third):
    hits = find(third, Query("25"), [(3, "achieved_1")])
    outcome = replace(third, hits, "26", lambda _: ())
    assert hits
    assert outcome.cells == ()
    assert all("cerrada" in why for _, why in outcome.refused)


def test_that_an_opened_cell_can_be_changed_with_its_variables_and_keeps_the_reason(third):
    after = opened(third)
    closed = ClosedCells(after)

    assert not closed.holds("a1.4", "achieved_1")
    assert not closed.holds("a1.4", "achieved_denominators_1")
    assert closed.holds("a1.4", "achieved_2")
    assert closed.holds("f", "achieved_1")
    opening = closed.opening("a1.4", "achieved_1")
    assert opening is not None
    assert opening_words(opening) == "Se abrió el 14/10/2023 (Ana): Se corrigió la evidencia."
    assert set_cells(after, [(3, "achieved_1", Decimal(26))]) is not None


def test_that_opening_by_a_variable_opens_its_value(third):
    assert not ClosedCells(opened(third, "achieved_numerators_1")).holds("a1.4", "achieved_1")


def test_that_taking_the_opening_back_closes_the_cell_again(third):
    after, inverse, _ = open_cell(third, 3, "achieved_1", "Sí").apply(third)
    assert ClosedCells(inverse.apply(after)[0]).holds("a1.4", "achieved_1")


def test_that_what_nobody_had_reported_is_open():
    late = begin(report(indicator(id="late", achieved=("", 25)))).report
    assert not ClosedCells(late).holds("late", "achieved_1")
    assert ClosedCells(late).holds("late", "achieved_2")


def test_that_a_new_indicator_and_a_report_without_a_past_have_no_closed_cells(third):
    new = third.replace(indicators=(*third.indicators, indicator(id="new", achieved=(1, 2))))
    assert not ClosedCells(new).holds("new", "achieved_1")
    assert not ClosedCells(sample())
