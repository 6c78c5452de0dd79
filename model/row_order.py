"""The order in which a view shows rows sorted by a column."""

from __future__ import annotations

from decimal import Decimal

from model.calculations import figure
from model.levels import parse_level
from model.report import Indicator, Report, Settings
from model.schema import Column, Kind
from model.text import folded

_Key = tuple[int, Decimal, tuple[int, ...], str]


def sorted_ids(report: Report, column: Column, *, descending: bool = False) -> tuple[str, ...]:
    """Return the indicators' ids sorted by a column; equal ones keep their order, blanks come last.

    Levels follow the form's order, numbers their size, texts the alphabet without case and accents.
    """
    filled: list[Indicator] = []
    blank: list[Indicator] = []
    for indicator in report.indicators:
        text = column.text(indicator, report.settings)
        (filled if text else blank).append(indicator)
    filled.sort(key=lambda row: _key(row, column, report.settings), reverse=descending)
    return tuple(indicator.id for indicator in (*filled, *blank))


def _key(indicator: Indicator, column: Column, settings: Settings) -> _Key:
    if column.key == "level" and (level := parse_level(indicator.level)) is not None:
        return 0, Decimal(0), level.sort_key, ""
    value = column.read(indicator)
    if column.series is not None:
        value = figure(indicator, column.series, column.quarter, settings).value
    if column.kind in (Kind.QUANTITY, Kind.YEAR) and isinstance(value, Decimal | int):
        return 0, Decimal(value), (), ""
    return 1, Decimal(0), (), folded(column.text(indicator, settings))
