"""A titled box that folds its contents away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from gui.theme.icons import Icon, icon
from gui.theme.metrics import ICON_SMALL, SPACE
from gui.theme.variants import Variant, wear


class FoldingBox(QWidget):
    """Shows ``content`` under a title, or the title with a one-line summary. Emits ``toggled(bool)``.

    ``content`` may offer ``summary() -> str`` and a signal ``summary_changed``.
    """

    toggled = Signal(bool)

    def __init__(self, title: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._button = QToolButton(self)
        self._button.setText(title)
        self._button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._button.setCheckable(True)
        wear(self._button, Variant.SECTION)
        self._button.setAccessibleName(f"Mostrar u ocultar {title}")
        self._button.toggled.connect(self.set_open)
        self._summary = QLabel(self)
        wear(self._summary, Variant.MUTED)
        self._summary.setTextFormat(Qt.TextFormat.PlainText)
        head = QHBoxLayout()
        head.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        head.addWidget(self._button)
        head.addWidget(self._summary, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(content)
        if hasattr(content, "summary_changed"):
            content.summary_changed.connect(self._show)
        self._button.setChecked(True)
        self._show()

    @property
    def is_open(self) -> bool:
        """Whether the contents are shown."""
        return self._button.isChecked()

    def set_open(self, open_: bool) -> None:
        """Show or fold the contents."""
        if self._button.isChecked() != open_:
            self._button.setChecked(open_)  # comes back here through its signal
            return
        self._show()
        self.toggled.emit(open_)

    def _show(self) -> None:
        open_ = self.is_open
        self._content.setVisible(open_)
        self._button.setIcon(icon(Icon.CHEVRON_DOWN if open_ else Icon.CHEVRON_RIGHT))
        summary = "" if open_ or not hasattr(self._content, "summary") else self._content.summary()
        self._summary.setText(summary)
        self._summary.setToolTip(summary)
        self._summary.setMinimumWidth(ICON_SMALL)  # a long summary must not widen the window
