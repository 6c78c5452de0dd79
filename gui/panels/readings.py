"""How one indicator stands at the reported quarter, in words: what the strip shows and says on hover."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
    """One figure: its title, itself, and what says where it comes from. ``lamp``: a semáforo's."""

    title: str
    text: str
    explain: Callable[[], str]
    lamp: str = ""

    @property
    def why(self) -> str:
        """A sentence that says where the figure comes from; it takes longer than the figure."""
        return self.explain()


def readings(indicator: Indicator, settings: Settings, catalogue: Catalogue) -> Mapping[str, Reading]:
    """Return deviation, compliance, progress and semaphore of an indicator at the reported quarter."""
    quarter = settings.quarter
    judged = compliance(indicator, quarter, settings)
    state = quarter_semaphore(indicator, settings, catalogue.bands)
    progress = annual_progress(indicator, quarter)
    return {
        "deviation": Reading(
            "Desviación al trimestre",
            _deviation(to_date_deviation(indicator, settings), indicator.unit),
            lambda: explain(indicator, Series.VARIANCE, None, _by(settings, Basis.TO_DATE)),
        ),
        "compliance": Reading(
            "Cumplimiento",
            _percent(judged.value) if judged.value is not None else judged.state.label or NOTHING,
            lambda: explain_compliance(indicator, quarter, settings),
        ),
        "progress": Reading("Avance anual", _percent(progress), lambda: _advance(indicator, settings)),
        "semaphore": Reading("Semáforo", state.label, lambda: _limits(state, catalogue.bands), str(state)),
    }


def _by(settings: Settings, basis: Basis) -> Settings:
    return settings.replace(basis=basis, calculation=Calculation.CORRECTED)


def _advance(indicator: Indicator, settings: Settings) -> str:
    achieved, goal = (
        explain(indicator, series, None, _by(settings, Basis.ANNUAL))
        for series in (Series.ACHIEVED, Series.PROGRAMMED)
    )
    return f"Alcanzado. {achieved}\nMeta del año. {goal}"


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
