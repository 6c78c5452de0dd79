"""What a killed program left: found at the next start, read back, and taken, kept or discarded.

Everything read here is taken as hostile or spoilt: a journal counts up to its first bad line, and nothing
in these folders raises anything but a ``FileProblem``.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from model.errors import FileProblem, NewerVersion, ProblemForUser
from model.files import MAX_FILE_BYTES, read_file, sha256
from model.project_file import Identity, parse
from model.project_file.reading import check_whole
from model.project_file.records import Refused
from model.report import Report
from model.safekeeping.changes import applied
from model.safekeeping.drafts import Draft, read_drafts
from model.safekeeping.generations import BASE, DISCARDED, FORMAT, JOURNAL, OWNER, set_aside
from model.safekeeping.guard import hold, unhold
from model.safekeeping.lines import read_lines
from model.text import one_line

KEPT_DISCARDED, ANOTHER_DAY = timedelta(days=30), timedelta(days=1)
MOST = 200
"""How many are offered at one time, each held open; the others come up at the next start."""

_NO_HANDLE = -1
_SEEN = ".viejo"
_SPOILT = "El respaldo de su trabajo está dañado."
_FOLDER = re.compile(r"[0-9a-f]{32}")  # any other folder here is somebody's own and is left alone


@dataclass(frozen=True, slots=True)
class Work:
    """Unsaved work of a killed program. ``identity`` is that of the file it was begun from, at ``path``.

    ``base`` is the report before, ``report`` as it stood last; ``edits`` were made until ``until`` (ISO
    8601). ``drafts`` are the texts of editors that were open. ``whole`` is False where a part of the journal
    could not be read any more; everything before it is here. ``unsaved`` tells that ``base`` itself is in
    no file: a long journal began anew.
    """

    folder: Path
    path: Path | None
    identity: Identity
    base: Report
    report: Report
    edits: int
    until: str
    drafts: tuple[Draft, ...]
    whole: bool
    unsaved: bool = False

    @property
    def base_in_file(self) -> bool:
        """Whether ``base`` is what the file at ``path`` held when the work was begun."""
        return self.path is not None and not self.unsaved


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Unsaved work whose base cannot be read: ``data`` is for ``salvage``, ``problem`` says why."""

    folder: Path
    data: bytes
    problem: ProblemForUser


class Found:
    """The work of one killed program, held so that no other window takes it at the same time."""

    def __init__(self, work: Work | Unreadable, owner: int) -> None:
        self.work = work
        self._owner: int | None = owner

    def keep(self) -> None:
        """Leave it for the next start."""
        if self._owner is not None:
            unhold(self._owner)
            self._owner = None

    def discard(self) -> None:
        """Set it aside for 30 days: after "discard", and after its report is safe in a new journal."""
        self.keep()
        if self.work.folder.parent.name != DISCARDED:
            set_aside(self.work.folder)

    def forget(self) -> None:
        """Remove what was set aside: all of it is in a file now."""
        shutil.rmtree(self.work.folder.parent / DISCARDED / self.work.folder.name, ignore_errors=True)


def find(folder: Path) -> list[Found]:
    """Return what killed programs left in the folder of all journals, the latest first. Raises nothing.

    What holds no work is removed on the way, what cannot be read as work set aside; what a living window
    holds is not touched.
    """
    found: list[Found] = []
    for place in _folders(folder):
        owner = _held(place)
        if owner is None:
            continue
        work = _as_left(place)
        if isinstance(work, Unreadable) or (work is not None and _holds_work(work)):
            found.append(Found(work, owner))
        else:
            unhold(owner)
            if folder.name != DISCARDED:
                _put_away(place, unread=work is None)
        if len(found) == MOST:
            break
    return sorted(found, key=_until, reverse=True)


def _held(place: Path) -> int | None:
    """Return a hold on a journal, None where a living window has it or it has just gone."""
    try:
        return hold(place / OWNER)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:  # nobody can hold it, so nobody does: it is offered all the same
        return _NO_HANDLE


def _put_away(place: Path, *, unread: bool) -> None:
    with suppress(OSError):
        if unread and any(inside.name != OWNER for inside in place.iterdir()):
            set_aside(place)
        else:
            shutil.rmtree(place, ignore_errors=True)


