"""Spoilt workbooks (reliability.md R15): whatever was changed, a book or one sentence, and never for long."""

import io
import os
import random
import time
import zipfile

import pytest

from export.reading.child import answer
from export.reading.process import import_file
from export.reading.wire import decoded
from model.foreign import ImportProblem
from model.importing import interpret
from tests.factories import DATA

CASES = int(os.environ.get("FUZZ_IMPORT", "10000"))
THROUGH_THE_CHILD = CASES * 3 // 100
SECONDS = 2.0
SOURCE = (DATA / "formato_2023.xlsx").read_bytes()


def _bytes_changed(rng):
    data = bytearray(SOURCE)
    for _ in range(rng.randrange(1, 12)):
        at = rng.randrange(len(data))
        if rng.random() < 0.7:
            data[at] = rng.randrange(256)
        else:
            del data[at : at + rng.randrange(1, 400)]
    return bytes(data)


def _parts():
    with zipfile.ZipFile(io.BytesIO(SOURCE)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


PARTS = _parts()
TOKENS = (
    b'r="XFD1"', b'r="A0"', b'r=""', b"<c>", b"</row>", b'<row r="99999999">', b't="s"', b"<v>9999999</v>",
    b"<v>-1</v>",
    b"<v>1e999</v>", b"<v>nan</v>", b't="e"', b's="-5"', b's="99999"', b'numFmtId="x"',
    b"&#0;",
    b"]]>",
    b"\xff\xfe", b'count="-1"', b"<mergeCell ref='A1:ZZZ9'/>", b"<si/>", b"<t>_xFFFF_</t>", b"<v></v>",
)  # fmt: skip


def _tokens_changed(rng):
    parts = dict(PARTS)
    for _ in range(rng.randrange(1, 4)):
        name = rng.choice(sorted(parts))
        data = parts[name]
        at = rng.randrange(len(data) + 1)
        cut = rng.randrange(0, 60) if rng.random() < 0.6 else 0
        parts[name] = data[:at] + rng.choice(TOKENS) + data[at + cut :]
    if rng.random() < 0.1:
        del parts[rng.choice(sorted(parts))]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def _spoilt(seed):
    rng = random.Random(seed)
    return (_bytes_changed if seed % 2 else _tokens_changed)(rng)


@pytest.mark.fuzz
@pytest.mark.parametrize("first", range(0, CASES, 200))
def test_that_a_spoilt_workbook_gives_a_book_or_one_sentence(first):
    slowest = 0.0
    for seed in range(first, min(first + 200, CASES)):
        begun = time.process_time()
        book = decoded(answer(_spoilt(seed), "a.xlsx"), "a.xlsx")
        if isinstance(book, str):
            assert book.endswith("."), seed
        else:
            try:
                imported = interpret(book)
                assert imported.report.indicators, seed
            except ImportProblem as problem:
                named = "a.xlsx" in str(problem)
            else:
                named = True
            assert named, seed
        slowest = max(slowest, time.process_time() - begun)
    assert slowest < SECONDS


@pytest.mark.fuzz
def test_that_through_the_child_there_is_only_one_kind_of_problem(tmp_path):
    path, sentences = tmp_path / "a.xlsx", []
    for seed in range(THROUGH_THE_CHILD):
        path.write_bytes(_spoilt(seed))
        try:
            assert import_file(path).report.indicators
        except ImportProblem as problem:
            sentences.append(problem.sentence)
    assert all(sentences)
