"""Processes: started in a group of their own, weighed with their children, ended as a group."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Finished:
    """A process that ran to its end: seconds, and bytes of memory of its largest process."""

    seconds: float
    peak: int


def run(command: Sequence[str], environment: Mapping[str, str] | None = None, *, allowed: Sequence[int] = (0,)) -> Finished:
    """Run a command to its end; its output goes nowhere. Raises RuntimeError when it ends badly."""
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)  # the largest of the process and the children it waited for
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in allowed:
        raise RuntimeError(f"{command} ended with {process.returncode}")
    return Finished(seconds, usage.ru_maxrss * 1024)


@contextmanager
def running(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Iterator[int]:
    """Start a command, give its process id, and end it with all its children."""
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield process.pid
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def memory(group: int) -> tuple[int, int]:
    """Return the resident bytes of a group of processes, now and at their highest."""
    now = peak = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(folder.name)) != group:
                continue
            status = dict(line.split(":", 1) for line in (folder / "status").read_text().splitlines())
        except (OSError, ValueError):  # it has ended meanwhile
            continue
        now += _kilobytes(status.get("VmRSS", "0 kB"))
        peak += _kilobytes(status.get("VmHWM", "0 kB"))
    return now * 1024, peak * 1024


def _kilobytes(text: str) -> int:
    return int(text.split()[0])
