"""The table: its two-storey header, and the rows as lines of text that can be divided over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from export.layout import Cell, Layout
from export.pdf.columns import PADDING, Widths, column_widths, never_wraps
from export.pdf.faces import LEAST_POINTS, Types
from export.pdf.pagination import Piece
from export.pdf.sheet import Sheet
from export.pdf.titles import CONTINUED, Title, divided, divisible, header_titles
from export.pdf.type import NEXT_LINE, Line, Type
from export.progress import Progress, followed
from export.style import BAND_LINE, CALCULATED_SHADE, HAIRLINE, HEADER_SHADE, MUTED, REPORTED_SHADE, RULE
from model.schema import COLUMNS, Column, Kind

ROW_PADDING = 4.5
"""Points above and below the text of a row, together."""

CLOSE_PADDING = 1.2
"""What stands in place of ``PADDING`` where the figures would be too small to read."""

_EMPTY = "Este informe todavía no tiene indicadores."
_HEAD_PADDING = 2.5
_TOLERANCE = 0.01  # points; sums of widths are not exact


class Block(NamedTuple):
    """The lines of a cell, and the operators that show them all when they are flush left."""

    lines: tuple[Line, ...]
    operators: str


@dataclass(frozen=True, slots=True)
class Header:
    """The header laid out: the lines of each title and the heights of the three storeys in points."""

    titles: tuple[tuple[Title, Type, tuple[Line, ...]], ...]
    storeys: tuple[float, float, float]

    @property
    def height(self) -> float:
        """Its whole height."""
        return sum(self.storeys)


class Table:
    """The rows of a report, laid out for a width. ``counts`` tells how many lines each has.

    Where the figures would be too small to read, it is set closer, and at last its titles are divided.
    """

    def __init__(
        self, layout: Layout, types: Types, left: float, width: float, progress: Progress | None = None
    ) -> None:
        self.layout = layout
        self.types = types
        self.padding = PADDING
        titles = header_titles(layout)
        self.widths = self._divide(titles, width)
        if not self.readable:
            self.types, self.padding = types.close(), CLOSE_PADDING
            self.widths = self._divide(titles, width)
        if not self.readable:
            titles = tuple(map(divisible, titles))
            self.widths = self._divide(titles, width)
        self.edges = [left]
        for column in self.widths.columns:
            self.edges.append(self.edges[-1] + column)
        self.header = self._header(titles)
        self._figures = body = self.types.body
        if self.widths.figures < 1:
            self._figures = Type(body.face, body.points * self.widths.figures, body.leading)
        self._cache: list[dict[str, Block]] = [{} for _ in COLUMNS]
        self.rows = [self._row(cells) for cells in followed(layout.rows, progress, 0.1, 0.5)]
        self.counts = [max(len(block.lines) for block in row) for row in self.rows] or [1]

    def _divide(self, titles: Sequence[Title], width: float) -> Widths:
        widest = [0.0] * len(COLUMNS)
        for title in titles:
            word = self.types.strong.longest_word(divided(title.text)) / (title.last - title.first + 1)
            for position in range(title.first, title.last + 1):
                widest[position] = max(widest[position], word)
        texts = [[cell.text for cell in row] for row in self.layout.rows]
        measures = [self._type(column) for column in COLUMNS]
        # Each column counts with PADDING; where the table is set closer, it gets less, and all get more.
        saved = 2 * (PADDING - self.padding)
        readable = min(LEAST_POINTS / self.types.body.points, 1.0)
        widths = column_widths(texts, widest, measures, width + saved * len(COLUMNS), readable)
        return replace(widths, columns=tuple(column - saved for column in widths.columns))

    @property
    def readable(self) -> bool:
        """Whether the figures have a size that can be read; nothing else is ever smaller."""
        return self.types.body.points * self.widths.figures > LEAST_POINTS - 0.001

    def _type(self, column: Column) -> Type:
        return self.types.strong if column.key == "level" else self.types.body

    def _header(self, titles: Sequence[Title]) -> Header:
        laid, storeys = [], [0.0, 0.0, 0.0]
        for title in titles:
            kind = self.types.band if title.top == 0 else self.types.strong
            room = self.edges[title.last + 1] - self.edges[title.first] - 2 * self.padding
            whole = kind.longest_word(title.text) <= room + _TOLERANCE
            lines = kind.wrap(title.text if whole else divided(title.text), room)
            laid.append((title, kind, lines))
            if title.top == title.bottom:
                storeys[title.top] = max(storeys[title.top], len(lines) * kind.leading + 2 * _HEAD_PADDING)
        for title, kind, lines in laid:
            short = len(lines) * kind.leading + 2 * _HEAD_PADDING - sum(storeys[title.top : title.bottom + 1])
            storeys[title.bottom] += max(short, 0)
        return Header(tuple(laid), (storeys[0], storeys[1], storeys[2]))

    def _row(self, cells: Sequence[Cell]) -> tuple[Block, ...]:
        return tuple(
            self._cache[position].get(cell.text) or self._block(position, cell.text)
            for position, cell in enumerate(cells)
        )

    def _block(self, position: int, text: str) -> Block:
        column = COLUMNS[position]
        if never_wraps(column):
            lines: tuple[Line, ...] = (self._figures.line(text),)
        else:
            lines = self._type(column).wrap(text, self.widths.columns[position] - 2 * self.padding)
        block = Block(lines, NEXT_LINE.join(line.operators for line in lines) if text else "")
        self._cache[position][text] = block
        return block

    def draw_header(self, sheet: Sheet, top: float) -> float:
        """Draw the header below ``top``; return its lower edge."""
        levels = [top]
        for storey in self.header.storeys:
            levels.append(levels[-1] - storey)
        sheet.shade(self.edges[0], levels[3], self.edges[-1] - self.edges[0], top - levels[3], HEADER_SHADE)
        for title, kind, lines in self.header.titles:
            column = COLUMNS[title.first]
            x1, x2 = self.edges[title.first], self.edges[title.last + 1]
            y1, y2 = levels[title.top], levels[title.bottom + 1]
            if title.top == 1 and column.quarter == self.layout.report.settings.quarter:
                sheet.shade(x1, y2, x2 - x1, y1 - y2, REPORTED_SHADE)
            sheet.use(kind)
            sheet.lines(lines, x1, y1 - (y1 - y2 - len(lines) * kind.leading) / 2, x2 - x1, 0.5)
            if title.bottom < 2:
                sheet.rule(x1, y2, x2, y2, BAND_LINE if title.top == 0 else HAIRLINE, RULE)
            if title.top and title.last < len(COLUMNS) - 1:
                sheet.rule(x2, y1, x2, y2, HAIRLINE, RULE)
        for y in (levels[0], levels[3]):
            sheet.rule(self.edges[0], y, self.edges[-1], y, BAND_LINE, RULE)
        return levels[3]

    def draw_frame(self, sheet: Sheet, top: float, below: float, bottom: float) -> None:
        """Draw tints and upright rules: the header from ``top`` to ``below``, the rows down to ``bottom``."""
        for calculated, run in groupby(range(len(COLUMNS)), lambda position: COLUMNS[position].calculated):
            members = tuple(run)
            if calculated and self.rows:
                x1, x2 = self.edges[members[0]], self.edges[members[-1] + 1]
                sheet.shade(x1, bottom, x2 - x1, below - bottom, CALCULATED_SHADE)
        bands = {0, len(COLUMNS), *(band.first for band in self.layout.bands)}
        foot = bottom if self.rows else below  # an empty table says so right across
        for position, x in enumerate(self.edges):
            if position not in bands and self.rows:
                sheet.rule(x, below, x, bottom, HAIRLINE, RULE)
        for position in sorted(bands):
            end = bottom if position in (0, len(COLUMNS)) else foot
            sheet.rule(self.edges[position], top, self.edges[position], end, BAND_LINE, RULE)
        sheet.rule(self.edges[0], bottom, self.edges[-1], bottom, BAND_LINE, RULE)

    def draw_piece(self, sheet: Sheet, piece: Piece, top: float, height: float) -> None:
        """Draw a row, or the lines of it that stand on this page, below ``top``."""
        text_top = top - ROW_PADDING / 2
        if not self.rows:
            sheet.use(self.types.note, MUTED)
            sheet.lines(
                (self.types.note.line(_EMPTY),), self.edges[0], text_top, self.edges[-1] - self.edges[0], 0.5
            )
            return
        row = self.rows[piece.row]
        whole = piece.start == 0 and piece.end == self.counts[piece.row]
        for position, block in enumerate(row):
            if not block.operators:
                continue
            column, x = COLUMNS[position], self.edges[position] + self.padding
            if never_wraps(column):
                if piece.start == 0:
                    sheet.use(self._figures)
                    room = self.widths.columns[position] - 2 * self.padding
                    sheet.lines(block.lines, x, text_top, room, 0.5 if column.kind is Kind.YEAR else 1)
                continue
            sheet.use(self._type(column))
            if whole:
                sheet.block(x, text_top, block.operators)
            elif lines := block.lines[piece.start : piece.end]:
                sheet.block(x, text_top, NEXT_LINE.join(line.operators for line in lines))
        if piece.start:
            self._draw_continued(sheet, piece, text_top)
        sheet.rule(self.edges[0], top - height, self.edges[-1], top - height, HAIRLINE, RULE)

    def _draw_continued(self, sheet: Sheet, piece: Piece, top: float) -> None:
        """Say whose lines these are, where the level's own text has ended."""
        note = self.types.note
        text = f"{self.layout.rows[piece.row][0].text} {CONTINUED}"
        lines = note.wrap(text, self.widths.columns[0] - 2 * self.padding)
        if len(self.rows[piece.row][0].lines) <= piece.start and len(lines) < piece.lines:
            sheet.use(note, MUTED)
            sheet.block(self.edges[0] + self.padding, top, NEXT_LINE.join(line.operators for line in lines))
