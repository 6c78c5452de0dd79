"""The heading of every page: logos, title, who reports on what, and the link with the plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from export.layout import DRAFT, Layout
from export.pdf.faces import Types
from export.pdf.sheet import Sheet, Strip, height_of
from export.pdf.type import Line, Type
from export.style import BAND_LINE, HAIRLINE, HEADER_SHADE, INK, MUTED, RULE

_GAP = 4.0
_ELSEWHERE = "Se leen completos al principio del informe."


class _Run(NamedTuple):
    """A line of text at its place."""

    x: float
    line: Line
    type: Type
    ink: str = INK


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the table: ``first`` on page 1, and further if it flows; ``later`` after it."""

    first: tuple[Strip, ...]
    later: tuple[Strip, ...]
    flows: bool


def heading(
    layout: Layout,
    types: Types,
    edges: tuple[float, float],
    between: tuple[float, float],
    least: float,
    room: float,
) -> Heading:
    """Return the heading between two edges; title and pairs keep to ``between``, beside the logos.

    Title and pairs take ``least`` points at least, so that the logos have their height.

    It is repeated whole on every page if that leaves ``room`` points or less to it; a longer one is printed
    once, over as many pages as it needs, and the later pages carry its first lines.
    """
    whole = _Heading(layout, types, edges, between, least, clip=False).strips()
    if height_of(whole) <= room:
        return Heading(whole, whole, flows=False)
    return Heading(whole, _Heading(layout, types, edges, between, least, clip=True).strips(), flows=True)


@dataclass(frozen=True, slots=True)
class _Heading:
    layout: Layout
    types: Types
    edges: tuple[float, float]
    between: tuple[float, float]
    least: float
    clip: bool

    def strips(self) -> tuple[Strip, ...]:
        upper = (*self._titles(), *self._pairs())
        filler = max(self.least - height_of(upper), 0)
        return (*upper, _blank(filler + _GAP), *self._plan(), _blank(_GAP + 1))

    def _fit(self, kind: Type, text: str, room: float) -> Sequence[Line]:
        return (kind.clipped(text, room),) if self.clip else kind.wrap(text, room)

    def _titles(self) -> Iterable[Strip]:
        start, end = self.between
        title = f"{self.layout.title} · {DRAFT}" if self.layout.draft else self.layout.title
        for line in self._fit(self.types.title, title, end - start):
            yield _strip([_Run(start + (end - start - line.width) / 2, line, self.types.title)])
        yield _blank(2)

    def _pairs(self) -> Iterable[Strip]:
        pairs = self.layout.pairs
        half = (len(pairs) + 1) // 2
        start, end = self.between
        middle = start + (end - start) * 0.56
        columns = (
            self._entries(pairs[:half], start, middle - 3 * _GAP, self.types.label, self.types.value),
            self._entries(pairs[half:], middle, end, self.types.label, self.types.value),
        )
        nothing: list[_Run] = []
        for runs in zip_longest(*columns, fillvalue=nothing):
            yield _strip([run for column in runs for run in column], self.types.value.leading)

    def _entries(
        self, pairs: Sequence[tuple[str, str]], start: float, end: float, label: Type, value: Type
    ) -> list[list[_Run]]:
        """Return the lines of labelled texts, the texts in line with each other."""
        indent = start + max((label.width(name) for name, _ in pairs), default=0.0) + _GAP
        lines = []
        for name, text in pairs:
            for number, line in enumerate(self._fit(value, text, end - indent)):
                runs = [_Run(start, label.line(name), label, MUTED)] if number == 0 and name else []
                lines.append([*runs, _Run(indent, line, value)])
        return lines

    def _plan(self) -> Iterable[Strip]:
        types, inset = self.types, 3.0
        left, right = self.edges
        for line in self._fit(types.plan_strong, self.layout.plan_title, right - left - 2 * inset):
            yield self._shaded(_Run(left + inset, line, types.plan_strong))
        pairs = []
        for name, texts in self.layout.plan:
            shown = (_ELSEWHERE,) if self.clip and len(texts) > 1 else texts
            pairs += [(name if number == 0 else "", text) for number, text in enumerate(shown)]
        yield _blank(1.5)
        for runs in self._entries(pairs, left + inset, right - inset, types.plan, types.plan):
            yield _strip(runs)
        yield _blank(1.5)
        yield Strip(0, lambda sheet, top: sheet.rule(left, top, right, top, HAIRLINE, RULE))

    def _shaded(self, run: _Run) -> Strip:
        height = run.type.leading + 3
        left, right = self.edges

        def draw(sheet: Sheet, top: float) -> None:
            sheet.shade(left, top - height, right - left, height, HEADER_SHADE)
            sheet.rule(left, top, right, top, BAND_LINE, RULE)
            _draw([run], sheet, top - 1.5)

        return Strip(height, draw)


def _draw(runs: Iterable[_Run], sheet: Sheet, top: float) -> None:
    for run in runs:
        sheet.use(run.type, run.ink)
        sheet.block(run.x, top, run.line.operators)


def _strip(runs: Sequence[_Run], height: float | None = None) -> Strip:
    high = height or max((run.type.leading for run in runs), default=0.0)
    return Strip(high, lambda sheet, top: _draw(runs, sheet, top))


def _blank(height: float) -> Strip:
    return Strip(height, lambda _sheet, _top: None)
