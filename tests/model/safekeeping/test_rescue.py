from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.edits import set_cells
from model.project_file import Identity, dump
from model.report import new_indicator
from model.safekeeping.past import past_rows
from model.safekeeping.rescue import rescue
from model.safekeeping.versions import Versions, Why
from tests.factories import sample

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ONE = Identity("7f4b035f-3008-4394-8985-d9d099f62dd2", 1, "2026-03-01T09:00:00+00:00")


def written(identity=ONE, **cells):
    changes = [(3, key, value) for key, value in cells.items()]
    edit = set_cells(sample(), changes)
    return dump(edit.apply(sample())[0] if edit else sample(), identity)


@pytest.fixture
def versions(tmp_path):
    return Versions(tmp_path / "versiones")


def test_that_the_newest_version_that_opens_stands_beside_what_was_rescued(versions):
    versions.keep(ONE.doc_id, written(means="Acta"), Why.OVERWRITING, NOW)
    versions.keep(ONE.doc_id, b"{", Why.OVERWRITING, NOW)
    found = rescue(written()[:5000], versions)
    assert found.newest.opened.report.indicators[3].means == "Acta"
    assert found.salvaged.worth_showing
    assert found.identity.doc_id == ONE.doc_id


def test_that_without_a_version_only_what_was_rescued_is_offered_under_its_own_document(versions):
    found = rescue(written()[:5000], versions)
    assert found.newest is None
    assert found.worth_offering
    assert found.identity == Identity(ONE.doc_id)


def test_that_a_file_that_lost_its_beginning_is_known_by_its_rows(versions):
    other = sample().replace(indicators=(new_indicator(name="Otro"),))
    versions.keep(str(ONE.doc_id).replace("7f", "8f"), dump(other, ONE), Why.OVERWRITING, NOW)
    versions.keep(ONE.doc_id, written(), Why.OVERWRITING, NOW)
    data = written()
    found = rescue(bytes(300) + data[300:], versions)
    assert found.newest.opened.report == sample()
    assert found.identity.doc_id == ONE.doc_id


def test_that_a_file_that_another_program_laid_out_anew_still_says_which_document_it_is(versions):
    versions.keep(ONE.doc_id, written(), Why.OVERWRITING, NOW)
    data = json.dumps(json.loads(written()), indent=2).encode()
    assert rescue(data[:5000], versions).newest.opened.report == sample()


def test_that_a_file_nobody_knows_offers_nothing(versions):
    versions.keep(ONE.doc_id, written(), Why.OVERWRITING, NOW)
    found = rescue(b"", versions)
    assert not found.worth_offering


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 3000), st.integers(0, 3000))
def test_that_no_bytes_raise(tmp_path_factory, garbage, start, length):
    data = written()
    rescue(data[:start] + garbage + data[start + length :], Versions(tmp_path_factory.getbasetemp() / "v"))


def test_that_only_documents_are_listed(versions, tmp_path):
    versions.keep(ONE.doc_id, written(), Why.OVERWRITING, NOW)
    (tmp_path / "versiones" / "otra carpeta").mkdir()
    assert versions.documents() == [ONE.doc_id]
    assert Versions(tmp_path / "no existe").documents() == []


def test_that_a_row_is_read_from_each_version_up_to_the_save_asked_for(versions):
    for number, text in ((1, "Primera"), (2, "Segunda"), (3, "Tercera")):
        identity = replace(ONE, saved_seq=number, saved_utc=f"2026-03-0{number}T09:00:00+00:00")
        versions.keep(ONE.doc_id, written(identity, means=text), Why.OVERWRITING, NOW)
    found = list(past_rows(versions, ONE.doc_id, "a1.4", 2))
    assert [(state.row.means, state.saved.day) for state in found] == [("Segunda", 2), ("Primera", 1)]
    assert found[0].row == replace_means(sample().indicators[3], "Segunda")


def replace_means(row, text):
    return row.replace(means=text)


def test_that_what_was_never_saved_is_no_past(versions):
    versions.keep(ONE.doc_id, written(means="Sin guardar"), Why.RESTORING, NOW)
    assert list(past_rows(versions, ONE.doc_id, "a1.4", 9)) == []


def test_that_every_row_of_the_report_is_found_as_it_was(versions):
    versions.keep(ONE.doc_id, written(), Why.OVERWRITING, NOW)
    for row in sample().indicators:
        (state,) = past_rows(versions, ONE.doc_id, row.id, 1)
        assert state.row == row
    assert list(past_rows(versions, ONE.doc_id, "no está", 1)) == []


@pytest.mark.parametrize(
    "data", [b"", b"{", b'{"schema":1,"saved_seq":"x"}\n', b'{"schema":1,"saved_seq":1,']
)
def test_that_a_version_that_says_nothing_is_passed_over(versions, data):
    versions.keep(ONE.doc_id, data, Why.OVERWRITING, NOW)
    versions.keep(ONE.doc_id, written(), Why.OVERWRITING, NOW)
    assert len(list(past_rows(versions, ONE.doc_id, "a1.4", 1))) == 1


@pytest.mark.parametrize("left", [b"", bytes(5000), b" \n"])
def test_that_an_empty_file_is_the_document_that_was_saved_there_last(versions, tmp_path, left):
    other = replace(ONE, doc_id="0d6eb1c4-34a5-4a3a-9cb0-16f5a3c2e5f1")
    for identity, name in ((ONE, "a.informe"), (other, "b.informe")):
        versions.keep(identity.doc_id, written(identity, means=name), Why.SAVING, NOW)
        versions.note_place(identity.doc_id, tmp_path / name)
    found = rescue(left, versions, tmp_path / "b.informe")
    assert found.newest.opened.report.indicators[3].means == "b.informe"
    assert found.identity.doc_id == other.doc_id
    assert rescue(left, versions, tmp_path / "c.informe").newest is None


def test_that_copies_are_one_document_and_a_name_of_odd_bytes_is_no_fault(versions, tmp_path):
    versions.keep(ONE.doc_id, written(), Why.SAVING, NOW)
    for name in ("a.informe", "b\udcff.informe"):
        versions.note_place(ONE.doc_id, tmp_path / name)
        assert versions.saved_at(tmp_path / name) == [ONE.doc_id]
    assert versions.saved_at(tmp_path / "a.informe") == [ONE.doc_id]  # a copy is the same document
    assert versions.saved_at(tmp_path / "c.informe") == []
    assert len(versions.listed(ONE.doc_id)) == 1  # it is no version
