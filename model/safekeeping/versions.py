"""Earlier versions of each report, kept in the user's own folder (``reliability.md`` §2.5).

A version is called ``<doc_id>/<UTC>-<sequence>-<8 digits of its SHA-256>`` and ends with why it was kept.
They are ordered by sequence; the time only informs, so a wrong clock costs no version.
"""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from enum import Enum
from pathlib import Path

from model.errors import FileProblem
from model.files import make_folder, read_file, real_path, replace_file, sha256
from model.frozen import frozen
from model.ids import is_document_id
from model.safekeeping.guard import one_at_a_time

APART = timedelta(minutes=10)
WHOLE_DAYS, DAYS, WEEKS, MONTHS = 2, 12, 10, 9
NEWEST, SPECIAL = 3, 20
MAX_BYTES = 200 * 1024 * 1024

_NAME = re.compile(r"(?a)(\d{8}T\d{6}Z)-(\d{6,})-([0-9a-f]{8})\.(.+)")
_PLACES, _MOST_PLACES, _LONGEST_PLACES = "lugares", 20, 1_000_000
_TIME = "%Y%m%dT%H%M%SZ"


class Why(Enum):
    """Why a version was kept; the value is how its file ends. All but SAVING are kept whatever the time."""

    SAVING = "informe"
    OVERWRITING = "conflicto.informe"
    IMPORTING = "importacion.informe"
    RESTORING = "restauracion.informe"
    MIGRATION = "bak"


@frozen
class Version:
    """A kept version; ``moment`` is UTC by the clock of then, ``digest`` 8 digits of its SHA-256."""

    path: Path
    sequence: int
    moment: datetime
    digest: str
    why: Why
    size: int


class Versions:
    """The versions below ``folder``, which need not exist yet."""

    def __init__(self, folder: Path, max_bytes: int = MAX_BYTES) -> None:
        self._folder = folder
        self._max_bytes = max_bytes

    def keep(self, doc_id: str, data: bytes, why: Why, now: datetime, schema: int | None = None) -> bool:
        """Keep ``data`` as the newest version; return False if the last one is as good.

        It is as good if it holds the same, or is less than ten minutes old and ``why`` is SAVING.
        ``schema`` is the version of an older format, which becomes part of the name. Raises FileProblem.
        """
        folder = self._folder_of(doc_id)
        make_folder(folder)
        with one_at_a_time(folder, "versiones"):
            kept = self.listed(doc_id)
            digest = sha256(data)[:8]
            if kept and (_is_recent(kept[0], why, now) or kept[0].digest == digest):
                return False
            sequence = kept[0].sequence + 1 if kept else 1
            ending = f"v{schema}.{why.value}" if schema is not None else why.value
            name = f"{now.astimezone(UTC).strftime(_TIME)}-{sequence:06}-{digest}.{ending}"
            replace_file(folder / name, data)
            self._thin([*filter(None, [_version(folder / name)]), *kept])
        return True

    def note_place(self, doc_id: str, path: Path) -> None:
        """Remember where a document with versions was saved. Raises nothing: it is only for a rescue."""
        with suppress(OSError, FileProblem):
            folder, place = self._folder_of(doc_id), _place(path)
            known = _places(folder)
            if folder.is_dir() and known[:1] != [place]:  # copies of a file are one document in many places
                newest = [place, *(other for other in known if other != place)][:_MOST_PLACES]
                replace_file(folder / _PLACES, "\0".join(newest).encode("utf-8", "surrogatepass"))

    def saved_at(self, path: Path) -> list[str]:
        """Return the documents with versions that were once saved at ``path``. Raises nothing."""
        place = _place(path)
        return [doc_id for doc_id in self.documents() if place in _places(self._folder_of(doc_id))]

    def listed(self, doc_id: str) -> list[Version]:
        """Return the document's versions, the newest first."""
        try:
            found = [_version(path) for path in self._folder_of(doc_id).iterdir()]
        except OSError:
            return []
        return sorted(filter(None, found), key=lambda version: version.sequence, reverse=True)

    def documents(self) -> list[str]:
        """Return the ids of the documents that a version was kept of."""
        try:
            return sorted(path.name for path in self._folder.iterdir() if is_document_id(path.name))
        except OSError:
            return []

    def _thin(self, listed: list[Version]) -> None:
        wanted = {version.path for version in kept_by_age(listed)}
        room = self._max_bytes
        for number, version in enumerate(listed):
            room -= version.size if version.path in wanted else 0
            if number >= NEWEST and (version.path not in wanted or room < 0):
                with suppress(OSError):
                    version.path.unlink()

    def _folder_of(self, doc_id: str) -> Path:
        if not is_document_id(doc_id):  # nothing from a foreign file ever becomes a path
            raise ValueError(f"no UUID: {doc_id}")
        return self._folder / doc_id


def _place(path: Path) -> str:
    return os.path.normcase(real_path(path))


def _places(folder: Path) -> list[str]:
    """Return where a document was saved, the latest first."""
    try:
        return read_file(folder / _PLACES, _LONGEST_PLACES).decode("utf-8", "surrogatepass").split("\0")
    except (FileProblem, ValueError):
        return []


def read_version(version: Version) -> bytes:
    """Return the version's bytes, as they were kept. Raises FileProblem, also for a spoilt version."""
    data = read_file(version.path)
    if sha256(data)[:8] != version.digest:
        raise FileProblem("Esa versión anterior está dañada.", "Elija otra de la lista.")
    return data


def kept_by_age(newest_first: list[Version]) -> list[Version]:
    """Return the versions to keep: all of two days, then one of each of 12 days, 10 weeks and 9 months.

    Days, weeks and months are those in which something was kept, counted back by sequence: whoever saves
    nothing for a month, or once with a wrong clock, loses none. Versions before a migration, an
    overwriting or an import are kept beside them, the newest twenty.
    """
    days: set[str] = set()
    weeks: set[str] = set()
    months: set[str] = set()
    special = more_weeks = more_months = 0
    kept: list[Version] = []
    for version in newest_first:
        day, week, month = (version.moment.strftime(form) for form in ("%Y%m%d", "%G%V", "%Y%m"))
        if version.why is not Why.SAVING:
            special += 1
            wanted = special <= SPECIAL
        elif day in days:
            wanted = len(days) <= WHOLE_DAYS
        elif len(days) < WHOLE_DAYS + DAYS:
            wanted = True
            days.add(day)
        elif more_weeks < WEEKS:
            wanted = week not in weeks
            more_weeks += wanted
        else:
            wanted = month not in months and more_months < MONTHS
            more_months += wanted
        if wanted:
            kept.append(version)
            weeks.add(week)
            months.add(month)
    return kept


def _is_recent(last: Version, why: Why, now: datetime) -> bool:
    return why is Why.SAVING and last.why is Why.SAVING and timedelta() <= now - last.moment < APART


def _version(path: Path) -> Version | None:
    found = _NAME.fullmatch(path.name)
    if not found:
        return None
    time, sequence, digest, ending = found.groups()
    why = next((why for why in Why if re.sub(r"\Av\d+\.", "", ending) == why.value), None)
    if why is None:
        return None
    try:
        there = path.lstat()
        moment = datetime.fromisoformat(time)
    except (ValueError, OSError):
        return None
    is_file = stat.S_ISREG(there.st_mode)  # and no link to somewhere else
    return Version(path, int(sequence), moment, digest, why, there.st_size) if is_file else None
