"""Runs everything for one length of report, by turns ours and LibreOffice's, and keeps what came out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from export.excel import to_xlsx
from model.project_file import Identity, save
from model.report import Report
from tests.bench.libreoffice import LibreOffice, Worked
from tests.bench.processes import PROGRAM, Finished, answer, run
from tests.bench.reports import enlarged
from tests.bench.screen import Screen, Started
from tests.bench.window import ACHIEVED

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
    """What was measured with ``rows`` indicators.

    ``inside`` and ``window`` hold our seconds by name, ``work`` and ``edit`` those of an open LibreOffice;
    ``commands`` the whole commands by kind of file.
    """

    rows: int
    start: Pair
    commands: dict[str, Pair]
    inside: dict[str, list[float]]
    window: dict[str, list[float]]
    work: list[Worked]
    edit: list[float]


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

    def measure(self, rows: int, repeats: int, edits: int) -> Results:
        """Measure a report of so many rows, everything ``repeats`` times."""
        project, workbook = self._files(rows)
        self._say(f"{rows} indicadores: abrir")
        start = self._start(project, workbook, repeats)
        self._say(f"{rows} indicadores: editar y desplazarse")
        window = answer("window", project, edits)
        edit = self._libreoffice.edit(workbook, ACHIEVED, edits)
        self._say(f"{rows} indicadores: revisar, guardar, Excel y PDF")
        inside = answer("inside", project, rows, repeats)
        work = self._libreoffice.work(self._first, workbook, repeats)
        commands = {kind: self._command(project, workbook, kind, repeats) for kind in ENDINGS}
        return Results(rows, start, commands, inside, window, work, edit)

    def _start(self, project: Path, workbook: Path, repeats: int) -> Pair:
        commands = ((*PROGRAM, str(project)), self._libreoffice.command("--calc", workbook))
        ours: list[Started] = []
        theirs: list[Started] = []
        for _ in range(repeats + 1):
            for command, file, results in zip(commands, (project, workbook), (ours, theirs), strict=True):
                results.append(self._screen.time_start(command, file.stem))
                workbook.with_name(f".~lock.{workbook.name}#").unlink(missing_ok=True)
        return _pair([(s.seconds, s.memory) for s in ours[1:]], [(s.seconds, s.memory) for s in theirs[1:]])

    def _command(self, project: Path, workbook: Path, kind: str, repeats: int) -> Pair:
        command = (*PROGRAM, "exportar", str(project), f"--{kind}", "--carpeta", str(self._exported))
        ours: list[Finished] = []
        theirs: list[Finished] = []
        for _ in range(repeats):
            ours.append(run(command))
            theirs.append(self._libreoffice.convert(workbook, ENDINGS[kind]))
        return _pair([(f.seconds, f.peak) for f in ours], [(f.seconds, f.peak) for f in theirs])


def _pair(ours: Sequence[tuple[float, int]], theirs: Sequence[tuple[float, int]]) -> Pair:
    columns = (*zip(*ours, strict=True), *zip(*theirs, strict=True))
    seconds, memory, their_seconds, their_memory = map(median, columns)
    return Pair(seconds, their_seconds, memory, their_memory)
