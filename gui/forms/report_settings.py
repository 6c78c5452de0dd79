"""How this report computes and prints: settings, what is printed if wanted, and logos."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.forms.binding import Binding
from gui.prompts import Prompts
from gui.session import Session
from gui.settings import ProgramSettings
from gui.theme.icons import Icon, icon
from gui.theme.metrics import SPACE
from model.edits import SetParts
from model.errors import ProblemForUser
from model.files import read_file
from model.logos import LEFT, RIGHT, logo_from
from model.schema import FIELD_BY_KEY, REPORT_FIELDS, Section

_OPTIONAL = ("dependency", "shared_mir", "footer")
_SIDES = {LEFT: "Logotipo izquierdo", RIGHT: "Logotipo derecho"}
_LOGO_HEIGHT = 48


class ReportSettingsDialog(QDialog):
    """Settings of the open report; each change is an undo step at once. ``key`` gets the caret."""

    def __init__(
        self,
        session: Session,
        prompts: Prompts,
        settings: ProgramSettings,
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Forma de calcular e imprimir")
        self._session = session
        self._prompts = prompts
        self._settings = settings
        self._binding = Binding.to_report(session)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.setVerticalSpacing(2 * SPACE)
        for field in (*REPORT_FIELDS[Section.SETTINGS], *(FIELD_BY_KEY[key] for key in _OPTIONAL)):
            form.addRow(field.title, self._binding.add(field, lines=5))
        self._logos = {side: self._logo_line(form, side, title) for side, title in _SIDES.items()}
        buttons = QDialogButtonBox(self)
        buttons.addButton("Listo", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.resize(620, 0)
        session.changed.connect(self._refresh)
        self._refresh()
        if key in self._binding.editors:
            self._binding.editors[key].setFocus()

    def _logo_line(self, form: QFormLayout, side: str, title: str) -> QLabel:
        image = QLabel(self)
        image.setMinimumHeight(_LOGO_HEIGHT)
        choose = QPushButton(icon(Icon.IMAGE), "Elegir…", self)
        choose.setAccessibleName(f"Elegir {title.lower()}")
        choose.clicked.connect(lambda: self._choose(side))
        remove = QPushButton("Quitar", self)
        remove.setAccessibleName(f"Quitar {title.lower()}")
        remove.clicked.connect(lambda: self._put(side, None))
        line = QHBoxLayout()
        line.addWidget(image, 1)
        line.addWidget(choose)
        line.addWidget(remove)
        form.addRow(title, line)
        return image

    def _refresh(self, _change: object = None) -> None:
        self._binding.refresh()
        for side, label in self._logos.items():
            logo = next((logo for logo in self._session.report.logos if logo.side == side), None)
            picture = QPixmap()
            if logo is not None:
                picture.loadFromData(QByteArray(logo.data))
            if picture.isNull():
                label.setText("(ninguno)")
            else:
                label.setPixmap(
                    picture.scaledToHeight(_LOGO_HEIGHT, Qt.TransformationMode.SmoothTransformation)
                )

    def _choose(self, side: str) -> None:
        path = self._prompts.image_path(self._settings.folder)
        if path is None:
            return
        try:
            self._put(side, read_file(path), path.stem)
        except ProblemForUser as problem:
            self._prompts.problem(problem)

    def _put(self, side: str, data: bytes | None, description: str = "") -> None:
        rest = tuple(logo for logo in self._session.report.logos if logo.side != side)
        if data is None:
            if len(rest) != len(self._session.report.logos):
                self._session.run(SetParts({"logos": rest}), f"quitar el {_SIDES[side].lower()}")
            return
        logos = (*rest, logo_from(data, side, description))
        self._session.run(SetParts({"logos": logos}), f"cambiar el {_SIDES[side].lower()}")

    def accept(self) -> None:
        """Close, unless something typed is refused."""
        if self._binding.commit():
            super().accept()
