"""Readable data for tests: indicators and reports in few words, and the real report of 2023."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from model.levels import parse_level
from model.report import Accumulation, Four, Heading, Indicator, Report, Settings, Signature

DATA = Path(__file__).parent / "data"

Number = Decimal | int | str | None

_FOURS = frozenset({
    "programmed", "achieved", "weights",
    "programmed_numerators", "programmed_denominators", "achieved_numerators", "achieved_denominators",
})  # fmt: skip
_SINGLES = frozenset({"baseline_value", "annual_goal", "annual_denominator"})

_TEXTS = (
    "level", "name", "definition", "method", "unit", "type", "dimension", "frequency", "direction", "means",
)  # fmt: skip

_COMPLETE: dict[str, Any] = {
    "level": "Actividad 1.1",
    "name": "Porcentaje de acciones realizadas",
    "definition": "Mide las acciones de difusión realizadas en el municipio respecto de las programadas.",
    "method": "(número de acciones realizadas / número de acciones programadas)*100",
    "unit": "Porcentaje",
    "type": "De gestión",
    "dimension": "Eficacia",
    "frequency": "Trimestral",
    "direction": "Ascendente",
    "baseline_value": 0,
    "baseline_year": 2022,
    "baseline_note": "El programa es nuevo.",
    "means": "Informe trimestral de la Dirección de Gobierno, en su archivo",
}


def number(value: Number) -> Decimal | None:
    """Return the quantity that ``value`` says; "" is blank. Not for floats: 0.1 is not a tenth."""
    return None if value is None or value == "" else Decimal(value)


def four(*values: Number) -> Four:
    """Return four quarters; those not given are blank."""
    first, second, third, fourth = [number(value) for value in values] + [None] * (4 - len(values))
    return (first, second, third, fourth)


def indicator(**values: Any) -> Indicator:
    """Return a complete indicator in % with ``values`` in place of its own.

    Quantities may be integers or texts, and quarters a shorter tuple: ``achieved=(25, "30.5")``.
    """
    fields = _COMPLETE | {"id": "1"} | values
    for key in _FOURS & fields.keys():
        fields[key] = four(*fields[key])
    for key in _SINGLES & fields.keys():
        fields[key] = number(fields[key])
    return Indicator(**fields)


def settings(**values: Any) -> Settings:
    """Return the report's settings; the second quarter is reported unless ``quarter`` is given."""
    return Settings(**({"quarter": 2} | values))


def report(*indicators: Indicator, **values: Any) -> Report:
    """Return a report of these indicators with heading, names in its signatures and settings of its own."""
    fields: dict[str, Any] = {
        "heading": Heading(
            fiscal_year=2023, unit_code="304", unit_name="Secretaría de Gobierno",
            programme_code="04", programme_name="Gobierno participativo",
            plan="Plan Municipal de Desarrollo 2022 - 2024", axis="2. Gobernabilidad democrática",
            objectives=("2.1 Construir mecanismos de participación ciudadana.",),
            place_and_date="Oaxaca de Juárez, 14/07/2023",
        ),
        "settings": settings(),
        "signatures": (
            Signature(role="Elaboró", name="Ana Ruiz", position="Enlace"),
            Signature(role="Vo. Bo.", name="Luis Mora", position="Secretario de Gobierno"),
        ),
    }  # fmt: skip
    return Report(indicators=indicators, **(fields | values))


def _points(texts: Iterable[str]) -> Four:
    return four(*(text.removesuffix("%") for text in texts))


def _sample_indicator(row: dict[str, Any]) -> Indicator:
    level = parse_level(row["level"])
    assert level is not None
    return Indicator(
        id=level.code.lower(),
        **{key: row[key] for key in _TEXTS},
        baseline_value=number(row["baseline_value"].removesuffix("%")),
        baseline_year=int(row["baseline_year"]),
        programmed=_points(row["programmed"]),
        achieved=_points(row["achieved"]),
        accumulation=Accumulation.SUM,
    )


@cache
def sample_source() -> dict[str, Any]:
    """Return the real report of the second quarter of 2023, cell by cell as it was printed."""
    source: dict[str, Any] = json.loads((DATA / "informe_2t_2023.json").read_text(encoding="utf-8"))
    return source


@cache
def sample() -> Report:
    """Return the real report in points; its ids are the codes in lower case ("f", "p", "c1", "a1.4")."""
    source = sample_source()
    heading = source["heading"]
    unit_code, unit_name = heading["responsible_unit"].split(" - ", 1)
    programme_code, programme_name = heading["budget_programme"].split(" - ", 1)
    title, year = heading["title"].rsplit(" ", 1)
    return Report(
        heading=Heading(
            title=title, fiscal_year=int(year), unit_code=unit_code, unit_name=unit_name,
            programme_code=programme_code, programme_name=programme_name,
            plan=heading["plan"], axis=heading["axis"], objectives=tuple(heading["objectives"]),
        ),
        settings=settings(),
        indicators=tuple(map(_sample_indicator, source["indicators"])),
        signatures=tuple(Signature(**signature) for signature in source["signatures"]),
        footer=tuple(source["footer"]),
    )  # fmt: skip


def sample_row(code: str) -> Indicator:
    """Return the real report's indicator with that id: "a2.7"."""
    return next(row for row in sample().indicators if row.id == code)
