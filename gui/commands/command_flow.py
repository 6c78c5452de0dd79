"""Opens the palette and carries out what was chosen in it; shows the page of shortcuts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gui.commands.clashes import ClashingKeys
from gui.panels.status import StatusLine
from gui.session import Session
from gui.settings import ProgramSettings
from gui.table import ReportTable
from model.schema import COLUMNS


class CommandFlow(QObject):
    """What Ctrl+K and F1 do. ``notice`` says what an entry answers."""

    notice = Signal(str)

    def __init__(
        self,
        session: Session,
        table: ReportTable,
        actions: Mapping[str, QAction],
        settings: ProgramSettings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._table, self._actions = session, table, actions
        self._settings, self._window = settings, window

    def slots(self) -> Mapping[str, Callable[[], None]]:
        """Return what the actions of the window do, by their keys."""
        return {"palette": self.show_palette, "shortcuts": self.show_shortcuts}

    def tell_clashes(self, status: StatusLine) -> None:
        """From now on say in the status bar what a key did that means something else in the other Excel.

        To be asked when the actions are connected, so that it speaks after they acted.
        """
        self._clashes = ClashingKeys(
            self._session,
            self._actions,
            self._settings,
            say=status.say,
            said=status.text,
            parent=self,
        )

    def show_palette(self) -> None:
        """Let the officer find an order by its name."""
        from gui.commands.entries import entries
        from gui.commands.palette import CommandPalette

        if not self._table.commit_pending_edit():
            return
        found = tuple(entries(self._actions, self._settings.shortcuts, self._session.report))
        palette = CommandPalette(found, self._window)
        palette.chosen.connect(self.carry_out)
        palette.exec()

    def carry_out(self, chosen: str) -> None:
        """Do what an entry stands for, by its key."""
        from gui.commands.entries import ACTION, ANSWERS, COLUMN, INDICATOR, TOLD

        kind, _, key = chosen.partition(":")
        act: Mapping[str, Callable[[], object]] = {
            ACTION: lambda: self._actions[key].trigger(),
            COLUMN: lambda: self._go_to_column(key),
            INDICATOR: lambda: self._table.go_to(key, "name"),
            TOLD: lambda: self.notice.emit(f"{ANSWERS[key][0]}."),
        }
        act[f"{kind}:"]()

    def _go_to_column(self, key: str) -> None:
        column = next(at for at, column in enumerate(COLUMNS) if column.key == key)
        if self._table.isColumnHidden(column):
            self.notice.emit("Esa columna está oculta.")
        elif (cell := self._table.current_cell()) is not None:
            self._table.move_to((cell[0], column))
            self._table.setFocus()

    def show_shortcuts(self) -> None:
        """Show every key."""
        from gui.commands.shortcuts_page import ShortcutsDialog

        dialog = ShortcutsDialog(self._settings.shortcuts, self._window)
        dialog.style_chosen.connect(self._actions["spanish_keys"].setChecked)
        dialog.exec()
