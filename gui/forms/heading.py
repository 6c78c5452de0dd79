"""The report's heading above the table: unit, programme, quarter, plan."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gui.forms.binding import Binding
from gui.session import Session
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.edits import Change, PartsChanged
from model.schema import FIELD_BY_KEY, heading_pairs

# Key, grid row, column of the label, rows and columns that the editor spans.
_PLACES = (
    ("unit_code", 0, 0, 1, 1), ("unit_name", 0, 2, 1, 3),
    ("programme_code", 1, 0, 1, 1), ("programme_name", 1, 2, 1, 3),
    ("fiscal_year", 2, 0, 1, 1), ("quarter", 2, 2, 1, 1), ("title", 2, 4, 1, 1),
    ("plan", 3, 0, 1, 3), ("axis", 3, 4, 1, 1),
    ("objectives", 0, 6, 3, 1), ("place_and_date", 3, 6, 1, 1),
)  # fmt: skip
_STRETCH = {1: 2, 3: 4, 5: 5, 7: 9}
HEADING_KEYS = frozenset(key for key, *_ in _PLACES)


class HeadingForm(QWidget):
    """All fields of the heading on one small grid. ``notice`` says what was refused."""

    notice = Signal(str)
    summary_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._binding = Binding.to_report(session)
        grid = QGridLayout(self)
        grid.setContentsMargins(3 * SPACE, 0, 3 * SPACE, 2 * SPACE)
        grid.setHorizontalSpacing(2 * SPACE)
        grid.setVerticalSpacing(SPACE)
        for key, row, column, down, across in _PLACES:
            field = FIELD_BY_KEY[key]
            label = QLabel(field.title, self)
            wear(label, Variant.MUTED)
            editor = self._binding.add(field, lines=5)
            label.setBuddy(editor)
            high = Qt.AlignmentFlag.AlignTop if down > 1 else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignRight | high)
            grid.addWidget(editor, row, column + 1, down, across)
        for column, stretch in _STRETCH.items():
            grid.setColumnStretch(column, stretch)
        session.changed.connect(self._on_change)
        session.replaced.connect(self._refresh)
        self._refresh()

    def _on_change(self, change: Change) -> None:
        if isinstance(change, PartsChanged):
            self._refresh()

    def _refresh(self) -> None:
        self._binding.refresh()
        self.summary_changed.emit()

    def summary(self) -> str:
        """Return the heading on one line, for when it is folded away."""
        report = self._session.report
        return "  ·  ".join(value for _, value in heading_pairs(report.heading, report.settings) if value)

    def commit(self) -> bool:
        """Hand on what is being typed; False if it is refused."""
        return self._binding.commit()

    def focus_field(self, key: str) -> None:
        """Put the caret into a field."""
        self._binding.editors[key].setFocus(Qt.FocusReason.ShortcutFocusReason)
