"""Rows that were put in, taken out, copied and sorted in our workbook are noticed."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from model.edits import turned_into
from model.report import Report
from model.returned import taken
from tests.export.returning import came_back, cell, first_row
from tests.factories import sample


def rows(report: Report) -> list[str]:
    return [row.level for row in report.indicators]


def test_that_rows_inserted_deleted_and_moved_are_noticed():
    def edit(sheet):
        first = first_row(sheet)
        sheet.delete_rows(first + 4)
        sheet.move_range(f"A{first + 2}:AB{first + 2}", rows=100)
        sheet.move_range(f"A{first + 3}:AB{first + 3}", rows=-1)
        sheet.move_range(f"A{first + 102}:AB{first + 102}", rows=-99)
        sheet.insert_rows(first + 1)
        for key, value in (
            ("level", "actividad 9.1"),
            ("name", "Nuevo"),
            ("unit", "Tasa"),
            ("programmed_1", 7),
        ):
            cell(sheet, 1, key).value = value

    found = came_back(sample(), edit)
    kinds = [difference.kind for difference in found.differences]
    assert sorted(kind.name for kind in kinds) == ["ADDED", "MOVED", "REMOVED"]
    levels = rows(sample())
    assert rows(found.now) == [
        levels[0], "Actividad 9.1", levels[1], levels[3], levels[2], *levels[5:],
    ]  # fmt: skip
    added = found.now.indicators[1]
    assert (added.name, added.unit, added.programmed[0]) == ("Nuevo", "Tasa", Decimal(7))
    assert taken(found.exported, found, found.differences) == found.now


@pytest.mark.parametrize("seed", range(25))
def test_that_rows_in_any_order_with_any_missing_and_new_ones_are_taken_as_they_stand(seed):
    chance = random.Random(seed)

    def edit(sheet):
        first, count = first_row(sheet), len(sample().indicators)
        values = [[c.value for c in sheet[row]] for row in range(first, first + count)]
        kept = chance.sample(values, chance.randint(1, count))
        new = [["Fin", f"Nuevo {n}", *[None] * 26] for n in range(chance.randint(0, count - len(kept)))]
        put = [*kept, *new]
        chance.shuffle(put)
        for at, row in enumerate(range(first, first + count)):
            for column, value in enumerate(put[at] if at < len(put) else [None] * 28, start=1):
                sheet.cell(row, column).value = value

    found = came_back(sample(), edit)
    assert taken(found.exported, found, found.differences) == found.now
    edit_of_it = turned_into(sample(), found.now)
    assert (edit_of_it is None) == (found.now == sample())


@pytest.mark.parametrize("seed", range(8))
def test_that_rows_sorted_without_the_hidden_column_are_the_indicators_that_their_texts_say(seed):
    chance = random.Random(seed)

    def edit(sheet):
        first, count = first_row(sheet), len(sample().indicators)
        put = [[c.value for c in sheet[row]][:27] for row in range(first, first + count)]
        chance.shuffle(put)
        put[3][1] = f"{put[3][1]} y más"  # and a name changed besides
        put[4][17] = 12.5
        for row, values in enumerate(put, start=first):
            for column, value in enumerate(values, start=1):
                sheet.cell(row, column).value = value

    found = came_back(sample(), edit)
    assert {row.id for row in found.now.indicators} == {row.id for row in sample().indicators}
    changed = [(d.kind.name, d.key) for d in found.differences if d.kind.name != "MOVED"]
    assert sorted(changed) in ([("CHANGED", "achieved_2"), ("CHANGED", "name")], [("CHANGED", "name")])
    assert any(d.kind.name == "MOVED" for d in found.differences)
    assert taken(found.exported, found, found.differences) == found.now


def test_that_a_row_copied_without_the_hidden_column_is_a_new_one():
    def edit(sheet):
        first = first_row(sheet)
        sheet.insert_rows(first + 1)
        for column in range(1, 28):
            sheet.cell(first + 1, column).value = sheet.cell(first, column).value

    found = came_back(sample(), edit)
    assert [d.kind.name for d in found.differences] == ["ADDED"]
