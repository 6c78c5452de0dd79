"""How files of older versions become files of this one: pure steps from plain JSON data to the same.

When ``SCHEMA`` is raised from n to n + 1, ``MIGRATIONS`` gets the step n, and a file written by version n
stays in ``tests/data/projects/`` for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Document = dict[str, Any]
Migrations = Mapping[int, Callable[[Document], Document]]

MIGRATIONS: Migrations = {}


def migrated(document: Document, schema: int, target: int, migrations: Migrations) -> Document:
    """Return the data as version ``target`` stores them; ``schema`` is the version they were stored by."""
    for step in range(schema, target):
        document = migrations[step](document)
    return document
