"""A small table of figures: a line per variable, a column per quarter, the reported one marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gui.forms.binding import Binding
from gui.forms.editors import refusal_label
from gui.session import Session
from gui.theme.metrics import CONTROL_HEIGHT, SPACE
from gui.theme.variants import Variant, wear
from model.calculations.wording import ORDINALS
from model.report import QUARTERS, Indicator
from model.schema import Field, quarter_name

_LABEL_WIDTH = 40 * SPACE


class QuarterGrid(QWidget):
    """Editors for fields whose keys end in the quarter; what is refused is said under them.

    ``stacked`` is for narrow places: the name of a line stands over it.
    """

    def __init__(
        self, session: Session, binding: Binding, parent: QWidget | None = None, *, stacked: bool = False
    ) -> None:
        super().__init__(parent)
        self._stacked = stacked
        self._session = session
        self._binding = binding
        self._keys: list[str] = []
        self._line = 1
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE if stacked else 2 * SPACE)
        self._grid.setVerticalSpacing(2 * SPACE)
        self._grid.setColumnMinimumWidth(0, 0 if stacked else _LABEL_WIDTH)
        self._quarters = {quarter: QLabel(self) for quarter in QUARTERS}
        for quarter, label in self._quarters.items():
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(label, 0, quarter)
            self._grid.setColumnStretch(quarter, 1)

    def add_title(self, title: str) -> None:
        """Begin a group of lines."""
        label = QLabel(title, self)
        wear(label, Variant.STRONG)
        self._grid.addWidget(label, self._line, 0, 1, -1)
        self._line += 1

    def add_fields(self, fields: Sequence[Field[Any]]) -> None:
        """Add the lines of these fields, each with its four quarters."""
        for start in range(0, len(fields), len(QUARTERS)):
            four = fields[start : start + len(QUARTERS)]
            label = QLabel(four[0].title.rpartition(", ")[0], self)
            label.setToolTip(four[0].help)
            self._add_name(label)
            for quarter, field in zip(QUARTERS, four, strict=True):
                editor = self._binding.add(field, tight=True)
                editor.refusal_changed.connect(lambda _: self._show_refusal())
                self._grid.addWidget(editor, self._line, quarter)
                self._keys.append(field.key)
            self._line += 1

    def add_cells(self, title: str, cells: Sequence[QWidget]) -> None:
        """Add a line of something else, one widget per quarter."""
        self._add_name(QLabel(title, self))
        for quarter, cell in zip(QUARTERS, cells, strict=True):
            self._grid.addWidget(cell, self._line, quarter, Qt.AlignmentFlag.AlignTop)
        self._line += 1

    def _add_name(self, label: QLabel) -> None:
        label.setMinimumHeight(CONTROL_HEIGHT)  # its text then stands beside that of the first input
        if self._stacked:
            self._grid.addWidget(label, self._line, 1, 1, len(QUARTERS))
            self._line += 1
        else:
            self._grid.addWidget(label, self._line, 0, Qt.AlignmentFlag.AlignTop)

    def finish(self, caption: str = "") -> None:
        """Close the table with a caption and the place where refusals are said."""
        self._sentence = refusal_label(self)
        self._grid.addWidget(self._sentence, self._line, 0, 1, -1)
        if caption:
            label = QLabel(caption, self)
            wear(label, Variant.CAPTION)
            self._grid.addWidget(label, self._line + 1, 0, 1, -1)

    def show_indicator(self, indicator: Indicator) -> None:
        """Mark the reported quarter."""
        for quarter, label in self._quarters.items():
            reported = quarter == self._session.settings.quarter
            name, mark = quarter_name(quarter), "\nse reporta"
            if self._stacked:
                name, mark = ORDINALS[quarter], " ◂"
            label.setText(name + (mark if reported else ""))
            label.setToolTip(quarter_name(quarter) + (", el que se reporta" if reported else ""))
            wear(label, Variant.STRONG if reported else Variant.MUTED)

    def _show_refusal(self) -> None:
        refused = next((e for e in self._binding.refused() if e.field.key in self._keys), None)
        self._sentence.setText(f"{refused.field.title}: {refused.refusal}" if refused is not None else "")
        self._sentence.setVisible(refused is not None)
