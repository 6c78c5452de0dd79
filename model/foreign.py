"""A foreign table as it was found: cells with addresses, before anything is understood of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from model.errors import ProblemForUser


class ImportProblem(ProblemForUser):
    """A foreign file that cannot be read, or that holds no quarterly report."""


class Stored(StrEnum):
    """How a cell keeps its value; the value is what travels between the processes."""

    TEXT = "t"
    NUMBER = "n"
    FRACTION = "%"  # a number that Excel shows times one hundred: 0.25 as "25%"
    POINTS = "p"  # a number with a literal % behind it, as this program writes it: 25 as "25 %"
    DATE = "d"  # ``text`` is ISO 8601
    ERROR = "e"  # ``text`` is "#REF!" and the like
    UNSAVED = "f"  # a formula whose result was never saved


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text as typed or shown, and its number where it stores one.

    ``said`` is what stood in the file, where the cell was put right or formed from several.
    """

    stored: Stored
    text: str
    number: Decimal | None = None
    formula: bool = False
    said: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, both corners included, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


Place = tuple[int, int]  # row and column, from 1


def letters(column: int) -> str:
    """Return the letters of a column counted from 1: "A", "AA"."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_of(name: str) -> int:
    """Return the column, from 1, that the letters name; 0 if they name none."""
    column = 0
    for letter in name.upper():
        if not "A" <= letter <= "Z":
            return 0
        column = column * 26 + ord(letter) - 64
    return column


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, or one text. Blank cells are left out of ``cells``.

    ``turned`` tells that rows and columns are exchanged; addresses are always those of the file.
    """

    name: str
    cells: Mapping[Place, Cell]
    merges: tuple[Area, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_text: bool = False
    turned: bool = False

    def address(self, row: int, column: int) -> str:
        """Return where a cell is, in the words of its source: "INFORME 2T!L14", "línea 35, columna 12"."""
        if self.turned:
            row, column = column, row
        if self.is_text:
            return f"línea {row}, columna {column}"
        return f"{self.name}!{letters(column)}{row}"

    def rows(self) -> dict[int, dict[int, Cell]]:
        """Return the cells by row and column, in order."""
        found: dict[int, dict[int, Cell]] = {}
        for row, column in sorted(self.cells):
            found.setdefault(row, {})[column] = self.cells[row, column]
        return found


@dataclass(frozen=True, slots=True)
class Book:
    """A whole file. ``notices`` are sentences on how it was read; ``name`` is the file's."""

    name: str
    sheets: tuple[Sheet, ...]
    notices: tuple[str, ...] = field(default=())
