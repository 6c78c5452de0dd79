"""What the officer does with earlier versions: look, go back, save a copy, open what a damaged file lost."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.prompts import Prompts
from gui.session import Session
from gui.settings import ProgramSettings
from gui.waiting import GivenUp, waited
from model.edits import turned_into
from model.errors import FileProblem, ProblemForUser
from model.files import read_file
from model.project_file import Identity, Opened, dump
from model.safekeeping.versions import Versions, Why
from resources.places import home_folder

if TYPE_CHECKING:  # what rescues and saves comes in when it is wanted
    from model.safekeeping.rescue import Kept


class VersionsFlow(QObject):
    """Acts on the versions of the open report, which ``store`` keeps. ``notice`` says what happened."""

    notice = Signal(str)

    def __init__(
        self,
        session: Session,
        prompts: Prompts,
        settings: ProgramSettings,
        *,
        commit: Callable[[], bool],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self.store = Versions(settings.home / "versiones")
        self._prompts = prompts
        self._commit = commit
        self._window = window

    def slots(self) -> Mapping[str, Callable[[], None]]:
        """Return what the actions of the window do, by their keys."""
        return {"versions": self.show}

    def show(self) -> None:
        """Show the versions of the open report."""
        from gui.versions.versions_dialog import VersionsDialog

        if not self._commit():
            return
        session = self._session
        dialog = VersionsDialog(self.store, session.identity.doc_id, session.report, self._window)
        dialog.restore_wanted.connect(dialog.accept)
        dialog.restore_wanted.connect(self._restore)
        dialog.copy_wanted.connect(self._save_copy)
        dialog.exec()

    def _restore(self, kept: Kept) -> None:
        """Make the open report what it was then: one step, and what it is now becomes a version itself."""
        from gui.versions.words import moment

        session, when = self._session, moment(kept.version.moment)
        edit = turned_into(session.report, kept.opened.report)
        if edit is None:
            self.notice.emit(f"El informe ya dice lo mismo que la versión del {when}.")
            return
        present = dump(session.report, session.identity)
        try:
            self.store.keep(session.identity.doc_id, present, Why.RESTORING, datetime.now(UTC))
            kept_too = "Lo que había quedó entre las versiones."
        except FileProblem:
            kept_too = "Lo que había no se pudo guardar entre las versiones."  # the step still takes it back
        session.run(edit, f"volver a la versión del {when}")
        self.notice.emit(f"El informe está como el {when}. {kept_too} Puede deshacerlo con Ctrl+Z.")

    def _save_copy(self, kept: Kept) -> None:
        """Save a version to another file, as a document of its own; the open report stays as it is."""
        from model.safekeeping.saving import save

        path = self._session.path
        name = path.stem if path else "Informe"
        folder = path.parent if path else home_folder()
        suggested = folder / f"{name} {kept.version.moment.astimezone():%Y-%m-%d %H%M}.informe"
        target = self._prompts.save_path(suggested)
        if target is None:
            return
        if path is not None and os.path.realpath(target) == os.path.realpath(path):
            self._prompts.problem(
                ProblemForUser(
                    "Ese es el archivo del informe abierto.",
                    "Elija otro nombre, o use «Volver a esta versión».",
                )
            )
            return
        try:
            save(
                kept.opened.report,
                target,
                Identity.new(),
                self.store,
                expected=None,
                why=Why.OVERWRITING,  # what another file held is kept, or it stays
                little_space_accepted=True,
            )
        except ProblemForUser as problem:
            self._prompts.problem(problem)
        else:
            self.notice.emit(f"Se guardó la copia {target.name}.")

    # Opening

    def rescued(self, path: Path, problem: ProblemForUser) -> Opened | None:
        """Offer what is left of a damaged file; None if nothing is, or nothing was wanted (all told)."""
        from gui.versions.rescue_dialog import RescueDialog
        from model.safekeeping.rescue import rescue

        try:
            found = waited(
                lambda: rescue(read_file(path), self.store, path), f"Rescatando «{path.name}»…", self._window
            )
        except GivenUp:
            return None
        except ProblemForUser as other:
            self._prompts.problem(other)
            return None
        if not found.worth_offering:
            self._prompts.problem(problem)
            return None
        dialog = RescueDialog(path.name, problem.sentence, found, self._window)
        dialog.exec()
        dialog.deleteLater()
        return dialog.chosen

    def tell_changed_outside(self, path: Path, opened: Opened) -> None:
        """Show what is otherwise in a file that was changed by hand; the window can be used meanwhile."""
        from gui.versions.outside_dialog import OutsideDialog
        from model.safekeeping.rescue import newest_good

        newest = newest_good(opened.identity.doc_id, self.store)
        dialog = OutsideDialog(path.name, opened, newest, self._window)
        self._session.replaced.connect(dialog.close)  # it is about this report and no other
        dialog.show()
