"""What the program imports, read from its sources: it decides which parts of Qt are shipped."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from product import PROGRAM_PACKAGES, ROOT

_QT = "PySide6.Qt"


@cache
def modules() -> frozenset[str]:
    """Return the full name of every module that some line of the program imports, its own ones too."""
    return frozenset(name for path in sources() for name in _imported(path))


@cache
def qt_modules() -> tuple[str, ...]:
    """Return the parts of Qt that the program imports, without their "Qt": ("Core", "Gui", ...)."""
    parts = {name.removeprefix(_QT).partition(".")[0] for name in modules() if name.startswith(_QT)}
    return tuple(sorted(parts))


def sources() -> list[Path]:
    """Return the program's own modules."""
    folders = [ROOT / package for package in PROGRAM_PACKAGES]
    return [ROOT / "main.py", *(path for folder in folders for path in sorted(folder.rglob("*.py")))]


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "PySide6":
                yield from (f"{node.module}.{alias.name}" for alias in node.names)
