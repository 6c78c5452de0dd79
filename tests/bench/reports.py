"""The real report made longer: the same rows over and over, each time another component's."""

from __future__ import annotations

from itertools import islice

from model.levels import COMPONENT, Level, parse_level
from model.report import Indicator, Report

TEXTS = ("name", "definition", "method", "means")


def enlarged(report: Report, count: int, edition: int = 0) -> Report:
    """Return ``report`` with ``count`` indicators, at least as many as its own.

    Fin and Propósito stay single. Every repeated row has an id, a code and texts of its own, so that nobody
    gains by keeping what is equal; another ``edition`` changes the texts of all rows, as if never seen.
    """
    return report.model_copy(update={"indicators": tuple(islice(_rows(report, edition), count))})


def _rows(report: Report, edition: int):
    parsed = [(indicator, parse_level(indicator.level)) for indicator in report.indicators]
    step = max(level.component for _, level in parsed if level)
    turn = 0
    while True:
        for indicator, level in parsed:
            if level is not None and level.component:
                yield _copy(indicator, level, turn, step, edition)
            elif turn == 0:
                yield _marked(indicator, edition, "")
        turn += 1


def _copy(indicator: Indicator, level: Level, turn: int, step: int, edition: int) -> Indicator:
    if turn == 0:
        return _marked(indicator, edition, "")
    moved = Level(level.rank, level.component + turn * step, level.activity)
    named = indicator.model_copy(update={"id": f"{indicator.id}-{turn}", "level": moved.title})
    return _marked(named, edition, f" ({COMPONENT[0]}{moved.component})")


def _marked(indicator: Indicator, edition: int, mark: str) -> Indicator:
    mark += f" [{edition}]" if edition else ""
    if not mark:
        return indicator
    return indicator.model_copy(update={key: f"{getattr(indicator, key)}{mark}" for key in TEXTS})
