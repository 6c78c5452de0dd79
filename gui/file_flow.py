"""New, open, save and close: what happens to the open report's file, and the questions on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QWidget

import resources
from gui.prompts import Answer, Prompts
from gui.safekeeping.lock_flow import Access, LockFlow
from gui.save_flow import SaveFlow
from gui.session import Session
from gui.settings import ProgramSettings
from gui.versions.flow import VersionsFlow
from gui.waiting import GivenUp, waited
from model import project_file
from model.errors import DamagedReport, ProblemForUser, no_memory
from model.project_file import Opened
from model.report import Report
from model.safekeeping.saving import clean_leftovers
from model.schema import report_title
from resources.places import home_folder

SAMPLE = "samples/informe_2t_2023.informe"
EXTENSION = ".informe"
OPENING = "Abriendo «{}»…"


def is_foreign(path: Path) -> bool:
    """Return whether a file is to be imported: it is there, and neither its name nor its content is ours."""
    if path.suffix.casefold() == EXTENSION:
        return False
    try:
        if not path.is_file():  # opening a pipe would wait for ever
            return False
        with path.open("rb") as source:
            return not source.read(64).lstrip(b"\xef\xbb\xbf").startswith(b'{"format":"informe-trimestral"')
    except (OSError, ValueError):
        return False


def _read(path: Path) -> Opened:
    """Return what a file holds, and clean up around it once it was found whole. Raises ProblemForUser."""
    opened = project_file.load(path)
    clean_leftovers(path)
    return opened


class FileFlow:
    """The officer's file actions. ``commit`` closes an open editor and says whether its text was accepted.

    ``foreign(path)`` is called for a file that is no report of this program.
    """

    foreign: Callable[[Path], None]

    def __init__(
        self,
        session: Session,
        prompts: Prompts,
        settings: ProgramSettings,
        *,
        locks: LockFlow,
        versions: VersionsFlow,
        commit: Callable[[], bool],
        say: Callable[[str], None],
        window: QWidget,
    ) -> None:
        self._session = session
        self._window = window
        self._prompts = prompts
        self._settings = settings
        self._locks = locks
        self._commit = commit
        self._say = say
        self._versions = versions
        self._saving = SaveFlow(
            session, prompts, versions.store, elsewhere=self.save_as, commit=commit, say=say
        )
        self._saving.saved.connect(self._on_saved)

    @property
    def name(self) -> str:
        """How the open report is called in questions and in the title."""
        path = self._session.path
        if path is None:
            return "Informe sin guardar"
        return f"{path.name} (sólo para leer)" if self._locks.read_only else path.name

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the actions of the window do, by their keys."""
        return {
            "new": self.new,
            "open": self.open,
            "save": self.save,
            "save_as": self.save_as,
            "sample": self.open_sample,
        }

    def new(self) -> None:
        """Begin a blank report."""
        if self.may_leave():
            self._session.replace(Report(), path=None)
            self._say("Informe nuevo.")

    def open(self) -> None:
        """Ask for a file and open it."""
        path = self._prompts.open_path(self._settings.folder)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a known file: from the recent ones, the command line or dropped on the window."""
        try:
            if waited(lambda: is_foreign(path), OPENING.format(path.name), self._window):
                self.foreign(path)
            elif self.may_leave():
                self._load(path)
        except GivenUp:
            self._locks.give_back()
            self._say(f"No se abrió {path.name}.")

    def open_sample(self) -> None:
        """Open the real report that comes with the program, as a new unnamed one."""
        if self.may_leave():
            self._session.open(project_file.parse(resources.read(SAMPLE)), None)
            self._say("Éste es el ejemplo: puede cambiarlo y guardarlo con otro nombre.")

    def _load(self, path: Path) -> None:
        access = self._locks.admit(path)
        if access is None:
            return
        try:
            opened = waited(lambda: _read(path), OPENING.format(path.name), self._window)
        except (ProblemForUser, MemoryError) as error:
            self._locks.give_back()
            self._on_refused(path, error)
            return
        self._session.open(opened, None if access is Access.COPY else path)
        self._settings.remember_file(path)
        self._say(" ".join((f"Se abrió {path.name}.", *opened.warnings)))
        if opened.warnings:
            self._versions.tell_changed_outside(path, opened)

    def _on_refused(self, path: Path, error: ProblemForUser | MemoryError) -> None:
        if isinstance(error, MemoryError):
            self._prompts.problem(no_memory(f"abrir «{path.name}»"))
        elif isinstance(error, DamagedReport):
            if (opened := self._versions.rescued(path, error)) is not None:
                self._session.replace(opened.report, path=None, identity=opened.identity)
                self._session.undo_stack.resetClean()  # it is in no file yet
                self._say("Revise lo que se abrió y guárdelo. El archivo dañado quedó como estaba.")
        else:
            if isinstance(error.__cause__, FileNotFoundError):
                self._settings.forget_file(path)
            self._prompts.problem(error)

    def save(self) -> bool:
        """Save to the report's own file, or ask for one; return whether the work is now safe."""
        if not self._commit() or not self._saving.settle():
            return False
        if self._session.path is None or self._locks.read_only:
            return self.save_as()
        return self._saving.write(self._session.path)

    def save_as(self) -> bool:
        """Ask for a file and save to it; return whether the work is now safe."""
        if not self._commit() or not self._saving.settle():
            return False
        path = self._prompts.save_path(self._suggested())
        if path is None or not self._locks.admit_saving(path):
            return False
        saved = self._saving.write(path)
        if not saved:
            self._locks.give_back()
        return saved

    def _suggested(self) -> Path:
        if self._session.path is not None:
            return self._session.path
        report = self._session.report
        name = " ".join(
            filter(
                None, (report_title(report.heading), report.heading.unit_code, f"T{report.settings.quarter}")
            )
        )
        return Path(self._settings.folder or home_folder()) / f"{name}{EXTENSION}"

    def _on_saved(self, path: Path, warning: str) -> None:
        self._settings.remember_file(path)
        self._say(warning or f"Se guardó {path.name}.")

    def may_leave(self) -> bool:
        """Return whether the open report may be closed, after asking about unsaved changes."""
        if not self._commit() or not self._saving.settle():
            return False
        if self._session.undo_stack.isClean():
            return True
        match self._prompts.unsaved(self.name, in_file=self._session.path is not None):
            case Answer.SAVE:
                return self.save() and self.may_leave()  # asked again about what was typed meanwhile
            case Answer.DISCARD:
                return True
            case Answer.CANCEL:
                return False