def clean_discarded(folder: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
    """Delete what was set aside more than 30 days ago. Raises nothing.

    It has to be so old on two days: a clock that is wrong for one start of the program deletes nothing.
    """
    moment = now().timestamp()
    for place in _folders(folder / DISCARDED):
        seen = place.with_name(f"{place.name}{_SEEN}")
        with suppress(OSError):
            if moment - place.stat().st_mtime <= KEPT_DISCARDED.total_seconds():
                seen.unlink(missing_ok=True)
            elif not seen.exists():
                seen.touch()
                os.utime(seen, (moment, moment))
            elif moment - seen.stat().st_mtime > ANOTHER_DAY.total_seconds():
                shutil.rmtree(place, ignore_errors=True)
                seen.unlink()


def read(folder: Path) -> Work | Unreadable | None:
    """Return the work in a journal's folder; None if there is none. Raises nothing."""
    work = _as_left(folder)
    return None if isinstance(work, Work) and not _holds_work(work) else work


def _holds_work(work: Work) -> bool:
    return work.unsaved or work.report != work.base or bool(work.drafts) or not work.whole


def _as_left(folder: Path) -> Work | Unreadable | None:
    unreadable = _baseless(folder)
    for number in _generations(folder):
        data = b""
        try:
            data = read_file(folder / f"{number}{BASE}")
            journal = read_file(folder / f"{number}{JOURNAL}", cut=True)  # its beginning may be whole
            if number == 1 and b"\n" not in journal:
                continue  # killed at the very first edit
            written = journal.count(b"\n") + (len(journal) == MAX_FILE_BYTES)  # there is more of it
            return _replayed(folder, data, list(read_lines(journal, sha256(data))), written)
        except ProblemForUser as problem:
            if number > 1 or not isinstance(problem.__cause__, FileNotFoundError):
                unreadable = unreadable or Unreadable(folder, data, problem)
    return unreadable


def _baseless(folder: Path) -> Unreadable | None:
    """Return a journal whose base somebody took away: nothing can be built, but nothing is deleted."""
    try:
        sizes = {path.name: path.stat().st_size for path in folder.iterdir()}
    except OSError:
        return None
    alone = any(
        name.endswith(JOURNAL) and size and f"{name.removesuffix(JOURNAL)}{BASE}" not in sizes
        for name, size in sizes.items()
    )
    return Unreadable(folder, b"", FileProblem(_SPOILT)) if alone else None


def _replayed(folder: Path, data: bytes, lines: list[dict[str, Any]], written: int) -> Work:
    """Return what the journal's lines make of the base. Raises ProblemForUser where neither can be read."""
    form = lines[0].get("journal") if lines else None
    if type(form) is int and form > FORMAT:
        raise NewerVersion("El respaldo de su trabajo es de una versión más reciente del programa.")
    if form != FORMAT:
        raise FileProblem(_SPOILT)
    opened = parse(data)
    if opened.warnings:  # its hash does not fit: nothing may be built on it
        raise FileProblem(_SPOILT)
    header, *records = lines
    work = Work(
        folder, _path(header.get("path")), _identity(opened.identity, header), opened.report, opened.report,
        edits=header["edits"] if type(header.get("edits")) is int else 0, until="", drafts=(),
        whole=len(lines) == written, unsaved=header.get("unsaved") is True,
    )  # fmt: skip
    for record in records:
        try:
            work = _after(work, record)
        except (Refused, TypeError, ValueError, LookupError):
            return replace(work, whole=False)
    return work


def _after(work: Work, record: dict[str, Any]) -> Work:
    until = one_line(record["at"])[:40] if type(record.get("at")) is str else work.until
    if "drafts" in record:
        return replace(work, drafts=read_drafts(record["drafts"]), until=until)
    report = applied(work.report, record)
    check_whole(report)
    return replace(work, report=report, edits=work.edits + 1, until=until)


def _identity(identity: Identity, header: dict[str, Any]) -> Identity:
    digest, schema = header.get("digest"), header.get("schema")
    return replace(
        identity,
        digest=digest if type(digest) is str else "",
        schema=schema if type(schema) is int else identity.schema,
    )


def _path(raw: Any) -> Path | None:
    return Path(raw) if type(raw) is str and raw and "\0" not in raw else None


def _generations(folder: Path) -> Iterator[int]:
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        return
    numbers = {name.removesuffix(BASE) for name in names if name.endswith(BASE)}
    yield from sorted((int(n) for n in numbers if n.isascii() and n.isdigit() and len(n) < 10), reverse=True)


def _folders(folder: Path) -> list[Path]:
    try:
        if folder.is_symlink() and folder.name == DISCARDED:
            return []
        places = [path for path in folder.iterdir() if _FOLDER.fullmatch(path.name)]
        ours = [path for path in places if path.is_dir() and not path.is_symlink()]
        return sorted(ours, key=lambda path: path.lstat().st_mtime, reverse=True)
    except OSError:
        return []


def _until(found: Found) -> str:
    return found.work.until if isinstance(found.work, Work) else ""
