"""Handing a file to the computer: to the program that opens it, or shown in its folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_file(path: Path) -> bool:
    """Open a file with the program for its kind; return whether the computer took it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_in_folder(path: Path) -> bool:
    """Show the folder of a file, on Windows with the file chosen; return whether the computer took it."""
    if sys.platform == "win32":
        try:
            # explorer reads its command line itself and wants these quotes, not those of a list's item.
            subprocess.Popen(f'explorer /select,"{path}"')  # noqa: S603 - a path of ours, no shell
        except OSError:
            return open_file(path.parent)
        return True
    return open_file(path.parent)
