"""A part of the panel under a title that folds it away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gui.theme.icons import Icon, icon
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear


class FoldingSection(QWidget):
    """Shows ``content`` in its whole height under a title, or the title alone."""

    def __init__(self, title: str, content: QWidget, *, open_: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._button = QToolButton(self)
        self._button.setText(title)
        self._button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        wear(self._button, Variant.SECTION)
        self._button.clicked.connect(lambda: self.set_open(not self.is_open))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self._button)
        layout.addWidget(content)
        self.set_open(open_)

    @property
    def is_open(self) -> bool:
        """Whether the contents are shown."""
        return not self._content.isHidden()

    def set_open(self, open_: bool) -> None:
        """Show or fold the contents."""
        self._content.setVisible(open_)
        self._button.setIcon(icon(Icon.CHEVRON_DOWN if open_ else Icon.CHEVRON_RIGHT))
        self._button.setAccessibleName(f"{'Ocultar' if open_ else 'Mostrar'} {self._button.text()}")
