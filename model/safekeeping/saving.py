"""Saving the report to its file, step by step as ``reliability.md`` §2.2 says."""

from __future__ import annotations

import errno
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from model.disk_problems import Doing, bad_name, file_problem
from model.errors import ChangedUnderneath, FileProblem
from model.files import check_name, digest_of, leftovers, read_file, real_path, replace_file, sha256
from model.frozen import frozen
from model.project_file import SCHEMA, Identity, dump
from model.report import Report
from model.safekeeping.guard import one_at_a_time
from model.safekeeping.versions import Versions, Why

SPACE_TO_SPARE = 5 * 1024 * 1024  # bytes, beside twice the size of the new file
STALE_SECONDS = 24 * 60 * 60

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the time of the computer's clock. It only informs: nothing is ordered by it."""
    return datetime.now(UTC)


@frozen
class Saved:
    """The report is on the disk, durably; ``warning`` says so if the version before could not be kept."""

    identity: Identity
    warning: str = ""


class LittleSpace(FileProblem):
    """The disk is nearly full: ask, and save again with ``little_space_accepted`` if it is to go on."""

    def __init__(self, name: str, free: int, needed: int) -> None:
        super().__init__(
            f"Queda poco espacio en el disco para guardar «{name}»: {_megabytes(free)} MB libres.",
            "Puede intentarlo, o liberar espacio antes.",
        )
        self.free = free
        self.needed = needed


class NotSurelySaved(FileProblem):
    """The new file is in place, but the disk did not confirm it: the work still counts as unsaved.

    ``identity`` is what the file has now, to be kept for the next attempt.
    """

    def __init__(self, cause: FileProblem, identity: Identity) -> None:
        super().__init__(cause.sentence, cause.advice)
        self.identity = identity


def save(
    report: Report,
    path: Path,
    identity: Identity,
    versions: Versions,
    *,
    expected: str | None,
    why: Why = Why.SAVING,
    little_space_accepted: bool = False,
    now: Clock = utc_now,
) -> Saved:
    """Save ``report`` to ``path``; what was there goes to ``versions`` first.

    ``expected`` is the SHA-256 of what the officer knows to be there: ``identity.digest`` for the report's
    own file, the ``digest`` of a ChangedUnderneath that was answered "overwrite" (with
    ``Why.OVERWRITING``), None for a file that was chosen to be replaced. Raises ChangedUnderneath,
    LittleSpace, NotSurelySaved or another FileProblem; only after NotSurelySaved is the file another one.
    """
    check_name(path)
    try:
        target = real_path(path)
    except ValueError as error:  # NUL, half a character
        raise bad_name(path, Doing.SAVING) from error
    saved = Identity(identity.doc_id, identity.saved_seq + 1, now().isoformat(timespec="seconds"))
    data = dump(report, saved)
    saved = replace(saved, digest=sha256(data))
    with one_at_a_time(target.parent, target.name):
        found = digest_of(target)
        if not found and not target.parent.is_dir():
            raise file_problem(FileNotFoundError(errno.ENOENT, "folder"), path, Doing.SAVING)
        if expected is not None and found != expected:
            raise ChangedUnderneath(path.name, found)
        if not little_space_accepted:
            _check_space(target, len(data))
        warning = _keep_version(target, identity, versions, why, now()) if found else ""
        try:
            replace_file(path, data, expected=found)
        except ChangedUnderneath:
            raise
        except FileProblem as problem:
            if _holds(target, saved.digest):
                raise NotSurelySaved(problem, saved) from problem
            raise
        versions.note_place(identity.doc_id, target)
    return Saved(saved, warning)


def clean_leftovers(path: Path, now: Clock = utc_now) -> int:
    """Delete what killed saves left beside ``path`` more than a day ago; return how many there were.

    Call it after the file was read and found whole: until then a leftover may be the only good copy.
    """
    removed = 0
    target = real_path(path)
    try:
        with one_at_a_time(target.parent, target.name):
            for left in leftovers(path):
                with suppress(OSError):
                    if now().timestamp() - left.stat().st_mtime > STALE_SECONDS:
                        left.unlink()
                        removed += 1
    except FileProblem:  # someone saves there this moment: next time
        return removed
    return removed


def _keep_version(target: Path, identity: Identity, versions: Versions, why: Why, now: datetime) -> str:
    """Keep what is at ``target``; an older format always and under its number. Return the warning or ""."""
    older = identity.schema if identity.schema < SCHEMA else None
    try:
        data = read_file(target)
        versions.keep(identity.doc_id, data, why if older is None else Why.MIGRATION, now, schema=older)
    except FileProblem as problem:
        if (
            older is not None or why is not Why.SAVING
        ):  # what cannot be got back in another way is not overwritten
            raise
        return f"Se guardó, pero no la versión anterior: {problem}"
    return ""


def _check_space(target: Path, size: int) -> None:
    from shutil import disk_usage  # brings all kinds of packers with it

    try:
        free = disk_usage(target.parent).free
    except OSError:
        return  # the folder may be gone, or the drive tells nothing: saving will say what is wrong
    if free < (needed := 2 * size + SPACE_TO_SPARE):
        raise LittleSpace(target.name, free, needed)


def _holds(target: Path, digest: str) -> bool:
    with suppress(FileProblem):
        return digest_of(target) == digest
    return False


def _megabytes(count: int) -> str:
    return f"{count / 1024 / 1024:.1f}"
