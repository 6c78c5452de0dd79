"""From plain JSON values to frozen records, strictly. The readers follow from the records' annotations."""

from __future__ import annotations

import math
import re
from base64 import b64decode
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from sys import intern
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from model.project_file.layout import RESERVED, default_values, fields_of
from model.record import Record
from model.report import Choice, Quantity, Year
from model.text import MAX_UTF16_UNITS, clean_text

AnyRecord = TypeVar("AnyRecord", bound=Record)
Reader = Callable[[Any], Any]

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)  # no exponents: 1E+999999999 would fill the memory
_NO_NUMBER = 'debe ser un número entre comillas, como "25" o "12.5"'
_SHORT = 40  # characters: the choices, which every row repeats
_READERS_OF: dict[type[Record], dict[str, Reader]] = {}
_MAX_EXPONENT = 308  # what a workbook can hold; typed numbers stay far below


class Refused(Exception):
    """A value that cannot be; ``reason`` says why in Spanish, ``place`` where: ("indicators", 7, "name")."""

    def __init__(self, reason: str, *place: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.place = place

    def inside(self, key: str | int) -> Refused:
        """Return the same refusal as seen from the value that holds it."""
        return Refused(self.reason, key, *self.place)


def read_record(kind: type[AnyRecord], raw: Any) -> AnyRecord:
    """Return the record that ``raw`` describes, names it does not know in ``extras``. Raises Refused."""
    if type(raw) is not dict:
        raise Refused("debe ser un grupo de datos entre llaves")
    readers, reserved = _readers(kind), RESERVED.get(kind, ())
    extras: dict[str, Any] = {}
    values = {"extras": extras, **default_values(kind)}
    for key, value in raw.items():
        reader = readers.get(key)
        if reader is None:
            if key not in reserved:
                extras[key] = value
            continue
        try:
            values[key] = reader(value)
        except Refused as refused:
            raise refused.inside(key) from None
    if len(values) <= len(readers):
        raise Refused("falta", next(name for name in readers if name not in values))
    return kind.of(values)


def read_field(kind: type[Record], name: str, raw: Any) -> Any:
    """Return the value that ``raw`` describes for one field of a kind of record. Raises Refused."""
    reader = _readers(kind).get(name)
    if reader is None:
        raise Refused("no se conoce", name)
    try:
        return reader(raw)
    except Refused as refused:
        raise refused.inside(name) from None


def _readers(kind: type[Record]) -> dict[str, Reader]:
    if kind not in _READERS_OF:
        wanted = get_type_hints(kind, include_extras=True)
        _READERS_OF[kind] = {name: _reader(wanted[name]) for name in fields_of(kind)}
    return _READERS_OF[kind]


def _reader(wanted: Any) -> Reader:
    """Return what turns JSON into a value of the annotated type."""
    if wanted in _READERS:
        return _READERS[wanted]
    if get_origin(wanted) is Annotated:
        return _whole_number(*wanted.__metadata__[0])
    if get_origin(wanted) is tuple:
        items = get_args(wanted)
        return _list_of(_reader(items[0]), None if items[1:] == (...,) else len(items))
    if issubclass(wanted, Choice):
        return _choice_of(wanted)
    if issubclass(wanted, Record):
        return lambda raw: read_record(wanted, raw)
    raise TypeError(wanted)


def _text(raw: Any) -> str:
    if type(raw) is not str:
        raise Refused("debe ser un texto entre comillas")
    if len(raw) * 2 > MAX_UTF16_UNITS and len(raw.encode("utf-16-le", "surrogatepass")) > MAX_UTF16_UNITS * 2:
        raise Refused(f"pasa de {MAX_UTF16_UNITS:,} letras, que es lo que cabe en una celda")
    return _short_text(raw) if len(raw) < _SHORT else clean_text(raw)


@lru_cache(maxsize=4096)
def _short_text(raw: str) -> str:
    return intern(clean_text(raw))


def _text_or_null(raw: Any) -> str | None:
    return None if raw is None else _text(raw)


def _quantity(raw: Any) -> Decimal | None:
    if raw is None:
        return None
    if type(raw) is not str:
        raise Refused(_NO_NUMBER)
    return _number(raw)


@lru_cache(maxsize=4096)  # a report has few different figures
def _number(raw: str) -> Decimal:
    if len(raw) > MAX_UTF16_UNITS or not _NUMBER.fullmatch(raw):
        raise Refused(_NO_NUMBER)
    number = Decimal(raw)
    if number.adjusted() > _MAX_EXPONENT:
        raise Refused("es un número demasiado grande")
    return number


def _image(raw: Any) -> bytes:
    try:
        return b64decode(raw, validate=True)
    except (TypeError, ValueError):
        raise Refused("no es una imagen en base64") from None


def _list_of(reader: Reader, length: int | None) -> Reader:
    def read(raw: Any) -> tuple[Any, ...]:
        if type(raw) is not list:
            raise Refused("debe ser una lista entre corchetes")
        if length is not None and len(raw) != length:
            raise Refused(f"debe tener {length} valores, uno por trimestre")
        values: list[Any] = []
        try:
            for item in raw:
                values.append(reader(item))  # noqa: PERF401 - its length tells which one was refused
        except Refused as refused:
            raise refused.inside(len(values)) from None
        return tuple(values)

    return read


def _choice_of(kind: type[Choice]) -> Reader:
    members = {member.value: member for member in kind}

    def read(raw: Any) -> Choice:
        if type(raw) is not str or raw not in members:
            raise Refused(f"debe ser una de estas opciones: {', '.join(members)}")
        return members[raw]

    return read


def _whole_number(least: float = -math.inf, most: float = math.inf) -> Reader:
    def read(raw: Any) -> int:
        if type(raw) is not int:
            raise Refused("debe ser un número entero")
        if raw < least:
            raise Refused("es menor de lo posible")
        if raw > most:
            raise Refused("es mayor de lo posible")
        return raw

    return read


_year = _whole_number(1, 9999)


def _year_or_null(raw: Any) -> int | None:
    return None if raw is None else _year(raw)


def _flag(raw: Any) -> bool:
    if type(raw) is not bool:
        raise Refused("debe ser true o false")
    return raw


_READERS: dict[Any, Reader] = {
    str: _text,
    str | None: _text_or_null,
    Quantity: _quantity,
    bytes: _image,
    bool: _flag,
    int: _whole_number(),
    Year: _year_or_null,
}
