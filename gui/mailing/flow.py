"""Preparing the e-mail of the open report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from export.mail import HandedOver, hand_over, message_name
from gui.export_flow import ExportFlow
from gui.mailing.dialog import MailDialog
from gui.prompts import Prompts
from gui.session import Session
from gui.settings import ProgramSettings
from resources.places import home_folder


class MailFlow(QObject):
    """Writes Excel, PDF and a draft with both, then shows how to send it. ``notice`` says what it wrote."""

    notice = Signal(str)

    def __init__(
        self,
        session: Session,
        exports: ExportFlow,
        prompts: Prompts,
        settings: ProgramSettings,
        *,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._exports = exports
        self._prompts = prompts
        self._settings = settings
        self._window = window

    def slots(self) -> Mapping[str, Callable[[], None]]:
        """Return what the actions of the window do, by their keys."""
        return {"mail": self.prepare}

    def prepare(self) -> None:
        """Ask where to, write the files beside the window's work, and show the e-mail."""
        draft = self._exports.leaves_as_draft()
        if draft is None:
            return
        session = self._session
        report, errors = session.report, session.findings.errors if draft else 0
        version = self._exports.version()
        folder = session.path.parent if session.path else Path(self._settings.folder or home_folder())
        path = self._prompts.save_path(folder / message_name(report, draft=draft, version=version))
        if path is None:
            return
        annexes = self._exports.annexes()
        self._exports.run(
            "Preparando el correo…",
            lambda progress: hand_over(
                report, path, errors=errors, version=version, annexes=annexes, progress=progress
            ),
            self._show,
        )

    def _show(self, handed: HandedOver) -> None:
        self._settings.folder = str(handed.message.parent)
        files = " y ".join(path.name for path in handed.files)
        self.notice.emit(f"Se preparó el correo {handed.message.name} con {files}.")
        MailDialog(handed, self._window).open()
