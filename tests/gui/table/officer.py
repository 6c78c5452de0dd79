"""Someone at the keyboard: every key goes to the widget that has the keys, as on a real machine."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.session import Session
from gui.table import ReportTable
from gui.table.model import COLUMN_AT
from model.report import Indicator

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


class Officer:
    """Types into a table that is shown."""

    def __init__(self, session: Session, table: ReportTable) -> None:
        self.session = session
        self.table = table

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def types(self, text: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        for letter in text:
            QTest.keyClicks(self.focus, letter, modifiers)

    def presses(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.focus, key, modifiers)

    def goes_to(self, code: str, key: str) -> None:
        assert self.table.go_to(code, key)

    def clicks(self, code: str, key: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, modifiers, self.place(code, key))

    def place(self, code: str, key: str) -> QPoint:
        """Return the middle of the part of a cell that is seen."""
        row = self.table.report_model.row_of(code)
        assert row is not None
        cell = self.table.visualRect(self.table.report_model.index(row, COLUMN_AT[key]))
        seen = cell & self.table.viewport().rect()
        assert not seen.isEmpty()
        return seen.center()

    def row(self, code: str) -> Indicator:
        return next(row for row in self.session.report.indicators if row.id == code)

    def achieved(self, code: str, quarter: int = 2) -> Decimal | None:
        return self.row(code).achieved[quarter - 1]

    @property
    def at(self) -> tuple[str, str]:
        """The current cell, as (id, key)."""
        cell = self.table.current_cell()
        assert cell is not None
        key = next(key for key, at in COLUMN_AT.items() if at == cell[1])
        return self.session.report.indicators[cell[0]].id, key

    @property
    def steps(self) -> int:
        """How many steps can be undone."""
        return self.session.undo_stack.index()
