"""The sentences about a file that cannot be opened, or that was changed outside the program."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

from model.errors import DamagedReport
from model.project_file.records import Refused
from model.text import one_line

MAX_NAMED = 10

_OPEN_ANOTHER = "Abra una copia anterior o pida que se lo envíen de nuevo. El archivo quedó como estaba."
_ONE_OF = {
    "indicators": "indicador",
    "justifications": "justificación",
    "signatures": "firma",
    "logos": "logotipo",
    "acceptances": "aceptación",
    "openings": "celda abierta",
    "previous": "indicador del trimestre anterior",
}


class Impossible(ValueError):
    """JSON that other programs let pass and this one does not; ``str(e)`` is the reason in Spanish."""


def is_erased(data: bytes) -> bool:
    """Return whether a file has a size and no content: the disk never got it."""
    return bool(data) and not data.strip(b"\0 \t\r\n")


def damaged(reason: str) -> DamagedReport:
    """Return the problem of a report of ours that cannot be opened."""
    return DamagedReport(f"El informe está dañado: {reason}.", _OPEN_ANOTHER)


def no_json(data: bytes, error: Exception) -> DamagedReport:
    """Return the problem of a report of ours that is no JSON text any more, with the line where it ends."""
    if not data.strip():
        return DamagedReport("El archivo está vacío: no se terminó de guardar o de copiar.", _OPEN_ANOTHER)
    if is_erased(data):
        return DamagedReport(
            "El archivo ya no tiene texto, sólo ceros: así queda cuando se va la luz o se retira una memoria "
            "antes de tiempo.",
            _OPEN_ANOTHER,
        )
    if isinstance(error, Impossible):
        return damaged(str(error))
    if not data.rstrip().endswith(b'"}') or _at_the_end(error):
        last = data.count(b"\n") + 1
        return damaged(f"está incompleto, se corta en la línea {last}")
    if isinstance(error, json.JSONDecodeError):
        return damaged(f"no se entiende en la línea {error.lineno}")
    if isinstance(error, UnicodeDecodeError):
        line = data.count(b"\n", 0, error.start) + 1
        return damaged(f"tiene letras ilegibles en la línea {line}")
    if isinstance(error, RecursionError):
        return damaged("tiene listas dentro de listas sin fin")
    return damaged("tiene un número imposible")


def _at_the_end(error: Exception) -> bool:
    return isinstance(error, json.JSONDecodeError) and not error.doc[error.pos :].strip()


def not_valid(refused: Refused, text: str) -> DamagedReport:
    """Return the problem of a value that cannot be, with its line in the file and its place in words."""
    line = _line_of(refused.place, text)
    where = f" en la línea {line}" if line else ""
    return DamagedReport(
        f"El informe está dañado{where}: {_in_words(refused.place)} {refused.reason}.", _OPEN_ANOTHER
    )


def _in_words(place: tuple[str | int, ...]) -> str:
    words = []
    for key, following in pairwise((*place, "")):
        if isinstance(key, str) and key in _ONE_OF and isinstance(following, int):
            words.append(f"{_ONE_OF[key]} {following + 1}")
        elif isinstance(key, str):
            words.append(f"«{one_line(key)[:40]}»")
        elif not words[-1].endswith(f" {key + 1}"):
            words.append(f"valor {key + 1}")
    return ", ".join(words) or "el archivo"


def _line_of(place: tuple[str | int, ...], text: str) -> int | None:
    """Return the line that the place begins on, None if the text is not laid out as this program does."""
    start = text.find(f'\n"{place[0]}":') if place else -1
    if start < 0:
        return None
    first = text.count("\n", 0, start + 1) + 1
    is_list = text.startswith("[\n", start + len(f'\n"{place[0]}":'))
    return first + 1 + place[1] if is_list and len(place) > 1 and isinstance(place[1], int) else first


def changed_outside(changed: list[str]) -> str:
    """Return the warning of a file edited by something else; ``changed`` names the rows that differ."""
    what = "El archivo se modificó fuera del programa después de guardarlo."
    if not changed:
        return (
            f"{what} Los indicadores que contiene están como se guardaron; revise que no falte ninguno, "
            "el encabezado y las firmas."
        )
    named = ", ".join(changed[:MAX_NAMED])
    more = f" y {len(changed) - MAX_NAMED} más" if len(changed) > MAX_NAMED else ""
    return f"{what} Revise los indicadores que cambiaron: {named}{more}."


def row_name(index: int, row: dict[str, Any]) -> str:
    """Return how a warning names a row: its place, and its level where it has one."""
    level = row.get("level")
    shown = one_line(level)[:40] if isinstance(level, str) else ""
    return f"{index + 1} ({shown})" if shown else str(index + 1)
