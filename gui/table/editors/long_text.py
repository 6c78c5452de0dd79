"""The input of a long text: opens over its cell and grows until the whole text can be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from gui.table.editors.cell_editor import CellEditor
from gui.table.looks import Measures
from gui.theme.fonts import ui_font
from gui.theme.metrics import BODY_POINTS, SPACE
from gui.theme.variants import Variant, wear
from model.overriding import override

_KEYS = "Entrar guarda · Alt+Entrar, otro renglón · Esc deja como estaba"
_WIDTH = 440
_LEAST_LINES = 3
_MOST = 0.8  # of the window's height


class LongTextEditor(CellEditor, QFrame):
    """A page of text over the window, with a line that tells the keys and the length."""

    def __init__(self, parent: QWidget, measures: Measures, _options: Sequence[str] = ()) -> None:
        # A child of the window: near the lower edge of the table there may be too little room for the text.
        super().__init__(parent.window())
        self._viewport = parent
        self._measures = measures
        self._cell = QRect()
        self._page = QPlainTextEdit(self)
        self._page.setFont(ui_font(BODY_POINTS * max(1.0, measures.zoom)))
        self._page.setTabChangesFocus(False)
        self._page.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._page.textChanged.connect(self._on_text_changed)
        self._count = QLabel(self)
        keys = QLabel(_KEYS, self)
        for label in (keys, self._count):
            wear(label, Variant.CAPTION)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE, 0, SPACE, 0)
        foot.addWidget(keys, 1)
        foot.addWidget(self._count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE)
        layout.addWidget(self._page, 1)
        layout.addLayout(foot)
        wear(self, Variant.CARD)
        wear(self._page, Variant.CELL)
        self.setFocusProxy(self._page)
        self.setAutoFillBackground(True)

    @override
    def widget(self) -> QWidget:
        return self

    @override
    def input(self) -> QWidget:
        return self._page

    @override
    def text(self) -> str:
        return self._page.toPlainText()

    @override
    def start(self, text: str) -> None:
        self._page.setPlainText(text)
        self._page.moveCursor(QTextCursor.MoveOperation.End)
        self._on_text_changed()

    @override
    def place(self, cell: QRect) -> None:
        self._cell = QRect(cell)  # the option that it came with does not last
        window = self.window()
        corner = self._viewport.mapTo(window, cell.topLeft())
        room = window.rect().adjusted(2 * SPACE, 2 * SPACE, -2 * SPACE, -2 * SPACE)
        width = min(max(cell.width(), self._measures.scaled(_WIDTH)), room.width())
        height = min(max(self._text_height(width), self._least_height()), round(window.height() * _MOST))
        box = QRect(corner - QPoint(SPACE, SPACE), QSize(width + 2 * SPACE, height))
        box.moveRight(min(box.right(), room.right()))
        box.moveBottom(min(box.bottom(), room.bottom()))
        box.moveLeft(max(box.left(), room.left()))
        box.moveTop(max(box.top(), room.top()))
        self.setGeometry(box)
        self.raise_()

    @override
    def new_line(self) -> bool:
        self._page.insertPlainText("\n")
        self._page.ensureCursorVisible()
        return True

    def _chrome(self) -> int:
        """Return the height of everything but the text itself."""
        return self._count.sizeHint().height() + 3 * SPACE + 2 * self._page.frameWidth() + 2 * SPACE

    def _least_height(self) -> int:
        return _LEAST_LINES * self._page.fontMetrics().lineSpacing() + self._chrome()

    def _text_height(self, width: int) -> int:
        metrics = self._page.fontMetrics()
        beside = 2 * self._page.frameWidth() + self._page.verticalScrollBar().sizeHint().width()
        room = width - beside - 4 * SPACE
        flags = Qt.TextFlag.TextWordWrap.value
        text = self.text() + ("\n" if self.text().endswith("\n") else "")
        measured = metrics.boundingRect(QRect(0, 0, room, 1 << 20), flags, text or "x")
        return measured.height() + metrics.lineSpacing() + self._chrome()

    def _on_text_changed(self) -> None:
        length = len(self.text())
        self._count.setText(f"{length:,} {'carácter' if length == 1 else 'caracteres'}")
        if not self._cell.isNull():
            self.place(self._cell)
