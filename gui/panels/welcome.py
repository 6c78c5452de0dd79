"""What stands in place of the table while the report has no indicators: ways to begin."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.session import Session
from gui.theme.icons import Icon, Ink, icon
from gui.theme.metrics import ICON_BEFORE_TEXT, SPACE
from gui.theme.variants import Variant, wear

WAYS = (
    ("add_row", "Empezar en blanco", Icon.ADD),
    ("open", "Abrir un informe o un Excel…", Icon.OPEN),
    ("next_quarter", "Seguir del trimestre anterior…", Icon.CALENDAR),
    ("sample", "Ver el ejemplo", Icon.SAMPLE),
)
_IN_A_ROW = 2


class Welcome(QWidget):
    """Asks for the action that a button stands for with ``wanted(key)``."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel("Este informe aún no tiene indicadores", self)
        wear(title, Variant.SUBTITLE)
        text = QLabel(
            "Empiece con uno en blanco, abra un informe guardado, siga del trimestre anterior o vea un "
            "informe real como ejemplo.",
            self,
        )
        text.setWordWrap(True)
        wear(text, Variant.MUTED)
        buttons = QGridLayout()
        buttons.setSpacing(2 * SPACE)
        for side in (0, _IN_A_ROW + 1):
            buttons.setColumnStretch(side, 1)
        for number, (key, words, drawing) in enumerate(WAYS):
            button = QPushButton(icon(drawing, Ink.ON_ACCENT if number == 0 else Ink.TEXT), words, self)
            button.setIconSize(QSize(*ICON_BEFORE_TEXT))
            button.setObjectName(f"welcome_{key}")
            if number == 0:
                wear(button, Variant.PRIMARY)
            button.clicked.connect(lambda _=False, key=key: self.wanted.emit(key))
            row, column = divmod(number, _IN_A_ROW)
            buttons.addWidget(button, row, column + 1)
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
