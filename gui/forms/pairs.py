"""Codes and names that belong together: choosing one of the catalogue fills in the other."""

from __future__ import annotations

from collections.abc import Mapping

from model.catalogue import Catalogue
from model.criteria import Entry
from model.schema import Value


def filled_in(catalogue: Catalogue, key: str, value: Value) -> Mapping[str, Value]:
    """Return what to fill in beside field ``key`` when it becomes ``value``: nothing if no list knows it."""
    lists: tuple[tuple[str, str, tuple[Entry, ...]], ...] = (
        ("unit_code", "unit_name", catalogue.responsible_units),
        ("programme_code", "programme_name", catalogue.programmes),
    )
    for code, name, entries in lists:
        for entry in entries:
            if key == code and value == entry.code:
                return {name: entry.name}
            if key == name and value == entry.name:
                return {code: entry.code}
    return {}
