"""What the child process does: read one foreign file from its input, answer in JSON, and end."""

from __future__ import annotations

import sys

from export.reading import wire
from export.reading.confined import confine_this_process
from export.reading.limits import BROKEN, TOO_LARGE, Refused

COMMAND = "leer-tabla"


def answer(data: bytes, name: str) -> bytes:
    """Return the answer to a foreign file: the book, or the sentence with which it is refused."""
    from export.reading.reader import read_foreign

    try:
        return wire.encoded(read_foreign(data, name))
    except Refused as refused:
        return wire.refusal(str(refused))
    except (MemoryError, RecursionError):
        return wire.refusal(TOO_LARGE)
    except Exception:
        return wire.refusal(BROKEN)


def serve(name: str) -> int:
    """Answer what standard input holds on standard output; returns the exit status."""
    confine_this_process()
    data = sys.stdin.buffer.read()
    sys.stdout.buffer.write(answer(data, name))
    sys.stdout.buffer.flush()
    return 0
