"""The arrow in a column's title, which opens what can be done with the column."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPen

from gui.table.inks import colour
from gui.table.looks import Measures
from gui.theme.roles import Palette

_SIDE = 16


def title_arrow(title: QRect, measures: Measures) -> QRect:
    """Return where the arrow stands in the box of a title."""
    side = measures.scaled(_SIDE)
    return QRect(title.right() - side - 1, title.bottom() - side - 3, side, side)


def paint_title_arrow(painter: QPainter, box: QRect, palette: Palette) -> None:
    """Paint the arrow into its box."""
    painter.save()
    painter.fillRect(box, colour(palette.surface))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour(palette.accent), 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    middle, reach = QPointF(box.center()) + QPointF(0.5, 0.5), box.width() * 0.25
    tip = middle + QPointF(0, reach / 2)
    painter.drawPolyline([middle + QPointF(-reach, -reach / 2), tip, middle + QPointF(reach, -reach / 2)])
    painter.restore()
