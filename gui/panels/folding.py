"""A titled box that folds its contents away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from gui.panels.elided import ElidedLabel
from gui.panels.scrolling import YieldingPage
from gui.theme.icons import Icon, icon
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear


class FoldingBox(QWidget):
    """Shows ``content`` under a title, or, as at first, the title with a one-line summary.

    ``content`` may offer ``summary() -> str`` with a signal ``summary_changed``; ``furnish()``, called before
    it is shown; and ``commit() -> bool``, which is asked before it is folded away: what is refused stays in
    view. Emits ``toggled(bool)``.
    """

    toggled = Signal(bool)

    def __init__(self, title: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._page = YieldingPage(content, self)
        self._open = False
        self._button = QToolButton(self)
        self._button.setText(title)
        self._button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        wear(self._button, Variant.SECTION)
        self._button.clicked.connect(self._toggle)
        self._summary = ElidedLabel("", self)
        wear(self._summary, Variant.MUTED)
        self._summary.clicked.connect(self._toggle)
        head = QHBoxLayout()
        head.setContentsMargins(2 * SPACE, SPACE, 3 * SPACE, SPACE)
        head.setSpacing(2 * SPACE)
        head.addWidget(self._button)
        head.addWidget(self._summary, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._page)
        if hasattr(content, "summary_changed"):
            content.summary_changed.connect(self._show)
        self._show()

    @property
    def is_open(self) -> bool:
        """Whether the contents are shown."""
        return self._open

    def set_open(self, open_: bool) -> None:
        """Show or fold the contents; they stay if something typed in them is refused."""
        if open_ == self._open:
            return
        if not open_ and hasattr(self._content, "commit") and not self._content.commit():
            self.toggled.emit(True)  # who asked learns that they are still open
            return
        self._open = open_
        self._show()
        self.toggled.emit(open_)

    def _toggle(self) -> None:
        self.set_open(not self._open)

    def _show(self) -> None:
        if self._open and hasattr(self._content, "furnish"):
            self._content.furnish()
        self._page.setVisible(self._open)
        self._button.setIcon(icon(Icon.CHEVRON_DOWN if self._open else Icon.CHEVRON_RIGHT))
        self._button.setAccessibleName(f"{'Ocultar' if self._open else 'Mostrar'} {self._button.text()}")
        summary = "" if self._open or not hasattr(self._content, "summary") else self._content.summary()
        self._summary.setText(summary)
