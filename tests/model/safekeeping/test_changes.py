from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.edits import (
    Edit,
    InsertRows,
    MoveRows,
    RemoveRows,
    ReplaceRows,
    SetParts,
    duplicate_row,
    set_cells,
)
from model.project_file.json_text import strict_json
from model.project_file.layout import to_json
from model.project_file.records import Refused
from model.report import Report, new_indicator
from model.safekeeping.changes import applied, change
from tests.factories import indicator, report, sample
from tests.model.full_report import full_report
from tests.model.test_project_file import indicators, reports


def written(before, after):
    """Return the change as it comes back from a journal."""
    return strict_json(to_json(change(before, after)))


@settings(max_examples=100, deadline=None)
@given(reports, reports)
def test_that_any_report_becomes_any_other(before, after):
    assert applied(before, written(before, after)) == after


@settings(max_examples=100, deadline=None)
@given(reports, st.data())
def test_that_every_edit_and_its_undoing_come_back_from_their_changes(start, data):
    model = replayed = start
    undo: list[Edit] = []
    for _ in range(data.draw(st.integers(0, 6))):
        before = model
        rows = len(model.indicators)
        at = data.draw(st.integers(0, max(0, rows - 1)))
        fresh = data.draw(indicators)
        edits = [
            InsertRows(at, (fresh.replace(id=new_indicator().id),)),
            SetParts({"footer": data.draw(reports).footer, "heading": data.draw(reports).heading}),
        ]
        if rows:
            edits += [
                ReplaceRows(((at, fresh.replace(id=model.indicators[at].id)),)),
                RemoveRows(at, data.draw(st.integers(1, rows - at))),
                MoveRows(at, 1, data.draw(st.integers(0, rows - 1))),
                duplicate_row(model, at),
            ]
        if undo:
            edits.append(undo.pop())
        chosen = data.draw(st.integers(0, len(edits) - 1))
        try:
            model, inverse, _ = edits[chosen].apply(model)
        except IndexError:
            continue  # an undo of something that another edit made impossible
        undo.append(inverse)
        replayed = applied(replayed, written(before, model))
        assert replayed == model


def test_that_an_edit_takes_few_bytes():
    edit = set_cells(sample(), [(3, "achieved_2", None), (3, "name", "Otro")])

    assert to_json(change(sample(), edit.apply(sample())[0])) == (
        '{"rows":{"3":{"name":"Otro","achieved":["25",null,null,null]}}}'
    )


def test_that_moved_rows_are_not_written_again():
    moved = MoveRows(2, 1, 10).apply(sample())[0]

    assert to_json(change(sample(), moved)) == '{"splice":[2,9,[3,4,5,6,7,8,9,10,2]]}'


def test_that_a_field_that_goes_back_to_its_default_comes_back_as_such():
    full, blank = full_report(), indicator(id=full_report().indicators[0].id)
    after = full.replace(indicators=(blank, *full.indicators[1:]))

    assert applied(full, written(full, after)) == after


def test_that_nothing_is_written_of_what_did_not_change():
    assert change(sample(), sample().replace()) == {}
    assert change(full_report(), full_report()) == {}


@pytest.mark.parametrize(
    "raw",
    [
        {"rows": {"1": {"name": "x"}}}, {"rows": {"-1": {"name": "x"}}}, {"rows": {"²": {}}}, {"rows": []},
        {"rows": {"0": []}}, {"rows": {"0": {"name": 5}}}, {"rows": {"0": {"nombre": "x"}}},
        {"rows": {"0": {"baseline_year": 0}}},
        {"rows": {"0": {"achieved": ["1"]}}}, {"rows": {"0": {"extras": 1}}},
        {"rows": {"0": {"direct_delivery": "no"}}}, {"rows": {"0": {"achieved": [1, None, None, None]}}},
        {"splice": [0, 5, []]}, {"splice": [2, 0, []]}, {"splice": [-1, 0, []]}, {"splice": [0, 0, [7]]},
        {"splice": [0, 0, [True]]}, {"splice": [0, 0, [{}]]}, {"splice": "x"}, {"splice": [0, 0, [-1]]},
        {"parts": {"heading": 5}}, {"parts": {"settings": {"quarter": 5}}}, {"parts": []},
    ],
)  # fmt: skip
def test_that_what_is_no_change_is_refused(raw):
    with pytest.raises(Refused):
        applied(report(indicator()), json.loads(json.dumps(raw)))


def test_that_a_change_cannot_bring_other_names_into_the_report():
    assert applied(Report(), {"parts": {"indicators": [{"id": "x"}], "doc_id": "y"}}) == Report()
