"""Processes: run to their end and weighed, or started, watched and ended with all their children."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (sys.executable, "main.py")


@dataclass(frozen=True, slots=True)
class Finished:
    """A process that ran to its end: its seconds, and the bytes of memory of the largest of its kin."""

    seconds: float
    peak: int


def run(command: Sequence[str], patience: float = 300) -> Finished:
    """Run a command to its end. Raises RuntimeError when it ends badly or not within ``patience`` seconds."""
    start = time.perf_counter()
    process = _started(command, subprocess.DEVNULL)
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(process.pid, signal.SIGKILL))
    signal.setitimer(signal.ITIMER_REAL, patience)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    signal.setitimer(signal.ITIMER_REAL, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    return Finished(seconds, usage.ru_maxrss * 1024)


def answer(module: str, *arguments: object) -> dict[str, Any]:
    """Run a module of this package in a process of its own; return the object that it prints as JSON."""
    command = (sys.executable, "-m", f"tests.bench.{module}", *map(str, arguments))
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, timeout=600)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@contextmanager
def running(command: Sequence[str]) -> Iterator[int]:
    """Start a command, give the number of its process group, and end the whole group."""
    process = _started(command, subprocess.DEVNULL)
    try:
        yield process.pid
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _started(command: Sequence[str], output: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=output, start_new_session=True)


def resident(group: int) -> int:
    """Return the resident bytes of all processes of a group, shared libraries counted in full."""
    pages = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(folder.name)) == group:
                pages += int((folder / "statm").read_text().split()[1])
        except OSError:  # it has ended meanwhile
            continue
    return pages * os.sysconf("SC_PAGE_SIZE")
