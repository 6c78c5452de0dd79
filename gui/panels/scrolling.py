"""Pages that scroll where there is no room for them, and windows that fit on the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from gui.theme.metrics import SPACE
from gui.viewports import meet_viewport
from model.overriding import override

_FRAME = 12 * SPACE
"""Room left for a window's title bar and borders, which are known only once it is shown."""

_SHARE = 5
_LEAST = 12 * SPACE


class ScrollingPage(QScrollArea):
    """Shows ``content`` over its whole width; what is too high scrolls, ``least`` is the least height.

    A ``whole`` one is as high as its content: it stands on a page that scrolls itself.
    """

    def __init__(
        self,
        content: QWidget,
        parent: QWidget | None = None,
        *,
        least: int = 20 * SPACE,
        whole: bool = False,
    ) -> None:
        super().__init__(parent)
        meet_viewport(self)
        self._least = least
        self._whole = whole
        if whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        for ground in (self.viewport(), content):  # what is around the page shows through
            ground.setAutoFillBackground(False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_whole()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        answer = super().eventFilter(watched, event)
        if event.type() is QEvent.Type.LayoutRequest and watched is self.widget():
            self._show_whole()
        return answer

    def _show_whole(self) -> None:
        if self._whole and (height := self._needed()) != self.maximumHeight():
            self.setFixedHeight(height)

    def _needed(self) -> int:
        content = self.widget()
        width = self.viewport().width()
        return content.heightForWidth(width) if content.hasHeightForWidth() else content.sizeHint().height()

    @override
    def minimumSizeHint(self) -> QSize:
        width = self.widget().minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, self._least)


class YieldingPage(ScrollingPage):
    """A page as high as its content, but of a low window never more than a share; the rest scrolls."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(content, parent)
        self._hold()

    def _hold(self) -> None:
        self.setMaximumHeight(self._needed())

    @override
    def sizeHint(self) -> QSize:
        share = max(self.window().height() // _SHARE, _LEAST)
        return QSize(self.widget().sizeHint().width(), min(self._needed(), share))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), min(self._needed(), _LEAST))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)  # its height decides about the share

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self.window():
            self.updateGeometry()
        elif event.type() is QEvent.Type.LayoutRequest and watched is self.widget():
            self._hold()
            self.updateGeometry()
        return super().eventFilter(watched, event)


def reveal(widget: QWidget) -> None:
    """Scroll every page around ``widget`` so that it is seen."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget, SPACE, 2 * SPACE)
        parent = parent.parentWidget()


def fit_on_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window this size, or what the screen has room for."""
    room = window.screen().availableGeometry()
    window.resize(min(width, room.width() - 2 * SPACE), min(height, room.height() - _FRAME))
