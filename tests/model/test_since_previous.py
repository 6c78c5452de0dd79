from __future__ import annotations

from decimal import Decimal

import pytest

from model.compare import Kind
from model.edits import open_cell
from model.next_quarter import begin
from model.report import Report
from model.schema import COLUMN_BY_KEY
from model.since_previous import Since, changes_since
from tests.factories import indicator, report, sample
from tests.factories import settings as report_settings


@pytest.fixture
def third() -> Report:
    """Return the real report's third quarter, just begun."""
    return begin(sample()).report


def with_row(of: Report, row: int, **values: object) -> Report:
    rows = list(of.indicators)
    rows[row] = rows[row].replace(**values)
    return of.replace(indicators=tuple(rows))


def test_that_changed_definitions_goals_and_reported_values_are_named(third):
    after = with_row(
        third, 3, unit="acciones", programmed=(Decimal(25),) * 3 + (Decimal(30),),
        achieved=(Decimal(26), Decimal(10), Decimal(9), None),
    )  # fmt: skip
    since = Since(after)

    assert since.period == "T2 2023"
    assert since.changed(after.indicators[3]) == {"unit", "programmed_4", "achieved_1"}
    assert since.text_before(COLUMN_BY_KEY["achieved_1"], "a1.4") == "25 %"
    assert [each.key for each in since.differences(after.indicators)] == [
        "unit",
        "programmed_4",
        "achieved_1",
    ]


def test_that_the_reason_stands_beside_a_value_that_was_opened(third):
    opened = open_cell(third, 3, "achieved_1", "Se corrigió.", "Ana", "2023-10-14").apply(third)[0]
    after = with_row(opened, 3, achieved=(Decimal(26), Decimal(10), None, None))

    (change,) = changes_since(after)
    assert (change.before, change.after) == ("25 %", "26 %\nSe abrió el 14/10/2023 (Ana): Se corrigió.")


def test_that_rows_that_came_and_went_are_named(third):
    rows = (*third.indicators[1:], indicator(id="new", level="Actividad 9.9"))
    found = Since(third).differences(rows)

    assert [(each.kind, each.where) for each in found] == [
        (Kind.ADDED, "Actividad 9.9"), (Kind.REMOVED, "Fin"),
    ]  # fmt: skip


def test_that_the_new_quarter_s_name_in_a_text_is_no_change(third):
    renamed = with_row(third, 0, means="TERCER INFORME TRIMESTRAL: P.P. 4-F")
    assert Since(renamed).changed(renamed.indicators[0]) == frozenset()
    other = with_row(third, 0, means="CUARTO INFORME TRIMESTRAL: P.P. 4-F")
    assert Since(other).changed(other.indicators[0]) == {"means"}


def test_that_in_a_new_year_only_definitions_are_compared():
    year = report(indicator(programmed=(25,) * 4, achieved=(25,) * 4), settings=report_settings(quarter=4))
    begun = begin(year)
    after = begun.with_proposals(begun.proposals)
    assert Since(after).changed(after.indicators[0]) == frozenset()
    other = with_row(after, 0, direction="Descendente", programmed=(Decimal(1),) * 4)
    assert Since(other).changed(other.indicators[0]) == {"direction"}


def test_that_nothing_is_said_where_no_quarter_before_is_known():
    assert not Since(sample())
    assert list(Since(sample()).differences(sample().indicators)) == []


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_that_the_quarter_can_be_changed_afterwards(third, quarter):
    after = third.replace(settings=report_settings(quarter=quarter))
    assert Since(after).changed(after.indicators[3]) == frozenset()
