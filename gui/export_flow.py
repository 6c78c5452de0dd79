"""Handing over: Excel, PDF, preview and print, each from a frozen snapshot beside the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from export.annexes import Annexes
from export.deliver import Delivery, Product, deliver, produce, suggested_name
from export.progress import Progress
from gui.background import Job
from gui.prompts import DraftAnswer, Prompts
from gui.session import Session
from gui.settings import ProgramSettings
from model.errors import ProblemForUser
from model.report import Paper
from resources.places import home_folder

_WORDS = {Product.EXCEL: "el Excel", Product.PDF: "el PDF"}


class ExportFlow(QObject):
    """Makes the files that leave the program. At most one job runs at a time.

    Signals: ``job_started(Job)`` for the window's progress bar; ``delivered(Delivery)`` after a file was
    written; ``pages_ready(bytes, bool)`` with the PDF of a preview and whether to print at once;
    ``errors_wanted`` when the officer would rather see the errors.
    """

    job_started = Signal(object)
    delivered = Signal(object)
    pages_ready = Signal(object, bool)
    errors_wanted = Signal()

    def __init__(
        self,
        session: Session,
        prompts: Prompts,
        settings: ProgramSettings,
        *,
        commit: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._prompts = prompts
        self._settings = settings
        self._commit = commit
        self.job: Job | None = None
        self.notices: tuple[str, ...] = ()
        """What there is to say about the pages that were laid out last."""
        self._then: Callable[[Any], None]

    def slots(self) -> Mapping[str, Callable[[], None]]:
        """Return what the actions of the window do, by their keys."""
        return {
            "preview": self.show_pages,
            "print": partial(self.show_pages, to_print=True),
            "export_pdf": partial(self.export, Product.PDF),
            "export_excel": partial(self.export, Product.EXCEL),
        }

    def offer_sheets(self, actions: Mapping[str, QAction]) -> None:
        """Let the actions say what goes out beside the form, and remember it."""
        for key in ("analysis_sheet", "pending_sheet", "print_comments"):
            actions[key].setChecked(getattr(self._settings, key))
            actions[key].toggled.connect(partial(setattr, self._settings, key))

    def annexes(self) -> Annexes:
        """Return what a workbook of the report as it stands has beside the form."""
        session, settings = self._session, self._settings
        return Annexes(
            session.catalogue,
            session.findings.all,
            analysis=settings.analysis_sheet,
            pending=settings.pending_sheet,
        )

    def export(self, product: Product) -> None:
        """Ask where to and write the file; with errors open, ask first whether a draft will do."""
        draft = self.leaves_as_draft()
        if draft is None:
            return
        report = self._session.report
        folder = (
            self._session.path.parent if self._session.path else Path(self._settings.folder or home_folder())
        )
        path = self._prompts.save_path(
            folder / suggested_name(report, product, draft=draft, version=self.version())
        )
        if path is None:
            return
        annexes, comments = self.annexes(), self._settings.print_comments
        self.run(
            f"Preparando {_WORDS[product]}…",
            lambda progress: deliver(
                report, product, path, draft=draft, annexes=annexes, comments=comments, progress=progress
            ),
            self._on_delivered,
        )

    def show_pages(self, *, to_print: bool = False) -> None:
        """Lay out the pages for the preview, or for the printer; to print a draft must be wanted."""
        if not self._ready():
            return
        if to_print and self._draft() and not self._accepts_draft():
            return
        self.lay_out(lambda pdf: self.pages_ready.emit(pdf, to_print))

    def lay_out(self, then: Callable[[bytes], None], paper: Paper | None = None) -> None:
        """Hand the PDF of the report's pages to ``then``; ``paper`` overrules the report's own."""
        report, draft = self._session.report, self._draft()
        comments = self._settings.print_comments

        def hand_on(made: tuple[bytes, tuple[str, ...]]) -> None:
            pdf, self.notices = made
            then(pdf)

        self.run(
            "Preparando las páginas…",
            lambda progress: produce(
                report, Product.PDF, draft=draft, paper=paper, comments=comments, progress=progress
            ),
            hand_on,
        )

    def run(self, name: str, work: Callable[[Progress], Any], then: Callable[[Any], None]) -> None:
        """Do ``work`` beside the window, then hand its result to ``then`` in the window's thread.

        Does nothing while another job runs. ``work`` must use frozen data only.
        """
        if self.job is not None:
            return
        self._then = then
        self.job = Job(name, work, self)
        self.job_started.emit(self.job)  # first, so that its progress is put away before a dialog opens
        # Bound methods of a QObject are called in the window's thread; lambdas would run in the job's.
        self.job.done.connect(self._on_done)
        self.job.failed.connect(self._on_failed)
        self.job.stopped.connect(self._on_stopped)
        self.job.start()

    def leaves_as_draft(self) -> bool | None:
        """Return whether what leaves now is a draft, asking if there are errors; None: nothing may leave."""
        if not self._ready():
            return None
        draft = self._draft()
        return None if draft and not self._accepts_draft() else draft

    def version(self) -> int:
        """Return how often the report as it stands was saved, for the names of files; 0 if it is not."""
        session = self._session
        return session.identity.saved_seq if session.path and session.undo_stack.isClean() else 0

    def _ready(self) -> bool:
        return self.job is None and self._commit()

    def _draft(self) -> bool:
        return self._session.findings.errors > 0

    def _accepts_draft(self) -> bool:
        answer = self._prompts.draft(self._session.findings.errors)
        if answer is DraftAnswer.SHOW:
            self.errors_wanted.emit()
        return answer is DraftAnswer.DRAFT

    def _end(self) -> None:
        if self.job is not None:
            self.job.deleteLater()
        self.job = None

    def _on_done(self, result: Any) -> None:
        self._end()
        self._then(result)

    def _on_failed(self, problem: ProblemForUser) -> None:
        self._end()
        self._prompts.problem(problem)

    def _on_stopped(self) -> None:
        self._end()

    def _on_delivered(self, delivery: Delivery) -> None:
        self._settings.folder = str(delivery.path.parent)
        self.delivered.emit(delivery)
