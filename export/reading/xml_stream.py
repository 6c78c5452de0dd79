"""XML read as a stream, by expat alone: no entities, no deep nesting, nothing kept in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import IO, NoReturn
from xml.parsers import expat

from export.reading.limits import BROKEN, MAX_DEPTH, Refused

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]

_BLOCK = 64 * 1024
UNSAFE = "El archivo trae instrucciones que un libro de Excel no lleva; no se abrió por seguridad."


def _refuse(*_: object) -> NoReturn:
    raise Refused(UNSAFE)


def read_xml(source: IO[bytes], start: Start, end: End, text: Text | None = None) -> None:
    """Call back for every element (by its name without namespace) and text. Raises Refused."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    depth = 0

    def on_start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise Refused(UNSAFE)
        start(name.rpartition(":")[2], attributes)

    def on_end(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name.rpartition(":")[2])

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    try:
        while block := source.read(_BLOCK):
            parser.Parse(block, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Refused(BROKEN) from error


def attribute(attributes: Mapping[str, str], name: str) -> str:
    """Return the attribute of that name whatever its namespace's prefix, "" if there is none."""
    if name in attributes:
        return attributes[name]
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")
