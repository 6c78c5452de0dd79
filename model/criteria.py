"""What the rules judge by: limits, lists and what each level admits. Always data, read by ``catalogue``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property, lru_cache

from model.calculations import Bands
from model.frozen import frozen
from model.text import folded


@frozen(kw_only=True)
class Limits:
    """Thresholds of the rules. Quantities with "percent" in their meaning are points: 90 means 90 %."""

    justify_below: Decimal
    justify_above: Decimal
    over_achievement: Decimal
    projection_from: Decimal
    projection_to: Decimal
    goal_tolerance: Decimal
    same_as_programmed: Decimal
    jump: Decimal
    decimals: int
    scale_factor: Decimal
    percent_may_pass_100: bool
    justification_characters: int
    action_words: int
    pattern_rows: int


@frozen
class Unit:
    """A unit of measure; values of a ``whole`` one have no decimals and are never negative."""

    name: str
    whole: bool


@frozen(kw_only=True)
class LevelCriteria:
    """What a level admits; an empty tuple admits everything."""

    types: tuple[str, ...]
    dimensions: tuple[str, ...]
    frequencies: tuple[str, ...]


@frozen
class Entry:
    """A responsible unit or programme: its code and its name."""

    code: str
    name: str


@frozen(kw_only=True, slots=False)
class Criteria:
    """Everything that rules judge by. An empty list switches off the check that reads it.

    ``levels`` is keyed by the kinds of ``model.levels.KINDS``. ``required_fields`` are keys of the
    heading; ``required_roles`` the roles that must sign.
    """

    bands: Bands
    limits: Limits
    units: tuple[Unit, ...]
    types: tuple[str, ...]
    dimensions: tuple[str, ...]
    frequencies: tuple[str, ...]
    directions: tuple[str, ...]
    levels: Mapping[str, LevelCriteria]
    dimension_of_every_level: str
    default_baselines: tuple[Decimal, ...]
    responsible_units: tuple[Entry, ...]
    programmes: tuple[Entry, ...]
    required_fields: tuple[str, ...]
    required_roles: tuple[str, ...]

    def unit(self, name: str) -> Unit | None:
        """Return the unit that a text names, in singular or plural and without regard to case and accents."""
        return self._units.get(name_key(name))

    @cached_property
    def known(self) -> dict[str, tuple[str, ...]]:
        """The names that each listed column admits, by the column's key; empty where anything goes."""
        return {
            "unit": tuple(unit.name for unit in self.units),
            "type": self.types,
            "dimension": self.dimensions,
            "frequency": self.frequencies,
            "direction": self.directions,
        }

    @cached_property
    def _units(self) -> dict[str, Unit]:
        plurals = {_plural(unit.name): unit for unit in self.units}
        return plurals | {name_key(unit.name): unit for unit in self.units}


def _plural(name: str) -> str:
    return " ".join(map(_plural_word, folded(name).split()))


def _plural_word(word: str) -> str:
    if word.endswith(("a", "e", "i", "o", "u")):
        return word + "s"
    return word[:-1] + "ces" if word.endswith("z") else word + "es"


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """Return what two spellings of a name have in common; remembered: they recur in every row."""
    return folded(name)


def same_entry(options: Iterable[str], text: str) -> str | None:
    """Return the option that equals ``text`` but for case, accents and spacing; None if there is none."""
    wanted = name_key(text)
    return next((option for option in options if name_key(option) == wanted), None)
