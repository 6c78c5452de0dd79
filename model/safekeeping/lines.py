"""The lines of a journal: each carries 8 digits that hold only behind all lines before it.

So a journal is readable up to the first byte that is not as it was written, and no line can be lost from
its middle, doubled, swapped or brought from another journal without being noticed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from model.project_file.json_text import strict_json, within_depth
from model.project_file.layout import MAX_DEPTH, encoded, to_json

_DIGITS = 8
_DEPTH = MAX_DEPTH + 2  # a row stands one or two groups deeper in a change than in the file


class Chain:
    """Where a journal's chain of hashes stands; it begins with the SHA-256 of the base."""

    def __init__(self, seed: str) -> None:
        self._state = seed.encode("ascii")

    def line(self, record: dict[str, Any]) -> bytes:
        """Return the next line of the journal."""
        text = encoded(to_json(record))
        return self._link(text) + b" " + text + b"\n"

    def fits(self, line: bytes) -> bool:
        """Return whether this is the next line; if it is not, the chain ends here."""
        digits, space, text = line.partition(b" ")
        return bool(space) and digits == self._link(text)

    def _link(self, text: bytes) -> bytes:
        self._state = hashlib.sha256(self._state + text).hexdigest().encode("ascii")
        return self._state[:_DIGITS]


def read_lines(data: bytes, seed: str) -> Iterator[dict[str, Any]]:
    """Yield the records of a journal up to the first line that is not as it was written."""
    chain = Chain(seed)
    for line in data.split(b"\n")[:-1]:  # what follows the last line break was not finished
        if not chain.fits(line):
            return
        try:
            record = strict_json(line[_DIGITS + 1 :].decode("utf-8"))
        except (ValueError, RecursionError):
            return
        if type(record) is not dict or not within_depth(record, _DEPTH):
            return
        yield record
