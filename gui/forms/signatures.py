"""Who signs: an ordered list of role, name and position at the foot of the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QToolButton, QWidget

from gui.forms.editors import FieldEditor
from gui.session import Session
from gui.theme.icons import Icon, icon
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.edits import Change, PartsChanged, SetParts
from model.report import Signature
from model.schema import SIGNATURE_FIELDS, Field, Value

_TOOLS = (
    (Icon.MOVE_UP, "Subir esta firma", -1),
    (Icon.MOVE_DOWN, "Bajar esta firma", +1),
)


class SignaturesForm(QWidget):
    """One line per signature; the order is that of the paper. Emits ``notice`` with what happened."""

    notice = Signal(str)
    summary_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(3 * SPACE, 0, 3 * SPACE, 2 * SPACE)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(SPACE)
        for column, stretch in enumerate((1, 3, 3)):
            self._grid.setColumnStretch(column, stretch)
        self._editors: list[list[FieldEditor]] = []
        session.changed.connect(self._on_change)
        session.replaced.connect(self._rebuild)
        self._rebuild()

    def _on_change(self, change: Change) -> None:
        if isinstance(change, PartsChanged) and "signatures" in change.parts:
            if len(self._editors) != len(self._session.report.signatures):
                self._rebuild()
            else:
                self._refresh()

    def _rebuild(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for column, field in enumerate(SIGNATURE_FIELDS):
            label = QLabel(field.title, self)
            wear(label, Variant.MUTED)
            self._grid.addWidget(label, 0, column)
        self._editors = [self._line(number) for number in range(len(self._session.report.signatures))]
        add = QPushButton(icon(Icon.ADD), "Agregar firma", self)
        add.clicked.connect(self._add)
        self._grid.addWidget(add, len(self._editors) + 1, 0, Qt.AlignmentFlag.AlignLeft)
        self._refresh()

    def _line(self, number: int) -> list[FieldEditor]:
        editors = []
        for column, field in enumerate(SIGNATURE_FIELDS):
            editor = FieldEditor(
                field, lambda value, field=field: self._write(number, field, value), parent=self
            )
            self._grid.addWidget(editor, number + 1, column)
            editors.append(editor)
        for offset, (name, tip, by) in enumerate(_TOOLS):
            self._tool(
                name, tip, number, len(SIGNATURE_FIELDS) + offset, lambda by=by: self._move(number, by)
            )
        self._tool(
            Icon.DELETE_ROW,
            "Quitar esta firma",
            number,
            len(SIGNATURE_FIELDS) + 2,
            lambda: self._remove(number),
        )
        return editors

    def _tool(self, name: Icon, tip: str, number: int, column: int, slot: object) -> None:
        button = QToolButton(self)
        button.setIcon(icon(name))
        button.setToolTip(tip)
        button.setAccessibleName(f"{tip} ({number + 1})")
        button.setAutoRaise(True)
        button.clicked.connect(lambda _=False: slot())  # type: ignore[operator]
        self._grid.addWidget(button, number + 1, column)

    def _refresh(self) -> None:
        for editors, signature in zip(self._editors, self._session.report.signatures, strict=True):
            for editor, field in zip(editors, SIGNATURE_FIELDS, strict=True):
                editor.show_value(field.read(signature))
        self.summary_changed.emit()

    def _put(self, signatures: Sequence[Signature], text: str) -> None:
        self._session.run(SetParts({"signatures": tuple(signatures)}), text)

    def _write(self, number: int, field: Field[Signature], value: Value) -> None:
        signatures = list(self._session.report.signatures)
        assert field.write is not None  # noqa: S101 - every field of a signature can be typed into
        signatures[number] = field.write(signatures[number], value)
        self._put(signatures, f"cambiar la firma {signatures[number].role}")

    def _add(self) -> None:
        if self.commit():
            self._put((*self._session.report.signatures, Signature(role="Revisó")), "agregar una firma")
            self._editors[-1][0].setFocus()

    def _remove(self, number: int) -> None:
        if self.commit():
            signatures = list(self._session.report.signatures)
            removed = signatures.pop(number)
            self._put(signatures, f"quitar la firma {removed.role}")
            self.notice.emit(f"Se quitó la firma {removed.role}. Puede deshacerlo con Ctrl+Z.")

    def _move(self, number: int, by: int) -> None:
        signatures = list(self._session.report.signatures)
        if self.commit() and 0 <= number + by < len(signatures):
            signatures.insert(number + by, signatures.pop(number))
            self._put(signatures, f"mover la firma {signatures[number + by].role}")

    def summary(self) -> str:
        """Return the signatures on one line, for when they are folded away."""
        return "  ·  ".join(f"{s.role}: {s.name or '(sin nombre)'}" for s in self._session.report.signatures)

    def commit(self) -> bool:
        """Hand on what is being typed."""
        return all(editor.commit() for editors in self._editors for editor in editors)

    def focus_first(self) -> None:
        """Put the caret into the first empty name or position, else into the first name."""
        blank = [editor for editors in self._editors for editor in editors[1:] if not editor.text()]
        target = blank[0] if blank else (self._editors[0][1] if self._editors else None)
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
