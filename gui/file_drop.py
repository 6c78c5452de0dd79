"""A file dropped on the window is opened, whatever its kind."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from model.overriding import override


class FileDrop(QObject):
    """Watches a window. ``dropped(Path)`` comes once the drag is over, so that a question may follow."""

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() in _OF_A_DRAG:
            path = _file_of(event)
            if path is None:
                event.ignore()
                return True
            event.setDropAction(Qt.DropAction.CopyAction)  # a move would take the file from where it is
            event.accept()
            if event.type() == QEvent.Type.Drop:
                QTimer.singleShot(0, self, lambda: self.dropped.emit(path))
            return True
        return super().eventFilter(watched, event)


_OF_A_DRAG = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


def _file_of(event: QDropEvent) -> Path | None:
    """Return the one file that is dragged, None if it is anything else."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.is_file() else None
