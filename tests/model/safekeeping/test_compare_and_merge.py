from __future__ import annotations

from copy import deepcopy
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.compare import Kind, differences
from model.edits import InsertRows, MoveRows, RemoveRows, set_cells, set_field
from model.report import Report, Signature, new_indicator
from model.safekeeping.merge import Conflict, decided, merge
from tests.factories import sample
from tests.model.full_report import full_report
from tests.model.test_project_file import reports


def cells(report, *changes):
    return set_cells(report, changes).apply(report)[0]


def said(before, after):
    return [(d.kind.value, d.where, d.title, d.before, d.after) for d in differences(before, after)]


def test_that_a_changed_cell_is_named_as_the_officer_knows_it():
    after = cells(sample(), (3, "achieved_2", Decimal("12.5")), (4, "name", "Otro"))

    assert said(sample(), after) == [
        ("cambió", sample().indicators[3].level, "Alcanzado 2do. Trim.", "10 %", "12.5 %"),
        ("cambió", sample().indicators[4].level, "Nombre", sample().indicators[4].name, "Otro"),
    ]


def test_that_rows_that_came_went_and_moved_are_told_apart():
    after = MoveRows(5, 1, 2).apply(sample())[0]
    after = InsertRows(1, (new_indicator(name="Nuevo"),)).apply(after)[0]
    after = RemoveRows(9, 1).apply(after)[0]

    assert [d.kind for d in differences(sample(), after)] == [Kind.REMOVED, Kind.ADDED, Kind.MOVED]


def test_that_the_report_s_own_data_is_compared_too():
    after = set_field(sample(), "axis", "Otro eje").apply(sample())[0]
    after = after.replace(signatures=(Signature(role="Elaboró", name="Eva"),))

    assert [(d.key, d.after) for d in differences(sample(), after)] == [
        ("axis", "Otro eje"), ("signatures", "Elaboró, Eva"),
    ]  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(reports, reports)
def test_that_no_difference_means_equal_and_the_other_way_round(before, after):
    assert differences(before, deepcopy(before)) == ()
    assert bool(differences(before, after)) == (before != after)


@settings(max_examples=100, deadline=None)
@given(reports, reports)
def test_that_merging_with_someone_who_changed_nothing_gives_the_other_work(base, changed):
    for mine, theirs in ((changed, base), (changed, changed)):
        merged = merge(base, mine, theirs)
        assert merged.report == mine
        assert merged.conflicts == ()
    taken = merge(base, base, changed)
    assert taken.conflicts == ()
    assert {row.id: row for row in taken.report.indicators} == {row.id: row for row in changed.indicators}


def test_that_both_works_end_up_in_the_report():
    mine = cells(sample(), (3, "achieved_2", Decimal(1)), (5, "name", "Mío"))
    theirs = cells(sample(), (3, "achieved_3", Decimal(2)), (6, "name", "Suyo"), (3, "means", "Acta"))
    theirs = set_field(theirs, "axis", "Otro").apply(theirs)[0]
    theirs = InsertRows(4, (new_indicator(name="Nuevo"),)).apply(theirs)[0]
    mine = RemoveRows(9, 1).apply(mine)[0]

    merged = merge(sample(), mine, theirs)

    assert merged.conflicts == ()
    rows = merged.report.indicators
    assert rows[3].achieved[1:3] == (Decimal(1), Decimal(2))
    assert rows[3].means == "Acta"
    assert rows[4].name == "Nuevo"
    assert (rows[6].name, rows[7].name) == ("Mío", "Suyo")
    assert merged.report.heading.axis == "Otro"
    assert sample().indicators[9].id not in {row.id for row in rows}


def test_that_the_order_is_that_of_who_moved_rows():
    new = new_indicator(name="Nuevo")
    mine = cells(InsertRows(3, (new,)).apply(sample())[0], (0, "means", "Otro"))
    moved = MoveRows(5, 1, 0).apply(sample())[0]
    for merged in (merge(sample(), mine, moved), merge(sample(), moved, mine)):
        assert merged.conflicts == ()
        assert [row.id for row in merged.report.indicators if row.id != new.id] == [
            row.id for row in moved.indicators
        ]
        place = [row.id for row in merged.report.indicators].index(new.id)
        assert merged.report.indicators[place - 1].id == sample().indicators[2].id


def test_that_what_both_changed_is_left_to_decide():
    mine = cells(sample(), (3, "achieved_2", Decimal(1)), (3, "name", "Igual"))
    theirs = cells(sample(), (3, "achieved_2", Decimal(2)), (3, "name", "Igual"))
    row = sample().indicators[3].id

    merged = merge(sample(), mine, theirs)

    assert merged.conflicts == (Conflict(row, ("achieved", 1), Decimal(1), Decimal(2)),)
    assert merged.report == mine
    assert decided(merged.report, merged.conflicts[0], merged.conflicts[0].theirs) == theirs


def test_that_a_row_that_one_removed_and_the_other_changed_stays_until_decided():
    removed, changed = RemoveRows(3, 1).apply(sample())[0], cells(sample(), (3, "name", "Otro"))
    for mine, theirs in ((removed, changed), (changed, removed)):
        merged = merge(sample(), mine, theirs)

        (conflict,) = merged.conflicts
        assert merged.report == changed
        assert decided(merged.report, conflict, conflict.mine) == mine
        assert decided(merged.report, conflict, conflict.theirs) == theirs


def test_that_without_a_common_base_every_difference_is_left_to_decide():
    mine, theirs = sample(), cells(sample(), (3, "name", "Otro"), (4, "achieved_2", Decimal(7)))

    merged = merge(None, mine, theirs)

    assert merged.report == mine
    for conflict in merged.conflicts:
        merged = type(merged)(decided(merged.report, conflict, conflict.theirs))
    assert merged.report == theirs


def test_that_a_conflict_in_the_report_s_own_data_is_decided_too():
    mine, theirs = (set_field(sample(), "axis", text).apply(sample())[0] for text in ("A", "B"))

    (conflict,) = merge(sample(), mine, theirs).conflicts

    assert conflict == Conflict(None, ("heading", "axis"), "A", "B")
    assert decided(mine, conflict, "B") == theirs


@settings(max_examples=100, deadline=None)
@given(st.none() | reports, reports, reports)
def test_that_no_row_of_either_is_lost_unless_the_other_removed_it(base, mine, theirs):
    merged = merge(base, mine, theirs).report

    old = {row.id: row for row in base.indicators} if base else {}
    names = [row.id for row in merged.indicators]
    assert len(names) == len(set(names))
    for one, other in ((mine, theirs), (theirs, mine)):
        others = {row.id for row in other.indicators}
        for row in one.indicators:
            assert row.id in names or (old.get(row.id) == row and row.id not in others)


@pytest.mark.parametrize("report", [Report(), full_report()], ids=["blank", "full"])
def test_that_extras_of_a_newer_program_count_as_a_difference(report):
    after = report.replace(extras={"nuevo": 1})

    assert [d.title for d in differences(report, after)] == ["Otros datos"]
    assert merge(report, report, after).report == after
