"""The project file ``*.informe``: what the officer's work is kept in (``reliability.md`` §2.1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from model.files import read_file, replace_file, sha256
from model.project_file.layout import (
    LOGO_SIDES,
    MAX_LOGO_BYTES,
    MAX_ROWS,
    SCHEMA,
    Identity,
    image_type,
)
from model.project_file.reading import Opened, parse
from model.project_file.writing import dump
from model.report import Report

__all__ = [
    "LOGO_SIDES",
    "MAX_LOGO_BYTES",
    "MAX_ROWS",
    "SCHEMA",
    "Identity",
    "Opened",
    "dump",
    "image_type",
    "load",
    "parse",
    "save",
]


def load(path: Path) -> Opened:
    """Return the report in the file at ``path``. Raises ProblemForUser and nothing else."""
    return parse(read_file(path))


def save(report: Report, path: Path, identity: Identity) -> Identity:
    """Write ``report`` to ``path`` and return the identity that it now has. Raises FileProblem.

    ``identity`` is that of the last opening or saving, or ``Identity.new()``.
    """
    now = datetime.now(UTC).isoformat(timespec="seconds")
    saved = Identity(identity.doc_id, saved_seq=identity.saved_seq + 1, saved_utc=now)
    data = dump(report, saved)
    replace_file(path, data)
    return replace(saved, digest=sha256(data))
