"""Lists what could not be pasted, cell by cell, with the reason and what the text may have meant."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.panels.scrolling import fit_on_screen
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.edits import field_title
from model.overriding import override
from model.paste import Rejected
from model.report import Report
from model.schema import COLUMNS

_TITLES = ("Celda", "Lo copiado", "Por qué no se pegó", "Propuesta")
_ON = Qt.CheckState.Checked
_SOME = "Se usarán sólo las propuestas marcadas; las demás celdas quedan como estaban."
_NONE = "Estas celdas quedan como estaban. Con «Ir a la celda» puede escribir su valor."


class RejectionsDialog(QDialog):
    """Nothing is changed without the officer: a ticked proposal is used, any other text is left out.

    Signals: ``taken(list of Rejected)`` whose proposals are wanted; ``wanted(indicator, key)`` asks for the
    cell of a line.
    """

    taken = Signal(list)
    wanted = Signal(str, str)

    def __init__(self, report: Report, rejected: Sequence[Rejected], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rejected = tuple(rejected)
        self._boxes: list[QTableWidgetItem] = []
        count = len(self._rejected)
        self.setWindowTitle("Por revisar")
        words = QLabel("Una celda no se pegó:" if count == 1 else f"{count:,} celdas no se pegaron:", self)
        wear(words, Variant.STRONG)
        self.list = self._table(report)
        advice = QLabel(_SOME if any(each.proposal for each in rejected) else _NONE, self)
        advice.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        self._take = buttons.addButton("Usar las propuestas", QDialogButtonBox.ButtonRole.AcceptRole)
        leave = buttons.addButton("Dejar como estaban", QDialogButtonBox.ButtonRole.RejectRole)
        go = buttons.addButton("Ir a la celda", QDialogButtonBox.ButtonRole.ActionRole)
        wear(self._take, Variant.PRIMARY)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        go.clicked.connect(self._go)
        self.list.cellDoubleClicked.connect(self._go)
        self.accepted.connect(self._on_accepted)
        self.list.itemChanged.connect(self._count)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * SPACE)
        for widget in (words, self.list, advice, buttons):
            layout.addWidget(widget)
        self._count()
        (self._take if self._take.isEnabled() else leave).setDefault(True)
        self.list.setFocus()
        fit_on_screen(self, 200 * SPACE, 90 * SPACE)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        header = self.list.horizontalHeader()
        for column in (0, 3):  # Qt forgets the room around a text and the one for its box
            wanted = max(self.list.sizeHintForColumn(column), header.sectionSizeHint(column))
            self.list.setColumnWidth(column, wanted + 3 * SPACE)
        self.list.resizeRowsToContents()  # how wide its columns are is known now

    def chosen(self) -> list[Rejected]:
        """Return the lines whose proposal is ticked."""
        return [
            each for each, box in zip(self._rejected, self._boxes, strict=True) if box.checkState() == _ON
        ]

    def _table(self, report: Report) -> QTableWidget:
        levels = {indicator.id: indicator.level or "un indicador" for indicator in report.indicators}
        table = QTableWidget(len(self._rejected), len(_TITLES), self)
        wear(table, Variant.FRAMED)
        table.setAccessibleName("Celdas que no se pegaron")
        table.setHorizontalHeaderLabels(list(_TITLES))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for section in (0, 3):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Fixed)
        header.setMaximumSectionSize(80 * SPACE)
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        for row, each in enumerate(self._rejected):
            place = f"{levels.get(each.indicator, '')} · {field_title(COLUMNS[each.column].key)}"
            for column, text in enumerate((place, each.text, each.reason)):
                table.setItem(row, column, QTableWidgetItem(text))
            proposal = QTableWidgetItem(_asked(each.proposal))
            if each.proposal:
                division = each.proposal.startswith("=")  # it may as well have been a date
                proposal.setCheckState(Qt.CheckState.Unchecked if division else _ON)
            table.setItem(row, 3, proposal)
            self._boxes.append(proposal)
        if self._rejected:
            table.setCurrentCell(0, 3)  # where the space bar ticks
        return table

    def _count(self) -> None:
        count = len(self.chosen())
        self._take.setText("Usar la propuesta" if count == 1 else f"Usar las {count:,} propuestas")
        self._take.setEnabled(count > 0)
        self._take.setVisible(any(each.proposal for each in self._rejected))

    def _go(self) -> None:
        each = self._rejected[max(0, self.list.currentRow())]
        self.reject()
        self.wanted.emit(each.indicator, COLUMNS[each.column].key)

    def _on_accepted(self) -> None:
        self.taken.emit(self.chosen())


def _asked(proposal: str) -> str:
    """Return a proposal as a question: "¿12.5?", "¿3 ÷ 4?"."""
    words = proposal[1:].replace("/", " ÷ ") if proposal.startswith("=") else proposal
    return f"¿{words}?" if words else "—"
