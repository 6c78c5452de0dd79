"""R14, R16 and R18 at their full amounts: spoilt files, spoilt journals, sequences of edits."""

from __future__ import annotations

import os
import random
import sys
import time
from copy import copy
from decimal import Decimal
from pathlib import Path

import pytest

from model.edits import (
    Edit,
    InsertRows,
    MoveRows,
    RemoveRows,
    ReplaceRows,
    SetParts,
    duplicate_row,
    set_cells,
    set_field,
)
from model.errors import DamagedReport, NewerVersion, NotAReport, ProblemForUser
from model.files import sha256
from model.project_file import Identity, dump, parse
from model.project_file.json_text import strict_json
from model.project_file.layout import to_json
from model.report import Report, Signature, new_indicator
from model.safekeeping.changes import applied, change
from model.safekeeping.generations import Ending
from model.safekeeping.journal import Journal
from model.safekeeping.lines import Chain, read_lines
from model.safekeeping.recovery import Unreadable, Work, read
from model.safekeeping.salvage import salvage
from tests.factories import sample
from tests.model.full_report import IDENTITY
from tests.model.test_project_file_fuzz import DATA, mutated

pytestmark = pytest.mark.fuzz
SLOWER = (
    1 if os.name == "posix" else 30
)  # Windows writes and opens a file in so many times the time, under Wine
CASES = int(os.environ.get("INFORME_FUZZ_CASES", "100000")) // SLOWER
SEQUENCES = CASES // 10
SECONDS, KILOBYTES = 0.05, 64 * 1024


