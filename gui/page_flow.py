"""From finished pages to the preview or the printer, which are loaded when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.export_flow import ExportFlow
from gui.prompts import Prompts
from gui.session import Session

if TYPE_CHECKING:  # with Qt's printing they are a tenth of what it takes to start
    from gui.pages.printing import PrintFlow


class PageFlow(QObject):
    """Shows pages or prints them. ``notice`` brings the sentence that says what was sent."""

    notice = Signal(str)

    def __init__(self, session: Session, exports: ExportFlow, prompts: Prompts, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._exports = exports
        self._prompts = prompts
        self._window = window
        self._printing: PrintFlow | None = None

    def show(self, pdf: bytes, to_print: bool) -> None:
        """Open the preview of ``pdf``, or print it."""
        printing = self._print_flow()
        if to_print:
            printing.start(pdf)
            return
        from gui.pages.preview import PreviewDialog

        PreviewDialog(pdf, self._session, self._exports, printing, self._window).exec()

    def _print_flow(self) -> PrintFlow:
        from gui.pages.printing import PrintFlow

        if self._printing is None:
            self._printing = PrintFlow(self._session, self._exports, self._prompts, self._window)
            self._printing.printed.connect(self.notice)
        return self._printing
