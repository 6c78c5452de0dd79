"""One at a time: what two starts of the program must not do to a folder at the same moment.

The operating system takes the guard away from a program that dies, so none is ever left behind.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from model.errors import FileProblem

PATIENCE = 5.0  # seconds; a save takes milliseconds, on a sleepy network drive a second
_STEP = 0.01
_LONGEST, _LONGEST_PID = 1000, 12

_TAKEN = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK, getattr(errno, "EDEADLOCK", errno.EDEADLK)})


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

    The hold ends with ``unhold`` or when the program dies. Where the system has no such thing (a home on some
    network drives), the file says who holds it. Raises OSError.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    locked = _lock(handle)
    if locked is None:
        locked = not _is_held(_signed(handle))
    if locked:
        _sign(handle)
        return handle
    let_go(handle)
    return None


def unhold(handle: int) -> None:
    """Give back what ``hold`` gave. Raises nothing."""
    with suppress(OSError):
        os.ftruncate(handle, 0)
    let_go(handle)


def _signed(handle: int) -> bytes:
    with suppress(OSError):
        return os.read(handle, _LONGEST)
    return b""  # nobody can have signed there


def _sign(handle: int) -> None:
    with suppress(OSError):  # a full disk: where there are locks, nobody needs it
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, _signature(os.getpid()))


def _signature(pid: int) -> bytes:
    from model.safekeeping.processes import host_name, process_start  # not needed to start

    return f"{host_name()}\n{pid}\n{process_start(pid)}\n".encode("utf-8", "replace")


def _is_held(signed: bytes) -> bool:
    """Return whether somebody alive signed, or somebody on another computer, of whom nobody can tell."""
    host, _, rest = signed.partition(b"\n")
    pid, _, _ = rest.partition(b"\n")
    if not rest or host != _signature(0).partition(b"\n")[0]:
        return bool(rest)
    return pid.isdigit() and len(pid) < _LONGEST_PID and signed.startswith(_signature(int(pid)))


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

    def _lock(handle: int) -> bool | None:
        """Return whether the lock was free; None where there are none."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            return False if error.errno in _TAKEN else None
        return True

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

    def _lock(handle: int) -> bool | None:
        """Return whether the lock was free; None where there are none."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return False if error.errno in _TAKEN else None
        return True
