"""Runs a command: says when it passed its time, and at twice that ends it and everything that it started.

    within.py SECONDS COMMAND...

Ctrl+C ends all of it too, also what left the terminal's group of processes (Wine, screens, test workers).
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

PATIENCE: Final = 30.0
"""Seconds that the command gets to end by itself, once it was told to."""

_LAST_WORDS: Final = 5.0  # seconds for each of those that it left behind
_STEP: Final = 0.05
_TOO_LONG, _BY_HAND = 124, 130
_ADOPT_ORPHANS: Final = 36  # PR_SET_CHILD_SUBREAPER


def main(limit: float, command: list[str]) -> int:
    """Return the command's status; 124 where it was stopped for its time, 130 where a person stopped it."""
    ctypes.CDLL(None).prctl(_ADOPT_ORPHANS, 1, 0, 0, 0)  # so that none of them is lost from sight
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has its background jobs ignore it
    began = time.monotonic()
    started: subprocess.Popen[bytes] | None = None
    try:
        started = subprocess.Popen(command)  # the command may run, and a person stop it, before this returns
        status = started.wait(timeout=2 * limit)
    except (subprocess.TimeoutExpired, KeyboardInterrupt) as reason:
        by_hand = isinstance(reason, KeyboardInterrupt)
        if not by_hand:
            print(f"Se detuvo a los {time.monotonic() - began:.0f} s: no terminaba.", file=sys.stderr)
            _tell(signal.SIGINT)  # what Ctrl+C has told them already
        with suppress(KeyboardInterrupt):  # a person in a hurry
            _wait(lambda: not _descendants() if started is None else started.poll() is not None, PATIENCE)
        for last in (signal.SIGTERM, signal.SIGKILL):
            _tell(last)
            _wait(lambda: not _descendants(), _LAST_WORDS)
        return _BY_HAND if by_hand else _TOO_LONG
    if (took := time.monotonic() - began) > limit:
        print(f"Aviso: tardó {took:.0f} s; lo previsto son {limit:.0f} s.", file=sys.stderr)
    return status if status >= 0 else 128 - status


def _end(_number: int, _frame: object) -> None:
    _tell(signal.SIGINT)
    raise KeyboardInterrupt


def _tell(what: signal.Signals) -> None:
    for process in _descendants():
        with suppress(ProcessLookupError, PermissionError):
            os.kill(process, what)


def _wait(fact: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not fact() and time.monotonic() < end:
        time.sleep(_STEP)


def _descendants() -> list[int]:
    """Return the processes that live below this one, however far."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has just ended
            state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
            if state != "Z":
                children.setdefault(int(parent), []).append(int(folder.name))
    found = [os.getpid()]
    for process in found:  # grows meanwhile
        found += children.get(process, [])
    return found[1:]


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), sys.argv[2:]))
