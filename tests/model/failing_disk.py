"""What a disk may answer while a file is saved, and what must then still be there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from model.errors import FileProblem
from model.files import replace_file

OLD, NEW = b"the work of yesterday\n" * 100, b"the work of today\n" * 150


def _not_on_windows(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(os.name == "nt", reason=reason)


no_links = _not_on_windows("on Windows only an administrator makes symbolic links")
no_modes = _not_on_windows("files of Windows have no modes and no owner by number")
no_pipes = _not_on_windows("Windows has no pipes among its files")
no_limits = _not_on_windows("Windows limits no process in the size of its files")
no_folders = _not_on_windows("Windows synchronises no folders")


def refusal(path: Path, data: bytes = NEW) -> str:
    """Return the sentence that saving there is refused with."""
    with pytest.raises(FileProblem) as caught:
        replace_file(path, data)
    assert caught.value.advice
    return str(caught.value)


def fail_with(code: int, windows: int | None = None):
    """Return a function that fails as the system would."""

    def fail(*_args, **_more):
        error = OSError(code, "injected")
        if windows is not None:
            error.winerror = windows  # type: ignore[attr-defined] # as it is on Windows
        raise error

    return fail


def alone(path: Path) -> bool:
    """Return whether nothing else was left in the folder."""
    return list(path.parent.iterdir()) == [path]
