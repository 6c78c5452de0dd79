"""What closes the report: its comments, the signature blocks and the footer lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from export.layout import Layout, signature_rows
from export.pdf.faces import Types
from export.pdf.sheet import Sheet, Strip, height_of
from export.pdf.type import Line, Type
from export.style import BAND_LINE, INK, MUTED
from model.report import Signature

MM = 72 / 25.4
_LINE = 60 * MM
_HAND = 22 * MM  # free height for the handwriting
_WIDEST = 85 * MM
_TALLEST = 90 * MM  # a row of signatures up to this height is never divided; it fits any paper


def closing(layout: Layout, types: Types, left: float, width: float) -> tuple[Strip, ...]:
    """Return the comments, the signature rows and the footer lines over ``width`` points from ``left``."""
    strips: list[Strip] = [_gap(6)] if layout.remarks else []
    for remark in layout.remarks:
        strips += [_at_left(line, left, types.note) for line in types.note.wrap(remark, width)]
    for signatures in signature_rows(layout):
        row = list(_signature_row(signatures, types, left, width))
        strips.append(_gap(12))
        strips += row if height_of(row) > _TALLEST else [_together(row)]
    if any(layout.footer):
        strips.append(_gap(12))
        for text in layout.footer:
            strips += [
                _centred((line,), (left,), width, types.plan, MUTED) for line in types.plan.wrap(text, width)
            ]
    return tuple(strips)


def _signature_row(
    signatures: Sequence[Signature], types: Types, left: float, width: float
) -> Iterator[Strip]:
    """Yield role, room for the hand with the line under it, name and position of signatures side by side."""
    block = min(width / len(signatures), _WIDEST)
    first = left + (width - block * len(signatures)) / 2
    edges = [first + block * number for number in range(len(signatures))]
    room = block - 8

    def texts(kind: Type, chosen: Sequence[str], ink: str = INK) -> Iterator[Strip]:
        wrapped = (kind.wrap(text, room) for text in chosen)
        for lines in zip_longest(*wrapped, fillvalue=kind.line("")):
            yield _centred(lines, edges, block, kind, ink)

    def draw(sheet: Sheet, top: float) -> None:
        line = min(_LINE, room)
        for edge in edges:
            start = edge + (block - line) / 2
            sheet.rule(start, top - _HAND, start + line, top - _HAND, BAND_LINE)

    yield from texts(types.label, [signature.role for signature in signatures], MUTED)
    yield Strip(_HAND + 2, draw)
    yield from texts(types.name, [signature.name for signature in signatures])
    yield from texts(types.plan, [signature.position for signature in signatures])


def _together(strips: Sequence[Strip]) -> Strip:
    def draw(sheet: Sheet, top: float) -> None:
        for strip in strips:
            strip.draw(sheet, top)
            top -= strip.height

    return Strip(height_of(strips), draw)


def _at_left(line: Line, left: float, kind: Type) -> Strip:
    def draw(sheet: Sheet, top: float) -> None:
        sheet.use(kind, INK)
        sheet.lines((line,), left, top, 0, 0)

    return Strip(kind.leading, draw)


def _centred(lines: Sequence[Line], edges: Sequence[float], room: float, kind: Type, ink: str) -> Strip:
    def draw(sheet: Sheet, top: float) -> None:
        sheet.use(kind, ink)
        for line, edge in zip(lines, edges, strict=True):
            sheet.lines((line,), edge, top, room, 0.5)

    return Strip(kind.leading, draw)


def _gap(height: float) -> Strip:
    return Strip(height, lambda _sheet, _top: None)
