"""Zip files and folders that come out the same, byte for byte, whenever and wherever they are made."""

from __future__ import annotations

import os
import py_compile
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

MOMENT: Final = 1_704_067_200
"""The time that every shipped file bears: 2024-01-01 00:00 UTC."""

_STAMP: Final = (2024, 1, 1, 0, 0, 0)


def compiled(source: bytes, name: str) -> bytes:
    """Return Python source as a .pyc that is never compared with it; ``name`` shows in a traceback."""
    with tempfile.TemporaryDirectory() as folder:
        text, code = Path(folder, "source.py"), Path(folder, "code.pyc")
        text.write_bytes(source)
        mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
        py_compile.compile(str(text), str(code), name, doraise=True, invalidation_mode=mode)
        return code.read_bytes()


def write_zip(path: Path, entries: Iterable[tuple[str, bytes]], *, level: int = 0) -> None:
    """Write a zip of (name, bytes), sorted by name; ``level`` 0 stores, 1 to 9 compress."""
    method = zipfile.ZIP_DEFLATED if level else zipfile.ZIP_STORED
    with zipfile.ZipFile(path, "w", method, compresslevel=level or None) as archive:
        for name, data in sorted(entries):
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = method
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)


def files_of(folder: Path) -> list[Path]:
    """Return every file below a folder, sorted as text, the same on every file system."""
    return sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.as_posix())


def shipped(folder: Path) -> list[Path]:
    """Return the files of a package of ours that go to the user: nothing compiled, and nothing hidden.

    What is hidden was left there by whoever ran the program, such as the lock of an open report.
    """
    hidden = ("__pycache__", ".")
    return [
        path
        for path in files_of(folder)
        if not any(part.startswith(hidden) for part in path.relative_to(folder).parts)
    ]


def settle(folder: Path) -> None:
    """Give every file and folder the same time, and the rights that anybody may read."""
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
            os.utime(path, (MOMENT, MOMENT))
