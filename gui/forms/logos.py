"""The pictures in the heading of the paper: seen, chosen and taken away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from gui.prompts import Prompts
from gui.session import Session
from gui.theme.icons import Icon, icon
from gui.theme.metrics import RADIUS, SPACE
from model.edits import SetParts
from model.errors import ProblemForUser
from model.files import read_file
from model.logos import LEFT, RIGHT, logo_from
from model.report import Logo

SIDES = {LEFT: "Logotipo izquierdo", RIGHT: "Logotipo derecho"}
_ROOM = QSize(40 * SPACE, 14 * SPACE)
# A logo is drawn for paper, whatever the look of the window.
_PAPER = f"background: white; color: black; border: 1px dashed #78838f; border-radius: {RADIUS}px;"
_NONE = "Sin logotipo"


class LogoLine(QWidget):
    """One of the two logos. ``folder()`` is where the officer looks for pictures first."""

    def __init__(
        self,
        session: Session,
        prompts: Prompts,
        side: str,
        folder: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._prompts = prompts
        self._side = side
        self._folder = folder
        self._image = QLabel(self)
        self._image.setObjectName(f"logo_{side}")
        self._image.setFixedSize(_ROOM)
        self._image.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._image.setStyleSheet(_PAPER)
        name = SIDES[side].lower()
        self._choose = QPushButton(icon(Icon.IMAGE), "Elegir…", self)
        self._choose.setAccessibleName(f"Elegir {name}")
        self._choose.clicked.connect(self._on_choose)
        self._remove = QPushButton("Quitar", self)
        self._remove.setAccessibleName(f"Quitar {name}")
        self._remove.clicked.connect(self._on_remove)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(self._image)
        for button in (self._choose, self._remove):
            button.setAutoDefault(False)
            layout.addWidget(button)
        layout.addStretch(1)

    def refresh(self) -> None:
        """Show the logo as it stands in the report."""
        logo = self._logo()
        picture = QPixmap()
        if logo is not None:
            picture.loadFromData(QByteArray(logo.data))
        self._remove.setEnabled(logo is not None)
        if picture.isNull():
            self._image.setText(_NONE if logo is None else "No se puede mostrar")
            self._image.setAccessibleName(f"{SIDES[self._side]}: {self._image.text().lower()}")
            return
        room = (_ROOM - QSize(2 * SPACE, 2 * SPACE)) * self.devicePixelRatioF()
        scaled = picture.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        scaled.setDevicePixelRatio(self.devicePixelRatioF())
        self._image.setPixmap(scaled)
        described = logo.description if logo is not None else ""
        self._image.setAccessibleName(f"{SIDES[self._side]}: {described or 'imagen'}")

    def _logo(self) -> Logo | None:
        return next((logo for logo in self._session.report.logos if logo.side == self._side), None)

    def _on_choose(self) -> None:
        path = self._prompts.image_path(self._folder())
        if path is None:
            return
        try:
            self._put(_picture(path, self._side), "cambiar")
        except ProblemForUser as problem:
            self._prompts.problem(problem)

    def _on_remove(self) -> None:
        self._choose.setFocus()  # the button that was pressed is about to be disabled
        self._put(None, "quitar")

    def _put(self, logo: Logo | None, verb: str) -> None:
        others = tuple(other for other in self._session.report.logos if other.side != self._side)
        logos = others if logo is None else (*others, logo)
        self._session.run(SetParts({"logos": logos}), f"{verb} el {SIDES[self._side].lower()}")


def _picture(path: Path, side: str) -> Logo:
    """Return the logo in a file. Raises ProblemForUser, also for a picture that cannot be drawn."""
    logo = logo_from(read_file(path), side, path.stem)
    if not QPixmap().loadFromData(QByteArray(logo.data)):
        raise ProblemForUser(
            "La imagen está dañada y no se puede mostrar.", "Elija otra, o guárdela de nuevo como PNG."
        )
    return logo
