"""Long work beside the window: a thread, its progress, and a way to stop it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from export.progress import Cancelled, Progress
from model.errors import ProblemForUser, no_memory

log = logging.getLogger(__name__)


class Job(QObject):
    """One piece of work in a thread of its own. It must work on frozen data only.

    ``work`` gets the job itself to tell its progress to (``export.progress.Progress``). Exactly one of
    ``done`` (with the result), ``failed`` (with a ProblemForUser) and ``stopped`` is emitted at the end,
    in the window's thread.
    """

    progressed = Signal(float)
    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, name: str, work: Callable[[Progress], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._work = work
        self._cancelled = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin the work."""
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled.set()

    def wait(self) -> None:
        """Block until the thread has ended; its signals are still to be delivered."""
        self._thread.join()

    def step(self, fraction: float, /) -> None:
        """Take the work's progress, 0 to 1; called in its thread. Raises Cancelled to stop it."""
        if self._cancelled.is_set():
            raise Cancelled
        self.progressed.emit(fraction)

    def _run(self) -> None:
        try:
            result = self._work(self)
        except Cancelled:
            self.stopped.emit()
        except ProblemForUser as problem:
            self.failed.emit(problem)
        except MemoryError:
            self.failed.emit(no_memory("terminar"))
        except Exception:
            log.exception("%s failed", self.name)
            self.failed.emit(
                ProblemForUser(
                    "No se pudo terminar por una falla del programa.",
                    "Su trabajo sigue abierto: guárdelo. La falla quedó anotada en el registro del programa.",
                )
            )
        else:
            self.done.emit(result)
