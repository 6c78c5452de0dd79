"""``nuevo-trimestre``: the quarter after the one that a report or workbook holds."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from export.console.answers import OK, UNSURE, Answer, in_json, read, reading_told
from export.console.comparing import as_plain, line
from export.console.writing import write
from export.reading.any_report import ReportFile
from export.reading.telling import as_json
from model.errors import FileProblem
from model.next_quarter import Begun, begin, period


def run(options: Namespace) -> Answer:
    """Write the next quarter with all that is proposed. Status 1 while something of the source is unsure.

    Raises ProblemForUser.
    """
    if _same(options.salida, options.archivo):
        raise FileProblem("El nuevo trimestre no se escribe sobre el anterior.", "Elija otro nombre.")
    found = read(options.archivo, options)
    begun = begin(found.report)
    written = write(begun.with_proposals(begun.proposals), options.salida)
    lines = (in_json(_plain(found, begun)),) if options.json else tuple(_lines(found, begun))
    return Answer(lines, OK if found.certain else UNSURE, written)


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _lines(found: ReportFile, begun: Begun) -> Iterator[str]:
    yield from reading_told(found)
    yield f"Nuevo trimestre: {period(begun.report)}."
    yield from begun.taken
    for proposal in begun.proposals:
        before, after = proposal.before or "vacío", proposal.after or "vacío"
        yield f"Por confirmar  {proposal.where}, {proposal.title}: {before} → {after}"
    for change in begun.changed:
        yield f"Ya había cambiado  {line(change)}"


def _plain(found: ReportFile, begun: Begun) -> dict[str, object]:
    report = begun.report
    return {
        "trimestre": report.settings.quarter,
        "ejercicio": report.heading.fiscal_year,
        "indicadores": len(report.indicators),
        "se_tomo": list(begun.taken),
        "por_confirmar": [
            {
                "indicador": proposal.indicator, "clave": proposal.key, "donde": proposal.where,
                "dato": proposal.title, "antes": proposal.before, "propuesta": proposal.after,
            }
            for proposal in begun.proposals
        ],
        "cambios": [as_plain(change) for change in begun.changed],
        "avisos": list(found.warnings),
        "importacion": as_json(found.imported) if found.imported is not None else None,
    }  # fmt: skip