def peak() -> int:
    """Return the most memory that this process ever used, in KB; 0 on Windows, which does not tell."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def test_that_no_spoilt_file_is_taken_for_a_whole_one_or_costs_time_or_memory(figures):
    chance = random.Random(14)
    before, slowest, opened = peak(), 0.0, 0
    for _ in range(CASES):
        data = mutated(chance)
        began = time.process_time()
        try:
            found = parse(data)
        except ProblemForUser as problem:
            assert type(problem) in (NotAReport, DamagedReport, NewerVersion)  # noqa: PT017 - any of the three
        else:
            opened += 1
            assert found.warnings or data == DATA
        slowest = max(slowest, time.process_time() - began)
    grown = peak() - before
    figures(f"{CASES} files, {opened} opened with a warning, slowest {slowest * 1000:.0f} ms, +{grown} KB")
    assert slowest <= SECONDS
    assert grown <= KILOBYTES


def test_that_salvage_never_fails_nor_calls_a_changed_row_intact(figures):
    chance = random.Random(15)
    originals = {row.id: row for row in parse(DATA).report.indicators}
    for _ in range(CASES // 10):
        found = salvage(mutated(chance))
        rows = {row.id: row for row in found.report.indicators}
        assert all(rows[name] == originals[name] for name in found.intact)
    figures(f"{CASES // 10} files")


def step(report: Report, chance: random.Random) -> Edit | None:
    """Return any edit that fits the report."""
    rows = len(report.indicators)
    at = chance.randrange(rows) if rows else 0
    letters = "".join(chance.choice('aé=+@\n"\\{}😀 1') for _ in range(chance.randrange(8)))
    match chance.randrange(8 if rows else 2):
        case 0:
            return InsertRows(at, tuple(new_indicator(name=letters) for _ in range(chance.randrange(1, 4))))
        case 1:
            return chance.choice([
                set_field(report, "axis", letters), set_field(report, "footer", letters),
                SetParts({"signatures": (Signature(role=letters),) * chance.randrange(3)}),
            ])  # fmt: skip
        case 2:
            return RemoveRows(at, chance.randrange(1, rows - at + 1)) if chance.random() < 0.3 else None
        case 3:
            count = chance.randrange(1, rows - at + 1)
            return MoveRows(at, count, chance.randrange(rows - count + 1))
        case 4:
            return duplicate_row(report, at)
        case 5:
            row = report.indicators[at].replace(name=letters, baseline_year=2022)
            return ReplaceRows(((at, row),))
        case _:
            key = chance.choice(["achieved_1", "programmed_3", "baseline_value", "annual_goal"])
            value = chance.choice([None, Decimal(chance.randrange(10**6)).scaleb(-chance.randrange(6))])
            return set_cells(report, [(at, key, value), (chance.randrange(rows), "means", letters)])


def test_that_any_edits_come_back_from_their_journal_and_are_undone_to_the_beginning(figures):
    chance = random.Random(18)
    edits = 0
    for _ in range(SEQUENCES):
        report = replayed = sample()
        undo = []
        for _ in range(chance.randrange(1, 9)):
            edit = step(report, chance)
            if edit is None:
                continue
            before = report
            report, inverse, _ = edit.apply(report)
            undo.append(inverse)
            replayed = applied(replayed, strict_json(to_json(change(before, report))))
            edits += 1
            assert replayed == report
        assert parse(dump(report, IDENTITY)).report == report
        for inverse in reversed(undo):
            report = inverse.apply(report)[0]
        assert report == sample()
    figures(f"{SEQUENCES} sequences of {edits} edits")


@pytest.fixture
def written(tmp_path):
    """The folder of a journal of 200 records, and the report after each of them."""
    chance = random.Random(16)
    journal = Journal(tmp_path / "respaldos", sample(), Identity.new(), Path("x.informe"))
    states = [sample()]
    while len(states) < 201:
        edit = step(states[-1], chance)
        after = edit.apply(states[-1])[0] if edit else states[-1]
        if after != states[-1] and len(after.indicators) < 40:
            states.append(after)
            journal.record(after)
    assert journal.flush()
    journal.close(Ending.KEPT)
    return journal.folder, states


def test_that_a_journal_spoilt_at_any_byte_gives_back_exactly_what_was_before_it(written, figures):
    folder, states = written
    (file,), (base,) = folder.glob("*.journal"), folder.glob("*.base")
    data, seed = file.read_bytes(), sha256(base.read_bytes())
    whole = list(read_lines(data, seed))
    assert len(whole) == 201
    chain, start = Chain(seed), 0
    for line in data.splitlines(keepends=True):
        behind = copy(chain)
        assert behind.fits(line[:-1])
        for at in range(len(line)):  # all before this line is as it was, so its chain is
            assert at == len(line) - 1 or not copy(chain).fits(line[:at])
            for bit in range(8):
                spoilt = bytearray(data[start : start + 2 * len(line) + 2000])
                spoilt[at] ^= 1 << bit
                assert not copy(chain).fits(bytes(spoilt).partition(b"\n")[0])
        chain, start = behind, start + len(line)
    for at in range(0, len(data), max(1, len(data) * SLOWER // 300)):  # and through the whole reading
        for spoilt_file in (data[:at], data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :]):
            file.write_bytes(spoilt_file)
            found = read(folder)
            kept = max(0, len(list(read_lines(spoilt_file, seed))) - 1)
            if isinstance(found, Work):
                assert found.report == states[kept]
                assert found.edits == kept
            else:
                assert kept == 0
    figures(f"9 × {len(data)} bytes of {len(whole) - 1} records, 0 wrong values")


def test_that_a_base_spoilt_at_any_byte_is_never_built_upon(written):
    folder, _ = written
    (base,) = folder.glob("*.base")
    data = base.read_bytes()
    for at in range(0, len(data), 11 * SLOWER):
        base.write_bytes(data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :])
        assert isinstance(read(folder), Unreadable)


def test_that_lines_swapped_doubled_or_taken_from_another_journal_end_it(written, tmp_path):
    folder, _ = written
    (file,), (base,) = folder.glob("*.journal"), folder.glob("*.base")
    lines, seed = file.read_bytes().splitlines(keepends=True), sha256(base.read_bytes())
    for order in ([0, 1, 3, 2], [0, 1, 1, 2], [0, 2, 3], [1, 2, 3]):
        good = next(n for n, line in enumerate(order) if line != n)
        assert len(list(read_lines(b"".join(lines[n] for n in order), seed))) == good
    assert list(read_lines(b"".join(lines), sha256(b"another base"))) == []
