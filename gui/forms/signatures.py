"""Who signs: an ordered list of role, name and position at the foot of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QPushButton, QToolButton, QWidget

from gui.forms.editors import FieldEditor
from gui.panels.scrolling import reveal
from gui.session import Session
from gui.theme.icons import Icon, icon
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.beyond import signature_key
from model.edits import Change, PartsChanged, SetParts
from model.frozen import frozen
from model.report import Signature
from model.schema import SIGNATURE_FIELDS, Field, Value

NEW_ROLE = "Revisó"
_UP, _DOWN, _REMOVE = range(3)


def _place(key: str) -> tuple[str | None, str]:
    return None, key


@frozen
class _SignatureLine:
    """The widgets of one signature, left to right."""

    editors: tuple[FieldEditor, ...]
    buttons: tuple[QToolButton, ...]

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        return (*(editor.input for editor in self.editors), *self.buttons)


class SignaturesForm(QWidget):
    """One line per signature; the order is that of the paper. Emits ``notice`` with what happened.

    It is nearly always folded away, so that its lines are made when they are wanted (``furnish``).
    """

    notice = Signal(str)
    summary_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._furnished = False
        self._lines: list[_SignatureLine] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(3 * SPACE, 0, 3 * SPACE, 2 * SPACE)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(SPACE)
        session.changed.connect(self._on_change)
        session.replaced.connect(self._on_replaced)

    def furnish(self) -> None:
        """Make what is to be seen, before it is shown for the first time."""
        if self._furnished:
            return
        self._furnished = True
        for column, (field, stretch) in enumerate(zip(SIGNATURE_FIELDS, (2, 4, 4), strict=True)):
            title = QLabel(field.title, self)
            wear(title, Variant.MUTED)
            self._grid.addWidget(title, 0, column)
            self._grid.setColumnStretch(column, stretch)
        self._add_button = QPushButton(icon(Icon.ADD), "Agregar firma", self)
        self._add_button.setToolTip("Agrega una firma al final; luego puede subirla o bajarla.")
        self._add_button.clicked.connect(self._add)
        self._have_lines(len(self._session.report.signatures))
        self._arrange()
        self._show_lines(anew=True)
        QApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))  # what holds it learns its height now

    def _on_change(self, change: Change) -> None:
        if isinstance(change, PartsChanged) and "signatures" in change.parts:
            self._show()

    def _on_replaced(self) -> None:
        self._show(anew=True)

    def _show(self, *, anew: bool = False) -> None:
        if self._furnished:
            self._show_lines(anew=anew)
        self.summary_changed.emit()

    def _show_lines(self, *, anew: bool) -> None:
        signatures = self._session.report.signatures
        if len(self._lines) != len(signatures):
            self._have_lines(len(signatures))
            self._arrange()
        for line, signature in zip(self._lines, signatures, strict=True):
            for editor, field in zip(line.editors, SIGNATURE_FIELDS, strict=True):
                editor.show_value(field.read(signature), anew=anew)

    def _have_lines(self, count: int) -> None:
        for line in self._lines[count:]:
            for widget in (*line.editors, *line.buttons):
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        del self._lines[count:]
        self._lines += [self._line(number) for number in range(len(self._lines), count)]

    def _arrange(self) -> None:
        """Put the button under the last line; Tab goes through the lines in order, in the form's place."""
        for number, line in enumerate(self._lines):
            line.buttons[_UP].setEnabled(number > 0)
            line.buttons[_DOWN].setEnabled(line is not self._lines[-1])
        self._grid.addWidget(self._add_button, len(self._lines) + 1, 0, Qt.AlignmentFlag.AlignLeft)
        before: QWidget = self
        while before.focusPolicy() == Qt.FocusPolicy.NoFocus or self.isAncestorOf(before):
            before = cast("QWidget", before.previousInFocusChain())
            if before is self:  # nothing else takes the keys
                break
        chain = [before, *(widget for line in self._lines for widget in line.widgets), self._add_button]
        for one, other in pairwise(chain):
            QWidget.setTabOrder(one, other)

    def _line(self, number: int) -> _SignatureLine:
        editors = []
        for column, field in enumerate(SIGNATURE_FIELDS):
            editor = FieldEditor(field, self._writer(number, field), tight=True, parent=self)
            editor.call(f"{field.title}, firma {number + 1}")
            editor.place = partial(_place, signature_key(number, field.key))
            self._grid.addWidget(editor, number + 1, column)
            editors.append(editor)
        tools: tuple[tuple[Icon, str, Callable[[], None]], ...] = (
            (Icon.MOVE_UP, "Subir esta firma", lambda: self._move(number, -1)),
            (Icon.MOVE_DOWN, "Bajar esta firma", lambda: self._move(number, +1)),
            (Icon.DELETE_ROW, "Quitar esta firma", lambda: self._remove(number)),
        )
        buttons = []
        for offset, (name, tip, act) in enumerate(tools):
            button = QToolButton(self)
            button.setIcon(icon(name))
            button.setToolTip(tip)
            button.setAccessibleName(f"{tip} ({number + 1})")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(act)
            self._grid.addWidget(button, number + 1, len(SIGNATURE_FIELDS) + offset)
            buttons.append(button)
        for widget in (*editors, *buttons):
            widget.show()  # at once, not with the next events: the keys may go there right now
        return _SignatureLine(tuple(editors), tuple(buttons))

    def _writer(self, number: int, field: Field[Signature]) -> Callable[[Value], None]:
        def write(value: Value) -> None:
            signatures = list(self._session.report.signatures)
            assert field.write is not None  # noqa: S101 - every field of a signature can be typed into
            signatures[number] = field.write(signatures[number], value)
            self._put(signatures, f"cambiar {field.title} de la firma {signatures[number].role}".rstrip())

        return write

    def _put(self, signatures: Sequence[Signature], text: str) -> None:
        if tuple(signatures) != self._session.report.signatures:
            self._session.run(SetParts({"signatures": tuple(signatures)}), text)

    def _add(self) -> None:
        if self.commit():
            self._put((*self._session.report.signatures, Signature(role=NEW_ROLE)), "agregar una firma")
            self._focus(self._lines[-1].editors[0])

    def _remove(self, number: int) -> None:
        if self.commit():
            signatures = list(self._session.report.signatures)
            removed = signatures.pop(number)
            self._put(signatures, f"quitar la firma {removed.role}".rstrip())
            self._add_button.setFocus()
            self.notice.emit(f"Se quitó la firma «{removed.role}». Puede deshacerlo con Ctrl+Z.")

    def _move(self, number: int, by: int) -> None:
        signatures = list(self._session.report.signatures)
        to = number + by
        if not (self.commit() and 0 <= to < len(signatures)):
            return
        line = self._lines[number]
        followed = next((n for n in (_UP, _DOWN) if line.buttons[n] is QApplication.focusWidget()), None)
        signatures.insert(to, signatures.pop(number))
        self._put(signatures, f"mover la firma {signatures[to].role}".rstrip())
        if followed is not None:  # the keys stay with the signature, so that it can be moved on
            again, back = self._lines[to].buttons[followed], self._lines[to].buttons[_DOWN - followed]
            self._focus(again if again.isEnabled() else back)

    def _focus(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        reveal(widget)

    def summary(self) -> str:
        """Return the signatures on one line, for when they are folded away."""
        signatures = self._session.report.signatures
        named = "  ·  ".join(f"{s.role}: {s.name or '(sin nombre)'}" for s in signatures)
        return named or "Aún no hay firmas"

    def commit(self) -> bool:
        """Hand on what is being typed; False if it is refused."""
        refused = [e for line in self._lines for e in line.editors if not e.commit()]
        return not refused

    def show_field(self, number: int, key: str) -> FieldEditor:
        """Bring the editor of a part of a signature, counted from 0, into view."""
        editor = next(each for each in self._lines[number].editors if each.field.key == key)
        reveal(editor)
        return editor

    def focus_first(self) -> None:
        """Put the caret into the first empty name or position, else into the first name."""
        editors = [editor for line in self._lines for editor in line.editors[1:]]
        target = next((editor for editor in editors if not editor.text()), editors[0] if editors else None)
        self._focus(target if target is not None else self._add_button)
