"""Who has a report open: a file ``.~name.lock`` beside it (``reliability.md`` §2.4).

The lock is advice, for a sentence with a name in it: what keeps work from being lost is the hash check at
every save. Nothing depends on a clock: a holder is told by ids, ``since`` is only shown.
"""

from __future__ import annotations

import errno
import json
import os
import re
from contextlib import suppress
from dataclasses import asdict, field
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

from model.disk_problems import Doing, file_problem
from model.errors import FileProblem
from model.files import check_name, reachable, read_file, real_path, remove_file
from model.frozen import frozen
from model.ids import new_id
from model.safekeeping.guard import one_at_a_time
from model.safekeeping.processes import host_name, process_start, user_name
from model.text import one_line

PROGRAM = "Informe Trimestral"
_MAX_BYTES = 4096
_MAX_PID = 2**32
_TEXTS = ("user", "host", "started", "program", "since", "id")
_LONGEST = 120  # letters of a text in a lock file, which anybody may have written


class State(Enum):
    """What the lock beside a report says."""

    FREE = "nobody has it open"
    MINE = "this window has it open"
    ALIVE = "another window on this computer has it open"
    DEAD = "a window on this computer had it open and was killed"
    ELSEWHERE = "another computer has it open, or was switched off with it open"
    UNREADABLE = "the lock is empty or was not written by this program"


@frozen
class Holder:
    """Who holds a lock. ``started`` tells a process from a later one with its number; ``since`` is UTC."""

    user: str = field(default_factory=user_name)
    host: str = field(default_factory=host_name)
    pid: int = field(default_factory=os.getpid)
    started: str = field(default_factory=lambda: process_start(os.getpid()))
    program: str = PROGRAM
    since: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))
    id: str = field(default_factory=new_id)


@frozen
class Found:
    """What was found beside a report: the state, the holder where it can be read, and the bytes as seen."""

    state: State
    holder: Holder | None = None
    seen: bytes = b""


class Lock:
    """The lock of one open report. ``take`` when it is opened, ``release`` when it is closed."""

    def __init__(self, path: Path, me: Holder | None = None) -> None:
        target = real_path(path)
        self.path = reachable(target.with_name(f".~{target.name}.lock"))
        self.me = me or Holder()
        self.held = False

    def look(self) -> Found:
        """Return who has the report open. Raises nothing: what cannot be read is UNREADABLE."""
        try:
            seen = read_file(self.path, _MAX_BYTES)
        except FileProblem as problem:
            free = _cannot_be_there(problem.__cause__) and not os.path.islink(self.path)  # noqa: PTH114 - does not raise
            return Found(State.FREE if free else State.UNREADABLE)
        holder = _holder(seen)
        return Found(_state(holder, self.me) if holder else State.UNREADABLE, holder, seen)

    def take(self, over: Found | None = None) -> Found:
        """Take the lock if nobody alive holds it, and return what was found: MINE if it is taken.

        A dead holder's lock is taken over without asking. ``over`` is what the officer was shown and
        decided to break; if by now it is another, that one is returned instead. Raises FileProblem where
        no lock can be created (a folder for reading only): then the report is open without one.
        """
        with one_at_a_time(self.path.parent, self.path.name):
            found = self.look()
            if found.state is State.MINE:
                self.held = True
                return found
            if found.state is not State.FREE:
                agreed = over is not None and over.seen == found.seen and over.state is found.state
                if not (agreed or found.state is State.DEAD):
                    return found
                self._remove()
            if not self._create():
                return self.look()
            self.held = True
            return self.look()

    def lost(self) -> bool:
        """Return whether somebody took away the lock that this window held."""
        return self.held and self.look().state is not State.MINE

    def release(self) -> None:
        """Remove the lock if it is this window's own. Raises nothing."""
        if not self.held:
            return
        self.held = False
        with suppress(FileProblem), one_at_a_time(self.path.parent, self.path.name):
            if self.look().state is State.MINE:
                with suppress(OSError):
                    remove_file(self.path)

    def _create(self) -> bool:
        line = json.dumps(asdict(self.me), ensure_ascii=True).encode() + b"\n"
        check_name(self.path)
        try:
            handle = os.open(
                self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644
            )
        except FileExistsError:
            return False
        except OSError as error:
            raise file_problem(error, self.path, Doing.SAVING) from error
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(line)
        except OSError as error:  # an empty lock would lock for ever
            with suppress(OSError):
                remove_file(self.path)
            raise file_problem(error, self.path, Doing.SAVING) from error
        return True

    def _remove(self) -> None:
        try:
            remove_file(self.path)
        except OSError as error:
            raise file_problem(error, self.path, Doing.SAVING) from error


def is_too_long(problem: FileProblem) -> bool:
    """Return whether a lock could not be created only because its name is longer than the disk takes."""
    return _too_long(problem.__cause__)


def _cannot_be_there(error: BaseException | None) -> bool:
    """Return whether there is no such file, or can be none: its name is too long for the disk."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return True
    return _too_long(error)


def _too_long(error: BaseException | None) -> bool:
    return getattr(error, "errno", None) == errno.ENAMETOOLONG or getattr(error, "winerror", None) == 206


def _state(holder: Holder, me: Holder) -> State:
    if holder.id == me.id:
        return State.MINE
    if holder.host != me.host:
        return State.ELSEWHERE
    started = process_start(holder.pid)
    unsure = "?" in (started, holder.started)  # the system does not tell: believe that it is the same
    return State.ALIVE if started and (unsure or started == holder.started) else State.DEAD


def _holder(data: bytes) -> Holder | None:
    try:
        raw = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    if type(raw) is not dict or not all(type(raw.get(name)) is str for name in _TEXTS):
        return None
    pid = raw.get("pid")
    if type(pid) is not int or not 0 < pid < _MAX_PID or not re.fullmatch(r"(?a)[0-9a-f]{32}", raw["id"]):
        return None
    texts = {name: one_line(raw[name])[:_LONGEST] for name in _TEXTS}
    return Holder(**texts, pid=pid)
