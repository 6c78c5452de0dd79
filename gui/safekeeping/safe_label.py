"""When the work was last safe, and where: always seen in the status bar."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gui.panels.elided import SteadyLabel
from gui.session import Session
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.errors import FileProblem

if TYPE_CHECKING:
    from model.safekeeping.journal import Standing

NOT_SAFE = "Sin respaldo"


class SafeLabel(SteadyLabel):
    """Says "A salvo 14:03:12"; on hover, what is safe in which place. ``folder`` is that of the journals."""

    def __init__(self, session: Session, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__("", parent, least=32 * SPACE)
        self.setObjectName("status_safe")
        self._session = session
        self._folder = folder
        self._standing: Standing | None = None
        self._saved: datetime | None = None
        session.replaced.connect(self._on_replaced)
        session.saved.connect(self._on_saved)

    def _on_replaced(self) -> None:
        self._standing, self._saved = None, None
        self._tell()

    def _on_saved(self, _report: object) -> None:
        self._saved = datetime.now().astimezone()
        self._tell()

    def show_standing(self, standing: Standing) -> None:
        """Show how safe the work is now."""
        if bool(standing.problem) != bool(self._problem):
            wear(self, Variant.ERROR if standing.problem else None)
        self._standing = standing
        self._tell()

    def _tell(self) -> None:
        moments = [moment for moment in (self._kept, self._saved) if moment is not None]
        safe = max(moments, default=None)
        if self._problem is not None:
            self.setText(NOT_SAFE)
        else:
            self.setText(f"A salvo {safe:%H:%M:%S}" if safe is not None else "")
        self.advise("\n".join(self._lines(safe)))

    @property
    def _kept(self) -> datetime | None:
        at = self._standing.safe_at if self._standing is not None else None
        return at.astimezone() if at is not None else None

    @property
    def _problem(self) -> FileProblem | None:
        return self._standing.problem if self._standing is not None else None

    def _lines(self, safe: datetime | None) -> list[str]:
        lines = []
        if self._problem is not None:
            since = f"desde las {safe:%H:%M:%S} " if safe is not None else ""
            lines.append(f"Lo escrito {since}está sólo en esta ventana. {self._problem}")
        elif safe is not None:
            lines.append(f"Lo escrito hasta las {safe:%H:%M:%S} no se pierde aunque se vaya la luz.")
        path = self._session.path
        if path is None:
            lines.append("Archivo: todavía ninguno; este informe no se ha guardado.")
        elif self._saved is not None:
            lines.append(f"Archivo: {path}, guardado a las {self._saved:%H:%M:%S}.")
        else:
            lines.append(f"Archivo: {path}")
        if self._kept is not None:
            lines.append(f"Respaldo de lo que escribe: {self._folder}")
        return lines
