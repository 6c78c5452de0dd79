"""The words of the table that are no cell: the header's titles, over which columns they reach."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from export.layout import Layout
from model.schema import COLUMNS

CONTINUED = "(cont.)"
"""What stands behind the level where a row goes on from the page before."""

SOFT_HYPHEN = "\u00ad"
"""Where a word of a title may be divided; on the page it is unseen."""

_DIVISIBLE = (
    "Nom-bre", "Defini-ción", "Mé-todo", "Cálcu-lo", "Uni-dad", "Medi-da", "Dimen-sión", "Frecuen-cia",
    "Medi-ción", "Senti-do", "Espe-rado", "Verifi-cación",
)  # fmt: skip
_DIVIDED = {word.replace("-", ""): word.replace("-", SOFT_HYPHEN) for word in _DIVISIBLE}


class Title(NamedTuple):
    """A title over the columns ``first`` to ``last`` in the storeys ``top`` to ``bottom``, 0 the highest."""

    text: str
    first: int
    last: int
    top: int
    bottom: int


def header_titles(layout: Layout) -> tuple[Title, ...]:
    """Return the header's cells in three storeys: bands, titles, and the halves of a shared title.

    A band that only repeats the title of its one column reaches down; neighbouring titles with the same
    first line ("Línea Base") share it and keep their second line under it.
    """
    titles = []
    for band in layout.bands:
        columns = COLUMNS[band.first : band.last + 1]
        if [column.title for column in columns] == [band.title]:
            titles.append(Title(band.title, band.first, band.last, 0, 2))
            continue
        titles.append(Title(band.title, band.first, band.last, 0, 0))
        position = band.first
        for shared, run in groupby(columns, lambda column: column.title.rpartition("\n")[0]):
            members = tuple(run)
            last = position + len(members) - 1
            if shared:
                titles.append(Title(shared, position, last, 1, 1))
            for number, column in enumerate(members, position):
                titles.append(Title(column.title.rpartition("\n")[2], number, number, 2 if shared else 1, 2))
            position = last + 1
    return tuple(titles)


def divisible(title: Title) -> Title:
    """Return the title with soft hyphens in its long words."""
    return title._replace(text=" ".join(_DIVIDED.get(word, word) for word in title.text.split()))


def divided(text: str) -> str:
    """Return a title's text with its divisible words divided."""
    return text.replace(SOFT_HYPHEN, "- ")
