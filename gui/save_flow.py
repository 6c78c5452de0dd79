"""Saving beside the window, with its questions: what changed underneath, a disk that is nearly full."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Signal

from gui.background import Job
from gui.prompts import Prompts
from gui.session import Session
from model.document import Document
from model.errors import ChangedUnderneath, FileProblem, ProblemForUser
from model.report import Report
from model.safekeeping.saving import LittleSpace, NotSurelySaved, Saved, save
from model.safekeeping.versions import Versions, Why

COMPARE, THEIRS = "Comparar y reunir…", "Usar el del disco"
COPY, OVERWRITE = "Guardar el mío aparte…", "Sobrescribir el otro"
AGAIN, ELSEWHERE = "Guardarlo de nuevo ahí", "Guardarlo en otro lugar…"
RETRY = "Intentar de nuevo"
SAVING, NOT_SAVED = "Guardando…", "No se guardó. Su trabajo sigue en esta ventana."
STILL_SAVING = "Todavía se está guardando. Espere un momento."

_MOST_WAITING = 2  # a second save, and the closing of the window


@dataclass(slots=True, eq=False)
class _Run:
    """One wish to save, with all its attempts; ``job`` is the one that is going on."""

    path: Path
    document: Document
    report: Report
    job: Job | None = field(default=None)
    ended: bool = False
    done: bool = False


class SaveFlow(QObject):
    """Writes the open report to a file; the file that was there is kept among the versions first.

    The disk works in a thread: the window goes on, and what is typed meanwhile stays unsaved.
    ``elsewhere`` asks for another file and saves to it; ``commit`` closes an open editor.
    ``saved(Path, str)`` tells a file that was written, and a warning or "".
    """

    saved = Signal(object, str)
    _ended = Signal()

    def __init__(
        self,
        session: Session,
        prompts: Prompts,
        versions: Versions,
        *,
        elsewhere: Callable[[], bool],
        commit: Callable[[], bool],
        say: Callable[[str], None],
    ) -> None:
        super().__init__(session)
        self._session = session
        self._prompts = prompts
        self._versions = versions
        self._elsewhere = elsewhere
        self._commit = commit
        self._say = say
        self._run: _Run | None = None
        self._on_problem: Callable[[ProblemForUser], None]
        self._waiting = 0

    def write(self, path: Path) -> bool:
        """Save to ``path``; return whether the work is there, or elsewhere after a question.

        Returns when that is known, while the window goes on. Whoever asked has then been told.
        """
        if not self.settle():
            return False
        run = self._run = _Run(path, self._session.document, self._session.report)
        if path == self._session.path:
            self._attempt(run, self._session.identity.digest)
        else:  # what another file held is kept however recent the last version is
            self._attempt(run, None, why=Why.OVERWRITING)
        self._wait(run)
        return run.done

    def settle(self) -> bool:
        """Wait for the save that is going on, while the window goes on; False if enough wait already."""
        run = self._run
        if run is None:
            return True
        if self._waiting == _MOST_WAITING:
            self._say(STILL_SAVING)
            return False
        self._waiting += 1
        try:
            self._wait(run)
        finally:
            self._waiting -= 1
        return True

    def _wait(self, run: _Run) -> None:
        loop = QEventLoop()
        self._ended.connect(loop.quit)
        while not run.ended:
            if loop.exec() == -1 and run.job is not None:  # the program is being closed from outside
                run.job.wait()
                QCoreApplication.sendPostedEvents()
                return

    def _attempt(
        self, run: _Run, expected: str | None, *, why: Why = Why.SAVING, little_space: bool = False
    ) -> None:
        report, path, identity = self._session.report, run.path, self._session.identity
        run.report = report

        def work(_progress: object) -> Saved:
            return save(
                report,
                path,
                identity,
                self._versions,
                expected=expected,
                why=why,
                little_space_accepted=little_space,
            )

        def failed(problem: ProblemForUser) -> None:
            if isinstance(problem, ChangedUnderneath):
                self._on_changed(run, problem)
            elif isinstance(problem, LittleSpace):
                self._ask(run, problem, {"Guardar de todos modos": partial(again, little_space=True)})
            elif isinstance(problem, FileProblem) and not isinstance(problem, NotSurelySaved):
                self._ask(run, problem, {RETRY: again, ELSEWHERE: partial(self._go_elsewhere, run)})
            else:
                self._on_failed(run, problem)

        again = partial(self._attempt, run, expected, why=why, little_space=little_space)
        self._say(SAVING)
        self._on_problem = failed
        run.job = Job(SAVING, work, self)
        # Bound methods of a QObject are called in the window's thread; others would run in the job's.
        run.job.done.connect(self._on_done)
        run.job.failed.connect(self._on_job_failed)
        run.job.start()

    def _on_done(self, saved: Saved) -> None:
        if (run := self._run) is None:
            return
        self._drop(run)
        if self._session.document is run.document:
            self._session.mark_saved(run.path, saved.identity, run.report)
        self.saved.emit(run.path, saved.warning)
        self._end(run, done=True)

    def _on_job_failed(self, problem: ProblemForUser) -> None:
        if (run := self._run) is None:
            return
        self._drop(run)
        self._say(NOT_SAVED)
        try:
            self._on_problem(problem)
        except BaseException:  # a fault of the program must not leave the window waiting for ever
            self._end(run, done=False)
            raise

    def _drop(self, run: _Run) -> None:
        if run.job is not None:
            run.job.deleteLater()
            run.job = None

    def _end(self, run: _Run, *, done: bool) -> None:
        run.ended, run.done = True, done
        if self._run is run:
            self._run = None
        self._ended.emit()

    def _ask(self, run: _Run, problem: FileProblem, ways: Mapping[str, Callable[[], None]]) -> None:
        """Offer the ways to go on after a problem; none chosen: the work stays here, unsaved."""
        chosen = self._prompts.choose(problem.sentence, problem.advice, tuple(ways))
        if chosen is None:
            self._end(run, done=False)
        else:
            tuple(ways.values())[chosen]()

    def _on_failed(self, run: _Run, problem: ProblemForUser) -> None:
        if isinstance(problem, NotSurelySaved) and run.path == self._session.path:
            self._session.identity = problem.identity
            self._session.saved_report = run.report
        self._prompts.problem(problem)
        self._end(run, done=False)

    def _on_changed(self, run: _Run, changed: ChangedUnderneath) -> None:
        overwrite = partial(self._attempt, run, changed.digest, why=Why.OVERWRITING)
        elsewhere = partial(self._go_elsewhere, run)
        if changed.digest:
            compare, theirs = partial(self._reunite, run, changed), partial(self._take_theirs, run)
            ways = {COMPARE: compare, THEIRS: theirs, COPY: elsewhere, OVERWRITE: overwrite}
        else:
            ways = {AGAIN: overwrite, ELSEWHERE: elsewhere}
        self._ask(run, changed, ways)

    def _go_elsewhere(self, run: _Run) -> None:
        self._run = None  # the other save must not wait for this one
        self._end(run, done=self._elsewhere())

    def _take_theirs(self, run: _Run) -> None:
        from gui.versions.underneath import take_theirs

        taken = self._commit() and take_theirs(self._session, run.path, self._versions, self._prompts)
        self._end(run, done=taken)

    def _reunite(self, run: _Run, changed: ChangedUnderneath) -> None:
        from gui.versions.underneath import reunite

        if not self._commit():
            self._end(run, done=False)
        elif reunite(self._session, run.path, self._prompts):
            self._attempt(run, self._session.identity.digest, why=Why.OVERWRITING)
        else:
            self._on_changed(run, changed)
