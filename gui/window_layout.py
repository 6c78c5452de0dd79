"""Where the parts of the window stand: heading above, table in the middle, signatures below."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gui.panels.folding import FoldingBox
from gui.theme.metrics import SPACE


class WindowLayout:
    """Arranges the parts in the window; the side's width and both boxes are the officer's to change."""

    def __init__(
        self,
        window: QMainWindow,
        *,
        steps: QWidget,
        heading: QWidget,
        table: QWidget,
        welcome: QWidget,
        strip: QWidget,
        side: QWidget,
        signatures: QWidget,
    ) -> None:
        self.heading_box = FoldingBox("Datos generales", heading, window)
        self.signatures_box = FoldingBox("Firmas", signatures, window)
        self.middle = QSplitter(Qt.Orientation.Horizontal, window)
        self.middle.setObjectName("middle")
        self._table, self._welcome = table, welcome
        self._stage = QStackedWidget(window)
        for page in (table, welcome):
            self._stage.addWidget(page)
        centre = _column(window, (self._stage, 1), (strip, 0))
        self._bars = cast("QVBoxLayout", centre.layout())
        self.middle.addWidget(centre)
        self.middle.addWidget(side)
        self.middle.setStretchFactor(0, 1)
        self.middle.setCollapsible(0, False)
        # The table takes what the others leave.
        self.middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.middle.setMinimumHeight(34 * SPACE)
        window.setCentralWidget(
            _column(window, (steps, 0), (self.heading_box, 0), (self.middle, 1), (self.signatures_box, 0))
        )

    def add_bar(self, bar: QWidget, *, nearest: bool = False) -> None:
        """Put a bar above the table: above the bars that are there, or ``nearest`` to the table."""
        self._bars.insertWidget(self._bars.indexOf(self._stage) if nearest else 0, bar)

    def welcome(self, wanted: bool) -> None:
        """Show the first page of an empty report, or the table."""
        self._stage.setCurrentWidget(self._welcome if wanted else self._table)


def _column(window: QWidget, *parts: tuple[QWidget, int]) -> QWidget:
    """Return the parts one under the other, without gaps, each with its share of the free height."""
    column = QWidget(window)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for part, stretch in parts:
        layout.addWidget(part, stretch)
    return column
