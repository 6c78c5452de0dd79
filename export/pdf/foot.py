"""The foot of every page: a strip for the rubrics, the closing words of the report, the page's number."""

from __future__ import annotations

from export.layout import DRAFT, Layout
from export.pdf.closing import MM
from export.pdf.faces import Types
from export.pdf.sheet import Sheet
from export.style import HAIRLINE, MUTED, RULE

FOOT_HEIGHT = 9.5 * MM
_RUBRICS = "Rúbricas"
_DRAFT_WORDS = f"{DRAFT}: quedan errores. No es para firma."
_MOST_BOXES = 5
_BOX = 24 * MM
_HALF_WORDS = 38 * MM  # left free for them on either side of the middle


def draw_foot(
    sheet: Sheet,
    layout: Layout,
    types: Types,
    edges: tuple[float, float],
    bottom: float,
    *,
    number: int,
    of: int,
) -> None:
    """Draw the foot between two edges, standing on ``bottom``, for page ``number`` of ``of``.

    The last page leaves out the closing words, which stand there in full under the signatures; a draft says
    instead why it is one.
    """
    left, right = edges
    top = bottom + FOOT_HEIGHT
    small = types.small
    centre = (top + bottom + small.leading) / 2
    sheet.use(small, MUTED)
    sheet.lines((small.line(_RUBRICS),), left, centre, 0, 0)
    start = left + small.width(_RUBRICS) + 5
    middle = (left + right) / 2
    boxes = min(max(len(layout.signatures), 2), _MOST_BOXES)
    box = min(_BOX, (middle - _HALF_WORDS - start) / boxes)
    for number_of_box in range(boxes + 1):
        x = start + number_of_box * box
        sheet.rule(x, bottom, x, top, HAIRLINE, RULE)
    end = start + boxes * box
    for y in (bottom, top):
        sheet.rule(start, y, end, y, HAIRLINE, RULE)
    page = small.line(f"Página {number} de {of}")
    sheet.lines((page,), left, centre, right - left, 1)
    words = _DRAFT_WORDS if layout.draft else " · ".join(filter(None, layout.footer))
    if layout.draft or number < of:
        half = middle - max(end, left + page.width) - 10
        sheet.lines((small.clipped(words, 2 * half),), middle - half, centre, 2 * half, 0.5)
