"""Writing a report from the command line: never over another one without a word."""

from __future__ import annotations

from pathlib import Path

from model.project_file import Identity
from model.report import Report
from model.safekeeping.saving import save
from model.safekeeping.versions import Versions, Why
from resources.places import user_folder


def write(report: Report, path: Path) -> tuple[str, ...]:
    """Write ``report`` as a new document to ``path``; return what there is to say of it.

    What was there is kept among the versions of the new one, or nothing is written. Raises FileProblem.
    """
    was_there = path.exists()
    saved = save(
        report,
        path,
        Identity.new(),
        Versions(user_folder() / "versiones"),
        expected=None,
        why=Why.IMPORTING,
        little_space_accepted=True,
    )
    kept = f"«{path.name}» ya existía: lo que decía quedó entre las versiones anteriores del nuevo."
    return (*((kept,) if was_there else ()), *filter(None, (saved.warning,)))
