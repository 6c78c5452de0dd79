from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.calculations import Series, quarter_value
from model.closed_cells import ClosedCells
from model.comments import comment_at
from model.next_quarter import CONFIRM, begin, period
from model.project_file import Identity, dump, parse
from model.report import NO_VALUES, BaselineStatus, Comment, Heading, Justification
from model.since_previous import Since
from tests.factories import four, indicator, report, sample
from tests.factories import settings as report_settings
from tests.model.test_project_file import reports


def whole_year(**values):
    row = indicator(
        programmed=(25, 25, 25, 25), achieved=(20, 25, 25, 20), means="CUARTO INFORME TRIMESTRAL 2023",
        annual_goal=100, **values,
    )  # fmt: skip
    return report(row, settings=report_settings(quarter=4))


def test_that_the_quarter_after_the_second_is_the_third_with_its_own_column_empty():
    begun = begin(sample())

    assert period(begun.report) == "3er. Trimestre 2023"
    for before, after in zip(sample().indicators, begun.report.indicators, strict=True):
        assert after.programmed == before.programmed
        assert after.achieved == (*before.achieved[:2], None, None)
    assert begun.report.signatures == sample().signatures
    assert begun.report.previous_quarter == 2


def test_that_texts_that_name_the_old_quarter_are_offered_and_marked_at_their_cell():
    begun = begin(sample())
    fin = next(p for p in begun.proposals if p.indicator == "f")

    assert [p.where for p in begun.proposals] == [
        "Fin", "Propósito", "Componente 1", "Componente 2", "Componente 3",
    ]  # fmt: skip
    assert fin.after == "TERCER INFORME TRIMESTRAL: P.P. 4-F"
    assert begun.report.indicators[0].means == fin.before  # nothing changes before it is wanted

    first, second, *_ = begun.with_proposals([fin]).indicators
    assert first.means == fin.after
    assert second.means.startswith("SEGUNDO")
    comment = comment_at(first, "means")
    assert comment is not None
    assert comment.text == f"{CONFIRM} Antes decía: {fin.before}"


def test_that_a_question_that_was_left_from_the_last_quarter_is_not_asked_again():
    once = begin(sample())
    twice = begin(once.with_proposals(once.proposals))

    row = twice.with_proposals(twice.proposals).indicators[0]
    assert row.means.startswith("CUARTO")
    assert [comment.text.count(CONFIRM) for comment in row.comments] == [1]


def test_that_the_date_of_issue_is_taken_off_its_place():
    begun = begin(report(indicator()))
    offered = {p.key: p.after for p in begun.proposals}

    assert offered["place_and_date"] == "Oaxaca de Juárez"
    heading = begun.with_proposals(begun.proposals).heading
    assert (heading.place_and_date, heading.fiscal_year) == ("Oaxaca de Juárez", 2023)


def test_that_after_the_fourth_quarter_a_year_with_new_goals_begins():
    begun = begin(whole_year())
    (row,) = begun.with_proposals(begun.proposals).indicators

    assert period(begun.report) == "1er. Trimestre 2024"
    assert row.programmed == row.achieved == NO_VALUES
    assert row.annual_goal is None
    assert row.means == "PRIMER INFORME TRIMESTRAL 2024"
    assert not ClosedCells(begun.report)


def test_that_the_year_s_result_is_proposed_as_the_baseline():
    begun = begin(whole_year(baseline_status=BaselineStatus.NOT_COMPARABLE))
    (row,) = begun.with_proposals(begun.proposals).indicators

    assert (row.baseline_value, row.baseline_year) == (Decimal(90), 2023)
    assert row.baseline_status is BaselineStatus.KNOWN
    assert begun.report.indicators[0].baseline_value == Decimal(0)  # until it is wanted


def test_that_a_year_that_lacks_a_quarter_proposes_no_baseline():
    missing = indicator(programmed=(25, 25, 25, 25), achieved=(20, 25, "", 20))
    begun = begin(report(missing, settings=report_settings(quarter=4)))

    assert "baseline_value" not in {p.key for p in begun.proposals}


