"""What can wait until the screen shows the window, so that nothing comes before its first picture."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

from model.overriding import override


def once_seen(part: QWidget, do: Callable[[], object]) -> None:
    """Do it when the screen shows the window that ``part`` belongs to, after its picture; now if it does.

    It is also done now where the window is hidden, which nobody awaits. One that is closed before it was
    seen, stays an icon, or is not the one that ``part`` is in by then, never gets it.
    """
    handle = part.window().windowHandle()
    if handle is None or not handle.isVisible() or handle.isExposed():
        do()
    else:
        _Awaiting(handle, part, do)


class _Awaiting(QObject):
    """Watches one window until it is seen."""

    def __init__(self, window: QWindow, part: QWidget, do: Callable[[], object]) -> None:
        super().__init__(part)
        self._part, self._do = part, do
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Expose and isinstance(watched, QWindow) and watched.isExposed():
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._part, self._do)  # Qt paints with this event
            self.deleteLater()
        return False
