"""Another report, of any file that holds one: asked for, read, and confirmed where it is a foreign one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gui.importing.flow import ImportFlow
from gui.prompts import Prompts
from gui.settings import ProgramSettings
from model import project_file
from model.errors import ProblemForUser
from model.report import Report

Then = Callable[[Report, str], None]
"""Takes the report and the name of its file."""


class AnyReport:
    """Asks for a project file or a workbook. What a workbook means is shown before it is relied on."""

    def __init__(self, prompts: Prompts, settings: ProgramSettings, imports: ImportFlow) -> None:
        self._prompts = prompts
        self._settings = settings
        self._imports = imports

    def ask(self, title: str, then: Then, *, verb: str) -> None:
        """Ask for a file under ``title`` and hand its report to ``then``; ``verb`` is on the last button."""
        path = self._prompts.report_path(title, self._settings.folder)
        if path is not None:
            self._settings.folder = str(path.parent)
            self.read(path, then, verb=verb)

    def read(self, path: Path, then: Then, *, verb: str) -> None:
        """Hand the report in a file to ``then``; a problem is shown."""
        from export.reading.any_report import is_project_file

        if not is_project_file(path) and path.suffix.casefold() != ".informe":
            self._imports.ask(path, lambda report: then(report, path.name), verb=verb)
            return
        try:
            opened = project_file.load(path)
        except ProblemForUser as problem:
            self._prompts.problem(problem)
        else:
            then(opened.report, path.name)
