"""The panels beside the table: each can be opened and closed; of the open ones one is in front."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from gui.theme.metrics import SPACE


class SideArea(QTabWidget):
    """Panels by key, each with the title of its tab. ``brought(key)`` says which one came to the front."""

    brought = Signal(str)

    def __init__(self, panels: Mapping[str, tuple[str, QWidget]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = tuple(panels)
        self.setDocumentMode(True)
        self.setMinimumWidth(60 * SPACE)
        self.tabBar().setAccessibleName("Paneles del lado")
        for title, panel in panels.values():
            self.addTab(panel, title)
        self.currentChanged.connect(lambda at: self.brought.emit(self._keys[at] if at >= 0 else ""))

    def panel(self, key: str) -> QWidget:
        """Return a panel."""
        return self.widget(self._keys.index(key))

    def front(self) -> str:
        """Return the key of the panel in front."""
        return self._keys[self.currentIndex()]

    def is_open(self, key: str) -> bool:
        """Return whether a panel has its tab."""
        return self.isTabVisible(self._keys.index(key))

    def set_open(self, key: str, open_: bool) -> None:
        """Open a panel and bring it to the front, or close it; without open panels the area is gone."""
        self.setTabVisible(self._keys.index(key), open_)
        if open_:
            self.bring(key)
        self.setVisible(any(self.isTabVisible(at) for at in range(self.count())))

    def bring(self, key: str) -> None:
        """Bring an open panel to the front."""
        self.setCurrentIndex(self._keys.index(key))
