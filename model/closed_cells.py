"""Cells closed since an earlier quarter: what was reported then is changed only with a reason."""

from __future__ import annotations

from model.calculations import Series, quarter_value
from model.report import QUARTERS, Indicator, Opening, Report

_STEMS = ("achieved", "achieved_numerators", "achieved_denominators")
_CELLS = {f"{stem}_{quarter}": quarter for stem in _STEMS for quarter in QUARTERS}

CLOSED = "Está cerrada: se reportó en un trimestre anterior. Para corregirla, elija «Abrir celda cerrada…»."


class ClosedCells:
    """Which cells of a report are closed: what the quarter before it had reported of the same year.

    Made of a frozen report, so it holds for as long as the report has these parts.
    """

    def __init__(self, report: Report) -> None:
        reported = report.previous_quarter
        self._upto = reported if reported < report.settings.quarter else 0
        self._before = {row.id: row for row in report.previous} if self._upto else {}
        self._openings = {(opening.indicator, opening.key): opening for opening in report.openings}

    def __bool__(self) -> bool:
        """Whether any cell can be closed at all."""
        return bool(self._before)

    def holds(self, indicator: str, key: str) -> bool:
        """Return whether the cell of a column or field is closed for the indicator with this id."""
        quarter = _CELLS.get(key)
        if quarter is None or quarter > self._upto or (indicator, cell_of(key)) in self._openings:
            return False
        before = self._before.get(indicator)
        return before is not None and quarter_value(before, Series.ACHIEVED, quarter) is not None

    def kept(self, before: Indicator, after: Indicator) -> Indicator:
        """Return ``after`` with its closed cells as ``before``, the same row, has them."""
        held = [quarter for quarter in QUARTERS if self.holds(after.id, f"achieved_{quarter}")]
        values = {}
        for stem in _STEMS if held else ():
            pairs = zip(QUARTERS, getattr(before, stem), getattr(after, stem), strict=True)
            values[stem] = tuple(was if quarter in held else now for quarter, was, now in pairs)
        return after.replace(**values)

    def opening(self, indicator: str, key: str) -> Opening | None:
        """Return who opened a cell and why; None if nobody did."""
        return self._openings.get((indicator, cell_of(key)))


def cell_of(key: str) -> str:
    """Return the column that is closed with a column or field: variables go with the value they give."""
    return f"achieved_{_CELLS[key]}" if key in _CELLS else key


def opening_words(opening: Opening) -> str:
    """Return who opened a cell, when and why: "Se abrió el 14/10/2023 (Ana): se corrigió el dato."."""
    day = "/".join(reversed(opening.date[:10].split("-")))
    when = f" el {day}" if day else ""
    who = f" ({opening.user})" if opening.user else ""
    return f"Se abrió{when}{who}: {opening.reason}"
