"""How one indicator stands at the reported quarter, in words: what the strip shows and says on hover."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from model.calculations import (
    Bands,
    Semaphore,
    Series,
    amount,
    annual_progress,
    compliance,
    explain,
    explain_compliance,
    quarter_semaphore,
    to_date_deviation,
)
from model.catalogue import Catalogue
from model.frozen import frozen
from model.numbers import rounded, shown
from model.report import Basis, Calculation, Indicator, Settings

NOTHING = "—"
DECIMALS = 1


@frozen
class Reading:
    """One figure: its title, itself, and a sentence that says where it comes from. ``lamp``: a semáforo's."""

    title: str
    text: str
    why: str
    lamp: str = ""


def readings(indicator: Indicator, settings: Settings, catalogue: Catalogue) -> Mapping[str, Reading]:
    """Return deviation, compliance, progress and semaphore of an indicator at the reported quarter."""
    quarter = settings.quarter
    to_date = settings.replace(basis=Basis.TO_DATE, calculation=Calculation.CORRECTED)
    annual = to_date.replace(basis=Basis.ANNUAL)
    judged = compliance(indicator, quarter, settings)
    state = quarter_semaphore(indicator, settings, catalogue.bands)
    progress = annual_progress(indicator, quarter)
    achieved, goal = (
        explain(indicator, series, None, annual) for series in (Series.ACHIEVED, Series.PROGRAMMED)
    )
    return {
        "deviation": Reading(
            "Desviación al trimestre",
            _deviation(to_date_deviation(indicator, settings), indicator.unit),
            explain(indicator, Series.VARIANCE, None, to_date),
        ),
        "compliance": Reading(
            "Cumplimiento",
            _percent(judged.value) if judged.value is not None else judged.state.label or NOTHING,
            explain_compliance(indicator, quarter, settings),
        ),
        "progress": Reading(
            "Avance anual", _percent(progress), f"Alcanzado. {achieved}\nMeta del año. {goal}"
        ),
        "semaphore": Reading("Semáforo", state.label, _limits(state, catalogue.bands), str(state)),
    }


def _deviation(off: Decimal | None, unit: str) -> str:
    if off is None:
        return NOTHING
    return f"{amount(off, unit)} por {'encima' if off > 0 else 'debajo'}" if off else "Sin desviación"


def _percent(value: Decimal | None) -> str:
    return NOTHING if value is None else shown(rounded(value, DECIMALS), percent=True)


def _limits(state: Semaphore, bands: Bands) -> str:
    low, green, high, most = (
        shown(limit, percent=True)
        for limit in (bands.yellow_min, bands.green_min, bands.green_max, bands.over_max)
    )
    return {
        Semaphore.GREEN: f"Verde: cumplimiento de {green} a {high}.",
        Semaphore.YELLOW: f"Amarillo: cumplimiento desde {low}, sin llegar a {green}.",
        Semaphore.OVER_YELLOW: f"Amarillo por exceso: cumplimiento de más de {high}, hasta {most}.",
        Semaphore.RED: f"Rojo: cumplimiento menor a {low}.",
        Semaphore.PURPLE: f"Sobrecumplimiento: cumplimiento mayor a {most}.",
        Semaphore.GREY: "Sin semáforo: el trimestre no se puede juzgar con estos datos.",
    }[state]
