"""What a unit of measure means for reading, showing and accumulating values."""

from __future__ import annotations

from functools import lru_cache

from model.report import Accumulation
from model.text import folded

_PERCENT = frozenset({"porcentaje", "porciento", "por ciento", "%"})

_BY_FIRST_WORD = dict.fromkeys(("tasa", "indice", "razon", "proporcion"), Accumulation.LAST) | dict.fromkeys(
    ("promedio", "tiempo", "minuto", "minutos", "hora", "horas", "dia", "dias"), Accumulation.MEAN
)


@lru_cache(maxsize=512)
def is_percent(unit: str) -> bool:
    """Return whether values of this unit are percentage points, shown with " %"."""
    return folded(unit) in _PERCENT


@lru_cache(maxsize=512)
def usual_accumulation(unit: str) -> Accumulation:
    """Return the rule that a unit accumulates by when nothing else is declared (``domain.md`` §4.3)."""
    words = folded(unit).split()
    return _BY_FIRST_WORD.get(words[0], Accumulation.SUM) if words else Accumulation.SUM
