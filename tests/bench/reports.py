"""The real report made longer: the same rows over and over, each time those of other components."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice

from model.levels import Level, parse_level
from model.report import Indicator, Report

_TEXTS = ("name", "definition", "method", "means")


def enlarged(report: Report, rows: int, edition: int = 0) -> Report:
    """Return ``report`` with so many ``rows``: Fin and Propósito once, the others as often as it takes.

    A repeated row has an id, a code and texts of its own, so that nobody gains by keeping what is equal.
    Another ``edition`` has other texts in every row, as a report never seen before.
    """
    return report.replace(indicators=tuple(islice(_rows(report, edition), rows)))


def _rows(report: Report, edition: int) -> Iterator[Indicator]:
    levels = [(indicator, parse_level(indicator.level)) for indicator in report.indicators]
    step = max(level.component for _, level in levels if level)
    for turn in count():
        for indicator, level in levels:
            if level and level.component:
                yield _repeated(
                    indicator, Level(level.rank, level.component + turn * step, level.activity), edition
                )
            elif not turn:
                yield _marked(indicator, edition, edition)


def _repeated(indicator: Indicator, level: Level, edition: int) -> Indicator:
    if level.title == indicator.level:
        return _marked(indicator, edition, edition)
    named = indicator.replace(id=level.code.lower(), level=level.title)
    return _marked(named, level.component, edition)


def _marked(indicator: Indicator, number: int, edition: int) -> Indicator:
    if not number:
        return indicator
    mark = f" ({number}.{edition})"
    return indicator.replace(**{key: getattr(indicator, key) + mark for key in _TEXTS})
