"""From bytes to plain JSON data, refusing what ``json`` lets pass: doubled names, NaN, endless nesting."""

from __future__ import annotations

import json
import math
import re
from itertools import chain, compress
from typing import Any, NoReturn

from model.errors import NotAReport
from model.files import MAX_FILE_BYTES
from model.project_file.damage import Impossible, damaged, is_erased, no_json
from model.project_file.layout import FILE_HASH, FORMAT, MAX_DEPTH
from model.text import one_line

# The largest report has fewer lists, groups and values than these; a bomb of 64 MB has tens of millions.
_MAX_GROUPS = 600_000
_MAX_VALUES = 4_000_000
_IS_GROUP = frozenset({dict, list}).__contains__
_BOM = b"\xef\xbb\xbf"  # what Notepad puts in front
_START = f'{{"format":"{FORMAT}"'.encode()
_FORMAT = re.compile(rb'"format"\s*:\s*"%b"' % FORMAT.encode())
_END = re.compile(rb'"%b":"[0-9a-f]{64}"}\s*\Z' % FILE_HASH.encode())


def read_text(data: bytes) -> tuple[dict[str, Any], str]:
    """Return the plain data of a file of our format, and its text. Raises NotAReport or DamagedReport."""
    if _is_too_large(data):
        raise damaged("es más grande de lo que puede ser un informe") if _is_ours(data) else _foreign()
    try:
        text = data.decode("utf-8-sig")
        document = strict_json(text)
    except (ValueError, RecursionError) as error:
        raise (no_json(data, error) if _is_ours(data) else _foreign()) from error
    if type(document) is not dict or document.get("format") != FORMAT:
        raise _foreign()
    if not within_depth(document):
        raise damaged("tiene listas dentro de listas sin fin")
    return document, text


def strict_json(text: str) -> Any:
    """Return the plain data of JSON text. Raises ValueError or RecursionError for what is none of ours."""
    return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number, parse_float=_finite)


def _is_too_large(data: bytes) -> bool:
    size = len(data)  # most files are too short for too much of anything, so that nothing need be counted
    return (
        size > MAX_FILE_BYTES
        or (size > _MAX_GROUPS and data.count(b"[") + data.count(b"{") > _MAX_GROUPS)
        or (size > _MAX_VALUES and data.count(b",") > _MAX_VALUES)
    )


def _is_ours(data: bytes) -> bool:
    if is_erased(data):  # it may have been: whoever opens it is told what happened, and what helps
        return True
    start = data.removeprefix(_BOM)[: len(_START)]
    return _START.startswith(start) or bool(_FORMAT.search(data[:1000]) or _END.search(data[-100:]))


def _foreign() -> NotAReport:
    return NotAReport(
        "El archivo no es un informe de este programa.", "Elija un archivo que termine en «.informe»."
    )


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Impossible(f"el dato «{one_line(twice)[:40]}» aparece dos veces")
    return found


def _no_number(word: str) -> NoReturn:
    raise Impossible(f"«{word}» no es un número")


def _finite(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _no_number(digits[:40])


def within_depth(document: dict[str, Any], most: int = MAX_DEPTH) -> bool:
    """Return whether plain data is nested no deeper than ``most``, by default as deep as a report can be."""
    level: list[Any] = [document]
    for _ in range(most):
        inside = (outer.values() if type(outer) is dict else outer for outer in level)
        values = list(chain.from_iterable(inside))
        level = list(compress(values, map(_IS_GROUP, map(type, values))))  # of tens of thousands
        if not level:
            return True
    return False
