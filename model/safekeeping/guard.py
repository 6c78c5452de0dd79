"""One at a time: what two starts of the program must not do to a folder at the same moment.

The operating system takes the guard away from a program that dies, so none is ever left behind.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from model.errors import FileProblem

PATIENCE = 5.0  # seconds; a save takes milliseconds, on a sleepy network drive a second
_STEP = 0.01


@contextmanager
def one_at_a_time(folder: Path, name: str) -> Iterator[None]:
    """Keep every other start of the program from saving or locking ``name`` in ``folder`` meanwhile.

    Where the system has no such thing (some network drives) nothing is kept, and the hash check decides.
    Raises FileProblem after five seconds.
    """
    end = time.monotonic() + PATIENCE
    while (handle := _grasp(folder, name)) is None:
        if time.monotonic() > end:
            raise FileProblem(
                f"Otra ventana está guardando «{name}» y no termina.", "Espere un momento e intente de nuevo."
            )
        time.sleep(_STEP)
    try:
        yield
    finally:
        if handle >= 0:
            let_go(handle)


def hold(path: Path) -> int | None:
    """Return a handle on the file at ``path``, created where missing, that no one else can hold; or None.

    The hold ends when the handle is closed or the program dies. Raises OSError.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    if _lock(handle):
        return handle
    let_go(handle)
    return None


def let_go(handle: int) -> None:
    """Close a handle on which nothing was written. Raises nothing: the system frees it in any case."""
    with suppress(OSError):
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _grasp(folder: Path, name: str) -> int | None:
        flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_TEMPORARY  # gone with its handle
        try:
            return os.open(folder / f".~{name}.saving", flags)
        except (FileExistsError, PermissionError):  # permission: it is being deleted just now
            return None if folder.is_dir() and os.access(folder, os.W_OK) else -1
        except (OSError, ValueError):  # value: a name that cannot be said to the system; writing tells it
            return -1

    def _lock(handle: int) -> bool:
        with suppress(OSError):
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            return True
        return False

else:
    import fcntl

    def _grasp(folder: Path, name: str) -> int | None:  # Windows needs the name
        try:
            handle = os.open(folder, os.O_RDONLY)
        except OSError:
            return -1
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            let_go(handle)
            return None
        except OSError:  # NFS cannot lock folders
            let_go(handle)
            return -1
        return handle

    def _lock(handle: int) -> bool:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        return False
