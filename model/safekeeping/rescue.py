"""A damaged file and what helps: the lines that can still be read, and the newest version kept of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from model.errors import ProblemForUser
from model.ids import is_document_id
from model.project_file import Identity, Opened, parse
from model.safekeeping.salvage import Salvaged, salvage
from model.safekeeping.versions import Version, Versions, read_version

_DOC_ID = re.compile(rb'"doc_id"\s*:\s*"([0-9a-f-]{36})"')
_HEADER_BYTES = 1_000


@dataclass(frozen=True, slots=True)
class Kept:
    """A version that can be opened: where it lies, and what it holds."""

    version: Version
    opened: Opened


@dataclass(frozen=True, slots=True)
class Rescue:
    """What can be offered for a damaged file. ``newest`` is None where no version of it was kept."""

    salvaged: Salvaged
    newest: Kept | None
    identity: Identity

    @property
    def worth_offering(self) -> bool:
        """Whether there is anything at all to open."""
        return self.salvaged.worth_showing or self.newest is not None


def rescue(data: bytes, versions: Versions, path: Path | None = None) -> Rescue:
    """Return what helps with a file at ``path`` that ``parse`` refuses. Raises nothing.

    Where the file no longer says which document it is, its rows tell: the version that has most of them. An
    empty file has no rows: then it is the document that was saved there last.
    """
    salvaged = salvage(data)
    doc_id = _doc_id(data)
    newest = newest_good(doc_id, versions) if doc_id else _by_rows(salvaged, versions)
    if newest is None and not doc_id and path is not None:
        newest = _by_place(path, versions)
    identity = newest.opened.identity if newest else Identity(doc_id) if doc_id else Identity.new()
    return Rescue(salvaged, newest, identity)


def newest_good(doc_id: str, versions: Versions) -> Kept | None:
    """Return the newest version of a document that opens without a doubt, None if there is none."""
    for version in versions.listed(doc_id):
        try:
            opened = parse(read_version(version))
        except ProblemForUser:
            continue
        return Kept(version, opened)
    return None


def _doc_id(data: bytes) -> str:
    found = _DOC_ID.search(data[:_HEADER_BYTES])
    return text if found and is_document_id(text := found[1].decode("ascii", "replace")) else ""


def _by_place(path: Path, versions: Versions) -> Kept | None:
    found = (newest_good(doc_id, versions) for doc_id in versions.saved_at(path))
    return max(filter(None, found), key=lambda kept: kept.version.moment, default=None)


def _by_rows(salvaged: Salvaged, versions: Versions) -> Kept | None:
    rows = {row.id for row in salvaged.report.indicators}
    best, most = None, 0
    for doc_id in versions.documents() if rows else ():
        kept = newest_good(doc_id, versions)
        shared = len(rows & {row.id for row in kept.opened.report.indicators}) if kept else 0
        if shared > most:
            best, most = kept, shared
    return best
