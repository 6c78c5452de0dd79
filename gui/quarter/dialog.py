"""The window before a new quarter begins: what is taken over, and the texts to be confirmed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.panels.scrolling import fit_on_screen
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from gui.versions.difference_table import DifferenceTable
from gui.versions.words import BLANK, said, where_they_part
from model.next_quarter import Begun, Proposal, period

_ON = Qt.CheckState.Checked
_ADVICE = (
    "Estos datos nombran el trimestre anterior o dependen de él. Cambian los marcados; los que están en la "
    "tabla quedan con un comentario «Por confirmar»."
)
_CHANGED = "Esto ya era distinto del trimestre anterior a ése. Revise que deba seguir así:"


class NextQuarterDialog(QDialog):
    """Shows a quarter about to begin; accepted means to begin it with the ``chosen`` proposals.

    ``source`` says from what: "del informe abierto", "de 2T.xlsx".
    """

    def __init__(self, begun: Begun, source: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Nuevo trimestre")
        self._begun = begun
        title = QLabel(f"{period(begun.report)}, a partir {source}", self)
        wear(title, Variant.SUBTITLE)
        taken = QLabel("\n".join(f"•  {sentence}" for sentence in begun.taken), self)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * SPACE)
        for label in (title, taken):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            layout.addWidget(label)
        self._boxes: list[QTableWidgetItem] = []
        self.proposals = DifferenceTable(
            "Datos por confirmar", ("Dónde", "Dato", "En el trimestre anterior", "En el nuevo"), self
        )
        if begun.proposals:
            layout.addWidget(self._label(_ADVICE))
            self._list_proposals()
            layout.addWidget(self.proposals, 1)
        self.proposals.setVisible(bool(begun.proposals))
        if begun.changed:
            layout.addWidget(self._label(_CHANGED))
            changed = DifferenceTable("Cambios anteriores", ("Dónde", "Dato", "Antes", "Ahora"), self)
            changed.show_rows([(each.where, *said(each)) for each in begun.changed])
            layout.addWidget(changed, 1)
        layout.addStretch(0 if begun.proposals or begun.changed else 1)
        buttons = QDialogButtonBox(self)
        self.go = buttons.addButton("Empezar el trimestre", QDialogButtonBox.ButtonRole.AcceptRole)
        wear(self.go, Variant.PRIMARY)
        buttons.addButton("Cancelar", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        fit_on_screen(self, 220 * SPACE, 150 * SPACE if begun.proposals or begun.changed else 0)
        self.go.setDefault(True)
        self.go.setFocus()

    def chosen(self) -> list[Proposal]:
        """Return the proposals that are ticked."""
        pairs = zip(self._begun.proposals, self._boxes, strict=True)
        return [proposal for proposal, box in pairs if box.checkState() == _ON]

    def _label(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        return label

    def _list_proposals(self) -> None:
        rows = [
            (each.where, each.title, *(text or BLANK for text in where_they_part(each.before, each.after)))
            for each in self._begun.proposals
        ]
        self.proposals.show_rows(rows, len(rows))
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter  # as the ticks stand
        for row in range(len(rows)):
            for column in range(self.proposals.columnCount()):
                if (cell := self.proposals.item(row, column)) is not None:
                    cell.setTextAlignment(middle)
            if (item := self.proposals.item(row, 3)) is not None:
                item.setCheckState(_ON)
                self._boxes.append(item)
        self.proposals.setCurrentCell(0, 3)  # where the space bar ticks
