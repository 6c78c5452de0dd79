"""The line that shows where the officer stands: capture, verify, print and sign, send."""

from __future__ import annotations

from functools import partial
from itertools import takewhile

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from gui.panels.icon_label import IconLabel
from gui.panels.status import numbered
from gui.panels.steady_button import SteadyButton
from gui.session import Session
from gui.theme.icons import Icon, Ink, icon
from gui.theme.metrics import SPACE
from model.findings import Findings, Severity
from model.report import Report

CAPTURE, VERIFY, PRINT, SEND = range(4)
STEPS = (
    ("Capturar", "capture", "Llene la tabla; lo calculado cambia al momento."),
    ("Verificar", "verify", "Revise los pendientes (F5)."),
    ("Imprimir y firmar", "preview", "Vea las páginas, imprímalas y recabe las firmas."),
    ("Enviar", "mail", "Prepare el correo con el Excel y el PDF para planeación."),
)
_MISSING_VALUE = "CAP-01"


def current_step(report: Report, findings: Findings) -> int:
    """Return the step that comes next: capture while values are missing, then verify, then print."""
    if not report.indicators or (findings.errors and _lacks_values(findings)):
        return CAPTURE
    return VERIFY if findings.errors or findings.warnings else PRINT


def _lacks_values(findings: Findings) -> bool:
    errors = takewhile(lambda finding: finding.severity is Severity.ERROR, findings.all)
    return any(finding.rule == _MISSING_VALUE for finding in errors)


class StepLine(QWidget):
    """Four steps; ``wanted(key)`` asks for what a step stands for: "capture" or the key of an action."""

    wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._handed_over = False
        self._current = CAPTURE
        self._shown: tuple[int, str] | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 0)
        layout.setSpacing(SPACE)
        self._buttons: list[QToolButton] = []
        for number, (text, _, tip) in enumerate(STEPS):
            if number:
                layout.addWidget(IconLabel(icon(Icon.CHEVRON_RIGHT, Ink.MUTED), parent=self))
            button = SteadyButton(self)
            button.setToolTip(tip)
            button.setAccessibleName(f"Paso {number + 1}: {text}")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self._choose, number))
            button.toggled.connect(self._on_toggled, Qt.ConnectionType.QueuedConnection)
            layout.addWidget(button)
            self._buttons.append(button)
        layout.addStretch(1)
        session.changed.connect(self._on_change)
        session.replaced.connect(self._on_change)
        session.reviewed.connect(self._show)
        self._show()

    def show_handed_over(self) -> None:
        """Show that the signed report can be sent; until the report changes."""
        self._handed_over = True
        self._show()

    def _on_change(self, _change: object = None) -> None:
        self._handed_over = False
        self._show()

    def _choose(self, number: int, _checked: bool = False) -> None:
        self._mark()  # going there does not change where the officer stands
        self.wanted.emit(STEPS[number][1])

    @Slot(bool)
    def _on_toggled(self, _checked: bool) -> None:
        marked = {number for number, button in enumerate(self._buttons) if button.isChecked()}
        for number in marked ^ {self._current}:  # a screen reader toggles without a click
            self._choose(number)

    def _mark(self) -> None:
        for number, button in enumerate(self._buttons):
            button.setChecked(number == self._current)

    def _show(self) -> None:
        findings = self._session.findings
        if not findings.complete:
            current = VERIFY  # the program is at it
        else:
            current = SEND if self._handed_over else current_step(self._session.report, findings)
        shows = (current, _open(findings))
        if shows == self._shown:
            return
        self._shown, self._current = shows, current
        for number, (button, (text, _, tip)) in enumerate(zip(self._buttons, STEPS, strict=True)):
            button.setText(f"{number + 1}  {text}{shows[1] if number == VERIFY else ''}")
            button.setAccessibleDescription(f"Es el paso que sigue. {tip}" if number == current else tip)
        self._mark()


def _open(findings: Findings) -> str:
    """Return what is open, the heaviest kind only: " · 2 errores"; nothing before that is known."""
    if not findings.complete:
        return ""
    if findings.errors:
        return f" · {numbered(findings.errors, 'error', 'errores')}"
    return f" · {numbered(findings.warnings, 'aviso', 'avisos')}" if findings.warnings else ""
