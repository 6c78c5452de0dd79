"""Paints the cells: one pass for the grounds, one for the texts of each face, one for marks and lines.

Nothing here asks Qt's model: a frame has hundreds of cells, and each question through Qt costs as much as
the drawing itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from PySide6.QtCore import QLineF, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygon, QStaticText

from gui.table.bands import LAST_OF_BAND
from gui.table.earlier import Standing
from gui.table.ghosts import ghost_column, shorter
from gui.table.inks import colour
from gui.table.looks import RIGHT_ALIGNED, Ground, Measures, ground
from gui.table.model import ReportTableModel
from gui.theme.metrics import FOCUS_WIDTH, SPACE
from gui.theme.palette import active
from gui.theme.roles import Palette
from gui.theme.shapes import mark_image, padlock_image
from model.frozen import frozen
from model.schema import COLUMNS, Kind

TOO_NARROW = "###"
_SHADOW = 2 * SPACE
_BESIDE_MARK = SPACE / 2

_RIGHT = tuple(RIGHT_ALIGNED[column.kind] for column in COLUMNS)
_CALCULATED = tuple(column.calculated for column in COLUMNS)
_CHOICE = tuple(column.kind is Kind.CHOICE for column in COLUMNS)


@frozen
class Strip:
    """A visible column or row: its number, where it begins in the viewport, and its size."""

    number: int
    start: int
    size: int


@frozen
class Picked:
    """What is chosen: ranges as (top, left, bottom, right), and the current cell.

    ``active`` tells whether the keys go there; ``editing`` is the cell whose editor is open.
    """

    ranges: tuple[tuple[int, int, int, int], ...] = ()
    current: tuple[int, int] | None = None
    active: bool = False
    editing: tuple[int, int] | None = None

    def in_row(self, row: int) -> list[tuple[int, int]]:
        """Return the selected stretches of a row, as first and last column."""
        return [(left, right) for top, left, bottom, right in self.ranges if top <= row <= bottom]


class CellPainter:
    """Paints cells of a report; made anew for each painting."""

    def __init__(self, model: ReportTableModel, measures: Measures, picked: Picked) -> None:
        self._model, self._measures, self._picked = model, measures, picked
        self.needs: dict[int, int] = {}
        """How wide columns would have to be for the figures painted that have no room, in pixels."""

    def paint(self, painter: QPainter, columns: Sequence[Strip], rows: Sequence[Strip], area: QRect) -> None:
        """Paint the cells where ``columns`` and ``rows`` cross, inside ``area`` of the viewport."""
        if columns and rows:
            painter.save()
            painter.setClipRect(area)
            frame = _Frame(painter, self._model, self._measures, self._picked, columns, rows)
            frame.paint()
            self.needs |= frame.needs
            painter.restore()

    def shadow(self, painter: QPainter, x: int, height: int, *, lifted: bool) -> None:
        """Paint the edge of the columns that stay at ``x``; ``lifted`` tells that others lie under them."""
        palette = active()
        if lifted:
            from PySide6.QtGui import QLinearGradient  # large, and not seen before somebody scrolls

            fade = QLinearGradient(x, 0, x + _SHADOW, 0)
            dark = QColor(palette.window if palette.dark else palette.text)
            dark.setAlpha(160 if palette.dark else 48)
            fade.setColorAt(0, dark)
            dark.setAlpha(0)
            fade.setColorAt(1, dark)
            painter.fillRect(QRect(x, 0, _SHADOW, height), fade)
        painter.fillRect(QRect(x - 1, 0, 1, height), colour(palette.control_border))


class _Frame:
    """One painting of one part of the viewport."""

    def __init__(
        self,
        painter: QPainter,
        model: ReportTableModel,
        measures: Measures,
        picked: Picked,
        columns: Sequence[Strip],
        rows: Sequence[Strip],
    ) -> None:
        self.painter, self.model, self.measures = painter, model, measures
        self.columns, self.rows, self.picked = columns, rows, picked
        self.palette: Palette = active()
        quarter = model.settings.quarter
        self.grounds = {strip.number: ground(COLUMNS[strip.number], quarter) for strip in columns}
        self.ghosts = ghost_column(model.settings)
        # (italic, ink) -> what is drawn where, so that pen and font change a few times a frame.
        self.texts: dict[tuple[bool, str], list[tuple[float, float, QStaticText]]] = {}
        self.marks: list[tuple[int, int, str]] = []
        self.comments: list[tuple[int, int]] = []
        self.padlocks: list[tuple[int, int]] = []
        self.changed: list[QRect] = []
        self.needs: dict[int, int] = {}

    def paint(self) -> None:
        for row in self.rows:
            self._row(row)
        for (italic, ink), drawings in self.texts.items():
            self.painter.setFont((self.measures.italic if italic else self.measures.plain).font)
            self.painter.setPen(colour(ink))
            draw = self.painter.drawStaticText
            for x, y, drawing in drawings:
                draw(QPointF(x, y), drawing)
        self._lines()
        scale = self.painter.device().devicePixelRatioF()
        for x, y, severity in self.marks:
            image = mark_image(severity, self.measures.mark, scale, self.palette.name)
            self.painter.drawPixmap(x, y, image)
        for x, y in self.padlocks:
            self.painter.drawPixmap(x, y, padlock_image(self.measures.mark, scale, self.palette.name))
        for bar in self.changed:
            self.painter.fillRect(bar, colour(self.palette.accent))
        self._comments()
        self._focus()

    def _row(self, row: Strip) -> None:
        ready, marks = self.model.row(row.number), self.model.marks(row.number)
        picked = self.picked.in_row(row.number)
        current, standings = self.picked.current, ready.standings
        for column in self.columns:
            number = column.number
            mark = marks[number]
            kind = self.grounds[number]
            if number in standings:
                kind = self._standing(standings[number], kind, column, row, marked=mark is not None)
            selected = any(first <= number <= last for first, last in picked)
            if selected and current != (row.number, number):
                back = self.palette.selection if self.picked.active else self.palette.selection_idle
                ink = self.palette.selection_text
            elif mark and mark != "accepted":
                back, ink = self.palette.severities[mark].ground, self.palette.text
            else:
                back = getattr(self.palette, kind.value).on(row.number)
                ink = self.palette.future_text if kind is Ground.FUTURE else self.palette.text
            self.painter.fillRect(column.start, row.start, column.size, row.size, colour(back))
            if self.picked.editing != (row.number, number):
                if text := ready.text(number):
                    self._text(text, column, row, ink, marked=mark is not None)
                elif number == self.ghosts and (text := ready.ghost(number)):
                    self._ghost(
                        text, column, row, ink if selected else self.palette.text_muted, marked=bool(mark)
                    )
            if mark:
                self._mark(mark, column, row)
            if number in ready.comments:
                self.comments.append((column.start + column.size - 1, row.start + row.size - 1))

    def _standing(
        self, standing: Standing, kind: Ground, column: Strip, row: Strip, *, marked: bool
    ) -> Ground:
        """Note the padlock or the bar of a cell that the quarter before knew; return the cell's ground."""
        measures = self.measures
        if standing is Standing.CHANGED:
            self.changed.append(QRect(column.start, row.start, measures.scaled(SPACE * 0.75), row.size - 1))
            return kind
        edge = measures.scaled(SPACE / 2)
        x, y = column.start + edge, row.start + row.size - measures.mark - edge - 1
        if marked and y < row.start + measures.top + measures.mark:  # a low row: beside the mark
            x += measures.mark + edge
        self.padlocks.append((x, y))
        return Ground.CALCULATED

    def _text(self, text: str, column: Strip, row: Strip, ink: str, *, marked: bool) -> None:
        measures, number = self.measures, column.number
        italic = _CALCULATED[number]
        layouts = measures.italic if italic else measures.plain
        if _RIGHT[number]:
            width = layouts.width(text)
            room = column.size - measures.side - (measures.mark if marked else 0)
            if width > room - (_BESIDE_MARK if marked else 0):
                need = column.size + ceil(width - room) + measures.side
                self.needs[number] = max(need, self.needs.get(number, 0))
            if width > room:
                text = TOO_NARROW
                width = layouts.width(text)
            drawing, x = layouts.drawing(text), column.start + column.size - measures.side - width
        else:
            drawing = layouts.paragraph(text, measures.text_width(column.size))
            x = column.start + measures.side
        self.texts.setdefault((italic, ink), []).append((x, row.start + measures.top, drawing))

    def _ghost(self, text: str, column: Strip, row: Strip, ink: str, *, marked: bool) -> None:
        """Show what the quarter before says, in italics; where there is no room it is said on hover alone."""
        layouts, measures = self.measures.italic, self.measures
        room = column.size - measures.side - (measures.mark + SPACE if marked else measures.side)
        text = next((said for said in (text, shorter(text)) if layouts.width(said) <= room), "")
        width = layouts.width(text)
        x = column.start + column.size - measures.side - width
        self.texts.setdefault((True, ink), []).append((x, row.start + measures.top, layouts.drawing(text)))

    def _comments(self) -> None:
        """Fold the lower right corner of cells with a comment; marks of findings are at the upper edge."""
        if not self.comments:
            return
        side = self.measures.scaled(2 * SPACE)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour(self.palette.accent))
        for x, y in self.comments:
            self.painter.drawPolygon(QPolygon([QPoint(x, y), QPoint(x - side, y), QPoint(x, y - side)]))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)

    def _mark(self, mark: str, column: Strip, row: Strip) -> None:
        measures = self.measures
        if _RIGHT[column.number]:  # beside the first figure, so that it never lies over one
            x = column.start + measures.scaled(SPACE / 2)
            y = row.start + measures.top + round((measures.plain.line_height - measures.mark) / 2)
        else:
            x = column.start + column.size - measures.mark - measures.scaled(SPACE / 2)
            y = row.start + measures.scaled(SPACE / 2)
            if self.picked.current == (row.number, column.number) and _CHOICE[column.number]:
                arrow = arrow_box(QRect(column.start, row.start, column.size, row.size), measures)
                if y + measures.mark > arrow.top():  # a low row: beside the arrow
                    x = arrow.left() - measures.mark - 1
        self.marks.append((x, y, mark))

    def _lines(self) -> None:
        # Filled, not drawn: a drawn line lies half a pixel off where a pixel of ours is two of the screen's.
        left, right = self.columns[0].start, self.columns[-1].start + self.columns[-1].size
        top, bottom = self.rows[0].start, self.rows[-1].start + self.rows[-1].size
        fill, palette = self.painter.fillRect, self.palette
        for column in self.columns:
            if column.number not in LAST_OF_BAND:
                fill(column.start + column.size - 1, top, 1, bottom - top, colour(palette.grid))
        for row in self.rows:
            fill(left, row.start + row.size - 1, right - left, 1, colour(palette.border))
        for column in self.columns:
            if column.number in LAST_OF_BAND:
                fill(column.start + column.size - 1, top, 1, bottom - top, colour(palette.control_border))

    def _focus(self) -> None:
        box = self._current_box()
        if box is None:
            return
        palette = self.palette
        ink = colour(palette.focus if self.picked.active else palette.control_border)
        thick = FOCUS_WIDTH
        for side in (
            QRect(box.left(), box.top(), box.width(), thick),
            QRect(box.left(), box.bottom() + 1 - thick, box.width(), thick),
            QRect(box.left(), box.top(), thick, box.height()),
            QRect(box.right() + 1 - thick, box.top(), thick, box.height()),
        ):
            self.painter.fillRect(side, ink)
        current = self.picked.current
        if current is not None and _CHOICE[current[1]] and current != self.picked.editing:
            self._arrow(arrow_box(box, self.measures))

    def _current_box(self) -> QRect | None:
        if self.picked.current is None:
            return None
        row, column = self.picked.current
        across = next((strip for strip in self.columns if strip.number == column), None)
        down = next((strip for strip in self.rows if strip.number == row), None)
        return QRect(across.start, down.start, across.size, down.size) if across and down else None

    def _arrow(self, box: QRect) -> None:
        self.painter.fillRect(box, colour(self.palette.accent_soft))
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour(self.palette.accent), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self.painter.setPen(pen)
        middle, reach = QRectF(box).center(), box.width() * 0.22
        tip = QPointF(middle.x(), middle.y() + reach / 2)
        self.painter.drawLines(
            [
                QLineF(QPointF(middle.x() - reach, middle.y() - reach / 2), tip),
                QLineF(tip, QPointF(middle.x() + reach, middle.y() - reach / 2)),
            ]
        )


def arrow_box(cell: QRect, measures: Measures) -> QRect:
    """Return where the arrow that opens the list stands in the current cell of a choice column."""
    side = measures.scaled(18)
    return QRect(cell.right() - side - 1, cell.bottom() - side - 1, side, side)


def strips(numbers: Iterable[tuple[int, int, int]]) -> list[Strip]:
    """Return strips from (number, start, size), without those of no size."""
    return [Strip(*each) for each in numbers if each[2]]
