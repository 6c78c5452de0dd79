from __future__ import annotations

import dataclasses
import json
from decimal import Decimal
from typing import Any, get_type_hints
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.files import sha256
from model.project_file import LOGO_SIDES, SCHEMA, Identity, dump, load, parse, save
from model.project_file.layout import FACTORS, RESERVED, fields_of
from model.record import Record
from model.report import (
    Acceptance,
    Choice,
    Comment,
    Four,
    Heading,
    Indicator,
    Justification,
    Logo,
    Opening,
    Quantity,
    Report,
    Settings,
    Signature,
    Year,
)
from model.text import MAX_UTF16_UNITS, clean_text
from model.version import VERSION
from tests.factories import indicator, report, sample
from tests.model.full_report import IDENTITY, JPEG, PNG, full_report

NASTY = (
    "=1+1", "@SUM(A1)", "#N/A", "</script>", '"},{"', "\\", '\\"', "\n\n", "a\tb", "{", "]", "null", "sha256",
    '"sha256":"', "ñandú", "e\u0301", "\U0001f600", "\u00a0", "\u200d", "\ufeff", "\ue000", " ", "25 %",
)  # fmt: skip
texts = (st.text(max_size=40) | st.sampled_from(NASTY)).map(clean_text)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=3,
)
quantities = st.none() | st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(exponent),
    st.integers(-(10**15), 10**15),
    st.integers(-40, 5),
)
fours = st.tuples(quantities, quantities, quantities, quantities)
years = st.none() | st.integers(1, 9999)


