"""The files of one journal: a base and what was done since, always one whole generation of them.

``owner`` is held by the program while it runs; ``<n>.base`` is a project file and ``<n>.journal`` a header
and then one line per edit or draft (``lines.py``). The next generation is whole on the disk before the one
before it goes, so that there is no moment without one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any

from model.errors import FileProblem
from model.files import make_folder, replace_file, sha256, sync_folder
from model.ids import new_id
from model.project_file import Identity, dump
from model.report import Report
from model.safekeeping.guard import hold, unhold
from model.safekeeping.lines import Chain

MAX_BYTES, MAX_RECORDS = 1_000_000, 2_000
OWNER, BASE, JOURNAL = "owner", ".base", ".journal"
DISCARDED = "descartados"
FORMAT = 1

_sync = getattr(os, "fdatasync", os.fsync)


class Ending(Enum):
    """What becomes of a journal whose report is closed."""

    SAVED = "removed: all of it is in the report's file"
    DISCARDED = "set aside for 30 days"
    KEPT = "offered at the next start"


@dataclass(frozen=True, slots=True)
class Base:
    """What a journal builds on. ``unsaved`` tells that no file holds it: a long journal began anew."""

    report: Report
    identity: Identity
    path: Path | None
    unsaved: bool = False


def set_aside(folder: Path) -> None:
    """Move a journal nobody holds to those that were discarded. Raises nothing."""
    with suppress(OSError, FileProblem):
        aside = folder.parent / DISCARDED
        make_folder(aside)
        folder.rename(aside / folder.name)
        (aside / folder.name).touch()  # its 30 days begin now


class Generations:
    """Writes the files of one journal, in a new folder below ``folder``."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self.folder = folder / new_id()
        self._now = now
        self._number = self._size = self._records = 0
        self._chain: Chain | None = None
        self._owner: int | None = None

    @property
    def full(self) -> bool:
        """Whether the generation is long enough to begin another."""
        return self._size > MAX_BYTES or self._records > MAX_RECORDS

    def begin(self, base: Base, edits: int, records: list[dict[str, Any]]) -> None:
        """Write the next generation, then remove the one before. Raises OSError or FileProblem.

        ``edits`` is how many were made on the way to ``base`` since the report was last saved.
        """
        if self._owner is not None and not (self.folder / OWNER).exists():  # somebody took the folder away
            unhold(self._owner)
            self._owner = None
        if self._owner is None:
            make_folder(self.folder)
            self._owner = hold(self.folder / OWNER)
        data = dump(base.report, base.identity)
        header = {
            "journal": FORMAT,
            "path": None if base.path is None else str(base.path),
            "digest": base.identity.digest,
            "schema": base.identity.schema,
            "edits": edits,
            "unsaved": base.unsaved,
        }
        self._number += 1
        self._records = self._size = 0
        self._chain = Chain(sha256(data))
        try:
            replace_file(self._path(BASE), data)
            self._write("xb", self._lines(self._chain, [header, *records]), os.fsync)
            sync_folder(self.folder)
        except (OSError, FileProblem):
            self._remove(self._number)
            raise
        for number in range(self._number):
            self._remove(number)

    def append(self, records: list[dict[str, Any]]) -> None:
        """Add lines to the generation, durably. Raises OSError; then another generation must begin."""
        if self._chain is None:
            raise OSError("no generation has begun")
        self._write("ab", self._lines(self._chain, records), _sync)

    def close(self, ending: Ending) -> None:
        """Let go of the folder. Raises nothing."""
        if self._owner is None:
            return
        unhold(self._owner)
        self._owner = None
        if ending is Ending.SAVED:
            shutil.rmtree(self.folder, ignore_errors=True)
        elif ending is Ending.DISCARDED:
            set_aside(self.folder)

    def _write(self, mode: str, lines: bytes, sync: Callable[[int], None]) -> None:
        with self._path(JOURNAL).open(mode) as file:
            file.write(lines)
            file.flush()
            sync(file.fileno())
        self._size += len(lines)

    def _lines(self, chain: Chain, records: list[dict[str, Any]]) -> bytes:
        at = self._now().isoformat(timespec="seconds")
        lines = b""
        for record in records:
            lines += chain.line({"n": self._records, "at": at, **record})
            self._records += 1
        return lines

    def _path(self, ending: str) -> Path:
        return self.folder / f"{self._number}{ending}"

    def _remove(self, number: int) -> None:
        for ending in (JOURNAL, BASE):
            with suppress(OSError):
                (self.folder / f"{number}{ending}").unlink()
