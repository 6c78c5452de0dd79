"""What a rule is: its words as data, its condition as a pure function, and what it points at."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from typing import Generic, TypeVar

from model.calculations import (
    Compliance,
    Series,
    compliance,
    declared_goal,
    quarter_values,
    rule_of,
)
from model.criteria import Criteria
from model.frozen import frozen
from model.hashing import digits_of
from model.levels import Level, parse_level
from model.numbers import plain
from model.once import once
from model.report import Accumulation, Four, Indicator, Programming, Report, Settings
from model.units import is_percent

Extract = TypeVar("Extract", bound=Hashable)


@frozen
class Context:
    """What the rules know beside the rows: settings and two facts of the heading."""

    settings: Settings
    fiscal_year: int | None
    shared_mir: bool
    criteria: Criteria


@frozen
class Hit:
    """A place where a rule fires.

    ``key`` is the column (or report field) that is highlighted, ``mend`` the field where it is mended ("":
    the same). ``words`` fill the rule's message, ``variant`` picks another of its messages. ``about`` is a
    fingerprint of what was judged: an acceptance holds as long as it is the same. ``indicator`` is the
    row's id; rules of one indicator leave it out.
    """

    key: str
    about: str
    words: Mapping[str, str] = field(default_factory=dict)
    mend: str = ""
    variant: str = ""
    indicator: str | None = None


class Case:
    """An indicator as the rules see it; what several of them ask is computed once."""

    def __init__(self, indicator: Indicator, context: Context) -> None:
        self.indicator = indicator
        self.context = context
        self.settings = context.settings
        self.criteria = context.criteria
        self.limits = context.criteria.limits
        self.quarter = context.settings.quarter
        self._compliances: dict[int, Compliance] = {}

    @once
    def percent(self) -> bool:
        """Whether its values are percentage points."""
        return is_percent(self.indicator.unit)

    @once
    def level(self) -> Level | None:
        """The level of the matrix, None if its text names none."""
        return parse_level(self.indicator.level)

    @once
    def begun(self) -> bool:
        """Whether the row holds more than a new one is given; until then most of what it lacks is no news."""
        row = self.indicator
        return any((row.name, row.definition, row.method)) or any(
            value is not None for value in (*row.programmed, *row.achieved)
        )

    @once
    def accumulation(self) -> Accumulation:
        """The rule of accumulation in force, never BY_UNIT."""
        return rule_of(self.indicator)

    @once
    def goal(self) -> Decimal | None:
        """The annual goal that ARI-03, ARI-09 and LB-01 compare with (``domain.md`` §3)."""
        return declared_goal(self.indicator)

    @once
    def programmed(self) -> Four:
        """Programmed per quarter, typed or derived from its variables."""
        return quarter_values(self.indicator, Series.PROGRAMMED)

    @once
    def achieved(self) -> Four:
        """Achieved per quarter, typed or derived from its variables."""
        return quarter_values(self.indicator, Series.ACHIEVED)

    def by_period(self, values: Four) -> Four:
        """Return what each quarter adds: first differences where programming is cumulative."""
        if self.indicator.programming is Programming.BY_PERIOD:
            return values
        first, second, third, fourth = values
        return (first, _added(first, second), _added(second, third), _added(third, fourth))

    def compliance(self, quarter: int) -> Compliance:
        """Return the compliance of a quarter (``domain.md`` §4.4)."""
        if quarter not in self._compliances:
            self._compliances[quarter] = compliance(self.indicator, quarter, self.settings)
        return self._compliances[quarter]


def _added(before: Decimal | None, after: Decimal | None) -> Decimal | None:
    return None if before is None or after is None else after - before


def fingerprint(*values: object) -> str:
    """Return a short text that stays the same as long as the values do: 25 and 25.0 are one value."""
    text = "|".join(plain(v) if isinstance(v, Decimal) else "" if v is None else str(v) for v in values)
    return text if len(text) <= 40 else digits_of(text)


@frozen(kw_only=True)
class Rule:
    """The words of a rule, in the officer's Spanish; its severity lives in the catalogue.

    ``message`` is a sentence with {places} that the hit's words fill; ``variants`` are other sentences for
    other cases of the same rule. ``check`` says what to look at, ``do`` what to do, ``source`` on whose word.
    """

    id: str
    message: str
    check: str
    do: str
    source: str
    variants: Mapping[str, str] = field(default_factory=dict)

    def sentence(self, hit: Hit) -> str:
        """Return the complete message of a hit."""
        template = self.variants[hit.variant] if hit.variant else self.message
        return template.format_map(hit.words)


@frozen(kw_only=True)
class IndicatorRule(Rule):
    """A rule that looks at one indicator alone."""

    judge: Callable[[Case], Iterable[Hit]]


@frozen(kw_only=True)
class MatrixRule(Rule, Generic[Extract]):
    """A rule that compares rows: ``extract`` keeps of each what ``judge`` compares.

    ``judge`` gets (id, extract) of every row, in the report's order, and runs again only when an extract
    or the context changes.
    """

    extract: Callable[[Case], Extract]
    judge: Callable[[Sequence[tuple[str, Extract]], Context], Iterable[Hit]]


@frozen(kw_only=True)
class ReportRule(Rule):
    """A rule that looks at heading and signatures."""

    judge: Callable[[Report, Context], Iterable[Hit]]
