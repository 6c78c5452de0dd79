"""Says what a key did that means something else in the other Excel, and how to take it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeySequence, QShortcutEvent

from gui.commands.keys import STYLE_NAMES, clashing, labelled
from gui.session import Session
from gui.settings import ProgramSettings
from model.overriding import override


class ClashingKeys(QObject):
    """Listens to the actions; to be made after they are connected, so that it speaks after they acted."""

    def __init__(
        self,
        session: Session,
        actions: Mapping[str, QAction],
        settings: ProgramSettings,
        *,
        say: Callable[[str], None],
        said: Callable[[], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._stack = session.undo_stack
        self._settings = settings
        self._say, self._said = say, said
        self._clashing = clashing()
        self._pressed = ""
        self._before = ("", 0)
        for spec in {spec.key: spec for by in self._clashing.values() for spec in by.values()}.values():
            action = actions[spec.key]
            action.installEventFilter(self)
            action.triggered.connect(lambda _=False, text=spec.text: self._explain(text.rstrip("…")))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QShortcutEvent):
            key = event.key()
            self._pressed = key.toString() if isinstance(key, QKeySequence) else ""
            self._before = (self._said(), self._stack.index())
        return False

    def _explain(self, text: str) -> None:
        pressed, self._pressed = self._pressed, ""
        if pressed not in self._clashing:
            return
        said, index = self._before
        after = self._said()
        result = f"{after} " if after != said else ""
        back = " Ctrl+Z lo deshace." if self._stack.index() != index and "Ctrl+Z" not in after else ""
        style = STYLE_NAMES[self._settings.shortcuts]
        self._say(f"{result}{labelled(pressed)} es «{text}», como en {style}.{back}")
