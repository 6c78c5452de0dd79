"""What a tireless officer types, step by step, and what the report must then say: no program needed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from model.report import Report
from model.safekeeping.drafts import Draft, draft_before
from tests.factories import sample

Place = tuple[str | None, str]
NUMBERS, TEXTS = ("achieved_2", "programmed_3"), ("name", "definition", "means")
HEADING: tuple[Place, ...] = ((None, "axis"), (None, "plan"))
_ROWS = tuple(row.id for row in sample().indicators[3:9])
PLACES: tuple[Place, ...] = (*((row, key) for row in _ROWS for key in (*NUMBERS, *TEXTS)), *HEADING)
_WORDS = ("obra", "agua", "barrio", "informe", "acuerdo", "vecinos", "mercado")


@dataclass(frozen=True, slots=True)
class State:
    """What stands in each place, and the text of the open editor."""

    texts: Mapping[Place, str]
    typed: tuple[Place, str] | None = None

    @property
    def seen(self) -> Mapping[Place, str]:
        """What the officer saw, the open editor included."""
        return {**self.texts, **dict([self.typed] if self.typed else [])}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done: "go" to ``place``, a letter, "enter", "esc", "undo" or "save"; then ``after`` holds."""

    what: str
    place: Place
    after: State


def texts_of(report: Report) -> dict[Place, str]:
    """Return what a report says in every place that is typed in."""
    return {(row, key): draft_before(report, Draft(row, key, "")) for row, key in PLACES}


def steps(seed: int, texts: Mapping[Place, str]) -> Iterator[Step]:
    """Yield steps without end, beginning from ``texts``."""
    chance = random.Random(seed)
    while True:
        place = chance.choice(PLACES)
        before = State(MappingProxyType(dict(texts)))
        yield Step("go", place, before)
        typed = ""
        for letter in _text(chance, place[1]):
            typed += letter
            open_text = (place, typed) if typed != texts[place] else None
            yield Step(letter, place, State(before.texts, open_text))
        if chance.random() < 0.15:
            yield Step("esc", place, before)
            continue
        after = State(MappingProxyType({**texts, place: typed}))
        yield Step("enter", place, after)
        if chance.random() < 0.2 and typed != texts[place]:
            yield Step("undo", place, before)
            continue
        texts = after.texts
        if chance.random() < 0.05:
            yield Step("save", place, after)


def _text(chance: random.Random, key: str) -> str:
    if key in NUMBERS:
        return str(chance.randint(1, 99_999))
    return " ".join(chance.choices(_WORDS, k=chance.randint(1, 4)))
