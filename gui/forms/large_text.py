"""A window of its own for a text that has little room where it stands."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from gui.forms.binding import Binding
from gui.panels.scrolling import fit_on_screen
from gui.session import Session
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.overriding import override
from model.schema import Field


class LargeTextDialog(QDialog):
    """Shows one long text of the report in full; closing it hands it on."""

    def __init__(self, session: Session, field: Field[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(field.title)
        self._binding = Binding.to_report(session)
        help_text = QLabel(field.help, self)
        wear(help_text, Variant.MUTED)
        buttons = QDialogButtonBox(self)
        wear(buttons.addButton("Listo", QDialogButtonBox.ButtonRole.AcceptRole), Variant.PRIMARY)
        buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(help_text)
        editor = self._binding.add(field, lines=16)
        layout.addWidget(editor)
        layout.addWidget(buttons)
        self._binding.refresh()
        fit_on_screen(self, 180 * SPACE, 0)
        editor.setFocus()

    @override
    def done(self, result: int) -> None:
        if self._binding.commit() is None:
            super().done(result)
