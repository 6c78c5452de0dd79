from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from model.next_quarter import begin
from model.project_file import dump
from model.safekeeping.salvage import salvage
from tests.factories import sample
from tests.model.full_report import IDENTITY, full_report

DATA = dump(sample(), IDENTITY)
ROWS = len(sample().indicators)


def test_that_an_undamaged_file_is_read_whole():
    for report in (sample(), full_report()):
        found = salvage(dump(report, IDENTITY))

        assert found.report == report.replace(extras={})
        assert found.intact == tuple(row.id for row in report.indicators)
        assert (found.doubtful, found.worth_showing) == ((), True)
        assert found.lost_lines == (() if not report.extras else found.lost_lines)


def test_that_a_file_cut_anywhere_gives_back_every_row_before_the_cut():
    for at in range(0, len(DATA), 37):
        found = salvage(DATA[:at])
        whole = DATA[:at].count(b'"}\n') + DATA[:at].count(b'"},\n')
        assert found.report.indicators == sample().indicators[: len(found.intact)]
        assert len(found.intact) >= min(ROWS, max(0, whole - 2))


def test_that_a_block_of_zeros_costs_only_the_rows_it_touches():
    for at in range(0, len(DATA) - 64, 101):
        found = salvage(DATA[:at] + bytes(64) + DATA[at + 64 :])
        assert len(found.intact) >= ROWS - 2
        assert set(found.intact) <= {row.id for row in sample().indicators}
        by_id = {row.id: row for row in sample().indicators}
        assert all(by_id[row.id] == row for row in found.report.indicators if row.id in found.intact)


def test_that_a_file_without_its_first_line_loses_nothing_else():
    found = salvage(DATA.split(b"\n", 1)[1])

    assert found.report == sample()
    assert found.lost_lines == ()


def test_that_an_altered_row_is_offered_as_doubtful():
    found = salvage(DATA.replace(b"PMD", b"PND").replace(b'"level":"Fin"', b'"level":"Otro"') + b"{")

    assert found.doubtful
    assert len(found.doubtful) + len(found.intact) == ROWS


def test_that_a_row_that_is_there_twice_is_never_lost_nor_doubled_under_one_id():
    line = next(line for line in DATA.split(b"\n") if b'"id":"a1.4"' in line)

    found = salvage(DATA.replace(line, line + b"\n" + line))

    ids = [row.id for row in found.report.indicators]
    assert len(ids) == len(set(ids)) == ROWS + 1


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.integers(0, len(DATA)), st.integers(0, 200))
def test_that_no_bytes_raise(garbage, at, length):
    salvage(garbage)
    salvage(DATA[:at] + garbage + DATA[at + length :])


def test_that_bombs_are_not_unpacked():
    assert not salvage(b"\n" + b"[" * 1_000_000 + b"\n" + b'{"hash":' * 200_000).worth_showing
    assert not salvage(b"").worth_showing
    assert not salvage(random.Random(1).randbytes(100_000)).worth_showing


def test_that_the_rows_of_the_quarter_before_are_not_taken_for_rows_of_this_one():
    third = begin(sample()).report
    damaged = dump(third, IDENTITY).replace(b'"quarter":3', b'"quarter":', 1)

    saved = salvage(damaged)

    assert saved.intact == tuple(row.id for row in third.indicators)
    assert saved.doubtful == ()
    assert saved.report.previous == third.previous
    assert saved.report.previous_quarter == 2
