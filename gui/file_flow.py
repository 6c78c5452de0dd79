"""New, open, save and close: what happens to the open report's file, and the questions on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import resources
from gui.prompts import Answer, Prompts
from gui.save_flow import SaveFlow
from gui.session import Session
from gui.settings import ProgramSettings
from model import project_file
from model.errors import ProblemForUser
from model.report import Report
from model.safekeeping.saving import clean_leftovers
from model.safekeeping.versions import Versions
from model.schema import report_title

SAMPLE = "samples/informe_2t_2023.informe"
EXTENSION = ".informe"


class FileFlow:
    """The officer's file actions. ``commit`` closes an open editor and says whether its text was accepted."""

    def __init__(
        self,
        session: Session,
        prompts: Prompts,
        settings: ProgramSettings,
        *,
        commit: Callable[[], bool],
        say: Callable[[str], None],
    ) -> None:
        self._session = session
        self._prompts = prompts
        self._settings = settings
        self._commit = commit
        self._say = say
        self.versions = Versions(settings.home / "versiones")
        self._saving = SaveFlow(
            session, prompts, self.versions, elsewhere=self.save_as, commit=commit, say=say
        )
        self._saving.saved.connect(self._on_saved)

    @property
    def name(self) -> str:
        """How the open report is called in questions and in the title."""
        path = self._session.path
        return path.name if path else "Informe sin guardar"

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
        if not self.may_leave():
            return
        path = self._prompts.open_path(self._settings.folder)
        if path is not None:
            self._load(path)

    def open_path(self, path: Path) -> None:
        """Open a known file, from the recent ones or the command line."""
        if self.may_leave():
            self._load(path)

    def open_sample(self) -> None:
        """Open the real report that comes with the program, as a new unnamed one."""
        if self.may_leave():
            self._session.open(project_file.parse(resources.read(SAMPLE)), None)
            self._say("Éste es el ejemplo: puede cambiarlo y guardarlo con otro nombre.")

    def _load(self, path: Path) -> None:
        try:
            opened = project_file.load(path)
        except ProblemForUser as problem:
            if not path.exists():
                self._settings.forget_file(path)
            self._prompts.problem(problem)
            return
        self._session.open(opened, path)
        clean_leftovers(path)
        self._settings.remember_file(path)
        self._say(" ".join((f"Se abrió {path.name}.", *opened.warnings)))

    def save(self) -> bool:
        """Save to the report's own file, or ask for one; return whether the work is now safe."""
        if not self._commit() or not self._saving.settle():
            return False
        if self._session.path is None:
            return self.save_as()
        return self._saving.write(self._session.path)

    def save_as(self) -> bool:
        """Ask for a file and save to it; return whether the work is now safe."""
        if not self._commit() or not self._saving.settle():
            return False
        path = self._prompts.save_path(self._suggested())
        return path is not None and self._saving.write(path)

    def _suggested(self) -> Path:
        if self._session.path is not None:
            return self._session.path
        report = self._session.report
        name = " ".join(
            filter(
                None, (report_title(report.heading), report.heading.unit_code, f"T{report.settings.quarter}")
            )
        )
        return Path(self._settings.folder or Path.home()) / f"{name}{EXTENSION}"

    def _on_saved(self, path: Path, warning: str) -> None:
        self._settings.remember_file(path)
        self._say(warning or f"Se guardó {path.name}.")

    def may_leave(self) -> bool:
        """Return whether the open report may be closed, after asking about unsaved changes."""
        if not self._commit() or not self._saving.settle():
            return False
        if self._session.undo_stack.isClean():
            return True
        match self._prompts.unsaved(self.name):
            case Answer.SAVE:
                return self.save() and self.may_leave()  # asked again about what was typed meanwhile
            case Answer.DISCARD:
                return True
            case Answer.CANCEL:
                return False
