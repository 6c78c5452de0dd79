"""How versions and differences are told to the officer."""

from __future__ import annotations

from datetime import datetime

from model.compare import Difference, Kind
from model.safekeeping.versions import Why

WHOLE_ROW, PLACE, BLANK = "Todo el indicador", "Lugar en la tabla", "vacío"
_SHARED, _LED_TO = 160, 40  # characters: a beginning that long is cut, up to so many before the difference

WHY = {
    Why.SAVING: "al guardar",
    Why.OVERWRITING: "antes de sobrescribirlo",
    Why.IMPORTING: "antes de importar",
    Why.RESTORING: "antes de volver a otra versión",
    Why.MIGRATION: "antes de pasar al formato nuevo",
}


def moment(when: datetime) -> str:
    """Return date and time by the clock of this computer: "14/07/2023 14:03"."""
    return f"{when.astimezone():%d/%m/%Y %H:%M}"


def changes(count: int) -> str:
    """Return how much differs from the open report."""
    if not count:
        return "Igual al informe abierto"
    return (
        "1 diferencia con el informe abierto"
        if count == 1
        else f"{count:,} diferencias con el informe abierto"
    )


def said(difference: Difference) -> tuple[str, str, str]:
    """Return what differs, and how it reads before and after."""
    match difference.kind:
        case Kind.ADDED:
            return WHOLE_ROW, "no está", difference.after or "está"
        case Kind.REMOVED:
            return WHOLE_ROW, difference.before or "está", "no está"
        case Kind.MOVED:
            return PLACE, "donde estaba", "en otro lugar"
    if not difference.before and not difference.after:
        return difference.title, "de una forma", "de otra"
    before, after = where_they_part(difference.before, difference.after)
    return difference.title, before or BLANK, after or BLANK


def where_they_part(before: str, after: str) -> tuple[str, str]:
    """Return two texts without a long beginning that both share: what differs is what must be seen."""
    pairs = enumerate(zip(before, after, strict=False))
    same = next((at for at, (old, new) in pairs if old != new), min(len(before), len(after)))
    if same < _SHARED:
        return before, after
    begin = max(before.rfind(space, 0, same - _LED_TO) for space in ("\n", " ")) + 1
    return (f"… {before[begin:]}", f"… {after[begin:]}") if begin else (before, after)
