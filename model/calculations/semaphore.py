"""The semáforo: a compliance put into bands (``domain.md`` §4.5)."""

from __future__ import annotations

from decimal import Decimal

from model.calculations.compliance import (
    Compliance,
    ComplianceState,
    compliance,
    compliance_to_date,
    is_measured,
)
from model.calculations.values import Series, quarter_value
from model.frozen import frozen
from model.numbers import EPSILON
from model.report import Choice, Indicator, Settings


class Semaphore(Choice):
    """A lamp; wherever it is shown its label stands with the colour."""

    GREEN = "verde", "Verde"
    YELLOW = "amarillo", "Amarillo"
    OVER_YELLOW = "exceso", "Amarillo por exceso"
    RED = "rojo", "Rojo"
    PURPLE = "morado", "Sobrecumplimiento"
    GREY = "gris", "Sin semáforo"


@frozen
class Bands:
    """The limits in points, as the catalogue gives them.

    Red below ``yellow_min``, green from ``green_min`` to ``green_max`` (both included), yellow by excess up
    to ``over_max`` (included), purple above it.
    """

    yellow_min: Decimal
    green_min: Decimal
    green_max: Decimal
    over_max: Decimal


def semaphore(compliance: Compliance, bands: Bands) -> Semaphore:
    """Return the lamp of a compliance; GREY where it has no value."""
    value = compliance.value
    if value is None:
        return Semaphore.GREY
    if value < bands.green_min - EPSILON:
        return Semaphore.RED if value < bands.yellow_min - EPSILON else Semaphore.YELLOW
    if value <= bands.green_max + EPSILON:
        return Semaphore.GREEN
    return Semaphore.OVER_YELLOW if value <= bands.over_max + EPSILON else Semaphore.PURPLE


def quarter_semaphore(ind: Indicator, settings: Settings, bands: Bands) -> Semaphore:
    """Return the lamp of the reported quarter; GREY where the frequency does not let it be judged.

    A quarter programmed at 0 with progress is judged by the accumulated to date (``domain.md`` §4.4).
    """
    q = settings.quarter
    if not is_measured(ind, q, settings):
        return Semaphore.GREY
    judged = compliance(ind, q, settings)
    if judged.state is ComplianceState.WITHOUT_PROGRAMMING and quarter_value(ind, Series.PROGRAMMED, q) == 0:
        judged = compliance_to_date(ind, q, settings)
    return semaphore(judged, bands)
