"""The window "Versiones anteriores": what was kept of the open report, and what differs from it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from gui.panels.scrolling import fit_on_screen
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from gui.versions.difference_table import MAX_ROWS, DifferenceTable
from gui.versions.words import WHY, changes, moment, said
from model.compare import Difference, differences
from model.errors import ProblemForUser
from model.project_file import parse
from model.report import Report
from model.safekeeping.rescue import Kept
from model.safekeeping.versions import Version, Versions, read_version

NONE_YET = (
    "Este informe todavía no tiene versiones anteriores. El programa guarda una cada vez que usted guarda "
    "sus cambios en el archivo: lo que había antes queda aquí."
)
_COUNTED_BYTES = 2_000_000  # of a larger version only what is chosen is read: it takes a moment
TITLES = ("Indicador", "Dato", "En esa versión", "Ahora")

_Found = tuple[Kept, tuple[Difference, ...]] | ProblemForUser


class VersionsDialog(QDialog):
    """Lists the versions, the newest first. ``restore_wanted`` and ``copy_wanted`` ask for one (Kept)."""

    restore_wanted = Signal(object)
    copy_wanted = Signal(object)

    def __init__(self, versions: Versions, doc_id: str, now: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Versiones anteriores")
        self._now = now
        self._listed = versions.listed(doc_id)
        self._counted: set[int] = set()
        self._shown: tuple[int, _Found] | None = None
        nothing = QLabel(NONE_YET, self)
        nothing.setWordWrap(True)
        self.list = QListWidget(self)
        wear(self.list, Variant.FRAMED)
        self.list.setAccessibleName("Versiones, la más reciente primero")
        self.list.setWordWrap(True)
        self.list.setSpacing(SPACE // 2)
        self.list.setAlternatingRowColors(True)
        for version in self._listed:
            QListWidgetItem(_named(version), self.list)
        self.list.currentRowChanged.connect(self._show)
        right = QWidget(self)
        self.told = QLabel(right)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.table = DifferenceTable(
            "Diferencias de la versión elegida con el informe abierto", TITLES, right
        )
        column = QVBoxLayout(right)
        column.setContentsMargins(2 * SPACE, 0, 0, 0)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        middle = QSplitter(Qt.Orientation.Horizontal, self)
        middle.setChildrenCollapsible(False)
        middle.addWidget(self.list)
        middle.addWidget(right)
        middle.setSizes([70 * SPACE, 150 * SPACE])
        buttons = QDialogButtonBox(self)
        self.restore = buttons.addButton("Volver a esta versión", QDialogButtonBox.ButtonRole.ActionRole)
        self.restore.setToolTip("Pone el informe como estaba entonces; Ctrl+Z lo deshace")
        self.restore.clicked.connect(lambda: self._want(self.restore_wanted))
        self.copy = buttons.addButton("Guardar una copia…", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setToolTip("Guarda esa versión en otro archivo; el informe abierto queda como está")
        self.copy.clicked.connect(lambda: self._want(self.copy_wanted))
        close = buttons.addButton("Cerrar", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(nothing)
        layout.addWidget(middle, 1)
        layout.addWidget(buttons)
        any_ = bool(self._listed)
        nothing.setVisible(not any_)
        for widget in (middle, self.restore, self.copy):
            widget.setVisible(any_)
        width = (230 if any_ else 130) * SPACE
        fit_on_screen(self, width, 130 * SPACE if any_ else layout.totalHeightForWidth(width))
        self._counting = QTimer(self)  # one version at a time, so that the window answers meanwhile
        self._counting.timeout.connect(self._count_next)
        if any_:
            self.list.setCurrentRow(0)
            self._counting.start(0)
        (self.list if any_ else close).setFocus()

    def _count_next(self) -> None:
        small = (at for at, version in enumerate(self._listed) if version.size < _COUNTED_BYTES)
        at = next((at for at in small if at not in self._counted), None)
        if at is None:
            self._counting.stop()
        else:
            self._read(at)

    def _read(self, at: int) -> _Found:
        """Return a version with what differs, or why it cannot be opened; the list then says how much."""
        version = self._listed[at]
        found: _Found
        try:
            opened = parse(read_version(version))
        except ProblemForUser as problem:
            found, count = problem, "No se puede abrir"
        else:
            different = differences(opened.report, self._now)
            found, count = (Kept(version, opened), different), changes(len(different))
        self._counted.add(at)
        self.list.item(at).setText(f"{_named(version)}\n{count}")
        return found

    def _found(self, at: int) -> _Found:
        if self._shown is None or self._shown[0] != at:
            self._shown = at, self._read(at)
        return self._shown[1]

    def _show(self, at: int) -> None:
        found = self._found(at) if at >= 0 else None
        if isinstance(found, tuple):
            kept, different = found
            self.told.setText(_told(kept, len(different)))
            self.table.show_rows([(each.where, *said(each)) for each in different])
        elif found is not None:
            self.told.setText(str(found))
            self.table.show_rows([])
        self.table.setVisible(isinstance(found, tuple) and bool(found[1]))
        for button in (self.restore, self.copy):
            button.setEnabled(isinstance(found, tuple))

    def _want(self, signal: SignalInstance) -> None:
        found = self._found(self.list.currentRow())
        if isinstance(found, tuple):
            signal.emit(found[0])


def _named(version: Version) -> str:
    return f"{moment(version.moment)} · {WHY[version.why]}"


def _told(kept: Kept, count: int) -> str:
    rows = len(kept.opened.report.indicators)
    indicators = "1 indicador" if rows == 1 else f"{rows:,} indicadores"
    more = f" Se muestran las primeras {MAX_ROWS:,}." if count > MAX_ROWS else ""
    return f"Esa versión tiene {indicators}. {changes(count)}.{more}"
