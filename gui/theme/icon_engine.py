"""How a drawing becomes a `QIcon`: painted when shown, for the scale of that screen and today's palette."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from gui.theme.palette import active
from gui.theme.roles import Palette
from model.overriding import override

Paint = Callable[[QPainter, QRectF, Palette, QIcon.Mode], None]
"""Paints the drawing into a square box, in logical pixels."""


class ThemedEngine(QIconEngine):
    """Draws an icon anew for each size, scale, mode and palette, and keeps what it drew."""

    def __init__(self, draw: Paint) -> None:
        """Take the function that paints the drawing."""
        super().__init__()
        self._draw = draw
        self._drawn: dict[tuple[int, int, float, QIcon.Mode, str], QPixmap] = {}
        self._clones: list[QIconEngine] = []

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scale = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect.topLeft(), self._pixmap(rect.size(), mode, scale))

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._pixmap(size, mode, 1.0)

    @override
    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """Return the pixmap of a size in logical pixels, which is what Qt gives since 6.8."""
        return self._pixmap(size, mode, scale)

    @override
    def clone(self) -> QIconEngine:
        twin = ThemedEngine(self._draw)
        self._clones.append(twin)  # Qt owns it, but only Python keeps its Python half alive
        return twin

    @override
    def isNull(self) -> bool:
        return False

    def _pixmap(self, size: QSize, mode: QIcon.Mode, scale: float) -> QPixmap:
        if size.isEmpty():  # as an icon that slides in is asked for at first
            return QPixmap()
        palette = active()
        key = (size.width(), size.height(), scale, mode, palette.name)
        if key not in self._drawn:
            self._drawn[key] = self._fresh_pixmap(size, mode, scale, palette)
        return self._drawn[key]

    def _fresh_pixmap(self, size: QSize, mode: QIcon.Mode, scale: float, palette: Palette) -> QPixmap:
        pixmap = QPixmap(size * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        side = min(size.width(), size.height())
        box = QRectF(0, (size.height() - side) / 2, side, side)  # in a wider one, room before the text
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, box, palette, mode)
        painter.end()
        return pixmap
