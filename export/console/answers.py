"""What a command answers, and the reading of a file that holds a report of any kind."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from export.reading.any_report import ReportFile, read_any_report
from export.reading.telling import told

OK, UNSURE = 0, 1


@dataclass(frozen=True, slots=True)
class Answer:
    """What to print: ``lines``, and ``asides`` on the error stream. ``status`` is the exit status."""

    lines: tuple[str, ...]
    status: int = OK
    asides: tuple[str, ...] = ()


def read(path: Path, options: Namespace) -> ReportFile:
    """Return the report in any file; ``options.columna`` and ``options.respuesta`` hold ID=VALOR pairs.

    Raises ProblemForUser.
    """
    columns = dict(pair.split("=", 1) for pair in options.columna if "=" in pair)
    answers = dict(pair.split("=", 1) for pair in options.respuesta if "=" in pair)
    return read_any_report(path, {"*": columns}, answers)


def in_json(plain: object) -> str:
    """Return plain data as JSON in ASCII, which every console and pipe passes on as it is."""
    return json.dumps(plain, indent=1)


def reading_told(found: ReportFile) -> Iterator[str]:
    """Yield how a file was read: all of it for a foreign one, the warnings of a project file."""
    yield from told(found.imported) if found.imported is not None else found.warnings
