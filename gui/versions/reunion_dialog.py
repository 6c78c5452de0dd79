"""Two people's work side by side: what goes together by itself, and what the officer chooses."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.panels.scrolling import fit_on_screen
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from gui.versions.difference_table import MAX_ROWS, DifferenceTable
from gui.versions.words import BLANK, said
from model.report import Report
from model.safekeeping.reunion import Cell, Reunion, Side

TITLES = ("Indicador", "Dato", "Al guardar", "El mío", "El otro", "Queda")
_TAKES = 5
_CHOSEN = {Side.MINE: "El mío", Side.THEIRS: "El otro"}
_ALONE = {Side.MINE: "El mío: el otro no lo cambió", Side.THEIRS: "El otro: aquí no cambió"}
_OPEN = "Falta elegir"
ADVICE = (
    "Lo que cambió una sola persona se reúne solo. Donde cambiaron las dos, elija con cuál se queda. "
    "Después se guarda el informe reunido; Ctrl+Z lo deshace, y el otro queda entre las versiones anteriores."
)


class ReunionDialog(QDialog):
    """Lists the cells that differ, the undecided first. Accepted: ``report()`` is both works together."""

    def __init__(self, found: Reunion, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Comparar y reunir")
        self._found = found
        self._sides: dict[int, Side] = {}
        self._conflicts = [at for at, cell in enumerate(found.cells) if cell.side is None]
        title = QLabel(f"«{name}» cambió en el disco mientras usted trabajaba en él.", self)
        title.setTextFormat(Qt.TextFormat.PlainText)
        wear(title, Variant.SUBTITLE)
        advice = QLabel(ADVICE, self)
        for label in (title, advice):
            label.setWordWrap(True)
        self.table = DifferenceTable("Lo que es distinto en los dos informes", TITLES, self)
        self.table.show_rows([self._texts(cell) for cell in found.cells], max(MAX_ROWS, len(self._conflicts)))
        self.table.currentCellChanged.connect(self._show_state)
        self.mine = QPushButton("Dejar &el mío", self)
        self.theirs = QPushButton("Tomar el &otro", self)
        self.mine.clicked.connect(lambda: self._choose(Side.MINE))
        self.theirs.clicked.connect(lambda: self._choose(Side.THEIRS))
        self._left = QLabel(self)
        choice = QHBoxLayout()
        for widget in (self.mine, self.theirs):
            choice.addWidget(widget)
        choice.addWidget(self._left, 1)
        buttons = QDialogButtonBox(self)
        self.go = buttons.addButton("Reunir y guardar", QDialogButtonBox.ButtonRole.AcceptRole)
        wear(self.go, Variant.PRIMARY)
        buttons.addButton("Cancelar", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(title)
        layout.addWidget(advice)
        layout.addWidget(self.table, 1)
        layout.addLayout(choice)
        layout.addWidget(buttons)
        fit_on_screen(self, 250 * SPACE, 140 * SPACE)
        for widget in (self.mine, self.theirs):
            widget.setVisible(bool(self._conflicts))
        self._show_state()
        (self.table if self._conflicts else self.go).setFocus()

    def report(self) -> Report:
        """Return the report with both works, as it was chosen."""
        return self._found.chosen(self._sides)

    def _texts(self, cell: Cell) -> tuple[str, ...]:
        title, mine, theirs = said(cell.difference)
        if cell.side is None:
            return cell.difference.where, title, cell.saved or BLANK, mine, theirs, _OPEN
        saved = mine if cell.side is Side.THEIRS else theirs
        return cell.difference.where, title, saved, mine, theirs, _ALONE[cell.side]

    def _choose(self, side: Side) -> None:
        at = self.table.currentRow()
        if at not in self._conflicts:
            return
        self._sides[at] = side
        self.table.put(at, _TAKES, _CHOSEN[side])
        following = [*(n for n in self._conflicts if n > at), *(n for n in self._conflicts if n < at)]
        undecided = next((n for n in following if n not in self._sides), None)
        if undecided is not None:
            self.table.setCurrentCell(undecided, 0)
        self._show_state()
        if undecided is None:
            self.go.setFocus()

    def _show_state(self, *_: int) -> None:
        left = len(self._conflicts) - len(self._sides)
        self._left.setText(
            "Todo está elegido."
            if not left
            else "Falta elegir 1."
            if left == 1
            else f"Faltan por elegir {left:,}."
        )
        self._left.setVisible(bool(self._conflicts))
        self.go.setEnabled(not left)
        here = self.table.currentRow() in self._conflicts
        self.mine.setEnabled(here)
        self.theirs.setEnabled(here)
