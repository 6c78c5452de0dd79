"""Codes and names that belong together: choosing one of the catalogue fills in the other."""

from __future__ import annotations

from collections.abc import Mapping

from model.catalogue import Catalogue
from model.criteria import Entry, same_entry
from model.schema import Value


def filled_in(catalogue: Catalogue, key: str, value: Value) -> Mapping[str, Value]:
    """Return what to fill in when field ``key`` becomes ``value``, by key: nothing if no list knows it.

    A name is known in any spelling and comes back in that of the list.
    """
    lists: tuple[tuple[str, str, tuple[Entry, ...]], ...] = (
        ("unit_code", "unit_name", catalogue.responsible_units),
        ("programme_code", "programme_name", catalogue.programmes),
    )
    text = str(value or "")
    for code, name, entries in lists:
        for entry in entries:
            by_code, by_name = (
                key == code and text == entry.code,
                key == name and same_entry([entry.name], text),
            )
            if by_code or by_name:
                return {code: entry.code, name: entry.name}
    return {}
