"""How versions and differences are told to the officer."""

from __future__ import annotations

from datetime import datetime

from model.compare import Difference, Kind
from model.safekeeping.versions import Why

WHOLE_ROW, PLACE, BLANK = "Todo el indicador", "Lugar en la tabla", "vacío"

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
    return difference.title, difference.before or BLANK, difference.after or BLANK
