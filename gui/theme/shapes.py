"""The shapes that say a state without colour: semáforo lamps, and marks in the corner of a cell."""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from gui.theme.icon_engine import ThemedEngine
from gui.theme.palette import active
from gui.theme.roles import Palette

_OUTLINE: Final = 1.25


def paint_semaforo(painter: QPainter, box: QRectF, state: str, palette: Palette | None = None) -> None:
    """Paint the lamp of a semáforo state into a square box.

    verde ● circle, amarillo ▲ triangle, exceso ▼ triangle upside down, rojo ■ square, morado ◆ diamond,
    gris ○ ring.
    """
    lamp = (palette or active()).semaforo[state]
    inner = box.adjusted(*_shrink(_OUTLINE / 2))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen(lamp.ink, _OUTLINE))
    painter.setBrush(QColor(lamp.body))
    if state == "gris":
        painter.setPen(_pen(lamp.body, _OUTLINE * 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_LAMPS[state](inner))
    painter.restore()


@cache
def semaforo_icon(state: str) -> QIcon:
    """Return the lamp of a semáforo state as an icon."""
    if state not in _LAMPS:
        raise KeyError(state)
    return QIcon(ThemedEngine(lambda painter, box, palette, _: paint_semaforo(painter, box, state, palette)))


def paint_mark(painter: QPainter, box: QRectF, severity: str, palette: Palette | None = None) -> None:
    """Paint the mark of a finding into a square box.

    error: octagon with a bar; warning: triangle with a stroke; info: ring with an i; accepted: check.
    """
    ink = QColor((palette or active()).severities[severity].ink)
    ground = QColor((palette or active()).severities[severity].ground)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _MARKS[severity](painter, box, ink, ground)
    painter.restore()


@lru_cache(maxsize=16)
def padlock_image(side: int, scale: float, palette: str) -> QPixmap:
    """Return the padlock of a closed cell as a picture; see ``mark_image``."""
    image = _blank(side, scale)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink, box = QColor(active().text_muted), QRectF(0, 0, side, side)
    painter.setPen(_pen(ink, side * 0.13))
    shackle = QRectF(box.width() * 0.28, box.height() * 0.1, box.width() * 0.44, box.height() * 0.66)
    painter.drawArc(shackle, 0, 180 * 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    body = QRectF(box.width() * 0.14, box.height() * 0.44, box.width() * 0.72, box.height() * 0.5)
    painter.drawRoundedRect(body, side * 0.08, side * 0.08)
    painter.end()
    return image


@lru_cache(maxsize=64)
def mark_image(severity: str, side: int, scale: float, palette: str) -> QPixmap:
    """Return the mark as a picture of ``side`` pixels, made once for each scale and ``palette``'s name."""
    image = _blank(side, scale)
    painter = QPainter(image)
    paint_mark(painter, QRectF(0, 0, side, side), severity)
    painter.end()
    return image


def _blank(side: int, scale: float) -> QPixmap:
    image = QPixmap(round(side * scale), round(side * scale))
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _circle(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(box.adjusted(*_shrink(box.width() * 0.02)))
    return path


def _triangle(box: QRectF) -> QPainterPath:
    top, bottom = box.top() + box.height() * 0.06, box.bottom() - box.height() * 0.06
    return _polygon((box.center().x(), top), (box.right(), bottom), (box.left(), bottom))


def _triangle_down(box: QRectF) -> QPainterPath:
    top, bottom = box.top() + box.height() * 0.06, box.bottom() - box.height() * 0.06
    return _polygon((box.left(), top), (box.right(), top), (box.center().x(), bottom))


def _square(box: QRectF) -> QPainterPath:
    side = box.adjusted(*_shrink(box.width() * 0.07))
    return _polygon(
        (side.left(), side.top()),
        (side.right(), side.top()),
        (side.right(), side.bottom()),
        (side.left(), side.bottom()),
    )


def _diamond(box: QRectF) -> QPainterPath:
    middle = box.center()
    return _polygon(
        (middle.x(), box.top()),
        (box.right(), middle.y()),
        (middle.x(), box.bottom()),
        (box.left(), middle.y()),
    )


def _octagon(box: QRectF) -> QPainterPath:
    cut = box.width() * 0.293
    left, top, right, bottom = box.left(), box.top(), box.right(), box.bottom()
    return _polygon(
        (left + cut, top),
        (right - cut, top),
        (right, top + cut),
        (right, bottom - cut),
        (right - cut, bottom),
        (left + cut, bottom),
        (left, bottom - cut),
        (left, top + cut),
    )


def _polygon(*corners: tuple[float, float]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    path.closeSubpath()
    return path


def _error_mark(painter: QPainter, box: QRectF, ink: QColor, ground: QColor) -> None:
    painter.fillPath(_octagon(box), ink)
    bar = QRectF(0, 0, box.width() * 0.56, box.height() * 0.2)
    bar.moveCenter(box.center())
    painter.fillRect(bar, ground)


def _warning_mark(painter: QPainter, box: QRectF, ink: QColor, ground: QColor) -> None:
    painter.setPen(_pen(ink, box.width() * 0.1))
    painter.setBrush(ink)
    painter.drawPath(_triangle(box.adjusted(*_shrink(box.width() * 0.05))))
    x = box.center().x()
    painter.setPen(_pen(ground, box.width() * 0.14, Qt.PenCapStyle.FlatCap))
    painter.drawLine(QPointF(x, box.top() + box.height() * 0.36), QPointF(x, box.top() + box.height() * 0.64))
    painter.drawLine(QPointF(x, box.top() + box.height() * 0.73), QPointF(x, box.top() + box.height() * 0.86))


def _info_mark(painter: QPainter, box: QRectF, ink: QColor, ground: QColor) -> None:
    width = box.width() * 0.12
    painter.setPen(_pen(ink, width))
    painter.setBrush(ground)
    painter.drawEllipse(box.adjusted(*_shrink(width / 2)))
    x = box.center().x()
    painter.setPen(_pen(ink, box.width() * 0.14, Qt.PenCapStyle.FlatCap))
    painter.drawLine(QPointF(x, box.top() + box.height() * 0.44), QPointF(x, box.top() + box.height() * 0.76))
    painter.drawLine(QPointF(x, box.top() + box.height() * 0.24), QPointF(x, box.top() + box.height() * 0.37))


def _accepted_mark(painter: QPainter, box: QRectF, ink: QColor, ground: QColor) -> None:
    painter.setPen(_pen(ink, box.width() * 0.16))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width, height = box.width(), box.height()
    painter.drawPolyline(
        [
            QPointF(box.left() + width * 0.12, box.top() + height * 0.54),
            QPointF(box.left() + width * 0.4, box.top() + height * 0.8),
            QPointF(box.left() + width * 0.9, box.top() + height * 0.22),
        ]
    )


def _pen(colour: QColor | str, width: float, cap: Qt.PenCapStyle = Qt.PenCapStyle.RoundCap) -> QPen:
    return QPen(QColor(colour), width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)


def _shrink(margin: float) -> tuple[float, float, float, float]:
    return margin, margin, -margin, -margin


_LAMPS: Final[dict[str, Callable[[QRectF], QPainterPath]]] = {
    "verde": _circle,
    "amarillo": _triangle,
    "exceso": _triangle_down,
    "rojo": _square,
    "morado": _diamond,
    "gris": _circle,
}

_MARKS: Final[dict[str, Callable[[QPainter, QRectF, QColor, QColor], None]]] = {
    "error": _error_mark,
    "warning": _warning_mark,
    "info": _info_mark,
    "accepted": _accepted_mark,
}
