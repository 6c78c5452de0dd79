"""Every edit on the disk within 250 ms of the key (``reliability.md`` §2.3), written beside the window.

One folder per open report: ``owner`` is held by the program while it runs; ``<n>.base`` is a project file
and ``<n>.journal`` what was done since, a header and then one line per edit or draft (``lines.py``). The next
generation is whole on the disk before the one before it goes, so that there is no moment without one.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any
from uuid import uuid4

from model.disk_problems import Doing, file_problem
from model.errors import FileProblem
from model.files import make_folder, replace_file, sha256, sync_folder
from model.project_file import Identity, dump
from model.report import Report
from model.safekeeping.changes import change
from model.safekeeping.guard import hold
from model.safekeeping.lines import Chain

GATHER = 0.1  # seconds that edits are gathered for one write: with it they are safe within 0.25
RETRY = 2.0  # seconds until the disk that refused is tried again
MAX_BYTES, MAX_RECORDS = 1_000_000, 2_000
OWNER, BASE, JOURNAL = "owner", ".base", ".journal"
FORMAT = 1

DISCARDED = "descartados"

_sync = getattr(os, "fdatasync", os.fsync)


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of an open editor. ``row`` is the indicator's id, None for a field of the report."""

    row: str | None
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How safe the work is: all of it was at ``safe_at`` (UTC; None: nothing to keep yet).

    ``problem`` tells why what was typed since is not safe; the disk is tried again all the while.
    """

    safe_at: datetime | None = None
    problem: FileProblem | None = None


class Ending(Enum):
    """What becomes of a journal whose report is closed."""

    SAVED = "removed: all of it is in the report's file"
    DISCARDED = "set aside for 30 days"
    KEPT = "offered at the next start"


@dataclass(frozen=True, slots=True)
class _Saved:
    report: Report
    identity: Identity
    path: Path | None


class _Flush(threading.Event):
    done = False


class _Stop(_Flush):
    pass


def set_aside(folder: Path) -> None:
    """Move a journal nobody holds to those that were discarded. Raises nothing."""
    with suppress(OSError, FileProblem):
        aside = folder.parent / DISCARDED
        make_folder(aside)
        folder.rename(aside / folder.name)
        (aside / folder.name).touch()  # its 30 days begin now


class Journal:
    """Keeps one open report. No call waits for the disk except ``flush`` and ``close``; none raises.

    ``folder`` is where all journals live; ``report`` the report as it is in the file at ``path`` or, with
    ``path`` None, a new one. ``heard`` is called with each new Standing from the writing thread. Nothing is
    written before the first edit.
    """

    def __init__(
        self,
        folder: Path,
        report: Report,
        identity: Identity,
        path: Path | None,
        *,
        heard: Callable[[Standing], None] = lambda _standing: None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.folder = folder / uuid4().hex
        self._heard = heard
        self._now = now
        self._standing = Standing()
        self._messages: SimpleQueue[Report | Draft | _Saved | _Flush | None] = SimpleQueue()
        self._base = _Saved(report, identity, path)
        self._last = report
        self._draft: Draft | None = None
        self._number = self._size = self._records = self._edits = 0
        self._chain: Chain | None = None  # None: a new generation must begin
        self._broken = False
        self._owner: int | None = None
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    @property
    def standing(self) -> Standing:
        """How safe the work is, as last heard."""
        return self._standing

    def record(self, report: Report) -> None:
        """Keep the report as it stands after an edit, an undo or a redo."""
        self._messages.put(report)

    def draft(self, draft: Draft | None) -> None:
        """Keep the text of an open editor, at each key; None when the editor was closed."""
        self._messages.put(draft)

    def saved(self, report: Report, identity: Identity, path: Path) -> None:
        """Begin anew from what was saved; edits made while it was being saved stay kept."""
        self._messages.put(_Saved(report, identity, path))

    def flush(self, seconds: float = 5.0) -> bool:
        """Return whether everything so far is on the disk, waiting for it no longer than ``seconds``."""
        mark = _Flush()
        self._messages.put(mark)
        return mark.wait(seconds) and mark.done

    def close(self, ending: Ending) -> None:
        """End the journal when the report is closed. Waits for the disk up to five seconds."""
        mark = _Stop()
        self._messages.put(mark)
        if not mark.wait(5.0) or self._owner is None:
            return
        self._thread.join(5.0)
        os.close(self._owner)
        if ending is Ending.SAVED:
            shutil.rmtree(self.folder, ignore_errors=True)
        elif ending is Ending.DISCARDED:
            set_aside(self.folder)

    def _run(self) -> None:
        while True:
            batch = self._gathered()
            try:
                self._write(batch)
                problem = None
            except OSError as error:
                problem = file_problem(error, self.folder, Doing.SAVING)
            except FileProblem as refused:
                problem = refused
            except Exception as error:  # noqa: BLE001 - whatever it is, typing goes on and the officer is told
                problem = FileProblem("El respaldo de lo que escribe no funciona.", "Guarde su trabajo.")
                problem.__cause__ = error
            self._broken = problem is not None
            if problem:
                self._chain = None
            self._tell(batch, problem)
            for mark in batch:
                if isinstance(mark, _Flush):
                    mark.done = problem is None
                    mark.set()
            if any(isinstance(mark, _Stop) for mark in batch):
                return

    def _gathered(self) -> list[Report | Draft | _Saved | _Flush | None]:
        try:
            batch = [self._messages.get(timeout=RETRY if self._standing.problem else None)]
        except Empty:
            return []
        end = time.monotonic() + GATHER
        while not isinstance(batch[-1], _Flush):
            try:
                batch.append(self._messages.get(timeout=max(0.0, end - time.monotonic())))
            except Empty:
                break
        return batch

    def _tell(self, batch: list[Any], problem: FileProblem | None) -> None:
        if problem:
            standing = Standing(self._standing.safe_at, problem)
        elif self._standing.problem or any(not isinstance(message, _Flush) for message in batch):
            standing = Standing(self._now())
        else:
            return
        self._standing = standing
        self._heard(standing)

    def _write(self, batch: list[Report | Draft | _Saved | _Flush | None]) -> None:
        if not batch and self._chain:  # nothing to try again
            return
        records: list[dict[str, Any]] = []
        drafted = False
        for message in batch:
            if isinstance(message, Report):
                records += self._step(message)
            elif isinstance(message, _Saved):
                newest, records = self._last, []
                self._base, self._last, self._chain, self._edits = message, message.report, None, 0
                records += self._step(newest)
            elif not isinstance(message, _Flush):
                drafted = drafted or message != self._draft
                self._draft = message
        if drafted:
            records.append(self._drafted())
        if self._broken:  # what the disk refused is in no journal: all of it again, as one step
            records = [found] if (found := change(self._base.report, self._last)) else []
        if self._chain is None and (records or self._draft):
            self._begin(records)
        elif self._chain is None:
            self._clear()
        elif records:
            self._append(records)

    def _step(self, report: Report) -> list[dict[str, Any]]:
        found = change(self._last, report)
        self._last = report
        self._edits += bool(found)
        return [found] if found else []

    def _drafted(self) -> dict[str, Any]:
        return {"draft": asdict(self._draft) if self._draft else None}

    def _append(self, records: list[dict[str, Any]]) -> None:
        lines = self._lines(records)
        if self._size + len(lines) > MAX_BYTES or self._records > MAX_RECORDS:
            self._base = replace(self._base, report=self._last)
            self._begin([])
            return
        with self._path(JOURNAL).open("ab") as file:
            file.write(lines)
            file.flush()
            _sync(file.fileno())
        self._size += len(lines)

    def _begin(self, records: list[dict[str, Any]]) -> None:
        """Write the next generation, then remove the one before."""
        if self._draft and not any("draft" in record for record in records):
            records = [*records, self._drafted()]
        if self._owner is None:
            make_folder(self.folder)
            self._owner = hold(self.folder / OWNER)
        self._number += 1
        self._records = 0
        base = dump(self._base.report, self._base.identity)
        self._chain = Chain(sha256(base))
        try:
            replace_file(self._path(BASE), base)
            self._start_file(self._lines([self._header(), *records]))
        except (OSError, FileProblem):
            self._remove(self._number)
            raise
        for number in range(self._number):
            self._remove(number)

    def _clear(self) -> None:
        """Remove what is in the file by now; nothing is left to keep."""
        for number in range(self._number + 1):
            self._remove(number)

    def _start_file(self, lines: bytes) -> None:
        with self._path(JOURNAL).open("xb") as file:
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())
        sync_folder(self.folder)
        self._size = len(lines)

    def _header(self) -> dict[str, Any]:
        identity = self._base.identity
        return {
            "journal": FORMAT,
            "path": None if self._base.path is None else str(self._base.path),
            "digest": identity.digest,
            "schema": identity.schema,
            "edits": self._edits,
        }

    def _lines(self, records: list[dict[str, Any]]) -> bytes:
        assert self._chain is not None
        at = self._now().isoformat(timespec="seconds")
        lines = b""
        for record in records:
            lines += self._chain.line({"n": self._records, "at": at, **record})
            self._records += 1
        return lines

    def _path(self, ending: str) -> Path:
        return self.folder / f"{self._number}{ending}"

    def _remove(self, number: int) -> None:
        for ending in (JOURNAL, BASE):
            with suppress(OSError):
                (self.folder / f"{number}{ending}").unlink()
