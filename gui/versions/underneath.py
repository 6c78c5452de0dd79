"""The file that someone else changed meanwhile: taking it as it is, or putting both works together."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from gui.prompts import Prompts
from gui.session import Session
from gui.versions.reunion_dialog import ReunionDialog
from gui.waiting import GivenUp, waited
from model.edits import turned_into
from model.errors import ProblemForUser
from model.project_file import Opened, dump, load
from model.safekeeping.reunion import reunion
from model.safekeeping.versions import Versions, Why

_READING = "Leyendo «{}»…"


def take_theirs(session: Session, path: Path, versions: Versions, prompts: Prompts) -> bool:
    """Show what the file holds now, as one step; mine is kept among the versions. Return whether it was."""
    theirs = _read(path, prompts)
    if theirs is None:
        return False
    try:
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
    dialog = ReunionDialog(found, path.name, _window())
    accepted = dialog.exec()
    dialog.deleteLater()
    if not accepted:
        return False
    session.run(turned_into(session.report, dialog.report()), f"reunir con {path.name}")
    session.know_file(theirs)
    return True


def _read(path: Path, prompts: Prompts) -> Opened | None:
    """Return what the file holds; None if it cannot be read (told), or not soon enough for the officer."""
    try:
        return waited(lambda: load(path), _READING.format(path.name), _window())
    except GivenUp:
        return None
    except ProblemForUser as problem:
        prompts.problem(problem)
        return None


def _window() -> QWidget | None:
    return QApplication.activeModalWidget() or QApplication.activeWindow()
