"""Which indicators to look at for a while. The report itself is never shortened by it."""

from __future__ import annotations

from functools import lru_cache

from model.calculations import Semaphore, Series, is_measured, quarter_semaphore, quarter_value
from model.catalogue import Catalogue
from model.findings import Findings
from model.frozen import frozen
from model.levels import Level, parse_level
from model.report import Indicator, Report, Settings


@frozen
class Filter:
    """Conditions that an indicator must all meet; "" or None asks for nothing.

    ``kind`` is one of ``model.levels.KINDS``; ``component`` a component's number, which its activities
    bear too; ``lamp`` the semáforo of the reported quarter; ``with_findings`` asks for an open pendiente,
    ``not_captured`` for a reported quarter that is due and has no value.
    """

    kind: str = ""
    component: int | None = None
    lamp: Semaphore | None = None
    with_findings: bool = False
    not_captured: bool = False

    @property
    def asks(self) -> bool:
        """Whether there is any condition."""
        return self != Filter()


def matching(wanted: Filter, report: Report, findings: Findings, catalogue: Catalogue) -> frozenset[str]:
    """Return the ids of the indicators that meet every condition."""
    open_rows = frozenset(f.indicator for f in findings.all if f.accepted is None and f.indicator is not None)

    def meets(indicator: Indicator) -> bool:
        level = parse_level(indicator.level)
        return (
            (not wanted.kind or (level is not None and level.kind == wanted.kind))
            and (wanted.component is None or _component(level) == wanted.component)
            and (wanted.lamp is None or _lamp(indicator, report.settings, catalogue) is wanted.lamp)
            and (not wanted.with_findings or indicator.id in open_rows)
            and (not wanted.not_captured or is_missing(indicator, report.settings))
        )

    return frozenset(indicator.id for indicator in report.indicators if meets(indicator))


def components(report: Report) -> tuple[int, ...]:
    """Return the numbers of the components in the report, in order."""
    return _components(tuple(row.level for row in report.indicators))


@lru_cache(maxsize=4)  # asked for after each change, and hardly any change touches a level
def _components(levels: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(sorted({number for level in levels if (number := _component(parse_level(level)))}))


def is_missing(indicator: Indicator, settings: Settings) -> bool:
    """Return whether the reported quarter is asked for and nothing was captured in it yet."""
    quarter = settings.quarter
    due = is_measured(indicator, quarter, settings)
    return due and quarter_value(indicator, Series.ACHIEVED, quarter) is None


def _component(level: Level | None) -> int:
    return level.component if level is not None else 0


def _lamp(indicator: Indicator, settings: Settings, catalogue: Catalogue) -> Semaphore:
    return quarter_semaphore(indicator, settings, catalogue.bands)
