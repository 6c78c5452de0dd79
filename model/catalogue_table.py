"""Strict reading of the catalogue's TOML: every value is asked for by key and kind, nothing is left over."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from model.criteria import same_entry
from model.errors import ProblemForUser
from model.text import folded, one_line


class CatalogueProblem(ProblemForUser):
    """The catalogue cannot be used; the sentence names the key that is wrong."""


def read_toml(data: bytes) -> dict[str, Any]:
    """Return the values of a TOML text in UTF-8, decimals as ``Decimal``. Raises CatalogueProblem."""
    try:
        return tomllib.loads(data.decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError:
        raise CatalogueProblem("El catálogo no se puede leer: guárdelo como texto UTF-8.") from None
    except (tomllib.TOMLDecodeError, ArithmeticError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        where = f" en la línea {line[1]}" if line else ""
        raise CatalogueProblem(f"El catálogo no se puede leer: revise lo escrito{where}.") from error


def merged(values: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``values`` with ``changes`` over them: tables key by key, everything else as a whole."""
    result = dict(values)
    for key, change in changes.items():
        old = result.get(key)
        both = isinstance(old, dict) and isinstance(change, dict)
        result[key] = merged(old or {}, change) if both else change
    return result


class Table:
    """A table of the catalogue. Raises CatalogueProblem for what is missing or of another kind."""

    def __init__(self, values: Mapping[str, Any], name: str = "") -> None:
        self._values = values
        self._name = name
        self._tables: dict[str, Table] = {}
        self._asked: set[str] = set()

    def problem(self, key: str, what: str) -> CatalogueProblem:
        """Return the problem that says ``what`` of the value at ``key``."""
        where = f" de [{self._name}]" if self._name else ""
        return CatalogueProblem(f"En el catálogo, «{key}»{where} {what}.")

    def table(self, key: str) -> Table:
        """Return the table at ``key``, the same object each time."""
        if key not in self._tables:
            values = self._get(key, dict, "debe ser una tabla, con su título entre corchetes")
            self._tables[key] = Table(values, f"{self._name}.{key}".lstrip("."))
        return self._tables[key]

    def number(self, key: str) -> Decimal:
        """Return a number, 0 or above."""
        return self._number(key, self._get(key, (int, Decimal), "debe ser un número"))

    def whole(self, key: str) -> int:
        """Return a number without decimals, 0 or above."""
        value: int = self._get(key, int, "debe ser un número sin decimales")
        return int(self._number(key, value))

    def flag(self, key: str) -> bool:
        """Return true or false."""
        value: bool = self._get(key, bool, "debe ser true o false")
        return value

    def text(self, key: str, *, blank: bool = True) -> str:
        """Return a text on one line; an empty one only where ``blank``."""
        value = one_line(self._get(key, str, "debe ser un texto entre comillas"))
        if not value and not blank:
            raise self.problem(key, "no puede ir vacío")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of different texts, none empty."""
        what = "debe ser una lista de textos distintos, ninguno vacío"
        values = self._get(key, list, what)
        if not all(isinstance(value, str) and value.strip() for value in values):
            raise self.problem(key, what)
        if len({folded(value) for value in values}) < len(values):
            raise self.problem(key, what)
        return tuple(map(one_line, values))

    def numbers(self, key: str) -> tuple[Decimal, ...]:
        """Return a list of numbers, each 0 or above."""
        what = "debe ser una lista de números"
        values = self._get(key, list, what)
        if not all(isinstance(value, int | Decimal) and not isinstance(value, bool) for value in values):
            raise self.problem(key, what)
        return tuple(self._number(key, value) for value in values)

    def rows(self, key: str, *, unique: str) -> list[Table]:
        """Return a list of tables in which no two have the same text at ``unique``."""
        what = "debe ser una lista de datos entre llaves"
        values = self._get(key, list, what)
        if not all(isinstance(value, dict) for value in values):
            raise self.problem(key, what)
        rows = [Table(value, f"{self._name}.{key}") for value in values]
        names = [folded(row.text(unique)) for row in rows]
        twice = next((row.text(unique) for n, row in enumerate(rows) if names[n] in names[:n]), None)
        if twice is not None:
            raise self.problem(key, f"tiene dos veces «{twice}»")
        self._tables |= {f"{key} {n}": row for n, row in enumerate(rows)}
        return rows

    def require_increasing(self, *keys: str) -> None:
        """Raise unless the numbers at ``keys`` grow from each to the next."""
        for lower, upper in pairwise(keys):
            if self.number(lower) >= self.number(upper):
                raise self.problem(upper, f"debe ser mayor que «{lower}»")

    def require_known(self, key: str, texts: Sequence[str], list_name: str, known: Sequence[str]) -> None:
        """Raise unless every text is in ``known``, which is empty where anything goes."""
        unknown = next((text for text in texts if known and same_entry(known, text) is None), None)
        if unknown is not None:
            raise self.problem(key, f"nombra «{unknown}», que no está en {list_name}")

    def finish(self) -> None:
        """Raise if a value of this table or of one inside it was never asked for."""
        for table in self._tables.values():
            table.finish()
        left = next((key for key in self._values if key not in self._asked), None)
        if left is not None:
            raise self.problem(left, "no existe; revise cómo está escrito")

    def _get(self, key: str, kind: type | tuple[type, ...], what: str) -> Any:
        self._asked.add(key)
        if key not in self._values:
            raise self.problem(key, "falta")
        value = self._values[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self.problem(key, what)
        return value

    def _number(self, key: str, value: int | Decimal) -> Decimal:
        number = Decimal(value)
        if not number.is_finite() or number < 0:
            raise self.problem(key, "debe ser un número, 0 o mayor")
        return number
