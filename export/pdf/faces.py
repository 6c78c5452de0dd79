"""The types of the paper: every size and weight in one place, in proportion to the table's own size."""

from __future__ import annotations

from dataclasses import dataclass, replace

from export.pdf.document import Document
from export.pdf.type import Type
from export.style import ITALIC, REGULAR, STRONG

LEAST_POINTS = 6.0
"""The smallest size that is read on paper without effort."""

_LEADING = 1.18  # of the table's lines, in sizes


@dataclass(frozen=True, slots=True)
class Types:
    """What each kind of text is set in."""

    body: Type
    strong: Type
    note: Type
    band: Type
    title: Type
    label: Type
    value: Type
    plan: Type
    plan_strong: Type
    small: Type
    name: Type
    watermark: Type

    def missing(self) -> frozenset[str]:
        """Return the characters that were replaced so far."""
        return frozenset(self.body.face.missing | self.strong.face.missing | self.note.face.missing)

    def close(self) -> Types:
        """Return these types with a table as small as can be read."""
        points = min(self.body.points, LEAST_POINTS)
        leading = round(points * _LEADING, 2)
        return replace(
            self,
            body=Type(self.body.face, points, leading),
            strong=Type(self.strong.face, points, leading),
            band=Type(self.band.face, points),
        )


def types_for(document: Document, points: float) -> Types:
    """Return the types for a table set in ``points``."""
    regular, strong, italic = (document.face(name) for name in (REGULAR, STRONG, ITALIC))

    def sized(times: float) -> float:
        return round(points * times * 4) / 4

    return Types(
        body=Type(regular, points, round(points * _LEADING, 2)),
        strong=Type(strong, points, round(points * _LEADING, 2)),
        note=Type(italic, points, round(points * 1.25, 2)),
        band=Type(strong, points),
        title=Type(strong, sized(2.15)),
        label=Type(regular, sized(1.2), round(points * 1.55, 2)),
        value=Type(strong, sized(1.2), round(points * 1.55, 2)),
        plan=Type(regular, sized(1.08)),
        plan_strong=Type(strong, sized(1.08)),
        small=Type(regular, points),
        name=Type(strong, sized(1.2)),
        watermark=Type(strong, points * 25),
    )
