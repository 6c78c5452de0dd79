"""Runs everything for one length of report, by turns ours and LibreOffice's, and keeps what came out."""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from export.excel import to_xlsx
from model.project_file import Identity, save
from model.report import Report
from tests.bench.libreoffice import LibreOffice, Worked
from tests.bench.processes import PROGRAM, Finished, answer, run
from tests.bench.reports import enlarged
from tests.bench.screen import PENDIENTES, Screen, Started
from tests.bench.window import ACHIEVED

_TURNS = 3
"""How often ours and LibreOffice's take turns at work that each does many times once it is started."""

ENDINGS = {"excel": "xlsx", "pdf": "pdf"}
"""The kinds of file, as the program's options name them."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The same work done by us and by LibreOffice: seconds, and bytes of memory."""

    ours: float
    theirs: float
    our_memory: float
    their_memory: float


@dataclass(frozen=True, slots=True)
class Results:
    """What was measured with ``rows`` indicators, while the computer had so much ``load`` before.

    ``reviewed`` are the seconds from the start until all pendientes are listed. ``inside`` and ``window``
    hold our seconds by name, ``first`` those that include imports, ``work`` and ``edit`` those of an open
    LibreOffice; ``commands`` the whole commands by kind of file.
    """

    rows: int
    load: float
    start: Pair
    reviewed: float
    commands: dict[str, Pair]
    first: dict[str, list[float]]
    inside: dict[str, list[float]]
    window: dict[str, list[float]]
    work: list[Worked]
    edit: list[float]


@dataclass(frozen=True, slots=True)
class Safety:
    """What keeping the work safe cost with ``rows`` indicators (``tests.bench.safety``, by name), in seconds.

    ``work`` are the times of an open LibreOffice for the workbook of the same report.
    """

    rows: int
    seconds: dict[str, list[float]]
    work: list[Worked]


class Bench:
    """Measures in ``folder``. ``say`` is told what is being done."""

    def __init__(
        self, report: Report, folder: Path, libreoffice: LibreOffice, say: Callable[[str], None]
    ) -> None:
        self._report = report
        self._folder = folder
        self._libreoffice = libreoffice
        self._screen = Screen()
        self._say = say
        self._exported = folder / "exportado"
        self._exported.mkdir()
        _, self._first = self._files(len(report.indicators))

    def _files(self, rows: int) -> tuple[Path, Path]:
        report = enlarged(self._report, rows)
        project, workbook = (self._folder / f"informe-{rows}.{kind}" for kind in ("informe", "xlsx"))
        save(report, project, Identity.new())
        workbook.write_bytes(to_xlsx(report, draft=False))
        return project, workbook

    def measure(self, rows: int, repeats: int, *, edits: int, starts: int) -> Results:
        """Measure a report of so many rows, ours and LibreOffice's in turn.

        Both are started ``starts`` times, as what else the computer does shows most there, and change a cell
        ``edits`` times; all else is done ``repeats`` times.
        """
        load, begun = os.getloadavg()[0], time.monotonic()
        project, workbook = self._files(rows)
        self._say(f"{rows} indicadores: abrir")
        start, reviewed = self._start(project, workbook, starts)
        self._say(f"{rows} indicadores: editar y desplazarse")
        window, edit = self._edits(project, workbook, edits)
        self._say(f"{rows} indicadores: revisar, guardar, Excel y PDF")
        first, inside, work = self._works(project, workbook, rows, repeats)
        commands = {kind: self._command(project, workbook, kind, repeats) for kind in ENDINGS}
        self._say(f"{rows} indicadores: medido en {time.monotonic() - begun:.0f} s")
        return Results(rows, load, start, reviewed, commands, first, inside, window, work, edit)

    def safety(self, rows: int, edits: int) -> Safety:
        """Measure what safety costs, by turns with LibreOffice saving the same report."""
        self._say(f"{rows} indicadores: escribir con respaldo y sin él, guardar")
        project, workbook = self._files(rows)
        seconds: dict[str, list[float]] = defaultdict(list)
        theirs: list[Worked] = []
        for _ in range(_TURNS):
            _gather(seconds, answer("safety", project, rows, edits))
            theirs += self._libreoffice.work(self._first, workbook, 1)
        return Safety(rows, seconds, theirs)

    def _start(self, project: Path, workbook: Path, starts: int) -> tuple[Pair, float]:
        command = (*PROGRAM, str(project))
        other = self._libreoffice.command("--calc", workbook)
        ours: list[Started] = []
        theirs: list[Started] = []
        reviewed: list[float] = []
        for _ in range(starts + 1):
            ours.append(self._screen.time_start(command, project.stem))
            theirs.append(self._screen.time_start(other, workbook.stem))
            workbook.with_name(f".~lock.{workbook.name}#").unlink(missing_ok=True)
            reviewed.append(self._screen.time_start(command, project.stem, PENDIENTES).seconds)
        pair = _pair([(s.seconds, s.memory) for s in ours[1:]], [(s.seconds, s.memory) for s in theirs[1:]])
        return pair, median(reviewed[1:])

    def _edits(self, project: Path, workbook: Path, edits: int) -> tuple[dict[str, list[float]], list[float]]:
        window: dict[str, list[float]] = defaultdict(list)
        theirs: list[float] = []
        for _ in range(_TURNS):
            _gather(window, answer("window", project, edits // _TURNS))
            theirs += self._libreoffice.edit(workbook, ACHIEVED, edits // _TURNS)
        return window, theirs

    def _works(
        self, project: Path, workbook: Path, rows: int, repeats: int
    ) -> tuple[dict[str, list[float]], dict[str, list[float]], list[Worked]]:
        """Return our first times, which include imports, our later ones, and LibreOffice's."""
        first: dict[str, list[float]] = defaultdict(list)
        again: dict[str, list[float]] = defaultdict(list)
        theirs: list[Worked] = []
        for turn in range(_TURNS):
            times = max(1, (repeats + turn) // _TURNS)
            mine = answer("inside", project, rows, times)
            _gather(first, {name: seconds[:1] for name, seconds in mine.items()})
            _gather(again, {name: seconds[1:] for name, seconds in mine.items()})
            theirs += self._libreoffice.work(self._first, workbook, times)
        return first, again, theirs

    def _command(self, project: Path, workbook: Path, kind: str, repeats: int) -> Pair:
        command = (*PROGRAM, "exportar", str(project), f"--{kind}", "--carpeta", str(self._exported))
        ours: list[Finished] = []
        theirs: list[Finished] = []
        for _ in range(repeats):
            ours.append(run(command))
            theirs.append(self._libreoffice.convert(workbook, ENDINGS[kind]))
        return _pair([(f.seconds, f.peak) for f in ours], [(f.seconds, f.peak) for f in theirs])


def _gather(kept: dict[str, list[float]], answered: Mapping[str, Any]) -> None:
    for name, seconds in answered.items():
        kept[name] += seconds


def _pair(ours: Sequence[tuple[float, int]], theirs: Sequence[tuple[float, int]]) -> Pair:
    columns = (*zip(*ours, strict=True), *zip(*theirs, strict=True))
    seconds, memory, their_seconds, their_memory = map(median, columns)
    return Pair(seconds, their_seconds, memory, their_memory)
