"""What stands in place of the table while the report has no indicators: ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.session import Session
from gui.theme.icons import Icon, Ink, icon
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear

WAYS = (
    ("add_row", "Empezar en blanco", Icon.ADD),
    ("open", "Abrir un informe…", Icon.OPEN),
    ("sample", "Ver el ejemplo", Icon.SAMPLE),
)


class Welcome(QWidget):
    """Asks for the action that a button stands for with ``wanted(key)``."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel("Este informe aún no tiene indicadores", self)
        wear(title, Variant.SUBTITLE)
        text = QLabel(
            "Empiece con uno en blanco, abra un informe guardado o vea un informe real como ejemplo.", self
        )
        text.setWordWrap(True)
        wear(text, Variant.MUTED)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * SPACE)
        buttons.addStretch(1)
        for number, (key, words, drawing) in enumerate(WAYS):
            button = QPushButton(icon(drawing, Ink.ON_ACCENT if number == 0 else Ink.TEXT), words, self)
            button.setObjectName(f"welcome_{key}")
            if number == 0:
                wear(button, Variant.PRIMARY)
            button.clicked.connect(lambda _=False, key=key: self.wanted.emit(key))
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(3 * SPACE)
        layout.addStretch(2)
        for label in (title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        layout.addLayout(buttons)
        layout.addStretch(3)

    @staticmethod
    def suits(session: Session) -> bool:
        """Return whether the open report has nothing to show in the table."""
        return not session.report.indicators
