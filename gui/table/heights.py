"""How high each row must be so that its texts are shown, measured once per row and column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gui.table.looks import RIGHT_ALIGNED, Measures
from model.report import Indicator, Settings
from model.schema import COLUMNS

WRAPPED = tuple(at for at, column in enumerate(COLUMNS) if not RIGHT_ALIGNED[column.kind])
"""The columns whose text may take several lines."""


class RowHeights:
    """Counts the lines of each row. A row is measured anew only when it, or a width, is another."""

    def __init__(self, measures: Measures) -> None:
        self._measures = measures
        self._counted: dict[str, tuple[Indicator, Mapping[int, int], list[int]]] = {}

    def height(self, indicator: Indicator, settings: Settings, widths: Mapping[int, int]) -> int:
        """Return the height of a row in pixels; ``widths`` are those of its columns, 0 where hidden."""
        known = self._counted.get(indicator.id)
        if known is None or known[0] is not indicator:
            counts = [self._lines(indicator, settings, column, widths[column]) for column in WRAPPED]
        else:
            _, before, counts = known
            for at, column in enumerate(WRAPPED):
                if before[column] != widths[column]:
                    counts[at] = self._lines(indicator, settings, column, widths[column])
        self._counted[indicator.id] = (indicator, widths, counts)
        return self._measures.row_height(max(1, *counts))

    def forget_others(self, indicators: Sequence[Indicator]) -> None:
        """Keep only what belongs to these rows."""
        present = {indicator.id for indicator in indicators}
        self._counted = {key: value for key, value in self._counted.items() if key in present}

    def _lines(self, indicator: Indicator, settings: Settings, column: int, width: int) -> int:
        if not width:
            return 0
        text = COLUMNS[column].text(indicator, settings)
        return self._measures.plain.count(text, self._measures.text_width(width))
