"""The report put together: measured, divided into pages, then drawn page by page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from math import cos, pi, sin

from export.layout import DRAFT, Layout, layout
from export.pdf.closing import MM, closing
from export.pdf.document import Document
from export.pdf.faces import Types, types_for
from export.pdf.foot import FOOT_HEIGHT, draw_foot
from export.pdf.heading import heading
from export.pdf.logos import place_logos
from export.pdf.pagination import Page, Room, paginate
from export.pdf.sheet import Sheet, draw_strips, height_of
from export.pdf.table import ROW_PADDING, Table
from export.progress import Progress, followed
from export.style import FOOT_MARGIN_MM, MARGIN_MM, MUTED, PAPER_MM, TABLE_POINTS, WATERMARK
from model.levels import parse_level
from model.report import Paper, Report

_HEADING_SHARE = 0.4  # of the page; a longer heading is printed once
_FOOT_GAP = 5.0
_NOTE_GAP = 1.5
_LOGO_MM = (44.0, 15.0)


@dataclass(frozen=True, slots=True)
class Replaced:
    """A character that no face can print; it stands on the page as ``type.REPLACEMENT``.

    ``indicator`` and ``key`` name its cell; a text outside the table has neither.
    """

    character: str
    indicator: str | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class PdfResult:
    """A finished PDF, what it was made from, and what could not be printed as it is.

    ``notices`` are sentences for the officer about how it looks.
    """

    data: bytes
    pages: int
    content: Layout
    missing: tuple[Replaced, ...] = ()
    notices: tuple[str, ...] = ()
    unreadable_logos: tuple[str, ...] = ()

    def read_back(self) -> tuple[str, ...]:
        """Return what ``verify`` would say, without laying the report out again."""
        from export.pdf.readback import missing_texts

        return missing_texts(self.data, self.content)


def write(report: Report, *, draft: bool, paper: Paper, progress: Progress | None = None) -> PdfResult:
    """Return the report as a PDF. Raises Cancelled when ``progress`` says so."""
    if progress is not None:
        progress.step(0)
    writing = _Writing(layout(report, draft=draft), paper, progress)
    data = writing.data(progress)
    return PdfResult(
        data=data,
        pages=len(writing.pages),
        content=writing.content,
        missing=_missing(writing),
        notices=() if writing.table.readable else (_small_figures(paper),),
        unreadable_logos=tuple(logo.description for logo in writing.logos.unreadable),
    )


class _Writing:
    def __init__(self, content: Layout, paper: Paper, progress: Progress | None) -> None:
        self.content = content
        width, height = (side * MM for side in PAPER_MM[paper])
        self.size = (width, height)
        self.left, self.right = MARGIN_MM * MM, width - MARGIN_MM * MM
        self.top, self.foot = height - MARGIN_MM * MM, FOOT_MARGIN_MM * MM
        body = self.top - self.foot - FOOT_HEIGHT - _FOOT_GAP

        self.document = Document(self.size, _document_title(content))
        self.types = types_for(self.document, TABLE_POINTS[paper])
        scale = TABLE_POINTS[paper] / TABLE_POINTS[Paper.OFICIO]
        box = (_LOGO_MM[0] * MM * scale, _LOGO_MM[1] * MM * scale)
        self.logos = place_logos(self.document, content.logos, self.left, self.right, self.top, box)
        least = box[1] if self.logos.stamps else 0.0
        self.heading = heading(
            content, self.types, (self.left, self.right), self.logos.between, least, body * _HEADING_SHARE
        )
        self.table = Table(content, self.types, self.left, self.right - self.left, progress)
        self.notes = [
            line for note in content.notes for line in self.types.note.wrap(note, self.right - self.left)
        ]
        self.closing = closing(content, self.types, self.left, self.right - self.left)
        first = body if self.heading.flows else body - height_of(self.heading.first)
        self.room = Room(
            first=first,
            page=body - height_of(self.heading.later),
            header=self.table.header.height + len(self.notes) * self.types.note.leading + _NOTE_GAP,
            line=self.table.types.body.leading,
            padding=ROW_PADDING,
        )
        opening = [strip.height for strip in self.heading.first] if self.heading.flows else []
        self.pages = paginate(self.table.counts, self.room, opening, [strip.height for strip in self.closing])

    def data(self, progress: Progress | None) -> bytes:
        watermark = _watermark(self.types, self.size) if self.content.draft else ""
        levels = list(_outline_levels(self.content))
        for number, page in enumerate(followed(self.pages, progress, 0.5, 0.9, every=4), 1):
            sheet = Sheet(self.types.body)
            self._draw(sheet, page, first=number == 1)
            draw_foot(
                sheet, self.content, self.types, (self.left, self.right), self.foot,
                number=number, of=len(self.pages),
            )  # fmt: skip
            for piece in page.pieces:
                if piece.start == 0 and self.content.rows:
                    cells = self.content.rows[piece.row]
                    title = f"{cells[0].text} · {cells[1].text[:80]}"
                    self.document.outline(title, f"row{piece.row}", levels[piece.row])
            self.document.end_page(sheet.operators(watermark), self.logos.stamps)
        if progress is not None:
            progress.step(0.9)
        return self.document.data()

    def _draw(self, sheet: Sheet, page: Page, *, first: bool) -> None:
        top = self.top
        if self.heading.flows and page.opening:
            if not first:
                top = draw_strips(self.heading.later, sheet, top)
            top = draw_strips([self.heading.first[number] for number in page.opening], sheet, top)
        else:
            top = draw_strips(self.heading.first if first else self.heading.later, sheet, top)
        if page.pieces:
            top = self._draw_table(sheet, page, top)
        draw_strips([self.closing[number] for number in page.closing], sheet, top)

    def _draw_table(self, sheet: Sheet, page: Page, top: float) -> float:
        heights = [self.room.height(piece.lines) for piece in page.pieces]
        below = self.table.draw_header(sheet, top)
        edges = list(accumulate(heights, lambda y, height: y - height, initial=below))
        for piece, y, height in zip(page.pieces, edges, heights, strict=False):
            self.table.draw_piece(sheet, piece, y, height)
        self.table.draw_frame(sheet, top, below, edges[-1])
        note = self.types.note
        sheet.use(note, MUTED)
        sheet.lines(self.notes, self.left, edges[-1] - _NOTE_GAP, 0, 0)
        return edges[-1] - _NOTE_GAP - len(self.notes) * note.leading


def _document_title(content: Layout) -> str:
    heading = content.report.heading
    unit = " ".join(filter(None, (heading.unit_code, heading.unit_name)))
    words = (content.title, unit, DRAFT if content.draft else "")
    return " · ".join(filter(None, words))


def _outline_levels(content: Layout) -> Iterator[int]:
    """Yield 1 for the activities, which lie under their component in the list of contents, else 0."""
    inside = False
    for row in content.report.indicators:
        level = parse_level(row.level)
        activity = level is not None and level.activity > 0
        yield int(activity and inside)
        inside = inside or not activity


def _watermark(types: Types, size: tuple[float, float]) -> str:
    kind = types.watermark
    line = kind.line(DRAFT)
    angle = pi / 7
    c, s = cos(angle), sin(angle)
    across, up = line.width / 2, kind.points * 0.35
    x = size[0] / 2 - across * c + up * s
    y = size[1] / 2 - across * s - up * c
    shade = int(WATERMARK[:2], 16) / 255
    turned = f"{c:.4f} {s:.4f} {-s:.4f} {c:.4f} {x:.2f} {y:.2f} Tm"
    return f"{shade:.3g} g BT {kind.select} {turned}{line.operators} ET"


def _small_figures(paper: Paper) -> str:
    larger = "" if paper is Paper.DOUBLE_LETTER else "el papel «Doble carta» o "
    return (
        "Hay cifras tan largas que se imprimen con letra de menos de 6 puntos: "
        f"use {larger}una unidad mayor, como miles de pesos."
    )


def _missing(writing: _Writing) -> tuple[Replaced, ...]:
    characters = writing.types.missing()
    if not characters:
        return ()
    found = [
        Replaced(character, indicator.id, cell.column.key)
        for indicator, cells in zip(writing.content.report.indicators, writing.content.rows, strict=True)
        for cell in cells
        for character in sorted(characters.intersection(cell.text))
    ]
    elsewhere = characters - {replaced.character for replaced in found}
    return (*found, *map(Replaced, sorted(elsewhere)))
