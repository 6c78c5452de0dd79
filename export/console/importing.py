"""``importar``: a foreign file becomes a report, and what is wrong in it is said."""

from __future__ import annotations

from argparse import Namespace

from export.console.answers import OK, UNSURE, Answer, in_json, read
from export.console.writing import write
from export.reading.telling import as_json, told


def run(options: Namespace) -> Answer:
    """Read a foreign file and write the report it holds. Status 1 while something of it is unsure."""
    found = read(options.archivo, options)
    written = write(found.report, options.salida) if options.salida is not None else ()
    if found.imported is None:
        count = len(found.report.indicators)
        said = {"archivo": options.archivo.name, "indicadores": count, "avisos": list(found.warnings)}
        lines = (f"{options.archivo.name}: {count} indicadores. Ya es un informe.", *found.warnings)
    else:
        said, lines = as_json(found.imported), tuple(told(found.imported))
    if options.json:
        lines = (in_json(said),)
    return Answer(lines, OK if found.certain else UNSURE, written)
