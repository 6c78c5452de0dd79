from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from model.comments import set_comment
from model.compare import Kind
from model.edits import RemoveRows, set_cells, set_field, turned_into
from model.report import Report
from model.safekeeping.reunion import Side, reunion
from tests.factories import sample
from tests.model.test_project_file import reports


def cells(report, *changes):
    return set_cells(report, changes).apply(report)[0]


def told(found):
    return [
        (cell.side, each.where, each.title, cell.saved, each.before, each.after)
        for cell in found.cells
        for each in (cell.difference,)
    ]


def test_that_conflicts_come_first_with_what_both_began_from():
    mine = cells(sample(), (3, "achieved_2", Decimal(1)), (4, "name", "Mío"))
    theirs = cells(sample(), (3, "achieved_2", Decimal(2)), (5, "name", "Suyo"))
    names = [row.name for row in sample().indicators]
    assert told(reunion(sample(), mine, theirs)) == [
        (None, "Actividad 1.4", "Alcanzado 2do. Trim.", "10 %", "1 %", "2 %"),
        (Side.THEIRS, sample().indicators[5].level, "Nombre", "", names[5], "Suyo"),
        (Side.MINE, sample().indicators[4].level, "Nombre", "", "Mío", names[4]),
    ]


def test_that_the_side_that_is_chosen_is_taken_and_the_rest_goes_together():
    mine = cells(sample(), (3, "achieved_2", Decimal(1)), (4, "name", "Mío"))
    theirs = cells(sample(), (3, "achieved_2", Decimal(2)), (5, "name", "Suyo"))
    found = reunion(sample(), mine, theirs)
    for side, value in ((Side.MINE, 1), (Side.THEIRS, 2)):
        rows = found.chosen({0: side}).indicators
        assert rows[3].achieved[1] == value
        assert (rows[4].name, rows[5].name) == ("Mío", "Suyo")
    assert found.chosen({}) == found.chosen({0: Side.MINE})


def test_that_fields_comments_and_parts_of_the_report_are_named_in_a_conflict():
    mine = set_field(sample(), "axis", "Mío").apply(sample())[0]
    theirs = set_field(sample(), "axis", "Suyo").apply(sample())[0]
    mine = set_comment(mine, 3, "name", "Uno", "Ana", "2023-07-14").apply(mine)[0]
    theirs = set_comment(theirs, 3, "name", "Dos", "Eva", "2023-07-14").apply(theirs)[0]
    assert [(line[1], line[2], line[4], line[5]) for line in told(reunion(sample(), mine, theirs))] == [
        ("Datos generales", "Eje", "Mío", "Suyo"),
        ("Actividad 1.4", "Comentarios", "Uno", "Dos"),
    ]


def test_that_a_row_that_one_removed_and_the_other_changed_is_one_conflict():
    mine = cells(sample(), (14, "name", "Mío"))
    theirs = RemoveRows(14, 1).apply(sample())[0]
    for first, second, kind in ((mine, theirs, Kind.REMOVED), (theirs, mine, Kind.ADDED)):
        found = reunion(sample(), first, second)
        (cell,) = found.cells
        assert (cell.side, cell.difference.kind, cell.difference.row) == (None, kind, mine.indicators[14].id)
        assert len(found.chosen({0: Side.MINE}).indicators) == len(first.indicators)
        assert len(found.chosen({0: Side.THEIRS}).indicators) == len(second.indicators)


@settings(max_examples=100, deadline=None)
@given(reports, reports, reports)
def test_that_every_conflict_has_its_line_and_each_choice_is_obeyed(base, mine, theirs):
    found = reunion(base, mine, theirs)
    open_ = [at for at, cell in enumerate(found.cells) if cell.side is None]
    assert open_ == list(range(len(found.merged.conflicts)))
    assert found.chosen(dict.fromkeys(open_, Side.MINE)).indicators is not None
    kept = {row.id for row in found.chosen(dict.fromkeys(open_, Side.THEIRS)).indicators}
    assert {row.id for row in theirs.indicators} - {row.id for row in base.indicators} <= kept


@settings(max_examples=100, deadline=None)
@given(reports)
def test_that_nothing_differs_where_both_did_the_same(report):
    assert reunion(None, report, report).cells == ()


@settings(max_examples=100, deadline=None)
@given(reports, reports)
def test_that_a_report_turns_into_any_other_and_back(before, after):
    edit = turned_into(before, after)
    assert (edit is None) == (before == after)
    if edit is None:
        return
    report: Report = before
    backs = []
    for each in edit.edits:
        report, back, _ = each.apply(report)
        backs.append(back)
    assert report == after
    for back in reversed(backs):
        report = back.apply(report)[0]
    assert report == before


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_that_values_change_in_their_rows_without_arranging_the_table(data):
    row = data.draw(st.integers(0, 14))
    after = cells(sample(), (row, "name", "Otro nombre"))
    edit = turned_into(sample(), after)
    assert [type(each).__name__ for each in edit.edits] == ["ReplaceRows"]


def swapped(report, one, two):
    rows = list(report.indicators)
    rows[one], rows[two] = rows[two], rows[one]
    return report.replace(indicators=tuple(rows))


def ids(report):
    return [row.id for row in report.indicators]


def test_that_rows_that_both_moved_are_one_conflict_about_their_order():
    mine, theirs = swapped(sample(), 3, 4), swapped(sample(), 4, 5)
    theirs = cells(theirs, (0, "name", "Suyo"))
    found = reunion(sample(), mine, theirs)
    a, b, c = (row.level for row in sample().indicators[3:6])
    conflict, *calm = told(found)
    assert conflict == (
        None, "Datos generales", "Orden de los renglones",
        f"{a}, {b}, {c}", f"{b}, {a}, {c}", f"{a}, {c}, {b}",
    )  # fmt: skip
    assert [(side, title) for side, _, title, *_ in calm] == [(Side.THEIRS, "Nombre")]

    assert ids(found.chosen({0: Side.MINE})) == ids(mine)
    taken = found.chosen({0: Side.THEIRS})
    assert ids(taken) == ids(theirs)
    assert taken.indicators[0].name == "Suyo"


def test_that_an_order_that_only_one_changed_or_both_alike_asks_nothing():
    moved = swapped(sample(), 3, 4)
    for mine, theirs in ((moved, sample()), (sample(), moved), (moved, moved)):
        found = reunion(sample(), mine, theirs)
        assert found.merged.conflicts == ()
        assert ids(found.chosen({})) == ids(moved)


def test_that_percentages_in_a_conflict_have_their_sign():
    mine = cells(sample(), (1, "programmed_1", Decimal(1250)), (3, "achieved_2", Decimal(1)))
    theirs = cells(sample(), (1, "programmed_1", Decimal(2)), (3, "achieved_2", Decimal(2)))
    units = {row.level: row.unit for row in sample().indicators}
    for _, where, _, saved, before, after in told(reunion(sample(), mine, theirs)):
        for text in filter(None, (saved, before, after)):
            assert text.endswith(" %") == (units[where] == "Porcentaje"), text
