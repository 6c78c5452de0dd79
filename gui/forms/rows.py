"""A form of comfortable rows: what a field is and what it is for, and its editor beside or under it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from gui.forms.editors import FieldEditor
from gui.panels.hover import hover
from gui.theme.metrics import CONTROL_HEIGHT, SPACE
from gui.theme.variants import Variant, wear
from model.schema import Kind

LABEL_WIDTH = 56 * SPACE
_WIDTHS = {Kind.QUANTITY: 40 * SPACE, Kind.YEAR: 24 * SPACE}
_CHOICE_WIDTH = 72 * SPACE


class FormRows(QWidget):
    """Rows of fields and whatever else stands between them, top to bottom.

    ``stacked`` is for narrow places: each editor stands under its title, whose help shows on hover alone.
    """

    def __init__(self, parent: QWidget | None = None, *, stacked: bool = False) -> None:
        super().__init__(parent)
        self.stacked = stacked
        self._rows = 0
        self._grid = QGridLayout(self)
        margin = 0 if stacked else 3 * SPACE
        self._grid.setContentsMargins(margin, margin, margin, margin)
        self._grid.setHorizontalSpacing(4 * SPACE)
        self._grid.setVerticalSpacing((2 if stacked else 3) * SPACE)
        self._grid.setColumnMinimumWidth(0, 0 if stacked else LABEL_WIDTH)
        self._grid.setColumnStretch(0 if stacked else 1, 1)

    def add_field(self, editor: FieldEditor) -> None:
        """Add a row for a field, with its title and its help."""
        field = editor.field
        width = _CHOICE_WIDTH if field.choices else _WIDTHS.get(field.kind)
        if width is not None:
            editor.input.setMaximumWidth(width)
        label = self.add_row(field.title.rpartition(", ")[0] or field.title, field.help, editor)
        label.setBuddy(editor.input)

    def add_row(self, title: str, help_text: str, content: QWidget) -> QLabel:
        """Add a row; return the label of its title."""
        label = QLabel(title, self)
        if self.stacked:
            label.setToolTip(hover(help_text))
            box = QVBoxLayout()
            box.setSpacing(SPACE // 2)
            box.addWidget(label)
            box.addWidget(content)
            self._grid.addLayout(box, self._rows, 0, 1, 2)
            self._rows += 1
            return label
        label.setMinimumHeight(CONTROL_HEIGHT)
        explanation = QLabel(help_text, self)
        explanation.setWordWrap(True)
        wear(explanation, Variant.CAPTION)
        side = QWidget(self)
        side.setFixedWidth(LABEL_WIDTH)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(label)
        left.addWidget(explanation)
        left.addStretch(1)
        self._grid.addWidget(side, self._rows, 0)
        self._grid.addWidget(content, self._rows, 1, Qt.AlignmentFlag.AlignTop)
        self._rows += 1
        return label

    def add_wide(self, content: QWidget) -> None:
        """Add something over the whole width."""
        self._grid.addWidget(content, self._rows, 0, 1, 2)
        self._rows += 1

    def finish(self) -> None:
        """Leave the rest of the height free."""
        self._grid.setRowStretch(self._rows, 1)
