"""What the .exe runs first: each zip of modules stays open, and then the program starts.

Python itself opens the zip anew for every module that it imports from it, which Windows and its virus
scanner make slow: of the time to the window it was a third.
"""

from __future__ import annotations

import io
import runpy
import sys
import zipimport
from threading import Lock
from typing import Any, Final

_HEAD: Final = 30  # bytes of a file's header in a zip, before its name
_EXTRA: Final = 64  # bytes that may stand between the name and the data

UNREADABLE: Final = 71
"""The exit status when the program's own modules are not to be read; launcher.c says it in a box."""

_files: dict[str, io.FileIO] = {}
_one_at_a_time: Final = Lock()
_from_a_file_opened_anew: Final[Any] = zipimport._get_data  # type: ignore[attr-defined] # noqa: SLF001


def keep_zips_open() -> None:
    """Make imports read from a zip that was opened once; what is compressed is read as before."""
    zipimport._get_data = _data  # type: ignore[attr-defined] # noqa: SLF001


def _data(archive: str, entry: tuple[Any, ...]) -> bytes:
    """Return the bytes of a file in a zip. ``entry``: path, method, size packed and not, place, ..."""
    path, method, size, _, place = entry[:5]
    if method:
        return _from_a_file_opened_anew(archive, entry)  # type: ignore[no-any-return]
    with _one_at_a_time:
        if archive not in _files:
            _files[archive] = io.FileIO(archive)
        file = _files[archive]
        file.seek(place)
        data = file.read(_HEAD + len(path.encode()) + _EXTRA + size)
    start = _HEAD + int.from_bytes(data[26:28], "little") + int.from_bytes(data[28:30], "little")
    if data[:4] != b"PK\3\4" or len(data) < start + size:
        return _from_a_file_opened_anew(archive, entry)  # type: ignore[no-any-return]
    return data[start : start + size]


if __name__ == "__main__":
    keep_zips_open()
    try:
        runpy.run_module("main", run_name="__main__", alter_sys=True)
    except Exception:  # what happens in main is told there
        sys.exit(UNREADABLE)
