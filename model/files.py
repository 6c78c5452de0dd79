"""Reading and writing whole files. Every file that the program writes goes through ``replace_file``.

The protocol is that of ``reliability.md`` §2.2: whoever looks at the path, at any instant and also after a
power cut, finds either the whole old file or the whole new one.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from model.disk_problems import Doing, bad_name, file_problem
from model.errors import ChangedUnderneath, FileProblem

MAX_FILE_BYTES = 64 * 1024 * 1024

_ON_WINDOWS = os.name == "nt"
LONGEST_NAME = 255
"""Letters of a file name on Windows, which says of a longer one that the folder is not there."""

_LONG_PATH = 259 - len("..12345678.tmp")  # Windows opens 259 letters, and a temporary name adds as many
_WINDOWS_BUSY = frozenset({5, 32, 33})  # access denied, sharing violation, lock violation
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)  # seconds: what an antivirus or OneDrive usually needs
_CANNOT_SYNC_FOLDERS = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
_WINDOWS_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]|[. ]\Z')
_WINDOWS_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[1-9¹²³]) *(\..*)?")


def sha256(data: bytes) -> str:
    """Return the SHA-256 of ``data`` as 64 hexadecimal digits."""
    import hashlib  # brings all of OpenSSL with it, which a start does not need

    return hashlib.sha256(data).hexdigest()


def read_file(path: Path, limit: int = MAX_FILE_BYTES, *, cut: bool = False) -> bytes:
    """Return the content of a file of at most ``limit`` bytes; ``cut`` reads no more of a longer one.

    Raises FileProblem.
    """
    place = reachable(path)
    try:
        if not stat.S_ISREG(place.stat().st_mode):  # opening a pipe would wait for ever
            raise FileProblem(f"«{path.name}» no es un archivo.", "Elija un archivo.")
        with place.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise file_problem(error, path, Doing.READING) from error
    except ValueError as error:
        raise bad_name(path, Doing.READING) from error
    if len(data) > limit and not cut:
        raise FileProblem(
            f"«{path.name}» pesa más de {limit // 1024 // 1024} MB, más de lo que el programa abre.",
            "Compruebe que eligió el archivo correcto.",
        )
    return data[:limit]


def digest_of(path: Path) -> str:
    """Return the SHA-256 of what a save would replace, "" if there is no file. Raises FileProblem."""
    import hashlib

    place = reachable(path)
    try:
        _check_is_file(place.stat())
        with place.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise file_problem(error, path, Doing.SAVING) from error
    except ValueError as error:
        raise bad_name(path, Doing.SAVING) from error


def replace_file(path: Path, data: bytes, *, expected: str | None = None) -> None:
    """Make ``data`` the whole content of the file at ``path``, at once and durably.

    A symbolic link stays one: the file that it points to is replaced. An existing file keeps its
    permissions. ``expected`` is the SHA-256 that the file must have until the last moment, "" where there
    must be none; None replaces whatever is there. Raises FileProblem, or ChangedUnderneath; then the file
    that was there is untouched and nothing else is left behind. Only if the folder cannot be synchronised
    afterwards is the new file already in place.
    """
    check_name(path)
    try:
        _replace(reachable(real_path(path)), data, expected)
    except OSError as error:
        raise file_problem(error, path, Doing.SAVING) from error
    except ValueError as error:  # a name that cannot be said to the system: NUL, half a character
        raise bad_name(path, Doing.SAVING) from error


def remove_file(path: Path) -> None:
    """Delete the file if it is there. Raises OSError.

    Windows deletes nothing while another program reads it: then it is asked again for 2.5 seconds.
    """
    _with_patience(lambda: path.unlink(missing_ok=True))


def check_name(path: Path) -> None:
    """Raise FileProblem for a name that Windows keeps for itself or finds too long; it would not say so."""
    if _ON_WINDOWS and is_reserved_on_windows(path.name):
        raise bad_name(path, Doing.SAVING)
    if _ON_WINDOWS and len(path.name) > LONGEST_NAME:  # Windows says that the folder is not there
        long = OSError(errno.ENAMETOOLONG, "name")
        raise file_problem(long, path, Doing.SAVING) from long


def real_path(path: Path) -> Path:
    """Return where the path's links lead, or the path as it is where Windows cannot tell (CON, AUX)."""
    try:
        return Path(os.path.realpath(path))
    except OSError:
        return path.absolute()


