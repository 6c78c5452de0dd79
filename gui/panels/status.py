"""The status bar: what just happened, how many pendientes, when it was saved, and work going on."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from gui.background import Job
from gui.panels.elided import SteadyLabel
from gui.panels.steady_button import SteadyButton
from gui.session import Session
from gui.theme.icons import Icon, Ink, icon
from gui.theme.metrics import ICON_BEFORE_TEXT, SPACE

SHOW_PROGRESS_AFTER_MS = 300
REVIEWING = "Revisando…"
"""What stands in place of counts while a report that was just opened is reviewed."""
_BESIDE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon


class StatusLine(QStatusBar):
    """One quiet line. ``say`` shows a sentence until the next one or the next change; nothing is modal.

    Emits ``findings_wanted`` when the counts are clicked.
    """

    findings_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._message = SteadyLabel("", self, least=60 * SPACE)
        self._message.setObjectName("status_message")
        self._counts = SteadyButton(self)
        self._counts.setObjectName("status_counts")
        self._counts.setToolButtonStyle(_BESIDE)
        self._counts.setIconSize(QSize(*ICON_BEFORE_TEXT))
        self._counts.setToolTip("Muestra los pendientes (F5)")
        self._counts.clicked.connect(self.findings_wanted)
        self._saved = QLabel(self)
        self._saved.setObjectName("status_saved")
        self._progress = QProgressBar(self)
        self._progress.setRange(0, 100)
        self._progress.setFixedWidth(160)
        self._progress.setAccessibleName("Avance del trabajo")
        self._cancel = QPushButton("Cancelar", self)
        self._cancel.clicked.connect(self._stop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOW_PROGRESS_AFTER_MS)
        self._timer.timeout.connect(self._show_progress)
        self._job: Job | None = None
        self.setSizeGripEnabled(False)
        self.addWidget(self._message, 1)
        for widget in (self._progress, self._cancel, self._counts, self._saved):
            self.addPermanentWidget(widget)
        self._progress.hide()
        self._cancel.hide()
        session.changed.connect(self._on_change)
        session.replaced.connect(self._on_replaced)
        session.reviewed.connect(self._count)
        session.undo_stack.cleanChanged.connect(self._show_saved)
        session.path_changed.connect(self._on_path)
        self._saved_at = ""
        self._just_opened = False
        self._worst: tuple[Icon, Ink] | None = None
        self._count()

    def say(self, sentence: str) -> None:
        """Show what just happened."""
        self._message.setText(sentence)

    def text(self) -> str:
        """Return the sentence that stands there."""
        return self._message.text()

    def follow(self, job: Job) -> None:
        """Show a job's progress with a way to cancel it, once it takes longer than a moment."""
        self._job = job
        self._progress.setValue(0)
        job.progressed.connect(self._advance)
        for ended in (job.done, job.failed):
            ended.connect(self._end)
        job.stopped.connect(self._on_stopped)
        self._timer.start()

    def _advance(self, fraction: float) -> None:
        self._progress.setValue(round(fraction * 100))

    def _show_progress(self) -> None:
        if self._job is not None:
            self.say(self._job.name)
            self._progress.show()
            self._cancel.show()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_stopped(self) -> None:
        self._end()
        self.say("Se canceló.")

    def _end(self, _result: object = None) -> None:
        if self._job is not None and self.text() == self._job.name:
            self.say("")  # what was announced is done; whoever asked for it says what came of it
        self._job = None
        self._timer.stop()
        self._progress.hide()
        self._cancel.hide()

    def _on_change(self) -> None:
        if self._job is None:
            self.say("")  # what stood there came before; whoever made the change may say more
        self._count()

    def _count(self) -> None:
        findings = self._session.findings
        if not findings.complete:
            self._worst = None
            self._counts.setIcon(QIcon())
            self._counts.setText(REVIEWING)
            return
        self._counts.setText(counted(findings.errors, findings.warnings))
        worst = (
            (Icon.ERROR, Ink.ERROR)
            if findings.errors
            else (Icon.WARNING, Ink.WARNING)
            if findings.warnings
            else (Icon.ACCEPTED, Ink.ACCEPTED)
        )
        if worst != self._worst:
            self._worst = worst
            self._counts.setIcon(icon(*worst))

    def _on_replaced(self) -> None:
        self._saved_at = ""
        self._just_opened = True
        self._count()
        self._show_saved(True)

    def _on_path(self) -> None:
        if self._session.path is not None and not self._just_opened:
            self._saved_at = f"Guardado {datetime.now().astimezone():%H:%M}"
        self._just_opened = False
        self._show_saved(self._session.undo_stack.isClean())

    def _show_saved(self, clean: bool) -> None:
        self._saved.setText(self._saved_at if clean else "Cambios sin guardar")


def counted(errors: int, warnings: int) -> str:
    """Return "2 errores · 1 aviso"."""
    if not errors and not warnings:
        return "Sin errores ni avisos"
    return f"{numbered(errors, 'error', 'errores')} · {numbered(warnings, 'aviso', 'avisos')}"


def numbered(count: int, one: str, many: str) -> str:
    """Return a number with its noun: "1 error", "2 errores"."""
    return f"{count:,} {one if count == 1 else many}"
