"""A window that saves again and again, in a process of its own that can be killed at any instant."""

from __future__ import annotations

import gc
import os
import select
import struct
import time
from collections.abc import Callable
from pathlib import Path

from model.edits import set_field
from model.project_file import Identity, load, save
from model.report import Report
from model.safekeeping.drafts import Draft
from model.safekeeping.journal import Journal
from model.safekeeping.saving import save as save_safely
from model.safekeeping.versions import Versions
from tests.factories import sample

_NUMBER = struct.Struct("<qd")


def numbered(number: int) -> Report:
    """Return a report that says which one it is."""
    edit = set_field(sample(), "axis", f"Eje {number}")
    return edit.apply(sample())[0] if edit else sample()


def number_of(report: Report) -> int:
    """Return which one the report is."""
    return int(report.heading.axis.removeprefix("Eje "))


def start(path: Path) -> Identity:
    """Save the first report."""
    return save(numbered(0), path, Identity.new())


class Process:
    """A forked process that tells through a pipe what it has done; nothing of it outlives ``kill``."""

    def __init__(self, work: Callable[[Callable[[int], None]], None]) -> None:
        self._end, mine = os.pipe()
        gc.freeze()  # the child shares the memory of the tests, and would copy it to collect in it
        self.pid = os.fork()
        if not self.pid:
            try:
                os.close(self._end)
                work(lambda number: _tell(mine, number))
            finally:
                os._exit(1)
        os.close(mine)
        os.set_blocking(self._end, False)
        self._read = b""

    def told(self) -> list[tuple[int, float]]:
        """Return the numbers told until now, each with the time (of ``time.monotonic``) it was told at."""
        try:
            while piece := os.read(self._end, 65536):
                self._read += piece
        except BlockingIOError:
            pass
        whole = len(self._read) // _NUMBER.size * _NUMBER.size
        return [(int(number), moment) for number, moment in _NUMBER.iter_unpack(self._read[:whole])]

    def wait(self) -> None:
        """Wait until it has told something."""
        select.select([self._end], [], [], 30)

    def kill(self) -> None:
        """End the process as ``kill -9`` does."""
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)

    def close(self) -> None:
        """Let go of the pipe."""
        os.close(self._end)


def _tell(end: int, number: int) -> None:
    os.write(end, _NUMBER.pack(number, time.monotonic()))


def saving(path: Path, versions: Path) -> Callable[[Callable[[int], None]], None]:
    """Return work that saves reports of rising numbers and tells each that was saved."""

    def work(tell: Callable[[int], None]) -> None:
        opened = load(path)
        number, identity = number_of(opened.report), opened.identity
        while True:
            number += 1
            kept = Versions(versions)
            done = save_safely(
                numbered(number), path, identity, kept, expected=identity.digest, little_space_accepted=True
            )
            identity = done.identity
            tell(number)

    return work


def typing(folder: Path, every: float) -> Callable[[Callable[[int], None]], None]:
    """Return work that types a letter ``every`` seconds, commits each tenth, and tells each before it."""

    def work(tell: Callable[[int], None]) -> None:
        journal = Journal(folder, numbered(0), Identity.new(), Path("x.informe"))
        journal.flush()  # the report was opened a moment ago
        number = 0
        while True:
            number += 1
            tell(number)
            if number % 10:
                journal.draft(Draft(None, "axis", f"Eje {number}"))
            else:
                journal.draft()
                journal.record(numbered(number))
            time.sleep(every)

    return work


def flushing(folder: Path) -> Callable[[Callable[[int], None]], None]:
    """Return work that makes edits and tells each when the journal says that it is on the disk."""

    def work(tell: Callable[[int], None]) -> None:
        journal = Journal(folder, numbered(0), Identity.new(), Path("x.informe"))
        number = 0
        while True:
            number += 1
            journal.record(numbered(number))
            if journal.flush():
                tell(number)

    return work
