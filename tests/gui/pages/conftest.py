"""The real report's pages, and a printer that prints to a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from export.pdf import to_pdf
from gui.export_flow import ExportFlow
from gui.pages.papers import PrinterPapers
from gui.pages.printing import PrintFlow
from gui.session import Session
from gui.settings import ProgramSettings
from model.report import Paper
from tests.factories import sample
from tests.fakes import FakePrompts

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

OFICIO_AND_LETTER = PrinterPapers(((215.9, 340.0), (215.9, 279.4)))


@pytest.fixture(scope="session")
def pdf() -> bytes:
    """The pages of the real report on Oficio."""
    return to_pdf(sample(), draft=False, paper=Paper.OFICIO)


@dataclass
class FilePrinter:
    """``gui.pages.printers.Printers`` whose only printer writes ``target``; ``asked`` keeps page counts."""

    target: Path
    there: bool = True
    takes: PrinterPapers = OFICIO_AND_LETTER
    edge: float = 4.2
    setup: Callable[[QPrinter], None] = lambda _: None
    asked: list[int] = field(default_factory=list)

    def available(self) -> bool:
        return self.there

    def choose(self, printer: QPrinter, pages: int, over: QWidget) -> bool:
        self.asked.append(pages)
        printer.setOutputFileName(str(self.target))
        printer.setResolution(300)
        self.setup(printer)
        return True

    def papers(self, printer: QPrinter) -> PrinterPapers:
        return self.takes

    def margin(self, printer: QPrinter) -> float:
        return self.edge


@dataclass
class Desk:
    """Everything a person printing has: window, printer, and the answers given."""

    window: QWidget
    session: Session
    exports: ExportFlow
    prompts: FakePrompts
    printer: FilePrinter
    printing: PrintFlow


@pytest.fixture
def desk(session: Session, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    """The real report at a printer that offers Oficio and Carta."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    prompts = FakePrompts()
    settings = ProgramSettings(tmp_path / "ajustes.json")
    settings.folder = str(tmp_path)
    exports = ExportFlow(session, prompts, settings, commit=lambda: True, parent=window)
    printer = FilePrinter(tmp_path / "papel.pdf")
    yield Desk(
        window, session, exports, prompts, printer, PrintFlow(session, exports, prompts, window, printer)
    )
    if exports.job is not None:
        exports.job.cancel()
        exports.job.wait()
