"""Cumplimiento and semáforo as formulas, as ``model.calculations`` has them (``domain.md`` §4.4, §4.5)."""

from __future__ import annotations

from decimal import Decimal

from export.excel.cells import number_text
from export.excel.formulas import BLANK
from model.calculations import Bands, Semaphore, orientation
from model.report import BaselineStatus, DescendingFormula, Indicator, Settings

LAMPS = {
    Semaphore.RED: "■ Rojo",
    Semaphore.YELLOW: "▲ Amarillo",
    Semaphore.GREEN: "● Verde",
    Semaphore.OVER_YELLOW: "△ Amarillo por exceso",
    Semaphore.PURPLE: "◆ Sobrecumplimiento",
    Semaphore.GREY: "○ Sin semáforo",
}
"""The lamps by shape and word; in the order of their limits, from the lowest."""

_LIT = tuple(LAMPS[lamp] for lamp in LAMPS if lamp is not Semaphore.GREY)
_BELOW, _ABOVE = Decimal("-1e-6"), Decimal("1.000001e-6")  # values are compared to within 1e-6


def compliance_formula(ind: Indicator, settings: Settings, programmed: str, achieved: str, base: str) -> str:
    """Return the compliance in points of two cells; ``base`` is the cell of the baseline."""
    p, a, sense = programmed, achieved, orientation(ind)
    if not sense:
        return BLANK
    by_baseline = BLANK
    if ind.baseline_status is BaselineStatus.KNOWN and ind.baseline_value is not None:
        improves = f"{p}>{base}" if sense > 0 else f"{p}<{base}"
        value = f"({base}-{a})*100/({base}-{p})"
        by_baseline = f"IF(ISNUMBER({base}),IF({improves},{value},{BLANK}),{BLANK})"
    usual = {
        DescendingFormula.MIRROR: f"MAX(0,200-{a}*100/{p})",
        DescendingFormula.INVERSE_RATIO: f"IF({a}=0,100,{p}*100/{a})",
        DescendingFormula.BASELINE: by_baseline,
    }[settings.descending]
    zero = f"IF({a}=0,100,0)"
    if sense > 0:
        usual, zero = f"{a}*100/{p}", BLANK
    judged = f"IF(AND({p}=0,{a}>=0),{zero},IF(OR({p}<0,{a}<0),{by_baseline},{usual}))"
    return f"IF(AND(ISNUMBER({p}),ISNUMBER({a})),{judged},{BLANK})"


def judged_formula(ind: Indicator, cells: tuple[str, str, str], quarter: str, to_date: str) -> str:
    """Return the compliance that lights the lamp; ``cells`` are programmed, achieved and programmed to date.

    Progress in a quarter programmed at 0 is judged by the compliance to date.
    """
    programmed, achieved, so_far = cells
    if orientation(ind) <= 0:
        return quarter
    out_of_turn = f"ISNUMBER({programmed}),N({programmed})=0,N({achieved})>0,N({so_far})<>0"
    return f"IF(AND({out_of_turn}),{to_date},{quarter})"


def lamp_formula(judged: str, bands: Bands, *, measured: bool) -> str:
    """Return the lamp of a compliance; grey where the frequency does not let it be judged."""
    grey = f'"{LAMPS[Semaphore.GREY]}"'
    if not measured:
        return grey
    limits = (
        bands.yellow_min + _BELOW,
        bands.green_min + _BELOW,
        bands.green_max + _ABOVE,
        bands.over_max + _ABOVE,
    )
    starts = ",".join(("-1E+300", *map(number_text, limits)))
    words = ",".join(f'"{word}"' for word in _LIT)
    return f"IF(ISNUMBER({judged}),CHOOSE(MATCH({judged},{{{starts}}}),{words}),{grey})"
