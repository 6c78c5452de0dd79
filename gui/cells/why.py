"""The bubble that says where the figure of a cell comes from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout

from gui.table import ReportTable
from gui.table.bubble import Bubble
from gui.table.ghosts import ghost_words
from gui.table.words import column_name, severity_word
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.calculations import explain
from model.findings import Finding
from model.overriding import override
from model.report import Indicator, Settings
from model.schema import Column

_MODIFIERS = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta}


def why(column: Column, indicator: Indicator, settings: Settings, findings: Sequence[Finding]) -> str:
    """Return what explains a cell: how it is calculated or what belongs in it, then its findings."""
    said = ""
    if column.series is not None:
        said = explain(indicator, column.series, column.quarter, settings)
        if not said:
            text = column.text(indicator, settings)
            said = f"{text}, como se escribió en la tabla." if text else f"Está vacía. {column.help}"
        if earlier := ghost_words(column, indicator, settings):
            said += f" {earlier[0].upper()}{earlier[1:]}."
    lines = [said or column.help]
    lines += [f"{severity_word(finding)}: {finding.message}" for finding in findings]
    return "\n".join(lines)


class WhyBubble(Bubble):
    """Shows a sentence beside a cell until a key, a click or scrolling goes on; it never takes the keys."""

    def __init__(self, table: ReportTable) -> None:
        super().__init__(Variant.INFO, table)
        self._table = table
        self._title, self._sentence = QLabel(self), QLabel(self)
        wear(self._title, Variant.STRONG)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        layout.setSpacing(SPACE)
        for label in (self._title, self._sentence):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            layout.addWidget(label)
        table.installEventFilter(self)
        table.selectionModel().selectionChanged.connect(self.hide)
        table.report_model.dataChanged.connect(self.hide)
        table.report_model.modelReset.connect(self.hide)
        for bar in (table.horizontalScrollBar(), table.verticalScrollBar()):
            bar.valueChanged.connect(self.hide)

    def text(self) -> str:
        """Return the sentence that stands there."""
        return self._sentence.text()

    def say(self, column: Column, sentence: str, cell: QRect) -> None:
        """Show the sentence beside ``cell``, which is in the coordinates of the table's viewport."""
        self._title.setText(column_name(column))
        self._sentence.setText(sentence)
        self.setAccessibleName(f"{column_name(column)}. {sentence}")
        viewport = self._table.viewport()
        self.place(QRect(viewport.mapTo(self._table, cell.topLeft()), cell.size()), viewport.geometry())
        self.announce()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.isVisible():
            return False
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _MODIFIERS:
                return False
            self.hide()
            return event.key() == Qt.Key.Key_Escape
        return False


def cell_box(table: ReportTable, row: int, column: int) -> QRect:
    """Return the part of a cell that is seen, in the coordinates of the table's viewport."""
    cell = table.visualRect(table.report_model.index(row, column))
    return cell & QRect(QPoint(0, 0), table.viewport().size())
