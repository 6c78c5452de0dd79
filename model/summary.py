"""What the status bar says of several cells: how many, their sum and their average."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from model.calculations import Look, figure
from model.frozen import frozen
from model.numbers import rounded, shown
from model.report import Indicator, Settings
from model.schema import Column, Kind, Value
from model.units import is_percent


@frozen
class Summary:
    """``filled``: cells that hold something; ``numbers``: quantities among them. ``total`` is their sum.

    ``percent`` tells that all are percentages, ``mixed`` that their units differ: then a sum means nothing.
    """

    filled: int = 0
    numbers: int = 0
    total: Decimal = Decimal(0)
    percent: bool = False
    mixed: bool = False

    def sentence(self) -> str:
        """Return what to show: "Suma: 75 % · Promedio: 25 % · Recuento: 3"; "" for less than two cells."""
        if self.filled < 2:
            return ""
        count = f"Recuento: {self.filled:,}"
        if self.mixed:
            return f"Unidades distintas: sin suma · {count}"
        if not self.numbers:
            return count
        mean = self.total / self.numbers
        figures = f"Suma: {self._shown(self.total)} · Promedio: {self._shown(mean)}"
        return f"{figures} · {count}"

    def _shown(self, value: Decimal) -> str:
        return shown(rounded(value), percent=self.percent)


def summary(cells: Iterable[tuple[Column, Indicator]], settings: Settings) -> Summary:
    """Return the summary of cells. Only quantities are added up; a year or a text is merely counted."""
    filled = 0
    values: list[Decimal] = []
    units: set[str] = set()
    for column, indicator in cells:
        if column.kind is not Kind.QUANTITY:
            filled += bool(column.text(indicator, settings))
            continue
        if column.series is not None:
            shows = figure(indicator, column.series, column.quarter, settings)
            fraction, percent = shows.look is Look.FRACTION, shows.look in (Look.FRACTION, Look.POINTS)
            value: Value = shows.value * 100 if fraction and shows.value is not None else shows.value
        else:
            value, percent = column.read(indicator), is_percent(indicator.unit)
        filled += value not in (None, "")
        if isinstance(value, Decimal):
            values.append(value)
            units.add(_PERCENT if percent else indicator.unit)
    return Summary(filled, len(values), sum(values, Decimal(0)), units == {_PERCENT}, len(units) > 1)


_PERCENT = "%"
