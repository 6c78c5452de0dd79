"""Waits for the disk in a thread: a quick one is not noticed, a slow one shows a way to give up."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from gui.theme.metrics import SPACE
from model.overriding import override

T = TypeVar("T")

UNNOTICED = 0.3
"""Seconds that the window may stand still."""

_LOOK_MS = 20
_WIDTH = 105 * SPACE


class GivenUp(Exception):
    """The officer did not want to wait any longer. What was asked of the disk may still happen."""


class _Work(threading.Thread, Generic[T]):
    """Keeps what the work returns or raises; a thread that the disk never lets go ends with the program."""

    def __init__(self, work: Callable[[], T], too_late: Callable[[T], None] | None) -> None:
        super().__init__(name="disco", daemon=True)
        self._work = work
        self._too_late = too_late
        self._settling = threading.Lock()
        self._given_up = False
        self._results: list[T] = []
        self._error: BaseException | None = None

    @override
    def run(self) -> None:
        try:
            result = self._work()
        except BaseException as error:
            self._error = error
            return
        with self._settling:
            if not self._given_up:
                self._results.append(result)
                return
        if self._too_late is not None:
            self._too_late(result)

    def answer(self) -> T:
        """Return the result, or raise what went wrong; GivenUp if there is neither yet."""
        with self._settling:
            if self._results:
                return self._results[0]
            self._given_up = True
        raise self._error or GivenUp


def waited(
    work: Callable[[], T],
    name: str,
    window: QWidget | None,
    too_late: Callable[[T], None] | None = None,
) -> T:
    """Return what ``work`` returns, or raise what it raises; raises GivenUp when it is cancelled.

    It works on frozen data or on what nobody else uses, as its thread goes on after GivenUp; what it
    returns then is handed to ``too_late``, in that thread. Nothing else can be done in ``window``
    meanwhile; after 0.3 s it shows ``name`` ("Abriendo «informe»…").
    """
    thread = _Work(work, too_late)
    thread.start()
    thread.join(UNNOTICED)
    if thread.is_alive():
        _show(thread, name, window)
    return thread.answer()


def briefly(work: Callable[[], object]) -> None:
    """Do what need not be waited for: a disk that lets the window stand still does it a moment later."""
    thread = threading.Thread(target=work, name="disco", daemon=True)
    thread.start()
    thread.join(UNNOTICED)


def _show(thread: threading.Thread, name: str, window: QWidget | None) -> None:
    """Show that there is something to wait for, until it is over or cancelled."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QApplication, QLabel, QProgressDialog

    before = QApplication.focusWidget()
    dialog = QProgressDialog("", "Cancelar", 0, 0, window)  # it moves, but nobody knows how far it is
    dialog.setWindowTitle("Informe Trimestral")
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    label = QLabel(name, dialog)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    dialog.setLabel(label)
    dialog.setMinimumWidth(_WIDTH)
    look = QTimer(dialog, interval=_LOOK_MS)
    look.timeout.connect(lambda: None if thread.is_alive() else dialog.accept())
    look.start()
    dialog.exec()
    dialog.deleteLater()
    if before is not None:  # not every system gives the keys back to where they were
        before.activateWindow()
        before.setFocus()
