"""The report's heading above the table: unit, programme, quarter, plan."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QWidget

from gui.forms.binding import Binding
from gui.forms.editors import FieldEditor, refusal_label
from gui.forms.large_text import LargeTextDialog
from gui.forms.pairs import filled_in
from gui.panels.scrolling import reveal
from gui.session import Session
from gui.theme.icons import Icon, icon
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.edits import Change, PartsChanged
from model.frozen import frozen
from model.overriding import override
from model.schema import FIELD_BY_KEY, Value, heading_pairs

WIDE = 275 * SPACE
"""Width in pixels from which the heading has three blocks side by side instead of two."""


@frozen
class _Place:
    """Where a field stands: its row, the column of its label (None: it has none) and those of its input."""

    row: int
    label: int | None
    column: int
    across: int = 1
    down: int = 1


_LEFT = {
    "unit_code": _Place(0, 0, 1), "unit_name": _Place(0, None, 2, 3),
    "programme_code": _Place(1, 0, 1), "programme_name": _Place(1, None, 2, 3),
    "quarter": _Place(2, 0, 1, 2), "fiscal_year": _Place(2, 3, 4),
    "plan": _Place(0, 5, 6), "axis": _Place(1, 5, 6), "title": _Place(2, 5, 6),
}  # fmt: skip
_THREE_BLOCKS = {**_LEFT, "objectives": _Place(0, 7, 8, down=2), "place_and_date": _Place(2, 7, 8)}
_TWO_BLOCKS = {**_LEFT, "place_and_date": _Place(3, 0, 1, 4), "objectives": _Place(3, 5, 6)}
_STRETCH = {2: 3, 6: 4, 8: 4}
_LABELS = {"unit_code": "Unidad responsable", "programme_code": "Programa presupuestario"}
_OBJECTIVES = "objectives"

HEADING_KEYS = frozenset(_THREE_BLOCKS)


class HeadingForm(QWidget):
    """All fields of the heading on one small grid. ``notice`` says what was refused."""

    notice = Signal(str)
    summary_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._binding = Binding.to_report(session, self._fills)
        self._labels: dict[str, QWidget] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(3 * SPACE, 0, 3 * SPACE, 2 * SPACE)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(SPACE)
        for key, place in _THREE_BLOCKS.items():
            self._build(key, labelled=place.label is not None)
        self._sentence = refusal_label(self)
        self._places: Mapping[str, _Place] = {}
        self._arrange(_TWO_BLOCKS)
        session.changed.connect(self._on_change)
        session.replaced.connect(self._on_replaced)
        self._binding.refresh()

    def _build(self, key: str, *, labelled: bool) -> None:
        field = FIELD_BY_KEY[key]
        editor = self._binding.add(field, lines=None, tight=True)
        editor.setParent(self)
        editor.refusal_changed.connect(lambda _: self._show_refusal())
        if key in {"unit_code", "programme_code", "fiscal_year"}:
            editor.setFixedWidth(18 * SPACE)
        if not labelled:
            return
        label = QLabel(_LABELS.get(key, field.title), self)
        label.setBuddy(editor.input)
        wear(label, Variant.MUTED)
        self._labels[key] = self._with_button(label) if key == _OBJECTIVES else label

    def _with_button(self, label: QLabel) -> QWidget:
        """Return the label with a button beside it that opens the text in a window of its own."""
        box = QWidget(self)
        button = QToolButton(box)
        button.setIcon(icon(Icon.FIT))
        button.setToolTip("Ver y editar los objetivos completos")
        button.setAccessibleName(button.toolTip())
        button.clicked.connect(self._enlarge)
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(label)
        line.addWidget(button)
        return box

    def _arrange(self, places: Mapping[str, _Place]) -> None:
        if places is self._places:
            return
        self._places = places
        widgets = [*self._labels.values(), *self._binding.editors.values(), self._sentence]
        for widget in widgets:
            self._grid.removeWidget(widget)
        for key, place in places.items():
            editor = self._binding.editors[key]
            if place.label is not None:
                high = Qt.AlignmentFlag.AlignTop if place.down > 1 else Qt.AlignmentFlag.AlignVCenter
                self._grid.addWidget(
                    self._labels[key], place.row, place.label, Qt.AlignmentFlag.AlignRight | high
                )
            self._grid.addWidget(editor, place.row, place.column, place.down, place.across)
        self._grid.addWidget(self._sentence, 4, 0, 1, -1)
        used = {place.column for place in places.values()}
        for column, stretch in _STRETCH.items():
            self._grid.setColumnStretch(column, stretch if column in used else 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(_THREE_BLOCKS if event.size().width() >= WIDE else _TWO_BLOCKS)

    def _fills(self, key: str, value: Value) -> Mapping[str, Value]:
        return filled_in(self._session.catalogue, key, value)

    def _on_change(self, change: Change) -> None:
        if isinstance(change, PartsChanged):
            self._binding.refresh()
            self.summary_changed.emit()

    def _on_replaced(self) -> None:
        self._binding.refresh(anew=True)
        self.summary_changed.emit()

    def _show_refusal(self) -> None:
        refused = next(self._binding.refused(), None)
        sentence = f"{refused.field.title}: {refused.refusal}" if refused is not None else ""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        if sentence:
            self.notice.emit(sentence)

    def _enlarge(self) -> None:
        if self.commit():
            LargeTextDialog(self._session, FIELD_BY_KEY[_OBJECTIVES], self.window()).exec()

    def summary(self) -> str:
        """Return the heading on one line, for when it is folded away."""
        report = self._session.report
        return "  ·  ".join(value for _, value in heading_pairs(report.heading, report.settings) if value)

    def commit(self) -> bool:
        """Hand on what is being typed; where it is refused say so, put the caret there and return False."""
        refused = self._binding.commit()
        if refused is None:
            return True
        self._show_refusal()
        self.focus_field(refused.field.key)
        return False

    def focus_field(self, key: str) -> None:
        """Put the caret into a field."""
        self.show_field(key).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_field(self, key: str) -> FieldEditor:
        """Bring the editor of a field into view."""
        editor = self._binding.editors[key]
        reveal(editor)
        return editor