def tuples(items: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Return up to two of the items."""
    return st.lists(items, max_size=2).map(tuple)


def records(kind: type[Record], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return records with any text in their texts, any choice in their choices and any unknown names."""
    taken = {"extras", *RESERVED.get(kind, ()), *fields_of(kind)}
    unknown = st.dictionaries(
        st.text(max_size=8).filter(lambda name: name not in taken), json_values, max_size=2
    )
    values = {name: _any_of(kind, name) for name in fields_of(kind)} | fields | {"extras": unknown}
    needed = {each.name: values.pop(each.name) for each in dataclasses.fields(kind) if _is_required(each)}
    return st.fixed_dictionaries(needed, optional=values).map(lambda given: kind(**given))


def _is_required(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _any_of(kind: type[Record], name: str) -> st.SearchStrategy[Any]:
    wanted: Any = get_type_hints(kind, include_extras=True)[name]
    if isinstance(wanted, type) and issubclass(wanted, Choice):
        return st.sampled_from(list(wanted))
    return {str: texts, bool: st.booleans(), Quantity: quantities, Four: fours, Year: years}.get(
        wanted, st.none()
    )


indicators = records(
    Indicator,
    id=texts.filter(str.strip),
    factor=st.sampled_from(sorted(FACTORS)),
    justifications=st.tuples(*[records(Justification)] * 4),
    comments=tuples(records(Comment)),
)
reports = records(
    Report,
    heading=records(Heading, objectives=tuples(texts)),
    settings=records(Settings, quarter=st.integers(1, 4)),
    indicators=st.lists(indicators, max_size=3, unique_by=lambda row: row.id).map(tuple),
    signatures=tuples(records(Signature)),
    footer=tuples(texts),
    logos=tuples(
        records(Logo, side=st.sampled_from(LOGO_SIDES), media_type=st.just("image/png"), data=st.just(PNG))
    ),
    acceptances=tuples(records(Acceptance, indicator=st.none() | texts)),
    openings=tuples(records(Opening)),
    previous_quarter=st.integers(0, 4),
    previous=st.lists(indicators, max_size=2, unique_by=lambda row: row.id).map(tuple),
)


@settings(max_examples=100, deadline=None)
@given(reports)
def test_that_what_was_saved_is_what_is_opened(original):
    data = dump(original, IDENTITY)

    opened = parse(data)

    assert opened.report == original
    assert opened.warnings == ()
    assert dump(opened.report, opened.identity) == data


@settings(max_examples=100, deadline=None)
@given(reports)
def test_that_any_report_is_one_json_text_with_a_line_for_each_row(original):
    data = dump(original, IDENTITY)
    document = json.loads(data)
    lines = data.decode("utf-8").split("\n")

    assert data.endswith(b'"}\n')
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert list(document)[:7] == ["format", "schema", "min_reader", "app", "doc_id", "saved_seq", "saved_utc"]
    assert list(document)[-1] == "sha256"
    for row in document["indicators"]:
        found = [
            line
            for line in lines
            if line.startswith("{") and line.rstrip(",").endswith(f'"hash":"{row["hash"]}"}}')
        ]
        assert json.loads(found[0].rstrip(",")) == row


def test_that_the_file_is_laid_out_as_its_format_says():
    lines = dump(full_report(), IDENTITY).decode("utf-8").split("\n")

    assert lines[0] == (
        '{"format":"informe-trimestral","schema":1,"min_reader":1,"app":"0.1.0",'
        '"doc_id":"6f9619ff-8b86-4d01-b42d-00cf4fc964ff","saved_seq":17,"saved_utc":"2023-07-14T18:03:00+00:00",'
    )
    row = lines[4].rstrip(",")
    body, own_hash = row.split(',"hash":')
    assert own_hash == f'"{sha256((body + "}").encode())[:8]}"}}'
    assert lines[-2] == f'"sha256":"{sha256(chr(10).join([*lines[:-2], ""]).encode())}"}}'
    assert '"achieved":["-3","0.000001",null,null]' in row


def test_that_an_untouched_indicator_takes_one_short_line():
    line = dump(report(Indicator(id="a")), IDENTITY).decode().split("\n")[4]

    assert "justifications" not in line
    assert line.startswith('{"id":"a","level":"","name":"",')
    assert line[:-11].endswith('"achieved":[null,null,null,null],"means":"","hash":')


def test_that_half_a_character_never_keeps_the_work_from_being_saved():
    row = indicator().replace(name="mitad \ud800")  # only unvalidated code can put it there

    assert parse(dump(report(row), IDENTITY)).report.indicators[0].name == "mitad \ufffd"


def test_that_texts_pass_the_gate_when_they_are_opened():
    data = dump(report(indicator(name="X")), IDENTITY).replace(
        b'"name":"X"', b'"name":"e\\u0301\\u0007\\r\\n\\u202eX"'
    )

    assert parse(data).report.indicators[0].name == "é\nX"


def test_that_the_longest_text_of_a_cell_is_kept_whole():
    row = indicator(name="\U0001f600" * (MAX_UTF16_UNITS // 2) + "x")

    assert parse(dump(report(row), IDENTITY)).report.indicators[0] == row


def test_that_unknown_names_of_a_newer_program_survive_at_every_level():
    document = json.loads(dump(full_report(), IDENTITY))
    for record in (
        document, document["heading"], document["settings"], document["signatures"][0], document["logos"][1],
        document["indicators"][1], document["indicators"][0]["justifications"][0], document["acceptances"][1],
    ):  # fmt: skip
        record["nuevo"] = {"valor": [1, "dos", 2.5, None]}

    opened = parse(json.dumps(document).encode())
    again = json.loads(dump(opened.report, opened.identity))

    for parsed in (document, again):
        del parsed["sha256"]
        for row in parsed["indicators"]:
            del row["hash"]
    assert again == document


def test_that_unknown_names_never_double_a_name_of_the_format():
    crowded = full_report().replace(extras={"format": "x", "sha256": "y", "heading": {}, "nuevo": 1})

    opened = parse(dump(crowded, IDENTITY))

    assert opened.report == full_report().replace(extras={"nuevo": 1})
    assert opened.warnings == ()


def test_that_saving_counts_and_dates_and_keeps_the_document(tmp_path):
    path = tmp_path / "informe.informe"

    first = save(sample(), path, Identity.new())
    second = save(sample(), path, first)
    opened = load(path)

    assert (first.saved_seq, second.saved_seq) == (1, 2)
    assert first.doc_id == second.doc_id == str(UUID(first.doc_id))
    assert second.saved_utc.endswith("+00:00")
    assert second.digest == sha256(path.read_bytes())
    assert opened.identity == second
    assert opened.report == sample()


def test_that_saving_a_file_of_another_version_makes_it_one_of_ours(tmp_path):
    old = Identity(IDENTITY.doc_id, 3, "2020-01-01T00:00:00+00:00", app="0.0.1", schema=0)

    saved = save(sample(), tmp_path / "x.informe", old)

    assert (saved.app, saved.schema, saved.saved_seq) == (VERSION, SCHEMA, 4)


def test_that_two_new_documents_are_never_the_same():
    assert Identity.new().doc_id != Identity.new().doc_id


def test_that_logos_come_back_byte_for_byte():
    logos = parse(dump(full_report(), IDENTITY)).report.logos

    assert [logo.data for logo in logos] == [PNG, JPEG]


@pytest.mark.parametrize(
    "number",
    ["0", "-0", "1E+3", "1E-15", "123456789012345", "33.33333333333333333333333333", f"0.{9 * '000000000'}1"],
)
def test_that_every_number_is_written_in_plain_digits_and_read_back(number):
    data = dump(report(indicator(baseline_value=number)), IDENTITY)

    written = json.loads(data)["indicators"][0]["baseline_value"]
    assert set(written) <= set("-.0123456789")
    assert parse(data).report.indicators[0].baseline_value == Decimal(number)
