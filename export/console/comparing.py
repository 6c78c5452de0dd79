"""``comparar``: what differs between two reports, be they project files or workbooks."""

from __future__ import annotations

from argparse import Namespace

from export.console.answers import Answer, in_json, read, reading_told
from model.compare import Difference, Kind, shown_differences
from model.errors import ProblemForUser

EQUAL, DIFFERENT, UNREADABLE = 0, 1, 2


def run(options: Namespace) -> Answer:
    """Say what differs. Status 0 if nothing does, 1 if something does, 2 if one cannot be read."""
    try:
        found = [read(path, options) for path in (options.archivo, options.otro)]
    except ProblemForUser as problem:
        return Answer((), UNREADABLE, (str(problem),))
    differences = shown_differences(*(each.report for each in found))
    status = DIFFERENT if differences else EQUAL
    if options.json:
        plain = {
            "archivo": options.archivo.name,
            "otro": options.otro.name,
            "iguales": not differences,
            "seguro": all(each.certain for each in found),
            "diferencias": [as_plain(each) for each in differences],
        }
        return Answer((in_json(plain),), status)
    end = f"Diferencias: {len(differences)}." if differences else "Los dos informes dicen lo mismo."
    asides = tuple(said for each in found for said in reading_told(each))
    return Answer((*map(line, differences), end), status, asides)


def line(difference: Difference) -> str:
    """Return a difference as one line: "Actividad 1.4, Alcanzado 2do. Trim.: 10 → 12.5"."""
    if difference.kind is Kind.CHANGED:
        before, after = (_short(text) for text in (difference.before, difference.after))
        return f"{difference.where}, {difference.title}: {before} → {after}"
    return f"{difference.where}: {difference.kind.value}"


def _short(text: str) -> str:
    return " / ".join(text.splitlines()) or "vacío"


def as_plain(difference: Difference) -> dict[str, str | None]:
    """Return a difference as plain data for JSON."""
    return {
        "tipo": difference.kind.value, "indicador": difference.row, "clave": difference.key,
        "donde": difference.where, "dato": difference.title, "antes": difference.before,
        "despues": difference.after,
    }  # fmt: skip
