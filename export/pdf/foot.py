"""The foot of every page: a strip for the rubrics, the closing words of the report, the page's number."""

from __future__ import annotations

from export.layout import Layout
from export.pdf.closing import MM
from export.pdf.faces import Types
from export.pdf.sheet import Sheet
from export.style import HAIRLINE, MUTED, RULE

FOOT_HEIGHT = 9.5 * MM
_RUBRICS = "Rúbricas"
_MOST_BOXES = 6
_BOX = 24 * MM


def draw_foot(
    sheet: Sheet, layout: Layout, types: Types, edges: tuple[float, float], bottom: float, *, number: int, of: int
) -> None:
    """Draw the foot between two edges, standing on ``bottom``, for page ``number`` of ``of``.

    The last page leaves out the closing words, which stand there in full under the signatures.
    """
    left, right = edges
    top = bottom + FOOT_HEIGHT
    small = types.small
    centre = (top + bottom + small.leading) / 2
    sheet.use(small, MUTED)
    sheet.lines((small.line(_RUBRICS),), left, centre, 0, 0)
    start = left + small.width(_RUBRICS) + 5
    boxes = min(max(len(layout.signatures), 2), _MOST_BOXES)
    for box in range(boxes + 1):
        x = start + box * _BOX
        sheet.rule(x, bottom, x, top, HAIRLINE, RULE)
    for y in (bottom, top):
        sheet.rule(start, y, start + boxes * _BOX, y, HAIRLINE, RULE)
    page = small.line(f"Página {number} de {of}")
    sheet.lines((page,), left, centre, right - left, 1)
    words = " · ".join(filter(None, layout.footer))
    if number < of and words:
        middle, half = (left + right) / 2, min((right - left) / 2 - page.width - 10, 120 * MM)
        half = min(half, (left + right) / 2 - (start + boxes * _BOX) - 10)
        if half > 60:
            sheet.lines((small.clipped(words, 2 * half),), middle - half, centre, 2 * half, 0.5)
