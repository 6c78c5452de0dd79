"""What a whole row says as a heading: titles, and those that only their neighbours explain."""

from __future__ import annotations

import re
from collections.abc import Mapping

from model.foreign import Cell, Stored
from model.importing.periods import month_of_year
from model.importing.words import NUMERALS, SHORT_BANDS, Title, cell_text, plain_words, title_of

_LETTERS_OF_A_NUMERAL = 5
_SHORT = re.compile(r"([a-z]) ?(\d{1,2})")
_YEAR = 12  # months

Row = Mapping[int, Cell]


def words_in(cell: Cell) -> str:
    """Return the text of a cell of the heading; a year may be stored as a number."""
    if cell.number is not None and 1990 <= cell.number <= 2100 and cell.number == int(cell.number):
        return str(int(cell.number))
    return cell.text


def is_title(cell: Cell) -> bool:
    """Return whether a cell can be one of a heading; Excel takes "ene-23" for a date."""
    return cell.stored in (Stored.TEXT, Stored.DATE) or (cell.number is not None and bool(words_in(cell)))


def titles_in(row: Row) -> dict[int, Title]:
    """Return what each column of a heading's row says."""
    known = {column: title_of(words) for column, cell in row.items() if (words := words_in(cell))}
    return known | {column: Title(quarter=q) for column, q in numerals_in(row).items()} | _lettered(row)


def quarters_in(row: Row) -> dict[int, Title]:
    """Return the titles of a row that name bands, quarters or other periods."""
    return {c: title for c, title in titles_in(row).items() if title.band or title.quarter or title.period}


def attributes_in(row: Row) -> int:
    """Return how many attributes the titles of a row name."""
    names = {title_of(words).attribute for cell in row.values() if (words := words_in(cell))}
    return len(names - {""})


def numerals_in(row: Row) -> dict[int, int]:
    """Return the columns of bare quarters that stand in a row side by side: I II III IV, or 1 2 3 4."""
    said = {
        column: NUMERALS.get(plain_words(text), 0)
        for column, cell in row.items()
        if len(text := cell_text(cell)) <= _LETTERS_OF_A_NUMERAL
    }
    return {
        first + offset: offset + 1
        for first in said
        if all(said.get(first + offset) == offset + 1 for offset in range(4))
        for offset in range(4)
    }


def _lettered(row: Row) -> dict[int, Title]:
    """Return the columns of a letter and a number side by side: P1 to P4 are quarters, P1 to P12 months."""
    said = {
        column: (match[1], int(match[2]))
        for column, cell in row.items()
        if 1 < len(cell.text) <= _LETTERS_OF_A_NUMERAL and (match := _SHORT.fullmatch(plain_words(cell.text)))
    }
    found: dict[int, Title] = {}
    for first, (letter, number) in said.items():
        if number != 1 or letter not in SHORT_BANDS:
            continue
        run = next(n for n in range(_YEAR + 1) if said.get(first + n) != (letter, n + 1))
        band = SHORT_BANDS[letter]
        if run == 4:
            found |= {first + n: Title(band=band, quarter=n + 1) for n in range(run)}
        elif run == _YEAR:
            found |= {first + n: Title(band=band, period=month_of_year(n + 1)) for n in range(run)}
    return found
