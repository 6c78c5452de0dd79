"""One page being drawn: shades lie lowest, then the watermark, the rules, and the texts on top."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from export.pdf.type import Line, Type
from export.style import INK


@cache
def _colour(rgb: str) -> str:
    return " ".join(f"{int(rgb[i : i + 2], 16) / 255:.3g}" for i in (0, 2, 4))


@dataclass(slots=True)
class Sheet:
    """Collects the operators of a page, which opens with ``type``. Points, from the lower left corner."""

    type: Type
    shades: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=lambda: ["2 J"])  # lines that meet make a full corner
    texts: list[str] = field(default_factory=list)
    _ink: str = INK
    _weight: tuple[float, str] | None = None

    def __post_init__(self) -> None:
        self.texts.append(self.type.select)

    def shade(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle."""
        self.shades.append(f"{_colour(colour)} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def rule(self, x1: float, y1: float, x2: float, y2: float, weight: float, colour: str = INK) -> None:
        """Draw a line ``weight`` points wide."""
        if self._weight != (weight, colour):
            self._weight = (weight, colour)
            self.rules.append(f"{weight:g} w {_colour(colour)} RG")
        self.rules.append(f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S")

    def use(self, kind: Type, colour: str = INK) -> None:
        """Choose the type and colour of the texts that follow."""
        if self.type is not kind:
            self.type = kind
            self.texts.append(kind.select)
        if self._ink != colour:
            self._ink = colour
            self.texts.append(f"{_colour(colour)} rg")

    def block(self, x: float, top: float, operators: str) -> None:
        """Show lines joined by ``NEXT_LINE``, flush left at ``x``; ``top`` is the upper edge of the first."""
        self.texts.append(f"1 0 0 1 {x:.2f} {top - self.type.ascent:.2f} Tm{operators}")

    def lines(self, lines: Sequence[Line], x: float, top: float, room: float, align: float) -> None:
        """Show lines in ``room`` points from ``x``; ``align`` is 0 for left, 0.5 for centred, 1 for right."""
        for line in lines:
            self.block(x + (room - line.width) * align, top, line.operators)
            top -= self.type.leading

    def operators(self, watermark: str = "") -> str:
        """Return the page's operators."""
        return "\n".join((*self.shades, watermark, *self.rules, "0 g BT", *self.texts, "ET"))


class Strip(NamedTuple):
    """A slice of the page over its full width that is never divided: a line of the heading, a signature row.

    ``draw(sheet, top)`` draws it below ``top``.
    """

    height: float
    draw: Callable[[Sheet, float], None]


def height_of(strips: Sequence[Strip]) -> float:
    """Return the height of strips one under the other, in points."""
    return sum(strip.height for strip in strips)


def draw_strips(strips: Sequence[Strip], sheet: Sheet, top: float) -> float:
    """Draw strips one under the other; return where the last one ends."""
    for strip in strips:
        strip.draw(sheet, top)
        top -= strip.height
    return top
