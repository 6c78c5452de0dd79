"""What the table asks of the input open in a cell, whatever its kind."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from gui.theme.variants import Variant, wear
from model.safekeeping.drafts import Draft

ARROWS = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)


class CellEditor:
    """Mixed into a widget. ``overtyping`` is Excel's mode after typing into a cell: arrows leave it.

    ``initial`` is the text that the cell held when the editor opened, ``cell`` the indicator's id and the
    column's key until it is closed.
    """

    overtyping = False
    initial = ""
    cell: tuple[str, str] | None = None

    def widget(self) -> QWidget:
        """Return the whole editor."""
        raise NotImplementedError

    def input(self) -> QWidget:
        """Return the widget that has the keys: the editor, or a part of it."""
        return self.widget()

    def text(self) -> str:
        """Return what is typed."""
        raise NotImplementedError

    def draft(self) -> Draft | None:
        """Return what was typed and is not in the cell yet, for the journal."""
        typed = self.text() if self.cell is not None else self.initial
        return Draft(*self.cell, typed) if self.cell is not None and typed != self.initial else None

    def start(self, text: str) -> None:
        """Show a text with the cursor at its end."""
        raise NotImplementedError

    def place(self, cell: QRect) -> None:
        """Take the place of a cell, given in the coordinates of the viewport."""
        raise NotImplementedError

    def new_line(self) -> bool:
        """Begin a new line where the kind has lines; return whether it has."""
        return False

    def show_options(self) -> bool:
        """Open the list where the kind has one; return whether it has."""
        return False

    def show_refused(self, refused: bool) -> None:
        """Show by its frame whether the text was refused."""
        wear(self.input(), Variant.ERROR if refused else Variant.CELL)


def least_box(cell: QRect, height: int, width: int, within: QRect) -> QRect:
    """Return the box for an input of one line: at the top of its cell, as wide at least."""
    box = QRect(cell.left(), cell.top(), max(cell.width(), width), height)
    if box.right() > within.right():
        box.moveRight(max(within.right(), cell.right()))
    return box
