from __future__ import annotations

import os
import random
import re

from model.errors import DamagedReport, NewerVersion, NotAReport, ProblemForUser
from model.project_file import dump, parse
from tests.model.full_report import IDENTITY, full_report

CASES = int(os.environ.get("INFORME_FUZZ_CASES", "20000"))
DATA = dump(full_report(), IDENTITY)
TOKENS = [
    b'"', b"\\", b"{", b"}", b"[", b"]", b",", b":", b"null", b"true", b"NaN", b"1e999", b"-", b"0",
    b"9" * 30, b'"25"', b'"1E+9"', b'""', b"[]", b"{}", b"\n", b"\r\n", b"\0", b"\xff", b"\xc3",
    b"\xed\xa0\x80", b"\\ud800", b"\\u0000", b"\xef\xbb\xbf", b"\xe2\x80\xae", b'"extras":{},',
    b'"id":"fin",', b'"hash":"0",', b'"sha256":"0",',
]  # fmt: skip
PIECES = re.findall(rb'"(?:[^"\\]|\\.)*"|[^"\s,:\[\]{}]+|\S', DATA)


def mutated(chance: random.Random) -> bytes:
    """Return the file with up to three wounds: bits, bytes, tokens, blocks, cuts."""
    data = bytearray(DATA)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((1, 1, 2, 8, 64, 512)))
        match chance.randrange(8):
            case 0:
                data[at : at + 1] = bytes([data[at] ^ 1 << chance.randrange(8)]) if at < len(data) else b""
            case 1:
                data[at:end] = b""
            case 2:
                data[at:end] = bytes(end - at)
            case 3:
                data[at:at] = data[at:end]
            case 4:
                data[at:at] = chance.choice(TOKENS)
            case 5:
                data[at:end] = chance.choice(TOKENS)
            case 6:
                data = data.replace(chance.choice(PIECES), chance.choice([*TOKENS, chance.choice(PIECES)]), 1)
            case 7:
                data = data[:at] if chance.random() < 0.2 else data
        if not data:
            break
    return bytes(data)


def test_that_no_damage_lets_an_error_out_or_passes_for_untouched():
    chance = random.Random(20230714)
    opened = 0
    for _ in range(CASES):
        data = mutated(chance)
        try:
            found = parse(data)
        except ProblemForUser as problem:
            assert type(problem) in (NotAReport, DamagedReport, NewerVersion)  # noqa: PT017 - any of the three
            assert "\n" not in str(problem).encode().decode()  # noqa: PT017
            continue
        assert found.warnings or data == DATA
        again = parse(dump(found.report, found.identity))
        assert (again.report, again.warnings) == (found.report, ())
        opened += found.warnings != ()
    assert opened > CASES / 50  # the wounds are not all so deep that only the refusal is tested


def test_that_every_flipped_bit_of_a_file_is_noticed():
    for at in range(len(DATA)):
        data = bytearray(DATA)
        data[at] ^= 1 << at % 8
        try:
            found = parse(bytes(data))
        except ProblemForUser:
            continue
        assert found.warnings


def test_that_a_block_of_zeros_is_noticed_wherever_it_falls():
    for at in range(0, len(DATA), 16):
        try:
            found = parse(DATA[:at] + bytes(16) + DATA[at + 16 :])
        except ProblemForUser:
            continue
        assert found.warnings
