"""The bar to find and replace: what to look for, where, and what to put in its place."""

from __future__ import annotations

from enum import Enum
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from gui.finding.hits import HitsList
from gui.panels.elided import ElidedLabel
from gui.text_line import TextLine
from gui.theme.icons import Icon, icon
from gui.theme.metrics import ICON_SMALL, SPACE
from gui.theme.variants import Variant, wear
from model.overriding import override
from model.search import Query


class Scope(Enum):
    """Where to look; the value is how it is offered."""

    REPORT = "En todo el informe"
    COLUMN = "En la columna"
    SELECTION = "En la selección"


class FindBar(QFrame):
    """The inputs and buttons; it knows no report.

    Signals: ``asked`` when what is looked for, or where, is another; ``next_wanted``, ``previous_wanted``,
    ``replace_wanted``, ``replace_all_wanted``, and ``closed``.
    """

    asked = Signal()
    next_wanted = Signal()
    previous_wanted = Signal()
    replace_wanted = Signal()
    replace_all_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        wear(self, Variant.PANEL)
        self.setObjectName("find_bar")
        self.setAccessibleName("Buscar y reemplazar")
        self.needle, self.put = _Line("Buscar", self), _Line("Reemplazar por", self)
        self.scope = _Choice(self)
        for scope in Scope:
            self.scope.addItem(scope.value, scope)
        self.scope.setAccessibleName("Dónde buscar")
        self.options = QToolButton(self)
        self.options.setText("Opciones")
        self.options.setIcon(icon(Icon.CHEVRON_DOWN))
        self.options.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
        self.options.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.options.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow behind the word
        self.options.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.options)
        self.exact = menu.addAction("Distinguir acentos y mayúsculas")
        self.whole = menu.addAction("Sólo celdas que no tienen nada más")
        for option in (self.exact, self.whole):
            option.setCheckable(True)
        self.options.setMenu(menu)
        self.result = ElidedLabel("", self, least=20 * SPACE)
        self.result.setObjectName("find_result")
        self.done = ElidedLabel("", self, least=20 * SPACE)
        self.done.setObjectName("find_done")
        self.hits = HitsList(self)
        self.replace_one = QPushButton("Reemplazar", self)
        self.replace_every = QPushButton("Reemplazar todo", self)
        self._arrange()
        self._connect()
        self.hide()

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(3 * SPACE, SPACE, 2 * SPACE, SPACE)
        grid.setHorizontalSpacing(2 * SPACE)
        grid.setVerticalSpacing(SPACE)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        self._previous = self._tool(Icon.CHEVRON_UP, "Anterior (Mayús+Entrar)", self.previous_wanted)
        self._next = self._tool(Icon.CHEVRON_DOWN, "Siguiente (Entrar)", self.next_wanted)
        close = self._tool(Icon.CLOSE, "Cerrar (Esc)", self.closed)
        first, second = QHBoxLayout(), QHBoxLayout()
        for part in (first, second):
            part.setSpacing(2 * SPACE)
        for widget in (self._previous, self._next, self.result, self.scope, self.options, close):
            first.addWidget(widget)
        first.setStretchFactor(self.result, 1)
        for button in (self.replace_one, self.replace_every):
            second.addWidget(button)
        second.addWidget(self.done, 1)
        for row, (line, rest) in enumerate(((self.needle, first), (self.put, second))):
            grid.addWidget(line, row, 0)
            grid.addLayout(rest, row, 1)
        grid.addWidget(self.hits, 2, 0, 1, 2)
        in_order = (
            *(self.needle, self.put, self.replace_one, self.replace_every, self._previous, self._next),
            *(self.scope, self.options, close, self.hits),
        )
        for one, other in pairwise(in_order):
            self.setTabOrder(one, other)

    def _connect(self) -> None:
        self.needle.textEdited.connect(self.asked)
        self.scope.currentIndexChanged.connect(self.asked)
        self.exact.toggled.connect(self.asked)
        self.whole.toggled.connect(self.asked)
        self.needle.entered.connect(self._on_enter)
        self.put.entered.connect(self.replace_wanted)
        self.replace_one.clicked.connect(self.replace_wanted)
        self.replace_every.clicked.connect(self.replace_all_wanted)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.closed)

    def _tool(self, drawing: Icon, name: str, signal: object) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(drawing))
        button.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
        button.setToolTip(name)
        button.setAccessibleName(name.split(" (")[0])
        button.clicked.connect(signal)
        return button

    def open(self, *, replacing: bool) -> None:
        """Show the bar, with the line to replace or without, and give it the keys."""
        for widget in (self.put, self.replace_one, self.replace_every, self.done):
            widget.setVisible(replacing)
        self.show()
        self.needle.setFocus()
        self.needle.selectAll()

    def query(self) -> Query:
        """Return what is looked for."""
        return Query(self.needle.text(), exact=self.exact.isChecked(), whole=self.whole.isChecked())

    def where(self) -> Scope:
        """Return where to look."""
        scope: Scope = self.scope.currentData()
        return scope

    def set_found(self, found: bool) -> None:
        """Let the buttons do something only where there is something found."""
        for button in (self._previous, self._next, self.replace_one, self.replace_every):
            button.setEnabled(found)
        wear(self.needle, None if found or not self.needle.text() else Variant.ERROR)

    def _on_enter(self, backwards: bool) -> None:
        (self.previous_wanted if backwards else self.next_wanted).emit()


class _Line(TextLine):
    """An input in which Enter searches and Ctrl+Z undoes in the report: nobody undoes two words here."""

    entered = Signal(bool)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setMinimumWidth(30 * SPACE)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(key) for key in keys):
                event.ignore()
                return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)


class _Choice(QComboBox):
    """A list of choices that the wheel does not change."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
