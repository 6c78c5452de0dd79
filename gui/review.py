"""The review of a report that was just opened: its table is shown first, the rows out of sight come after."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from gui.seen import once_seen
from gui.session import Session

_SLICE = 0.005  # seconds: shorter than a picture, so that keys and mouse are answered in between


class Review(QObject):
    """Judges row after row between two pictures, and has the session tell when the findings are complete.

    Who needs them sooner, to count, list or export, completes them on the spot.
    """

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._rest: Iterator[None] = iter(())
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        session.review_later = True
        session.replaced.connect(self._begin)

    def _begin(self) -> None:
        self._rest = self._session.findings.judging()
        once_seen(self._window, self._timer.start)

    def _go_on(self) -> None:
        until = perf_counter() + _SLICE
        for _ in self._rest:
            if perf_counter() > until:
                return
        self._timer.stop()
        self._session.reviewed.emit()
