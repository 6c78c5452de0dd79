"""The year as a small bar chart: programado and alcanzado by quarter, thresholds, and the lamp below."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from gui.indicator.year import Quarter
from gui.panels.hover import hover
from gui.theme.fonts import table_font
from gui.theme.metrics import FOCUS_WIDTH, RADIUS, SEMAFORO, SPACE
from gui.theme.palette import active
from gui.theme.shapes import paint_semaforo
from model.calculations.wording import ORDINALS
from model.overriding import override

_HEIGHT = 46 * SPACE
_BAR = 0.26  # of the room of a quarter
_POINTS = 8.5
_GREEN, _YELLOW = Qt.PenStyle.DashLine, Qt.PenStyle.DotLine


class YearChart(QWidget):
    """Shows four quarters. Arrows and mouse choose one; ``chosen(words)`` says it in a sentence."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quarters: Sequence[Quarter] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("Gráfica del año")

    def show_year(self, quarters: Sequence[Quarter], words: str, *, anew: bool = False) -> None:
        """Show a year; ``words`` says all of it. ``anew``: another indicator's, so choose its quarter."""
        if quarters != self._quarters:
            self._quarters = quarters
            self.setAccessibleDescription(words)
            self.update()
        if anew:
            self._at = next((at for at, quarter in enumerate(quarters) if quarter.reported), 0)
        self._say()

    @override
    def sizeHint(self) -> QSize:
        return QSize(60 * SPACE, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40 * SPACE, _HEIGHT)

    # Choosing a quarter

    def _choose(self, at: int) -> None:
        if self._quarters and at != self._at and 0 <= at < len(self._quarters):
            self._at = at
            self.update()
            self._say()

    def _say(self) -> None:
        if self._quarters:
            words = self._quarters[self._at].words
            self.setAccessibleName(f"Gráfica del año. {words}")
            self.chosen.emit(words)
            if self.hasFocus():
                QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def _at_place(self, x: float) -> int:
        return int(x * len(self._quarters) / max(1, self.width()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self._choose(self._at + by)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(self._at_place(event.position().x()))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._quarters:
            quarter = self._quarters[min(self._at_place(event.pos().x()), len(self._quarters) - 1)]
            QToolTip.showText(event.globalPos(), hover(quarter.words), self)
            return True
        return super().event(event)

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(table_font(_POINTS))
        if self._quarters:
            _Drawing(painter, QRectF(self.rect()), self._quarters, self._at, focused=self.hasFocus()).paint()
        painter.end()


class _Drawing:
    """One painting of the chart."""

    def __init__(
        self, painter: QPainter, box: QRectF, quarters: Sequence[Quarter], at: int, *, focused: bool
    ) -> None:
        self.painter, self.palette = painter, active()
        self.quarters, self.at, self.focused = quarters, at, focused
        self.line = painter.fontMetrics().height()
        self.chart_top = box.top() + 2 * self.line + SPACE
        self.plot = box.adjusted(0, 3 * self.line + 2 * SPACE, 0, -(self.line + SEMAFORO + 2 * SPACE))
        self.box, self.room = box, box.width() / len(quarters)
        values = [
            value for q in quarters for value in (q.programmed, q.achieved, q.green) if value is not None
        ]
        self.most = max([*values, Decimal(0)])
        self.least = min([*values, Decimal(0)])
        if self.most == self.least:
            self.most = self.least + 1

    def paint(self) -> None:
        self._legend()
        height = self.box.bottom() - self.chart_top
        for at, quarter in enumerate(self.quarters):
            place = QRectF(self.box.left() + at * self.room, self.chart_top, self.room, height)
            if at == self.at:
                self._chosen(place)
            self._bars(place, quarter)
            self._foot(place, quarter)
        self.painter.setPen(QColor(self.palette.control_border))
        zero = self._y(Decimal(0))
        self.painter.drawLine(QPointF(self.box.left(), zero), QPointF(self.box.right(), zero))

    def _y(self, value: Decimal) -> float:
        share = float((value - self.least) / (self.most - self.least))
        return self.plot.bottom() - share * self.plot.height()

    def _legend(self) -> None:
        """Say what is what, two to a line."""
        for at, words in enumerate(("Programado", "Alcanzado", "Límite del verde", "Límite del amarillo")):
            left = self.box.left() + (at % 2) * self.box.width() / 2
            top = self.box.top() + (at // 2) * self.line
            sign = QRectF(left, top + self.line / 4, 4 * SPACE, self.line / 2)
            if at < 2:
                self._bar(sign, filled=at == 1)
            else:
                self._limit(sign, (_GREEN, _YELLOW)[at - 2])
            self.painter.setPen(QColor(self.palette.text_muted))
            words_box = QRectF(left + 5 * SPACE, top, self.box.width() / 2 - 5 * SPACE, self.line)
            self.painter.drawText(words_box, Qt.AlignmentFlag.AlignVCenter, words)

    def _bar(self, box: QRectF, *, filled: bool) -> None:
        band = self.palette.bands["alcanzado" if filled else "programado"]
        self.painter.setPen(QPen(QColor(band.edge), 1.25))
        self.painter.setBrush(QColor(band.edge if filled else band.ground))
        self.painter.drawRect(box)

    def _limit(self, box: QRectF, style: Qt.PenStyle) -> None:
        self.painter.setPen(QPen(QColor(self.palette.text), 1.25, style))
        self.painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))

    def _chosen(self, place: QRectF) -> None:
        palette = self.palette
        width = FOCUS_WIDTH if self.focused else 1
        self.painter.setPen(QPen(QColor(palette.focus if self.focused else palette.border), width))
        self.painter.setBrush(QColor(palette.hover))
        self.painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _bars(self, place: QRectF, quarter: Quarter) -> None:
        width = place.width() * _BAR
        middle = place.center().x()
        for value, text, left, filled in (
            (quarter.programmed, quarter.programmed_text, middle - width - 1, False),
            (quarter.achieved, quarter.achieved_text, middle + 1, True),
        ):
            if value is None:
                continue
            top, bottom = sorted((self._y(value), self._y(Decimal(0))))
            bar = QRectF(left, top, width, max(1.0, bottom - top))
            self._bar(bar, filled=filled)
            self._label(text, bar, place, right=filled)
        for limit, style in ((quarter.green, _GREEN), (quarter.yellow, _YELLOW)):
            if limit is not None and self.least <= limit <= self.most:
                inset = place.width() * 0.14
                self._limit(QRectF(place.left() + inset, self._y(limit), place.width() - 2 * inset, 0), style)

    def _label(self, text: str, bar: QRectF, place: QRectF, *, right: bool) -> None:
        """Write a value over its bar, where both of a quarter have room side by side."""
        half = place.width() / 2
        left = place.center().x() if right else place.left()
        metrics = self.painter.fontMetrics()
        short = text.removesuffix(" %")
        if metrics.horizontalAdvance(short) > half:
            return
        box = QRectF(left, bar.top() - self.line, half, self.line)
        said = text if metrics.horizontalAdvance(text) <= half else short
        self.painter.setPen(QColor(self.palette.text if right else self.palette.text_muted))
        self.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)

    def _foot(self, place: QRectF, quarter: Quarter) -> None:
        """Write the quarter under its bars, the reported one strong, with the lamp's shape."""
        painter = self.painter
        top = self.plot.bottom() + SPACE / 2
        painter.setFont(table_font(_POINTS, strong=quarter.reported))
        painter.setPen(QColor(self.palette.text))
        name = ORDINALS[quarter.number] + (" ◂" if quarter.reported else "")
        painter.drawText(
            QRectF(place.left(), top, place.width(), self.line), Qt.AlignmentFlag.AlignCenter, name
        )
        lamp = QRectF(0, 0, SEMAFORO, SEMAFORO)
        lamp.moveCenter(QPointF(place.center().x(), top + self.line + SEMAFORO / 2 + SPACE / 2))
        paint_semaforo(painter, lamp, str(quarter.lamp))
        painter.setFont(table_font(_POINTS))
