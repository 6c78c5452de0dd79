"""The file that someone else changed meanwhile: taking it as it is, or putting both works together."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from gui.prompts import Prompts
from gui.session import Session
from gui.versions.reunion_dialog import ReunionDialog
from model.edits import turned_into
from model.errors import ProblemForUser
from model.project_file import Opened, dump, load
from model.safekeeping.reunion import reunion
from model.safekeeping.versions import Versions, Why


def take_theirs(session: Session, path: Path, versions: Versions, prompts: Prompts) -> bool:
    """Show what the file holds now, as one step; mine is kept among the versions. Return whether it was."""
    try:
        theirs = load(path)
        versions.keep(
            session.identity.doc_id, dump(session.report, session.identity), Why.RESTORING, datetime.now(UTC)
        )
    except ProblemForUser as problem:
        prompts.problem(problem)
        return False
    session.run(turned_into(session.report, theirs.report), f"usar lo que hay en {path.name}")
    session.mark_saved(path, theirs.identity)
    return True


def reunite(session: Session, path: Path, prompts: Prompts) -> bool:
    """Put both works together as one step, after the officer chose where both changed the same.

    Return whether it was done; the file is not written here.
    """
    theirs = _read(path, prompts)
    if theirs is None:
        return False
    found = reunion(session.saved_report, session.report, theirs.report)
    dialog = ReunionDialog(found, path.name, QApplication.activeModalWidget() or QApplication.activeWindow())
    accepted = dialog.exec()
    dialog.deleteLater()
    if not accepted:
        return False
    session.run(turned_into(session.report, dialog.report()), f"reunir con {path.name}")
    session.know_file(theirs)
    return True


def _read(path: Path, prompts: Prompts) -> Opened | None:
    try:
        return load(path)
    except ProblemForUser as problem:
        prompts.problem(problem)
        return None
