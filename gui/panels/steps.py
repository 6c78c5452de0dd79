"""The line that shows where the officer stands: capture, verify, print and sign, send."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from gui.panels.status import counted
from gui.session import Session
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear

STEPS = (
    ("1  Capturar", "more_data", "Llene la tabla; lo calculado cambia al momento."),
    ("2  Verificar", "verify", "Revise los pendientes (F5)."),
    ("3  Imprimir y firmar", "preview", "Vea las páginas, imprímalas y recabe las firmas."),
    ("4  Enviar", "export_excel", "Guarde el Excel que se envía a planeación."),
)


class StepLine(QWidget):
    """Four steps; ``wanted(key)`` asks for the action that a step stands for."""

    wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 0)
        layout.setSpacing(SPACE)
        self._buttons = []
        for number, (text, key, tip) in enumerate(STEPS):
            if number:
                line = QLabel("→", self)
                wear(line, Variant.MUTED)
                layout.addWidget(line)
            button = QToolButton(self)
            button.setText(text)
            button.setToolTip(tip)
            button.setAutoRaise(True)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, key=key: self._choose(key))
            layout.addWidget(button)
            self._buttons.append(button)
        layout.addStretch(1)
        self._counts = QLabel(self)
        layout.addWidget(self._counts)
        session.changed.connect(self._show)
        session.replaced.connect(self._show)
        self._show()

    def _choose(self, key: str) -> None:
        self._show()
        self.wanted.emit(key)

    def _show(self, _change: object = None) -> None:
        """Mark the step that comes next: capture while something is missing, then verify, then print."""
        findings = self._session.findings
        if not self._session.report.indicators or findings.errors:
            current = 0
        else:
            current = 1 if findings.warnings else 2
        for number, button in enumerate(self._buttons):
            button.setChecked(number == current)
        self._counts.setText(counted(findings.errors, findings.warnings))
