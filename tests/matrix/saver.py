"""A window that saves again and again, in a process of its own that can be killed at any instant."""

from __future__ import annotations

import gc
import multiprocessing
import sys
import time
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from model.edits import set_field
from model.project_file import Identity, load, save
from model.report import Report
from model.safekeeping.drafts import Draft
from model.safekeeping.journal import Journal
from model.safekeeping.saving import save as save_safely
from model.safekeeping.versions import Versions
from tests.factories import sample

if sys.platform == "win32":
    processes = multiprocessing.get_context("spawn")
else:
    processes = multiprocessing.get_context("fork")
"""How the tests start processes of their own; a fork is there in a thousandth of the time."""

Tell = Callable[[int], None]
Work = Callable[[Tell], None]


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


def started(target: Callable[..., None], *arguments: object) -> BaseProcess:
    """Return a process that has begun to run ``target``."""
    tries = 5 if sys.platform == "win32" else 1  # Wine, asked for many, fails to start one now and then
    while True:
        process = processes.Process(target=target, args=arguments, daemon=True)
        try:
            process.start()
        except OSError:
            if not (tries := tries - 1):
                raise
            time.sleep(0.5)
        else:
            return process


class Process:
    """A process that tells through a pipe what it has done; nothing of it outlives ``kill``."""

    def __init__(self, work: Work) -> None:
        gc.freeze()  # a fork shares the memory of the tests, and would copy it to collect in it
        self._end, its = processes.Pipe(duplex=False)
        self._process = started(_run, work, its)
        its.close()

    def told(self) -> list[tuple[int, float]]:
        """Return the numbers told until now, each with the time (of ``time.monotonic``) it was told at."""
        told = []
        try:
            while self._end.poll():
                told.append(self._end.recv())
        except (EOFError, OSError):  # it has ended, perhaps in the middle of a word
            pass
        return told

    def wait(self) -> None:
        """Wait until it has told something."""
        assert self._end.poll(30)

    def kill(self) -> None:
        """End the process as ``kill -9`` does."""
        self._process.kill()
        self._process.join()

    def close(self) -> None:
        """Let go of the pipe."""
        self._end.close()


def _run(work: Work, end: Connection) -> None:
    work(lambda number: end.send((number, time.monotonic())))


def saving(path: Path, versions: Path) -> Work:
    """Return work that saves reports of rising numbers and tells each that was saved."""
    return partial(_save, path, versions)


def _save(path: Path, versions: Path, tell: Tell) -> None:
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


def typing(folder: Path, every: float) -> Work:
    """Return work that types a letter ``every`` seconds, commits each tenth, and tells each before it."""
    return partial(_type, folder, every)


def _type(folder: Path, every: float, tell: Tell) -> None:
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


def flushing(folder: Path) -> Work:
    """Return work that makes edits and tells each when the journal says that it is on the disk."""
    return partial(_flush, folder)


def _flush(folder: Path, tell: Tell) -> None:
    journal = Journal(folder, numbered(0), Identity.new(), Path("x.informe"))
    number = 0
    while True:
        number += 1
        journal.record(numbered(number))
        if journal.flush():
            tell(number)
