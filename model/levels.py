"""The levels of the matrix and the codes inside their names: "Componente 1", "Actividad 1.4"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from model.text import folded

FIN, PURPOSE, COMPONENT, ACTIVITY = "Fin", "Propósito", "Componente", "Actividad"
KINDS = (FIN, PURPOSE, COMPONENT, ACTIVITY)

_PATTERN = re.compile(
    r"(fin|proposito|componente|actividad|c|a|f|p)\s*\.?\s*(\d{1,4})?(?:\s*\.\s*(\d{1,4}))?\.?"
)
_KIND_OF = {"fin": FIN, "f": FIN, "proposito": PURPOSE, "p": PURPOSE} | {
    "componente": COMPONENT, "c": COMPONENT, "actividad": ACTIVITY, "a": ACTIVITY,
}  # fmt: skip


class Level(NamedTuple):
    """A parsed level; ``component`` and ``activity`` are 0 where the text has no such number."""

    rank: int
    component: int
    activity: int

    @property
    def kind(self) -> str:
        """One of ``KINDS``."""
        return KINDS[self.rank]

    @property
    def code(self) -> str:
        """The short code officers use: "F", "P", "C1", "A1.4"."""
        numbers = ".".join(str(n) for n in (self.component, self.activity) if n)
        return self.kind[0] + numbers

    @property
    def title(self) -> str:
        """The form's own words: "Actividad 1.4"."""
        numbers = ".".join(str(n) for n in (self.component, self.activity) if n)
        return f"{self.kind} {numbers}".strip()

    @property
    def sort_key(self) -> tuple[int, int, int, int]:
        """Order of the form: Fin, Propósito, then each component with its activities behind it."""
        return (min(self.rank, 2), self.component, self.rank, self.activity)


@lru_cache(maxsize=8192)
def parse_level(text: str) -> Level | None:
    """Return the level that ``text`` names ("Actividad 1.4", "A1.4", "C2"), or None if it names none."""
    match = _PATTERN.fullmatch(folded(text))
    if match is None:
        return None
    kind, first, second = match.groups()
    return Level(KINDS.index(_KIND_OF[kind]), int(first or 0), int(second or 0))


def level_title(text: str) -> str:
    """Return the level in the form's own words, or the text itself if it names none."""
    level = parse_level(text)
    return level.title if level else text
