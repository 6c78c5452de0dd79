"""Columns corrected by hand, remembered for the next file with the same headings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from model.foreign import column_of, letters
from model.importing.imported import Imported, Table
from model.importing.mapping import KEYS, ColumnUse, Correction
from model.importing.words import plain_words

MOST = 60
"""So many headings are remembered; the oldest go first."""

Remembered = Mapping[str, Mapping[str, str]]
"""Name of a heading -> position of a column in it, from 0 -> key, "" for a column that is left out."""


def heading_name(columns: Sequence[ColumnUse]) -> str:
    """Return a name for the titles of a table, the same wherever on its sheet the table begins."""
    first = min((use.column for use in columns), default=0)
    titles = "\n".join(f"{use.column - first} {plain_words(use.title)}" for use in columns)
    return sha256(titles.encode()).hexdigest()[:16]


def sheets_alike(imported: Imported) -> list[tuple[Table, tuple[str, ...]]]:
    """Return each kind of heading once, by its first table, with the names of all sheets that have it."""
    groups: dict[str, tuple[Table, dict[str, None]]] = {}
    for table in imported.tables:
        groups.setdefault(heading_name(table.columns), (table, {}))[1][table.sheet] = None
    return [(table, tuple(names)) for table, names in groups.values()]


def recalled(imported: Imported, remembered: Remembered) -> dict[str, dict[str, str]]:
    """Return the corrections, by sheet, that the officer made to such headings; ``imported`` has none yet."""
    found: dict[str, dict[str, str]] = {}
    for table, names in sheets_alike(imported):
        chosen = remembered.get(heading_name(table.columns), {})
        first = min((use.column for use in table.columns), default=0)
        correction = {
            letters(first + int(place)): key
            for place, key in chosen.items()
            if place.isdigit() and int(place) < 400 and key in ("", *KEYS)
        }
        found |= {name: dict(correction) for name in names if correction}
    return found


def remembering(
    imported: Imported, corrections: Mapping[str, Correction], remembered: Remembered
) -> dict[str, dict[str, str]]:
    """Return what is remembered from now on; ``imported`` is the reading without any correction."""
    made = {name: dict(chosen) for name, chosen in remembered.items()}
    for table, names in sheets_alike(imported):
        first = min((use.column for use in table.columns), default=0)
        chosen = _first_of(corrections, names)
        name = heading_name(table.columns)
        made.pop(name, None)
        if chosen:
            made[name] = {str(column_of(column) - first): key for column, key in chosen.items()}
    return dict(list(made.items())[-MOST:])


def _first_of(corrections: Mapping[str, Correction], names: Iterable[str]) -> Correction:
    return next((corrections[name] for name in names if name in corrections), {})
