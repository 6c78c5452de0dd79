"""Every edit on the disk within 250 ms of the key (``reliability.md`` §2.3), written beside the window."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from model.disk_problems import Doing, file_problem
from model.errors import FileProblem
from model.project_file import Identity
from model.report import Report
from model.safekeeping.changes import change
from model.safekeeping.drafts import Draft
from model.safekeeping.generations import Base, Ending, Generations

GATHER = 0.03  # seconds that edits are gathered for one write; the rest of the 0.25 is for the disk
RETRY = 2.0  # seconds until the disk that refused is tried again
PATIENCE = 5.0  # seconds that closing waits for a slow disk


@dataclass(frozen=True, slots=True)
class Standing:
    """How safe the work is: all of it was at ``safe_at`` (UTC; None: nothing to keep yet).

    ``problem`` tells why what was typed since is not safe; the disk is tried again all the while.
    """

    safe_at: datetime | None = None
    problem: FileProblem | None = None


class _Flush(threading.Event):
    done = False


class _Stop(_Flush):
    pass


_Message = Report | tuple[Draft, ...] | Base | _Flush


class Journal:
    """Keeps one open report. No call waits for the disk except ``flush`` and ``close``; none raises.

    ``folder`` is where all journals live; ``report`` the report as it is in the file at ``path`` or, with
    ``path`` None, a new one: it is written at once, so that the first edit is as quick as any. ``unsaved``
    tells that the report is in no file as it stands: it is kept even if nothing is typed. ``heard`` is called
    with each new Standing, from the writing thread.
    """

    def __init__(
        self,
        folder: Path,
        report: Report,
        identity: Identity,
        path: Path | None,
        *,
        unsaved: bool = False,
        heard: Callable[[Standing], None] = lambda _standing: None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._heard = heard
        self._now = now
        self._standing = Standing()
        self._messages: SimpleQueue[_Message] = SimpleQueue()
        self._hurry = threading.Event()
        self._files = Generations(folder, now)
        self._base = Base(report, identity, path, unsaved)
        self._last = report
        self._drafts: tuple[Draft, ...] = ()
        self._edits = 0  # since the report was last saved
        self._begun = False  # whether the files hold the base and everything since
        self._broken = False  # whether the disk refused something that is in no file now
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._messages.put(_Flush())  # for which nobody waits
        self._thread.start()

    @property
    def folder(self) -> Path:
        """Where this journal's files are."""
        return self._files.folder

    @property
    def standing(self) -> Standing:
        """How safe the work is, as last heard."""
        return self._standing

    def record(self, report: Report) -> None:
        """Keep the report as it stands after an edit, an undo or a redo."""
        self._messages.put(report)

    def draft(self, *drafts: Draft) -> None:
        """Keep the texts that are typed and not in their cells yet, all of them, at each key; often none."""
        self._messages.put(drafts)

    def saved(self, report: Report, identity: Identity, path: Path) -> None:
        """Begin anew from what was saved; edits made while it was being saved stay kept."""
        self._messages.put(Base(report, identity, path))

    def flush(self, seconds: float = PATIENCE) -> bool:
        """Return whether everything so far is on the disk, waiting for it no longer than ``seconds``."""
        mark = _Flush()
        self._messages.put(mark)
        self._hurry.set()
        return mark.wait(seconds) and mark.done

    def close(self, ending: Ending) -> None:
        """End the journal when the report is closed. Waits for the disk up to five seconds."""
        mark = _Stop()
        self._messages.put(mark)
        self._hurry.set()
        if mark.wait(PATIENCE):
            self._thread.join(PATIENCE)
            self._files.close(ending)

    def _run(self) -> None:
        while True:
            batch = self._gathered()
            problem = self._problem_of_writing(batch)
            self._broken = problem is not None
            self._begun = self._begun and not problem
            self._tell(batch, problem)
            for mark in batch:
                if isinstance(mark, _Flush):
                    mark.done = problem is None
                    mark.set()
            if any(isinstance(mark, _Stop) for mark in batch):
                return

    def _gathered(self) -> list[_Message]:
        """Wait for a message and return it with those of the next moment; [] when it is time to retry."""
        try:
            batch = [self._messages.get(timeout=RETRY if self._broken else None)]
        except Empty:
            return []
        if not isinstance(batch[0], _Flush):
            self._hurry.wait(GATHER)  # asleep: waking at each message would hold up the typing
        self._hurry.clear()
        with suppress(Empty):
            while True:
                batch.append(self._messages.get_nowait())
        return batch

    def _problem_of_writing(self, batch: list[_Message]) -> FileProblem | None:
        try:
            self._write(batch)
        except FileProblem as problem:
            cause = problem.__cause__
            return self._refused(cause) if isinstance(cause, OSError) else problem
        except OSError as error:
            return self._refused(error)
        except Exception as error:  # whatever it is, typing goes on and the officer is told
            bug = FileProblem("El respaldo de lo que escribe no funciona.", "Guarde su trabajo.")
            bug.__cause__ = error
            return bug
        return None

    def _refused(self, error: OSError) -> FileProblem:
        """Return what the officer is told: the names of a journal's own files would say nothing."""
        return file_problem(error, self.folder.parent, Doing.SAVING)

    def _tell(self, batch: list[_Message], problem: FileProblem | None) -> None:
        if problem:
            self._standing = Standing(self._standing.safe_at, problem)
        elif (
            self._standing.problem
            or any(not isinstance(message, _Flush) for message in batch)
            or (self._base.unsaved and self._standing.safe_at is None)
        ):
            self._standing = Standing(self._now())
        else:
            return
        self._heard(self._standing)

    def _write(self, batch: list[_Message]) -> None:
        records: list[dict[str, Any]] = []
        drafted = False
        for message in batch:
            if isinstance(message, Report):
                records += self._step(message)
            elif isinstance(message, Base):
                newest = self._last
                self._base, self._last, self._begun, self._edits = message, message.report, False, 0
                records = self._step(newest)
            elif not isinstance(message, _Flush):
                drafted = drafted or message != self._drafts
                self._drafts = message
        if self._broken:  # what was refused is in no file: all of it again, as one step
            records = [found] if (found := change(self._base.report, self._last)) else []
        if not self._begun:
            self._begin(records)
            return
        if drafted:
            records.append(self._drafted())
        if records:
            self._files.append(records)
        if self._files.full:
            self._base = replace(self._base, report=self._last, unsaved=True)
            self._begin([])

    def _step(self, report: Report) -> list[dict[str, Any]]:
        found = change(self._last, report)
        self._last = report
        self._edits += bool(found)
        return [found] if found else []

    def _drafted(self) -> dict[str, Any]:
        return {"drafts": [asdict(draft) for draft in self._drafts]}

    def _begin(self, records: list[dict[str, Any]]) -> None:
        drafts = [self._drafted()] if self._drafts else []
        self._files.begin(self._base, self._edits - len(records), [*records, *drafts])
        self._begun = True
