"""Every question to the officer, behind a protocol so that tests can answer them."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QFileInfo, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from model.errors import ProblemForUser

if TYPE_CHECKING:  # the dialogs come in when there is something to ask
    from PySide6.QtWidgets import QFileDialog, QMessageBox

    from model.safekeeping.drafts import Draft

T = TypeVar("T")

PROJECT_FILTER = "Informe trimestral (*.informe)"
FILTERS = {
    "informe": PROJECT_FILTER,
    "xlsx": "Libro de Excel (*.xlsx)",
    "pdf": "Documento PDF (*.pdf)",
    "eml": "Borrador de correo (*.eml)",
}
FOREIGN_FILTER = "Libros y textos (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.txt *.tsv)"
ANY_FILTER = f"Informes y libros (*.informe {FOREIGN_FILTER.partition('(')[2]}"
IMAGE_FILTER = "Imagen PNG o JPEG (*.png *.jpg *.jpeg)"


ACCEPT = "Aceptar el aviso"


class Answer(Enum):
    """What to do with unsaved work."""

    SAVE = auto()
    DISCARD = auto()
    CANCEL = auto()


class DraftAnswer(Enum):
    """What to do when a report with errors is to be handed over."""

    DRAFT = auto()
    SHOW = auto()
    CANCEL = auto()


class Prompts(Protocol):
    """The questions and messages that interrupt the officer."""

    def open_path(self, folder: str) -> Path | None:
        """Ask for a file to open, ours or foreign; None when cancelled."""

    def foreign_path(self, folder: str) -> Path | None:
        """Ask for a workbook or text to import; None when cancelled."""

    def report_path(self, title: str, folder: str) -> Path | None:
        """Ask for a file of any kind that holds a report; None when cancelled."""

    def image_path(self, folder: str) -> Path | None:
        """Ask for a picture; None when cancelled."""

    def save_path(self, suggested: Path) -> Path | None:
        """Ask where to save; the extension of ``suggested`` decides the kind of file. None when cancelled."""

    def unsaved(self, name: str, *, in_file: bool) -> Answer:
        """Ask what to do with the unsaved changes of ``name``; ``in_file``: it was saved some time before."""

    def draft(self, errors: int) -> DraftAnswer:
        """Ask whether a report with that many errors shall go out as a draft."""

    def reason(self, question: str, verb: str = ACCEPT, draft: Draft | None = None) -> str | None:
        """Ask for one sentence; None when cancelled, never blank. ``verb`` says what it is for.

        ``draft`` names it for the journal while it is typed, and holds what was typed before.
        """

    def choose(self, question: str, advice: str, options: tuple[str, ...]) -> int | None:
        """Ask for one of several verbs; the position chosen, or None when cancelled."""

    def problem(self, problem: ProblemForUser) -> None:
        """Say what went wrong and what to do."""


class QtPrompts:
    """The questions as dialogs over a window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    @property
    def _over(self) -> QWidget:
        return QApplication.activeModalWidget() or self._parent  # a question must not hide behind the preview

    def open_path(self, folder: str) -> Path | None:
        """See ``Prompts.open_path``."""
        return self._existing("Abrir un informe", folder, f"{ANY_FILTER};;{PROJECT_FILTER}")

    def foreign_path(self, folder: str) -> Path | None:
        """See ``Prompts.foreign_path``."""
        return self._existing("Importar de Excel o texto", folder, FOREIGN_FILTER)

    def report_path(self, title: str, folder: str) -> Path | None:
        """See ``Prompts.report_path``."""
        return self._existing(title, folder, f"{ANY_FILTER};;{PROJECT_FILTER};;{FOREIGN_FILTER}")

    def image_path(self, folder: str) -> Path | None:
        """See ``Prompts.image_path``."""
        return self._existing("Elegir un logotipo", folder, IMAGE_FILTER)

    def _existing(self, title: str, folder: str, names: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        from gui.spanish_files import label_file_dialog

        dialog = QFileDialog(self._over, title, folder, f"{names};;Todos los archivos (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        label_file_dialog(dialog, "Abrir")
        return _chosen(dialog)

    def save_path(self, suggested: Path) -> Path | None:
        """See ``Prompts.save_path``."""
        from PySide6.QtWidgets import QFileDialog

        from gui.spanish_files import label_file_dialog

        extension = suggested.suffix.removeprefix(".")
        dialog = QFileDialog(self._over, "Guardar como", str(suggested.parent), FILTERS[extension])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(extension)
        dialog.selectFile(suggested.name)
        label_file_dialog(dialog, "Guardar")
        return _chosen(dialog)

    def unsaved(self, name: str, *, in_file: bool) -> Answer:
        """See ``Prompts.unsaved``."""
        from PySide6.QtWidgets import QMessageBox

        left = (
            "Si no los guarda, el informe queda como la última vez que lo guardó."
            if in_file
            else "Si no los guarda, el informe no queda en ningún archivo."
        )
        box = self._box(
            QMessageBox.Icon.Question,
            f"¿Desea guardar los cambios de «{name}»?",
            f"{left} Lo respaldado se puede recuperar durante 30 días en Archivo ▸ Trabajo sin guardar.",
        )
        save = box.addButton("Guardar", QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton("No guardar", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton("Cancelar", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        return _asked(box, {save: Answer.SAVE, discard: Answer.DISCARD}) or Answer.CANCEL

    def draft(self, errors: int) -> DraftAnswer:
        """See ``Prompts.draft``."""
        from PySide6.QtWidgets import QMessageBox

        count = "un error pendiente" if errors == 1 else f"{errors} errores pendientes"
        box = self._box(
            QMessageBox.Icon.Warning,
            f"El informe tiene {count}.",
            "Puede sacarlo ahora como borrador: dirá BORRADOR en cada página. Para el informe definitivo, "
            "corrija primero los errores.",
        )
        draft = box.addButton("Sacar borrador", QMessageBox.ButtonRole.AcceptRole)
        show = box.addButton("Ver los errores", QMessageBox.ButtonRole.ActionRole)
        box.addButton("Cancelar", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(show)
        return _asked(box, {draft: DraftAnswer.DRAFT, show: DraftAnswer.SHOW}) or DraftAnswer.CANCEL

    def reason(self, question: str, verb: str = ACCEPT, draft: Draft | None = None) -> str | None:
        """See ``Prompts.reason``."""
        from gui.safekeeping.reason_dialog import ReasonDialog

        dialog = ReasonDialog(draft, self._over)
        dialog.setWindowTitle(verb)
        dialog.setLabelText(question)
        dialog.setOkButtonText(verb)
        dialog.setCancelButtonText("Cancelar")
        for label in dialog.findChildren(QLabel):
            _plain(label)
        dialog.resize(520, dialog.sizeHint().height())
        text = dialog.textValue().strip() if dialog.exec() else ""
        dialog.deleteLater()
        return text or None

    def choose(self, question: str, advice: str, options: tuple[str, ...]) -> int | None:
        """See ``Prompts.choose``."""
        from PySide6.QtWidgets import QMessageBox

        box = self._box(QMessageBox.Icon.Question, question, advice)
        buttons = {
            box.addButton(text, QMessageBox.ButtonRole.AcceptRole): number
            for number, text in enumerate(options)
        }
        box.addButton("Cancelar", QMessageBox.ButtonRole.RejectRole)
        return _asked(box, buttons)

    def problem(self, problem: ProblemForUser) -> None:
        """See ``Prompts.problem``."""
        from PySide6.QtWidgets import QMessageBox

        box = self._box(QMessageBox.Icon.Warning, problem.sentence, problem.advice)
        box.addButton("Cerrar", QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def _box(self, icon: QMessageBox.Icon, text: str, advice: str) -> QMessageBox:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(icon, "Informe Trimestral", text, QMessageBox.StandardButton.NoButton, self._over)
        box.setInformativeText(advice)
        for label in box.findChildren(QLabel):
            if label.text():
                _plain(label)
        return box


def _plain(label: QLabel) -> None:
    """Wrap a label's text and never read it as markup: it quotes what the officer wrote."""
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)


def _asked(box: QMessageBox, answers: dict[QPushButton, T]) -> T | None:
    box.exec()
    clicked = box.clickedButton()
    return next((answer for button, answer in answers.items() if button is clicked), None)


def _chosen(dialog: QFileDialog) -> Path | None:
    if not dialog.exec():
        return None
    files = dialog.selectedFiles()
    return Path(QFileInfo(files[0]).absoluteFilePath()) if files else None
