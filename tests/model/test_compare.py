from __future__ import annotations

from copy import deepcopy

from hypothesis import given, settings

from model.compare import Kind, paired, shown_differences
from model.next_quarter import begin
from model.report import Comment
from tests.factories import indicator, report, sample
from tests.model.test_project_file import reports


def with_other_ids(of):
    rows = tuple(row.replace(id=f"x{at}") for at, row in enumerate(of.indicators))
    return of.replace(indicators=rows)


def test_that_two_files_of_the_same_report_are_alike_whatever_their_ids():
    assert shown_differences(sample(), with_other_ids(sample())) == ()


def test_that_rows_are_matched_by_level_when_the_name_was_changed_and_the_other_way_round():
    before = report(indicator(id="1", level="Fin", name="Uno"), indicator(id="2", level="C1", name="Dos"))
    after = report(
        indicator(id="8", level="Fin", name="Otro"), indicator(id="9", level="Componente 2", name="Dos")
    )

    assert [row.id for row in paired(before, after).indicators] == ["1", "2"]
    assert [(each.row, each.key) for each in shown_differences(before, after)] == [
        ("1", "name"), ("2", "level"),
    ]  # fmt: skip


def test_that_rows_are_matched_by_name_when_one_was_taken_out_and_the_others_were_numbered_anew():
    before = report(
        indicator(id="1", level="Actividad 1.1", name="Uno"),
        indicator(id="2", level="Actividad 1.2", name="Dos"),
        indicator(id="3", level="Actividad 1.3", name="Tres"),
    )
    after = report(
        indicator(id="8", level="Actividad 1.1", name="Dos"),
        indicator(id="9", level="Actividad 1.2", name="Tres"),
    )

    assert [(each.kind, each.row, each.key) for each in shown_differences(before, after)] == [
        (Kind.REMOVED, "1", ""), (Kind.CHANGED, "2", "level"), (Kind.CHANGED, "3", "level"),
    ]  # fmt: skip


def test_that_a_level_that_two_rows_share_matches_none_of_them():
    twice = report(indicator(id="1", level="Fin", name="A"), indicator(id="2", level="Fin", name="B"))
    other = report(indicator(id="9", level="Fin", name="C"))

    assert [each.kind for each in shown_differences(twice, other)] == [
        Kind.REMOVED, Kind.REMOVED, Kind.ADDED,
    ]  # fmt: skip


def test_that_what_never_leaves_the_project_file_is_no_difference():
    noted = indicator(private_note="Mío", comments=(Comment(key="name", text="Ver"),))
    assert shown_differences(report(indicator()), report(noted)) == ()
    third = begin(sample()).report
    unaware = third.replace(previous=(), previous_quarter=0, previous_year=None)
    assert shown_differences(third, unaware) == ()


def test_that_heading_signatures_and_cells_are_listed():
    row = sample().indicators[0].replace(means="Otro")
    other = sample().replace(
        heading=sample().heading.replace(axis="3. Otro"),
        signatures=sample().signatures[:1],
        indicators=(row, *sample().indicators[1:]),
    )
    assert [each.key for each in shown_differences(sample(), other)] == ["axis", "signatures", "means"]


@settings(max_examples=60, deadline=None)
@given(reports)
def test_that_a_report_never_differs_from_itself(original):
    assert shown_differences(original, deepcopy(original)) == ()
