"""The work without a window, timed inside a running program. Prints seconds as JSON.

``python -m tests.bench.inside FILE ROWS REPEATS``: FILE is where the report of so many ROWS may be saved.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from model.catalogue import parse_catalogue
from model.document import Document
from model.edits import set_cells
from model.findings import find_issues
from model.project_file import Identity, load, save
from model.report import Report
from resources.places import catalogue_file
from tests.bench.reports import enlarged

T = TypeVar("T")
EDITS = 200


class Stopwatch:
    """Keeps the seconds of each named work in ``seconds``."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = defaultdict(list)

    def __call__(self, name: str, work: Callable[[], T]) -> T:
        """Do ``work`` and keep how long it took."""
        begun = time.perf_counter()
        result = work()
        self.seconds[name].append(time.perf_counter() - begun)
        return result


def main(file: Path, rows: int, repeats: int) -> None:
    """Time everything; each turn has a report whose texts the program has not seen."""
    catalogue = parse_catalogue(catalogue_file())
    original = load(file).report
    gc.freeze()  # as the window does once it has a report
    timed = Stopwatch()
    for turn in range(repeats + 1):
        report = enlarged(original, rows, edition=turn + 1)
        opened = file.with_suffix(f".{turn}.informe")
        timed("save", lambda: save(report, opened, Identity.new()))  # noqa: B023 - called at once
        timed("open", lambda: find_issues(load(opened).report, catalogue))  # noqa: B023
        fresh = enlarged(original, rows, edition=-turn - 1)
        timed("validate", lambda: find_issues(fresh, catalogue))  # noqa: B023
        _export(timed, report)
        opened.unlink()
    _edit(timed, Document(report, catalogue), rows)
    json.dump(timed.seconds, sys.stdout)


def _export(timed: Stopwatch, report: Report) -> None:
    def excel() -> bytes:
        from export.excel import to_xlsx

        return to_xlsx(report, draft=False)

    def pdf() -> bytes:
        from export.pdf import to_pdf

        return to_pdf(report, draft=False)

    def read_back(data: bytes) -> tuple[str, ...]:
        from export.pdf import verify

        return verify(data, report)

    timed("excel", excel)
    data = timed("pdf", pdf)
    if lost := timed("read_back", lambda: read_back(data)):
        raise ValueError(lost[0])


def _edit(timed: Stopwatch, document: Document, rows: int) -> None:
    for turn in range(EDITS):
        edit = set_cells(document.report, [(turn * 7 % rows, "achieved_2", Decimal(f"{turn}.5"))])
        assert edit is not None
        timed("edit", lambda: document.apply(edit))  # noqa: B023


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
