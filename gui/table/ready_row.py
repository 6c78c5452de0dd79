"""The texts of one row as they are shown, made when first asked for and kept while the row is the same."""

from __future__ import annotations

from model.report import Indicator, Settings
from model.schema import COLUMNS


class ReadyRow:
    """What the cells of an indicator show under some settings; both are frozen, so it never goes stale."""

    __slots__ = ("_texts", "indicator", "settings")

    def __init__(self, indicator: Indicator, settings: Settings) -> None:
        self.indicator = indicator
        self.settings = settings
        self._texts: list[str | None] = [None] * len(COLUMNS)

    def text(self, column: int) -> str:
        """Return what the cell of a column, counted from 0, shows."""
        text = self._texts[column]
        if text is None:
            text = self._texts[column] = COLUMNS[column].text(self.indicator, self.settings)
        return text