def reachable(path: Path) -> Path:
    r"""Return the path as Windows opens it where that is too long for a name beside it: ``\\?\C:\...``."""
    whole = os.path.abspath(path) if _ON_WINDOWS else ""  # noqa: PTH100 - takes "..", which may not stay, away
    if len(whole) <= _LONG_PATH or whole.startswith("\\\\?\\"):
        return path
    return Path(f"\\\\?\\UNC{whole[1:]}" if whole.startswith("\\\\") else f"\\\\?\\{whole}")


def make_folder(path: Path) -> None:
    """Create the folder and those above it where they are missing, durably. Raises FileProblem."""
    try:
        missing = [folder for folder in (path, *path.parents) if not folder.exists()]
        path.mkdir(parents=True, exist_ok=True)
        for folder in missing:  # a power cut must not take the folder away with what is in it
            sync_folder(folder.parent)
    except (FileExistsError, NotADirectoryError) as error:
        raise FileProblem(f"«{path}» no es una carpeta.", "Elija otra carpeta.") from error
    except OSError as error:
        raise file_problem(error, path, Doing.SAVING) from error


def is_reserved_on_windows(name: str) -> bool:
    """Return whether Windows gives the file name another meaning ("CON", "a:b") or forbids it ("¿?")."""
    return bool(_WINDOWS_FORBIDDEN.search(name) or _WINDOWS_DEVICE.fullmatch(name))


def leftovers(path: Path) -> list[Path]:
    """Return the temporary files that a killed program left beside the file at ``path``."""
    target = reachable(real_path(path))
    ours = re.compile(re.escape(f".{target.name[:60]}.") + r"[0-9a-f]{8}\.tmp")
    try:
        return [found for found in target.parent.iterdir() if ours.fullmatch(found.name)]
    except OSError:
        return []


def _replace(target: Path, data: bytes, expected: str | None) -> None:
    old = _to_be_replaced(target)
    temporary = target.with_name(f".{target.name[:60]}.{os.urandom(4).hex()}.tmp")
    try:
        _write(temporary, data, like=old)
        _check_unchanged(target, expected)
        _with_patience(lambda: temporary.replace(target))
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(target.parent)


def _write(new: Path, data: bytes, like: os.stat_result | None) -> None:
    with new.open("xb") as file:  # fails if the name is taken
        if like:  # before the first byte, so that no one reads what they may not
            _give_permissions(new, like)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if new.read_bytes() != data:
        raise OSError(errno.EIO, "the disk gave back other data")


def _to_be_replaced(target: Path) -> os.stat_result | None:
    """Return what is known of the file there, None for a new file; OSError if it must not be replaced."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    _check_is_file(found)
    if not found.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise OSError(errno.EROFS, "is marked read-only")  # replacing it would get around the mark
    return found


def _check_is_file(found: os.stat_result) -> None:
    """Raise OSError for a folder, a device, or a pipe, which would be waited for without end."""
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "is a device")


def _check_unchanged(target: Path, expected: str | None) -> None:
    if expected is not None and (found := digest_of(target)) != expected:
        raise ChangedUnderneath(target.name, found)


def _give_permissions(new: Path, old: os.stat_result) -> None:
    if not _ON_WINDOWS:
        with suppress(OSError):  # only an administrator may give a file away
            os.chown(new, old.st_uid, old.st_gid)
    with suppress(OSError):  # a USB stick or a share may keep no permissions at all
        new.chmod(stat.S_IMODE(old.st_mode))


def _with_patience(action: Callable[[], object]) -> None:
    for wait in (*_WAITS, None):
        try:
            action()
        except OSError as error:
            if wait is None or getattr(error, "winerror", None) not in _WINDOWS_BUSY:
                raise
            time.sleep(wait)
        else:
            return


def sync_folder(folder: Path) -> None:
    """Make the names in the folder durable, where the system can do that. Raises OSError."""
    if _ON_WINDOWS:  # a folder cannot be opened there, and MoveFileEx is journaled by NTFS
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # a folder that may be written but not listed
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC_FOLDERS:
            raise
    finally:
        os.close(handle)
