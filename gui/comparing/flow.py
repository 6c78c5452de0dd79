"""Comparing the open report: with another one, and with the quarter before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.importing.any_report import AnyReport
from gui.session import Session
from model.compare import Difference, Kind, shown_differences
from model.report import Report
from model.since_previous import Since, changes_since

_ALIKE = "Los dos informes dicen lo mismo."
_AS_BEFORE = "Las definiciones, lo programado y lo ya reportado son como en el trimestre anterior."
_DEFINED_AS_BEFORE = (
    "Las definiciones son como en el trimestre anterior. Las metas y la línea base no se comparan: el "
    "ejercicio es nuevo."
)
_NONE_BEFORE = (
    "Este informe no sabe cuál fue el trimestre anterior. Lo sabe cuando se empieza con Archivo, "
    "Nuevo trimestre a partir de…"
)
_ONLY_THERE = "Ese indicador sólo está en el otro informe."


class ComparingFlow(QObject):
    """Lists differences in a window beside this one. ``notice`` says in a sentence why nothing is listed.

    ``go_to(indicator, key)`` shows the place of a difference; ``commit`` closes an open editor first.
    """

    notice = Signal(str)

    def __init__(
        self,
        session: Session,
        others: AnyReport,
        *,
        commit: Callable[[], bool],
        go_to: Callable[[str | None, str], object],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._others = others
        self._commit = commit
        self._go_to = go_to
        self._window = window

    def slots(self) -> Mapping[str, Callable[[], None]]:
        """Return what the actions of the window do, by their keys."""
        return {"compare": self.compare, "since_previous": self.compare_with_previous}

    def compare(self) -> None:
        """Ask for another report and list what differs from the open one."""
        if self._commit():
            self._others.ask("Comparar con otro informe", self._show_other, verb="Comparar")

    def compare_with_previous(self) -> None:
        """List what the report says otherwise than the quarter before."""
        if not self._commit():
            return
        since = Since(self._session.report)
        if not since:
            self.notice.emit(_NONE_BEFORE)
            return
        self._list(
            lambda: changes_since(self._session.report),
            title="Cambios desde el trimestre anterior",
            heading=f"Lo que cambió desde {since.period}",
            sides=(since.period, "Ahora"),
            alike=_DEFINED_AS_BEFORE if since.in_new_year else _AS_BEFORE,
        )

    def _show_other(self, other: Report, name: str) -> None:
        self._list(
            lambda: shown_differences(self._session.report, other),
            title="Comparar con otro informe",
            heading=f"El informe abierto y {name}",
            sides=("En el informe abierto", "En el otro"),
            alike=_ALIKE,
        )

    def _list(
        self,
        find: Callable[[], Sequence[Difference]],
        *,
        title: str,
        heading: str,
        sides: tuple[str, str],
        alike: str,
    ) -> None:
        from gui.comparing.dialog import DifferencesDialog

        dialog = DifferencesDialog(
            self._session, find, title=title, heading=heading, sides=sides, alike=alike, parent=self._window
        )
        dialog.wanted.connect(self._show_place)
        dialog.show()

    def _show_place(self, difference: Difference) -> None:
        rows = {row.id for row in self._session.report.indicators}
        if difference.row is not None and difference.row not in rows:
            added = difference.kind is Kind.ADDED
            self.notice.emit(_ONLY_THERE if added else "Ese indicador ya no está en este informe.")
            return
        self._go_to(difference.row, difference.key)
