"""A line of text that gives way: it never widens the window and shows the rest on hover."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QToolTip, QWidget

from gui.panels.hover import hover
from gui.theme.metrics import SPACE
from model.overriding import override

_WHERE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_OTHER_LETTERS = {QEvent.Type.FontChange, QEvent.Type.StyleChange}


class ElidedLabel(QLabel):
    """A label on one line, cut with "…" where it does not fit; then the whole text shows on hover.

    ``advice`` is shown on hover in any case. Emits ``clicked``. It writes its text itself: to Qt's own
    label each new text is a reason to arrange the whole window anew.
    """

    clicked = Signal()
    _measured = ("", 0)  # the text measured last, with its width

    def __init__(self, text: str = "", parent: QWidget | None = None, *, least: int = 8 * SPACE) -> None:
        super().__init__(parent)
        self._whole = ""
        self._advice = ""
        self._least = least
        self.setIndent(0)  # else Qt takes room of its own inside a frame and cuts the last letter
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        whole = " ".join(text.split())
        if whole == self._whole:
            return
        self._whole = whole
        self.setAccessibleName(whole)
        self._ask_for_room()
        self.update()

    @override
    def text(self) -> str:
        return self._whole

    def shown(self) -> str:
        """Return the text as it stands there, cut where it does not fit."""
        room = self.contentsRect().width()
        if self._width(self._whole) < room:
            return self._whole
        return self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)

    def advise(self, advice: str) -> None:
        """Set what is shown on hover."""
        if advice != self._advice:
            self._advice = advice
            self.setAccessibleDescription(advice)

    @override
    def toolTip(self) -> str:
        return hover("" if self.shown() == self._whole else self._whole, self._advice)

    def _ask_for_room(self) -> None:
        self.updateGeometry()

    def _needed(self, text: str) -> int:
        """Return the width in which a whole text fits."""
        self.ensurePolished()
        margins = self.contentsMargins()
        return self._width(text) + margins.left() + margins.right() + 1

    def _width(self, text: str) -> int:
        if text != self._measured[0]:
            self._measured = (text, self.fontMetrics().horizontalAdvance(text))
        return self._measured[1]

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._needed(self._whole), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(self._least, hint.width()), hint.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), _WHERE, self.shown())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _OTHER_LETTERS:
            self._measured = ("", 0)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.toolTip(), self)
            return True
        return super().event(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
        super().mouseReleaseEvent(event)


class SteadyLabel(ElidedLabel):
    """One that keeps the room of its longest text, so that nothing beside it moves with each new one."""

    _room = 0
    _longest = ""

    @override
    def _ask_for_room(self) -> None:
        if (needed := self._needed(self._whole)) > self._room:
            self._room = needed
            self._longest = self._whole
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._room, super().sizeHint().height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _OTHER_LETTERS:
            self._room = self._needed(self._longest)
            self.updateGeometry()
