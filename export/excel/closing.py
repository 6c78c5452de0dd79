"""What closes the form: the notes under the table, the signatures and the footer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from textwrap import wrap

from export.excel.looks import CLOSING, NOTE, SIGNATURE_LINE, SIGNED, SIGNED_NAME, Wear
from export.excel.page import Page
from export.excel.sizes import Sizes
from export.layout import Layout, signature_rows
from model.report import Signature
from model.returned.marks import END, NOTED, places_mark
from model.schema import COLUMNS

_GAP = 6.0  # points
_FREE_FOR_THE_HAND = 62.4  # points: 22 mm
_NAME_HEIGHT = 17.0
_LINE_OF_REMARK = 240  # characters that surely fit over the whole width
_SIGNATURE_WIDTH = 360.0  # pixels: 60 mm and some air

Block = tuple[int, int]
"""A run of rows: the first and the last."""


def _cut_note(layout: Layout, sizes: Sizes) -> str:
    names = [f"{layout.rows[row][0].text} ({COLUMNS[column].title})" for row, column in sizes.cut]
    return (
        "Excel no puede mostrar un renglón tan alto como estos textos; están completos en su celda: "
        f"{', '.join(names)}."
    )


def closing(page: Page, layout: Layout, sizes: Sizes) -> tuple[Block, ...]:
    """Put notes, signatures and footer; return the rows of each row of signatures, to be kept together."""
    together = []
    page.mark(END)
    remarks = (line for remark in layout.remarks for line in wrap(remark, _LINE_OF_REMARK))
    for note in (*layout.notes, *((_cut_note(layout, sizes),) if sizes.cut else ()), *remarks):
        page.put(1, page.last, note, NOTE)
        page.next()
    page.mark(NOTED)
    number = 0
    for signatures in signature_rows(layout):
        page.next(2 * _GAP)
        first = page.row
        _signatures(page, signatures, number)
        number += len(signatures)
        together.append((first, page.row - 1))
    if layout.footer:
        page.next(2 * _GAP)
    for position, line in enumerate(layout.footer):
        page.put(1, page.last, line, CLOSING)
        page.mark(places_mark({1: f"footer.{position}"}))
        page.next()
    return tuple(together)


def _blocks(page: Page, count: int) -> list[tuple[int, int]]:
    """Return the first and last column of each of ``count`` signatures, spread over the page."""
    edges = [0.0, *accumulate(page.widths)]
    share = edges[-1] / count
    wanted = min(_SIGNATURE_WIDTH, 0.86 * share)

    def misfit(block: tuple[int, int], middle: float) -> float:
        left, right = edges[block[0] - 1], edges[block[1]]
        return abs(right - left - wanted) + abs((left + right) / 2 - middle)

    blocks: list[tuple[int, int]] = []
    for number in range(count):
        free = blocks[-1][1] + 2 if blocks else 1
        room = page.last - 2 * (count - 1 - number)  # a column and a gap for each of those that follow
        candidates = [(first, last) for first in range(free, room + 1) for last in range(first, room + 1)]
        blocks.append(min(candidates, key=lambda block: misfit(block, (number + 0.5) * share)))
    return blocks


def _signatures(page: Page, signatures: Sequence[Signature], number: int) -> None:
    """Put signatures side by side; ``number`` is the place of the first among all, from 0."""
    blocks = _blocks(page, len(signatures))

    def line(key: str, texts: Sequence[str], wear: Wear, height: float = 0.0) -> None:
        for (first, last), text in zip(blocks, texts, strict=True):
            page.put(first, last, text, wear)
        if key:
            page.mark(places_mark({first: f"{key}.{number + at}" for at, (first, _) in enumerate(blocks)}))
        page.next(height)

    line("role", [signature.role for signature in signatures], SIGNED)
    line("", [""] * len(signatures), SIGNATURE_LINE, _FREE_FOR_THE_HAND)
    line("name", [signature.name for signature in signatures], SIGNED_NAME, _NAME_HEIGHT)
    line("position", [signature.position for signature in signatures], SIGNED)
