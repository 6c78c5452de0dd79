"""Opening, committing and giving up the editor of a cell. What is typed is lost only by Esc."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QRegion
from PySide6.QtWidgets import QAbstractItemDelegate, QApplication, QWidget

from gui.table.delegate import CellDelegate
from gui.table.refusal import RefusalBubble
from gui.table.selecting import SelectingGrid
from gui.table.words import CALCULATED
from model.calculations import explain
from model.closed_cells import CLOSED
from model.schema import COLUMNS

_NOTHING = QRect(-2, -2, 1, 1)  # Qt takes an empty mask for none


class Editing(QObject):
    """The editor of a grid's current cell.

    ``moved(key, modifiers)``: a key committed the text and shall now move. ``notice`` says in a sentence
    why nothing can be typed. ``fill_wanted(text)``: Ctrl+Enter puts what was typed in all selected cells.
    """

    moved = Signal(Qt.Key, Qt.KeyboardModifier)
    fill_wanted = Signal(str)
    notice = Signal(str)

    def __init__(self, grid: SelectingGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self._model = grid.report_model
        self._delegate = CellDelegate(self._model, grid.measures, self)
        self._bubble = RefusalBubble(grid)
        grid.setItemDelegate(self._delegate)
        self._delegate.left.connect(self._on_left)
        self._delegate.abandoned.connect(self.abandon)
        self._delegate.typed.connect(self._on_typed)
        self._delegate.chosen.connect(self.commit)
        self._model.refused.connect(self._on_refused)
        self._model.noticed.connect(self.notice)
        self._model.rowsRemoved.connect(self._on_rows_gone)
        self._model.modelReset.connect(self._on_rows_gone)
        self._bubble.proposal_taken.connect(self._on_proposal)
        self._bubble.given_up.connect(self.abandon)
        grid.may_leave = self.commit
        for bar in (grid.horizontalScrollBar(), grid.verticalScrollBar()):
            bar.valueChanged.connect(self.follow)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def is_open(self) -> bool:
        """Return whether an editor is open."""
        return self._delegate.editor is not None

    def cell(self) -> tuple[int, int] | None:
        """Return the cell whose editor is open."""
        index = self._delegate.index
        return (index.row(), index.column()) if self.is_open() and index.isValid() else None

    def refusal(self) -> str:
        """Return why the text in the open editor was refused, "" if it was not."""
        return self._bubble.sentence() if self._bubble.isVisibleTo(self._grid) else ""

    def open(self, *, overtype: bool = False, key: QKeyEvent | QInputMethodEvent | None = None) -> bool:
        """Open the current cell's editor; return whether it can be typed into.

        ``overtype`` starts it empty, as when a letter is typed; ``key`` is that letter.
        """
        index = self._grid.currentIndex()
        if not index.isValid() or not self.commit():
            return False
        if not COLUMNS[index.column()].editable:
            self.notice.emit(self._why_calculated(index))
            return False
        if self._model.is_closed(index.row(), index.column()):
            self.notice.emit(CLOSED)
            return False
        self._grid.scrollTo(index)
        self._delegate.measures = self._grid.measures
        self._delegate.overtype = overtype
        self._grid.edit(index)
        editor = self._delegate.editor
        if editor is not None:
            editor.start(editor.text())  # Qt has selected it all, and the next key would replace it
            if key is not None:
                QApplication.sendEvent(editor.input(), key.clone())
        self._grid.viewport().update()
        return True

    def open_list(self) -> None:
        """Open the current cell's editor with its list of choices, where it has one."""
        if self.open() and self._delegate.editor is not None:
            self._delegate.editor.show_options()

    def commit(self) -> bool:
        """Close the editor, keeping what was typed. False if the text is refused: then it stays open."""
        if self._kept():
            return True
        self.take_focus()
        return False

    def take_focus(self) -> None:
        """Give the keys to the open editor, if there is one."""
        if self._delegate.editor is not None:
            self._delegate.editor.input().setFocus()

    def abandon(self) -> None:
        """Close the editor; the cell keeps the value that it had."""
        editor, self._delegate.editor = self._delegate.editor, None
        self._bubble.hide()
        if editor is not None:
            editor.cell = None
            self._grid.closeEditor(editor.widget(), QAbstractItemDelegate.EndEditHint.NoHint)
            self._grid.viewport().update()

    def _kept(self) -> bool:
        if not self._delegate.commit():
            return False
        self.abandon()
        return True

    def follow(self) -> None:
        """Let editor and message go with their cell after scrolling, under the columns that stay."""
        editor, viewport = self._delegate.editor, self._grid.viewport()
        if editor is None:
            return
        widget, stays = editor.widget(), self._grid.columns.frozen_width()
        hidden = stays - widget.x()
        if widget.parentWidget() is viewport and self._delegate.index.column() >= self._grid.columns.frozen:
            seen = widget.rect().adjusted(max(hidden, 0), 0, 0, 0)
            widget.setMask(QRegion(seen) + QRegion(_NOTHING))
        if self._bubble.isVisible():
            self._bubble.place(self._editor_box(), self._grid.viewport().geometry())

    def _why_calculated(self, index: QModelIndex) -> str:
        column, indicator = COLUMNS[index.column()], self._model.indicator(index.row())
        if column.series is None:
            return CALCULATED
        why = explain(indicator, column.series, column.quarter, self._model.settings)
        return f"{CALCULATED} {why}".strip()

    def _on_left(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if control and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._fill():
            return
        if self.commit():
            self.moved.emit(key, modifiers)

    def _fill(self) -> bool:
        editor = self._delegate.editor
        (top, left, bottom, right), *others = self._grid.selected_ranges()
        if editor is None or (not others and (top, left) == (bottom, right)):
            return False
        text, cell = editor.text(), self._delegate.index
        if not self._model.accepts(cell, text):  # it says why, and the text stays where it can be mended
            return True
        self.abandon()
        self.fill_wanted.emit(text)
        return True

    def _on_typed(self) -> None:
        if self._bubble.isVisible() and self._delegate.editor is not None:
            self._bubble.hide()
            self._delegate.editor.show_refused(False)

    def _on_refused(self, index: QModelIndex, sentence: str, proposal: str) -> None:
        editor = self._delegate.editor
        if editor is None or self._delegate.index != index:
            self.notice.emit(sentence)
            return
        editor.overtyping = False  # arrows now go through the text that has to be mended
        editor.show_refused(True)
        self._bubble.say(sentence, proposal, self._editor_box(), self._grid.viewport().geometry())

    def _editor_box(self) -> QRect:
        editor = self._delegate.editor
        if editor is None:
            return QRect()
        widget = editor.widget()
        return QRect(widget.mapTo(self._grid, QPoint(0, 0)), widget.size())

    def _on_proposal(self, proposal: str) -> None:
        if self._delegate.editor is not None:
            self._delegate.editor.start(proposal)
            self.commit()

    def _on_rows_gone(self) -> None:
        if not self._delegate.index.isValid():
            self._delegate.editor = None
            self._bubble.hide()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        # With no widget (another program came to the front) the officer comes back to the text as it was.
        editor = self._delegate.editor
        if new is None or editor is None or _belongs(new, editor.widget()):
            return
        if not self._kept() and new is self._grid:
            self.take_focus()


def _belongs(widget: QWidget | None, to: QWidget) -> bool:
    while widget is not None and widget is not to:
        widget = widget.parentWidget()
    return widget is to
