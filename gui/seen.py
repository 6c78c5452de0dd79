"""What can wait until the screen shows the window, so that nothing comes before its first picture."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

_WAIT = 5  # milliseconds between two looks at whether the screen shows the window


def once_seen(part: QWidget, do: Callable[[], object]) -> None:
    """Do it when the window that ``part`` belongs to was painted; at once where that is not to be awaited."""
    handle = part.window().windowHandle()
    if handle is not None and handle.isVisible() and not handle.isExposed():
        QTimer.singleShot(_WAIT, part, lambda: once_seen(part, do))
    else:
        do()
