"""Looks at the screen from outside, as a person does: when does the report stand there?"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication, QImage

from tests.bench.processes import resident, running

Area = tuple[int, int, int, int]
"""Left, top, width and height of what is looked at."""

MIDDLE: Area = (130, 400, 800, 240)
"""Cells of the table in either program."""

PENDIENTES: Area = (1060, 310, 280, 340)
"""The count and the first rows of our list of pendientes."""

_QUIET, _PATIENCE, _PERIOD = 1.0, 60.0, 0.005
_INK = (
    0.005,
    0.5,
)  # the share of dark pixels in a table; in an empty window it is less, on the bare screen more


@dataclass(frozen=True, slots=True)
class Started:
    """Seconds from the start to the report on the screen, and the bytes of memory that it then took."""

    seconds: float
    memory: int


class Screen:
    """The screen of this process; it needs a running X server."""

    def __init__(self) -> None:
        self._app = QGuiApplication.instance() or QGuiApplication([])

    def time_start(self, command: Sequence[str], name: str, area: Area = MIDDLE) -> Started:
        """Start a program that opens a file called ``name``; it is ended when its picture in ``area`` rests.

        What counts is the last change of the picture, not the rest that proves it. Raises TimeoutError
        when the report does not appear.
        """
        begun = changed = time.perf_counter()
        picture = b""
        with running(command) as group:
            while (now := time.perf_counter()) < begun + _PATIENCE:
                image = self._look(area)
                data = bytes(image.constBits())
                if data != picture:
                    picture, changed = data, time.perf_counter()
                elif now > changed + _QUIET and _has_text(image) and _is_open(name):
                    return Started(changed - begun, resident(group))
                time.sleep(_PERIOD)
        raise TimeoutError(f"{name} did not appear: {' '.join(command)}")

    def _look(self, area: Area) -> QImage:
        screen = QGuiApplication.primaryScreen()
        return screen.grabWindow(0, *area).toImage().convertToFormat(QImage.Format.Format_Grayscale8)


def _has_text(image: QImage) -> bool:
    data = bytes(image.constBits())
    return _INK[0] < sum(map(data.count, range(80))) / len(data) < _INK[1]


def _is_open(name: str) -> bool:
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", name], capture_output=True, check=False
    )
    return found.returncode == 0
