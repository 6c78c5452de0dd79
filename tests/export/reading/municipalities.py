"""What the workbooks of another municipality hold, and how their cells are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

Four = tuple[Any, Any, Any, Any]
ATTRIBUTES = ("level", "name", "definition", "method", "unit", "type", "dimension", "frequency", "direction")
SHORT = ("1er. Trim", "2do. Trim", "3er. Trim", "4to. Trim")
_TEXTS = ("definition", "method", "type", "dimension", "frequency", "direction", "means")


@dataclass(frozen=True)
class Row:
    """One indicator and what it says."""

    level: str
    name: str
    method: str
    unit: str
    type: str
    dimension: str
    frequency: str
    direction: str
    baseline: int | None
    year: int | None
    programmed: Four
    achieved: Four
    means: str
    definition: str = ""

    @property
    def code(self) -> str:
        """The level as a code: "C1", "A1.2"."""
        kind, _, number = self.level.partition(" ")
        return kind[0] + number


def _row(level: str, name: str, top: str, bottom: str, unit: str, baseline: int, programmed: Four,
         achieved: Four, means: str) -> Row:  # fmt: skip
    high = level in ("Fin", "Propósito")
    return Row(
        level, name, f"({top} / {bottom}) * 100", unit, "Estratégico" if high else "De gestión", "Eficacia",
        "Anual" if high else "Trimestral", "Ascendente", baseline, 2021, programmed, achieved, means,
        f"Mide {name[0].lower()}{name[1:]}",
    )  # fmt: skip


ROWS = (
    _row("Fin", "Porcentaje de viviendas con agua entubada", "Viviendas con agua", "Viviendas totales",
         "Porcentaje", 82, (10, 20, 30, 40), (10, 25, None, None), "Censo del organismo operador"),
    _row("Propósito", "Porcentaje de colonias con servicio diario", "Colonias con servicio", "Colonias",
         "Porcentaje", 61, (25, 25, 25, 25), (20, 30, None, None), "Bitácora de operación"),
    _row("Componente 1", "Porcentaje de red rehabilitada", "Metros rehabilitados", "Metros programados",
         "Porcentaje", 12, (15, 35, 35, 15), (15, 30, None, None), "Estimaciones de obra"),
    _row("Actividad 1.1", "Fugas reparadas en la red de distribución", "Fugas reparadas", "Fugas reportadas",
         "Reparación", 940, (240, 260, 250, 250), (231, 274, None, None), "Órdenes de trabajo"),
    _row("Actividad 1.2", "Tomas domiciliarias instaladas en el año", "Tomas instaladas", "Tomas solicitadas",
         "Toma", 310, (80, 90, 90, 60), (75, 96, None, None), "Contratos firmados"),
    _row("Componente 2", "Porcentaje de muestras que cumplen la norma", "Muestras aptas", "Muestras tomadas",
         "Porcentaje", 97, (24, 26, 25, 25), (24, 26, None, None), "Informes del laboratorio"),
    _row("Actividad 2.1", "Muestras de agua analizadas por el laboratorio", "Muestras analizadas", "Muestras",
         "Análisis", 480, (120, 120, 120, 120), (118, 131, None, None), "Bitácora del laboratorio"),
)  # fmt: skip
ATTRIBUTES = ("level", "name", "definition", "method", "unit", "type", "dimension", "frequency", "direction")


def written(row: Row, key: str, shown: Callable[[Any, Row], Any] = lambda value, row: value) -> Any:
    """Return what stands in a cell for a key: "programmed_1", "achieved_total", "baseline", "name"…"""
    series, _, part = key.partition("_")
    if series in ("programmed", "achieved"):
        values = getattr(row, series)
        value = sum(v or 0 for v in values) if part == "total" else values[int(part) - 1]
        return None if value is None else shown(value, row)
    return getattr(row, key, None) if key else None


def put(sheet: Any, top: int, lines: Sequence[Sequence[Any]], left: int = 1) -> None:
    """Write lines of values; None leaves a cell blank."""
    for row, line in enumerate(lines, start=top):
        for column, value in enumerate(line, start=left):
            if value is not None:
                sheet.cell(row, column).value = value


def body(sheet: Any, top: int, keys: Sequence[str], rows: Sequence[Row] = ROWS, left: int = 1,
         shown: Callable[[Any, Row], Any] = lambda value, row: value) -> None:  # fmt: skip
    """Write the indicators under each other."""
    put(sheet, top, [[written(row, key, shown) for key in keys] for row in rows], left)


def bands() -> list[str]:
    return [f"{series}_{q}" for series in ("programmed", "achieved") for q in (1, 2, 3, 4)]


def titles(*patterns: str, quarters: Sequence[Any] = (1, 2, 3, 4)) -> list[str]:
    """Return the titles of the quarters, by patterns such as "Prog {}"."""
    return [pattern.format(quarter) for pattern in patterns for quarter in quarters]


def only(*kept: str, rows: Sequence[Row] = ROWS) -> tuple[Row, ...]:
    """Return the rows with these fields of text and baseline, the others blank as in a file without them."""
    blank: dict[str, Any] = dict.fromkeys(_TEXTS, "") | {"baseline": None, "year": None}
    return tuple(
        replace(row, **{key: value for key, value in blank.items() if key not in kept}) for row in rows
    )


def decimals(values: Four) -> tuple[Decimal | None, ...]:
    """Return the quarters as the report holds them."""
    return tuple(None if value is None else Decimal(value) for value in values)
