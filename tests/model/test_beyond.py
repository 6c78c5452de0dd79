"""The texts that stand in no column: where they are, and one edit for all of them."""

from model.beyond import REPORT, heading_places, put, row_places, signature_places, text_at, title_at
from model.edits import Several
from tests.factories import sample


def test_that_every_text_of_heading_and_signatures_has_a_place():
    report = sample()
    read = [text_at(report, place) for place in (*heading_places(), *signature_places(report))]
    assert report.heading.unit_name in read
    assert str(report.heading.fiscal_year) in read
    assert report.signatures[1].position in read


def test_that_only_fields_with_something_written_are_places_of_a_row():
    report = sample()
    assert list(row_places(0, report.indicators[0])) == []
    edit = put(report, [(0, "justification_2_cause", "Lluvias")])
    assert edit is not None
    changed = edit.apply(report)[0]
    assert list(row_places(0, changed.indicators[0])) == [(0, "justification_2_cause")]
    assert title_at(changed, (0, "justification_2_cause")) == "Fin · Causa, 2do. trim."


def test_that_one_edit_changes_rows_heading_and_signatures_and_its_inverse_takes_all_back():
    report = sample()
    edit = put(
        report,
        [
            (0, "private_note", "x"),
            (REPORT, "plan", "Otro plan"),
            (REPORT, "signature:1:name", "Otra persona"),
        ],
    )
    assert isinstance(edit, Several)
    changed, inverses = report, []
    for each in edit.edits:
        changed, inverse, _ = each.apply(changed)
        inverses.append(inverse)
    assert changed.indicators[0].private_note == "x"
    assert changed.heading.plan == "Otro plan"
    assert changed.signatures[1].name == "Otra persona"
    for inverse in reversed(inverses):
        changed = inverse.apply(changed)[0]
    assert changed == report


def test_that_what_is_there_already_changes_nothing():
    report = sample()
    same = [(REPORT, "plan", report.heading.plan), (0, "name", report.indicators[0].name)]
    assert put(report, same) is None