@pytest.mark.parametrize(
    ("frequency", "programmed", "achieved", "proposed"),
    [
        ("Trimestral", (25, 25, "", 25), (20, 25, "", 20), False),
        ("", (25, 25, "", 25), (20, 25, "", 20), False),
        ("Trimestral", (25, 25, 0, 25), (20, 25, "", 20), True),
        ("Trimestral", (25, 25, "", 25), (20, 25, 5, 20), True),
        ("Semestral", ("", 50, "", 50), ("", 40, "", 40), True),
        ("Anual", ("", "", "", 100), ("", "", "", 90), True),
        ("Semestral", ("", "", "", 50), ("", "", "", 40), False),
    ],
)
def test_that_a_quarter_that_the_frequency_asks_for_has_to_be_reported_though_nothing_was_programmed(
    frequency, programmed, achieved, proposed
):
    row = indicator(frequency=frequency, programmed=programmed, achieved=achieved)
    begun = begin(report(row, settings=report_settings(quarter=4)))

    assert ("baseline_value" in {p.key for p in begun.proposals}) is proposed


def test_that_what_was_noted_goes_along_and_what_explained_a_later_quarter_does_not():
    row = indicator(
        comments=(Comment(key="name", text="Revisar"), Comment(key="achieved_1", text="Falta la evidencia")),
        private_note="Llamar a planeación", achieved=(25, 25, 9, 9),
        justifications=(Justification(fact="uno"), Justification(fact="dos"), Justification(fact="tres"),
                        Justification()),
    )  # fmt: skip
    third = begin(report(row)).report.indicators[0]
    assert [comment.key for comment in third.comments] == ["name", "achieved_1"]
    assert third.private_note == "Llamar a planeación"
    assert [each.fact for each in third.justifications] == ["uno", "dos", "", ""]

    first = begin(report(row, settings=report_settings(quarter=4))).report
    assert [comment.key for comment in first.indicators[0].comments] == ["name"]
    assert first.previous[0].private_note == ""


def test_that_the_report_says_what_had_changed_before():
    third = begin(report(indicator(achieved=(25, 25)))).report
    renamed = third.indicators[0].replace(name="Otro nombre")
    changed = third.replace(indicators=(renamed,))

    assert [each.key for each in begin(changed).changed] == ["name"]


@settings(max_examples=100, deadline=None)
@given(reports)
def test_that_any_report_can_be_followed_and_saved(source):
    begun = begin(source)
    after = begun.with_proposals(begun.proposals)
    quarter = after.settings.quarter

    assert quarter == source.settings.quarter % 4 + 1
    assert [row.id for row in after.indicators] == [row.id for row in source.indicators]
    for row in after.indicators:
        assert row.achieved[quarter - 1 :] == (None,) * (5 - quarter)
    assert parse(dump(after, Identity.new())).report == after


@settings(max_examples=50, deadline=None)
@given(reports, st.data())
def test_that_exactly_what_was_reported_of_the_same_year_is_closed(source, data):
    after = begin(source).report
    closed = ClosedCells(after)
    quarter = after.settings.quarter
    for row in source.indicators:
        for each in range(1, 5):
            reported = each < quarter and quarter_value(row, Series.ACHIEVED, each) is not None
            assert closed.holds(row.id, f"achieved_{each}") == reported


def test_that_a_new_quarter_differs_from_the_last_only_by_its_name():
    begun = begin(sample())
    after = begun.with_proposals(begun.proposals)

    assert list(Since(after).differences(after.indicators)) == []


def test_that_titles_are_offered_with_the_new_quarter():
    heading = Heading(title="Segundo Informe Trimestral", fiscal_year=2023)
    begun = begin(report(indicator(achieved=four(1)), heading=heading))

    assert begun.with_proposals(begun.proposals).heading.title == "Tercer Informe Trimestral"


def test_that_the_longest_text_and_the_last_year_can_still_be_saved():
    longest = "SEGUNDO INFORME TRIMESTRAL " + "x" * (32_767 - 27)
    full = report(indicator(means=longest, definition=longest))
    begun = begin(full)
    after = begun.with_proposals(begun.proposals)
    assert parse(dump(after, Identity.new())).report == after
    assert len(comment_at(after.indicators[0], "means").text) < 600

    last = report(indicator(), heading=Heading(fiscal_year=9999), settings=report_settings(quarter=4))
    assert parse(dump(begin(last).report, Identity.new())).report.heading.fiscal_year == 9999
