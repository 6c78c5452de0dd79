"""The review of a report that was just opened: its table is shown first, the rows out of sight come after."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from gui.session import Session

_SLICE = 0.005  # seconds: shorter than a picture, so that keys and mouse are answered in between
_WAIT = 5  # milliseconds between two looks at whether the screen shows the window


class Review(QObject):
    """Judges row after row between two pictures, and has the session tell when the findings are complete.

    Who needs them sooner, to count, list or export, completes them on the spot.
    """

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._rest: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        session.review_later = True
        session.replaced.connect(self._begin)

    def _begin(self) -> None:
        self._rest = self._session.findings.judging()
        self._timer.start(_WAIT if self._is_awaited() else 0)

    def _is_awaited(self) -> bool:
        """Return whether the window is about to be seen for the first time."""
        handle = self._window.windowHandle()
        return handle is not None and handle.isVisible() and not handle.isExposed()

    def _go_on(self) -> None:
        if self._timer.interval():
            if self._is_awaited():
                return
            self._timer.setInterval(0)
        until = perf_counter() + _SLICE
        for _ in self._rest:
            if perf_counter() > until:
                return
        self._timer.stop()
        self._session.reviewed.emit()
