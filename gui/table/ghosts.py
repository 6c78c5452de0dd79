"""The ghost in an empty cell: what the quarter before was reported with.

``earlier`` is the row as the quarter before had it, None where it is not known; the first quarter's ghost is
the fourth of the year before, which only that row knows.
"""

from __future__ import annotations

from model.calculations import Series
from model.report import Indicator, Settings
from model.schema import COLUMN_BY_KEY, COLUMNS, Column

_WORDS = {
    1: "en el cuarto trimestre del año anterior",
    2: "en el primer trimestre",
    3: "en el segundo trimestre",
    4: "en el tercer trimestre",
}


def has_ghost(column: Column, settings: Settings) -> bool:
    """Return whether empty cells of a column show a ghost: those of what the reported quarter achieved."""
    return column.series is Series.ACHIEVED and column.quarter == settings.quarter


def ghost_column(settings: Settings) -> int | None:
    """Return the number of the column that ``has_ghost``, counted from 0."""
    return next((at for at, column in enumerate(COLUMNS) if has_ghost(column, settings)), None)


def before(column: Column, indicator: Indicator, settings: Settings, earlier: Indicator | None = None) -> str:
    """Return what the quarter before shows for an empty cell of a column, "" where it has no ghost."""
    if not has_ghost(column, settings) or column.text(indicator, settings):
        return ""
    if settings.quarter > 1:
        return COLUMN_BY_KEY[f"achieved_{settings.quarter - 1}"].text(indicator, settings)
    return COLUMN_BY_KEY["achieved_4"].text(earlier, settings) if earlier is not None else ""


def ghost(column: Column, indicator: Indicator, settings: Settings, earlier: Indicator | None = None) -> str:
    """Return the ghost as it is painted, told from a value by its words: "T1: 10 %"."""
    text = before(column, indicator, settings, earlier)
    return f"T{settings.quarter - 1 or 4}: {text}" if text else ""


def shorter(ghost: str) -> str:
    """Return a ghost for where there is less room: the value between small angles."""
    return f"\u2039{ghost.partition(': ')[2]}\u203a"


def ghost_words(
    column: Column, indicator: Indicator, settings: Settings, earlier: Indicator | None = None
) -> str:
    """Return the ghost as it is said: "en el primer trimestre: 10 %"."""
    text = before(column, indicator, settings, earlier)
    return f"{_WORDS[settings.quarter]}: {text}" if text else ""
