"""A workbook of ours that came back: what was changed in it, to take or leave, and where it goes."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.importing.foot import Foot
from gui.panels.scrolling import fit_on_screen
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from gui.versions.difference_table import MAX_ROWS, DifferenceTable
from gui.versions.words import said
from model.compare import Difference
from model.returned import Returned, Unread

TITLES = ("Indicador", "Dato", "Se exportó", "Ahora", "Celda")
_UNREAD_TITLES = ("Indicador", "Dato", "Ahora", "Por qué no", "Celda")
_LEVEL_WITH_TICK = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ADDRESS_WIDTH = 36 * SPACE
SAME = "Nadie cambió el libro desde que se exportó. Puede abrir el informe completo que lleva dentro."


class Destination(Enum):
    """Where what is taken goes; the value is what the officer reads, and a hint."""

    OPEN = (
        "En el informe abierto",
        "Cambia sólo lo que está marcado; puede deshacerlo con Ctrl+Z.",
    )
    NEW = (
        "En un informe nuevo",
        "El informe como se exportó, con lo que está marcado; el abierto no cambia.",
    )


class ReturnedDialog(QDialog):
    """Shows what was changed in a workbook. ``taken(differences, Destination)`` when the officer decides.

    With one destination there is nothing to choose; ``verb`` is what the button says.
    """

    taken = Signal(object, object)

    def __init__(
        self,
        found: Returned,
        parent: QWidget | None = None,
        *,
        destinations: Sequence[Destination] = (Destination.NEW,),
        verb: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Libro de este programa")
        self.setModal(True)
        self._differences = found.differences
        self.table = DifferenceTable("Lo que cambió en el libro", TITLES, self)
        _narrow_last(self.table)
        self._fill(found)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(self._label(f"«{found.source}»", Variant.SUBTITLE))
        layout.addWidget(self._label(_told(found)))
        layout.addWidget(self.table, 3)
        self.table.setVisible(bool(self._differences))
        self._marks = self._mark_buttons(layout)
        if found.unread:
            layout.addWidget(self._label("Esto no se pudo tomar del libro:", Variant.STRONG))
            self.unread = DifferenceTable("Lo que no se tomó", _UNREAD_TITLES, self)
            _narrow_last(self.unread)
            self.unread.show_rows([_unread_row(cell) for cell in found.unread])
            layout.addWidget(self.unread, 1)
        if not self._differences:
            layout.addStretch(1)
        self._verb = verb
        self._foot = Foot(destinations, verb or "Abrir el informe", self)
        self._foot.accepted.connect(self._take)
        self._foot.rejected.connect(self.reject)
        self._foot.destination_chosen.connect(self._count)
        self.button = self._foot.button
        layout.addWidget(self._foot)
        self.table.itemChanged.connect(lambda _: self._count())
        self._count()
        large = self._differences or found.unread
        fit_on_screen(self, (260 if large else 150) * SPACE, (130 if large else 50) * SPACE)
        (self.table if self._differences else self.button).setFocus()

    def _label(self, text: str, variant: Variant | None = None) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if variant is not None:
            wear(label, variant)
        return label

    def _fill(self, found: Returned) -> None:
        rows = []
        for difference in found.differences:
            spot = (difference.row, difference.key)
            title, before, after = said(difference)
            note = found.notes.get(spot, "")
            now = f"{after}\n{note}" if note else after
            rows.append((difference.where, title, before, now, found.addresses.get(spot, "")))
        self.table.show_rows(rows, most=max(MAX_ROWS, 1))
        for row in range(self.table.rowCount()):
            item = self.table.item(row, 0)
            if item is not None:
                item.setTextAlignment(
                    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                )  # as the tick
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked)

    def _mark_buttons(self, layout: QVBoxLayout) -> tuple[QPushButton, QPushButton]:
        line = QHBoxLayout()
        every, none = QPushButton("Marcar todo", self), QPushButton("No marcar nada", self)
        for button, state in ((every, Qt.CheckState.Checked), (none, Qt.CheckState.Unchecked)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, state=state: self._mark(state))
            button.setVisible(bool(self._differences))
            line.addWidget(button)
        line.addStretch(1)
        layout.addLayout(line)
        return every, none

    @property
    def chosen(self) -> tuple[Difference, ...]:
        """The differences that are marked. What the list has no room for follows its last row."""
        marked = [
            (item := self.table.item(row, 0)) is not None and item.checkState() is Qt.CheckState.Checked
            for row in range(self.table.rowCount())
        ]
        rest = [bool(marked and marked[-1])] * (len(self._differences) - len(marked))
        pairs = zip(self._differences, [*marked, *rest], strict=True)
        return tuple(difference for difference, wanted in pairs if wanted)

    def _mark(self, state: Qt.CheckState) -> None:
        self.table.blockSignals(True)
        for row in range(self.table.rowCount()):
            item = self.table.item(row, 0)
            if item is not None:
                item.setCheckState(state)
        self.table.blockSignals(False)
        self.table.viewport().update()
        self._count()

    def _count(self) -> None:
        count = len(self.chosen)
        if self._verb:
            self.button.setText(self._verb)
        elif self._foot.destination is Destination.NEW:
            self.button.setText("Abrir el informe")
        else:
            self.button.setText("Tomar 1 cambio" if count == 1 else f"Tomar {count:,} cambios")
        self.button.setEnabled(count > 0 or self._foot.destination is Destination.NEW)

    def _take(self) -> None:
        chosen, destination = self.chosen, self._foot.destination
        self.accept()
        self.taken.emit(chosen, destination)


def _narrow_last(table: DifferenceTable) -> None:
    """Leave the room to the texts: addresses are short."""
    header, last = table.horizontalHeader(), table.columnCount() - 1
    header.setSectionResizeMode(last, QHeaderView.ResizeMode.Interactive)
    header.resizeSection(last, _ADDRESS_WIDTH)


def _told(found: Returned) -> str:
    count = len(found.differences)
    if not count:
        return SAME
    changed = "cambió una cosa" if count == 1 else f"cambiaron {count:,} cosas"
    more = f" La lista muestra las primeras {MAX_ROWS:,}." if count > MAX_ROWS else ""
    return (
        f"Es un libro de este programa. Desde que se exportó {changed} en él. Deje marcado lo que quiere "
        f"tomar; lo demás queda como se exportó.{more}"
    )


def _unread_row(cell: Unread) -> tuple[str, ...]:
    return (cell.where, cell.title, cell.text, cell.sentence, cell.address)
