"""All comments of the report in one list, to go to their cells or remove them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.forms.undo_keys import UndoKeys
from gui.panels.scrolling import fit_on_screen
from gui.session import Session
from gui.table.words import column_name, comment_head
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.comments import comments_of
from model.schema import COLUMN_BY_KEY

_PLACE = Qt.ItemDataRole.UserRole
NONE_YET = "Este informe no tiene comentarios. Mayús+F2 pone uno en la celda actual."


class CommentsDialog(QDialog):
    """Lists the comments. ``wanted`` and ``removal_wanted`` ask for one by indicator id and column key."""

    wanted = Signal(str, str)
    removal_wanted = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Comentarios")
        self._session = session
        self.list = QListWidget(self)
        wear(self.list, Variant.FRAMED)
        self.list.setAccessibleName("Comentarios del informe")
        self.list.setWordWrap(True)
        self.list.setSpacing(SPACE // 2)
        self.list.setAlternatingRowColors(True)
        self.list.itemActivated.connect(lambda _: self._go())
        self._nothing = QLabel(NONE_YET, self)
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        wear(self._nothing, Variant.MUTED)
        buttons = QDialogButtonBox(self)
        self._go_button = buttons.addButton("Ir a la celda", QDialogButtonBox.ButtonRole.ActionRole)
        self._go_button.clicked.connect(self._go)
        self._remove_button = buttons.addButton("Quitar", QDialogButtonBox.ButtonRole.ActionRole)
        self._remove_button.setToolTip("Quita el comentario elegido (Supr); Ctrl+Z lo deshace")
        self._remove_button.clicked.connect(self._remove)
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list).activated.connect(self._remove)
        buttons.addButton("Cerrar", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * SPACE)
        for widget in (self.list, self._nothing, buttons):
            layout.addWidget(widget)
        UndoKeys(self, session.undo_stack)
        session.changed.connect(self._show)
        fit_on_screen(self, 140 * SPACE, 100 * SPACE)
        self._show()
        self.list.setFocus()

    def _show(self, _change: object = None) -> None:
        at = max(self.list.currentRow(), 0)
        self.list.clear()
        for row, comment in comments_of(self._session.report):
            indicator = self._session.report.indicators[row]
            place = f"{indicator.level or 'Sin nivel'} · {column_name(COLUMN_BY_KEY[comment.key])}"
            item = QListWidgetItem(f"{place}\n{comment.text}\n{comment_head(comment)}")
            item.setData(_PLACE, (indicator.id, comment.key))
            self.list.addItem(item)
        self.list.setCurrentRow(min(at, self.list.count() - 1))
        self.list.setVisible(self.list.count() > 0)
        self._nothing.setVisible(not self.list.count())
        for button in (self._go_button, self._remove_button):
            button.setEnabled(self.list.count() > 0)

    def _current(self) -> tuple[str, str] | None:
        item = self.list.currentItem()
        return None if item is None else tuple(item.data(_PLACE))

    def _go(self) -> None:
        if (place := self._current()) is not None:
            self.accept()
            self.wanted.emit(*place)

    def _remove(self) -> None:
        if (place := self._current()) is not None:
            self.removal_wanted.emit(*place)
