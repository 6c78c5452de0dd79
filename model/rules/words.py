"""How the messages of the rules say lists, compliances and typed values."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from model.numbers import plain, rounded, shown
from model.units import is_percent


def listed(items: Sequence[str], last: str = "y") -> str:
    """Return "a, b y c"."""
    return f" {last} ".join(filter(None, (", ".join(items[:-1]), items[-1]))) if items else ""


def points(value: Decimal) -> str:
    """Return a computed percentage with at most one decimal: "88.6 %"."""
    return f"{plain(rounded(value, 1))} %"


def typed(value: Decimal, unit: str) -> str:
    """Return an entered value in full, with " %" where the unit is points."""
    return shown(value, percent=is_percent(unit))


def counted(count: int, singular: str, plural: str) -> str:
    """Return "1 indicador" or "3 indicadores"."""
    return f"{count} {singular if count == 1 else plural}"
