"""A line of text that gives way: it never widens the window and shows the rest on hover."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from gui.panels.hover import hover
from gui.theme.metrics import SPACE


class ElidedLabel(QLabel):
    """A label on one line, cut with "…" where it does not fit; then the whole text shows on hover.

    ``advice`` is shown on hover in any case. Emits ``clicked``.
    """

    clicked = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None, *, least: int = 8 * SPACE) -> None:
        super().__init__(parent)
        self._whole = ""
        self._advice = ""
        self._least = least
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIndent(0)  # else Qt takes room of its own inside a frame and cuts the last letter
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        whole = " ".join(text.split())
        if whole == self._whole:  # each new size makes the whole window arrange itself anew
            return
        self._whole = whole
        self.setAccessibleName(whole)
        self.updateGeometry()
        self._show()

    @override
    def text(self) -> str:
        return self._whole

    def advise(self, advice: str) -> None:
        """Set what is shown on hover."""
        if advice == self._advice:
            return
        self._advice = advice
        self.setAccessibleDescription(advice)
        self._show()

    def _show(self) -> None:
        room = self.contentsRect().width()
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self._put(shown)
        self.setToolTip(hover("" if shown == self._whole else self._whole, self._advice))

    def _put(self, shown: str) -> None:
        super().setText(shown)

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        margins = self.contentsMargins()
        width = self.fontMetrics().horizontalAdvance(self._whole) + margins.left() + margins.right() + 1
        return QSize(width, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(self._least, hint.width()), hint.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._show()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
        super().mouseReleaseEvent(event)


class SteadyLabel(ElidedLabel):
    """One that takes the room it is given, whatever its text.

    So a new text only paints it again: Qt's own label would have the whole window arrange itself anew.
    """

    _shown = ""

    @override
    def updateGeometry(self) -> None:
        pass

    @override
    def _put(self, shown: str) -> None:
        self._shown = shown
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._least, super().sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            self.alignment(),
            self.palette(),
            self.isEnabled(),
            self._shown,
            self.foregroundRole(),
        )
