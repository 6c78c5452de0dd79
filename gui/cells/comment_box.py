"""Where the comment of a cell is read, written and removed, beside the cell."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.forms.inputs import LongText
from gui.redo_key import redoes
from gui.table import ReportTable
from gui.table.bubble import Bubble
from gui.table.words import column_name
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.overriding import override
from model.report import Comment
from model.safekeeping.drafts import COMMENT, Draft
from model.schema import COLUMN_BY_KEY

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LINES = 4


class CommentBox(Bubble):
    """Writes the comment of one cell. Ctrl+Enter and leaving it keep what was typed, Esc does not.

    ``written(indicator id, column key, text)`` asks to keep a text; an empty one removes the comment.
    """

    written = Signal(str, str, str)

    def __init__(self, table: ReportTable) -> None:
        super().__init__(Variant.BUBBLE, table)
        self._table = table
        self._place: tuple[str, str] | None = None
        self._before = ""
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        wear(self._title, Variant.STRONG)
        self.input = LongText(_LINES, self)
        self.input.setAccessibleName("Comentario de la celda")
        self.input.installEventFilter(self)
        keep = QPushButton("&Guardar", self)
        keep.setToolTip("Guarda el comentario (Ctrl+Entrar)")
        keep.clicked.connect(lambda: self._close(keep=True))
        self._remove = QPushButton("&Quitar", self)
        self._remove.setToolTip("Quita el comentario de la celda")
        self._remove.clicked.connect(self._on_remove)
        advice = QLabel("Esc lo deja como estaba", self)
        wear(advice, Variant.CAPTION)
        buttons = QHBoxLayout()
        for widget in (keep, self._remove):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        buttons.addWidget(advice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(self._title)
        layout.addWidget(self.input)
        layout.addLayout(buttons)
        for bar in (table.horizontalScrollBar(), table.verticalScrollBar()):
            bar.valueChanged.connect(self.commit)
        for signal in (table.report_model.rowsRemoved, table.report_model.modelReset):
            signal.connect(self.hide)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def open(self, indicator: str, key: str, comment: Comment | None, cell: QRect) -> None:
        """Show the comment of a cell; ``cell`` is in the coordinates of the table's viewport."""
        self._place = (indicator, key)
        self._title.setText(f"Comentario: {column_name(COLUMN_BY_KEY[key])}")
        self._before = comment.text if comment is not None else ""
        self.input.put(self._before)
        self._remove.setEnabled(comment is not None)
        viewport = self._table.viewport()
        self.place(QRect(viewport.mapTo(self._table, cell.topLeft()), cell.size()), viewport.geometry())
        self.show()
        self.raise_()
        self.input.moveCursor(self.input.textCursor().MoveOperation.End)
        self.input.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def draft(self) -> Draft | None:
        """Return what was typed and not kept yet, for the journal."""
        text = self.input.text()
        if self._place is None or text == self._before:
            return None
        return Draft(self._place[0], f"{COMMENT}:{self._place[1]}", text)

    def commit(self) -> None:
        """Keep what was typed, if the box is open."""
        self._close(keep=True)

    def _close(self, *, keep: bool) -> None:
        place, self._place = self._place, None
        if place is None:
            return
        if (focus := QApplication.focusWidget()) is not None and self.isAncestorOf(focus):
            self._table.setFocus()  # before hiding, from which Qt would go on to the next cell
        self.hide()
        if keep:
            self.written.emit(*place, self.input.text())

    def _on_remove(self) -> None:
        self.input.put("")
        self._close(keep=True)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if redoes(event, self.input):
            return True
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        leaves = event.key() == Qt.Key.Key_Escape or (control and event.key() in _ENTER)
        if event.type() is QEvent.Type.ShortcutOverride and leaves:
            event.accept()
            return True
        if event.type() is QEvent.Type.KeyPress and leaves:
            self._close(keep=event.key() != Qt.Key.Key_Escape)
            return True
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close(keep=False)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.isVisible() and new is not None and not self.isAncestorOf(new):
            self.commit()
