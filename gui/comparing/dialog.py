"""The window that lists what differs between two reports, and leads to each place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from gui.panels.scrolling import fit_on_screen
from gui.session import Session
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from gui.versions.difference_table import MAX_ROWS, DifferenceTable
from gui.versions.words import said
from model.compare import Difference

_PAUSE = 200
"""Milliseconds that the report must rest before it is compared again."""

_BELOW_TABLE = 3  # in the window's layout


class DifferencesDialog(QDialog):
    """Lists differences beside the open window; ``wanted(Difference)`` asks for the place of one.

    ``find`` gives them; it is asked again after each change. ``sides`` are the titles of what stood before
    and after, ``alike`` the sentence where nothing differs.
    """

    wanted = Signal(object)

    def __init__(
        self,
        session: Session,
        find: Callable[[], Sequence[Difference]],
        *,
        title: str,
        heading: str,
        sides: tuple[str, str],
        alike: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._find = find
        self._alike = alike
        self._differences: tuple[Difference, ...] = ()
        words = QLabel(heading, self)
        wear(words, Variant.SUBTITLE)
        self.count = QLabel(self)
        for label in (words, self.count):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.table = DifferenceTable("Diferencias", ("Dónde", "Dato", *sides), self)
        self.table.cellActivated.connect(lambda *_: self._go())
        buttons = QDialogButtonBox(self)
        self._go_button = buttons.addButton("Ir al dato", QDialogButtonBox.ButtonRole.ActionRole)
        self._go_button.setToolTip("Muestra en la ventana el dato elegido (Entrar)")
        self._go_button.clicked.connect(self._go)
        buttons.addButton("Cerrar", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self._lines = layout = QVBoxLayout(self)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(words)
        layout.addWidget(self.count)
        layout.addWidget(self.table, 1)
        layout.addStretch()
        layout.addWidget(buttons)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_PAUSE)
        self._rest.timeout.connect(self.show_differences)
        session.changed.connect(self._on_changed)  # a lambda would outlive the window
        session.replaced.connect(self.reject)
        fit_on_screen(self, 220 * SPACE, 110 * SPACE)
        self.show_differences()
        self.table.setFocus()

    def _on_changed(self, _change: object) -> None:
        self._rest.start()

    def show_differences(self) -> None:
        """List what differs now, keeping the chosen line."""
        at = max(self.table.currentRow(), 0)
        self._differences = tuple(self._find())
        count = len(self._differences)
        words = self._alike if not count else "Una diferencia." if count == 1 else f"{count:,} diferencias."
        self.count.setText(words if count <= MAX_ROWS else f"{words} Se muestran las primeras {MAX_ROWS:,}.")
        self.table.show_rows([(each.where, *said(each)) for each in self._differences])
        if count:
            self.table.setCurrentCell(min(at, self.table.rowCount() - 1), 0)
        self.table.setVisible(count > 0)
        self._lines.setStretch(_BELOW_TABLE, 0 if count else 1)  # without it the sentences spread
        self._go_button.setEnabled(count > 0)

    def _go(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._differences):
            self.wanted.emit(self._differences[row])
