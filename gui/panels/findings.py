"""Pendientes: everything that the rules found, errors first, each one click from its cell or field."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.panels.findings_list import FindingDelegate, FindingsModel
from gui.session import Session
from gui.theme.icons import Icon, icon
from gui.theme.metrics import SPACE
from gui.theme.variants import Variant, wear
from model.findings import RULE_BY_ID, Finding, Severity


class FindingsPanel(QFrame):
    """The list and, under it, what to check and do about the chosen one.

    Signals: ``activated(Finding)`` to go to its place, ``accept_wanted(Finding)`` to accept it or take
    the acceptance back, ``closed``.
    """

    activated = Signal(object)
    accept_wanted = Signal(object)
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        wear(self, Variant.PANEL)
        self._session = session
        self.setMinimumWidth(240)
        title = QLabel("Pendientes", self)
        wear(title, Variant.SUBTITLE)
        close = QToolButton(self)
        close.setIcon(icon(Icon.CLOSE))
        close.setAutoRaise(True)
        close.setToolTip("Ocultar los pendientes; F5 los muestra de nuevo")
        close.setAccessibleName("Ocultar los pendientes")
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(close)
        self._model = FindingsModel(session, self)
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(FindingDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Lista de pendientes")
        self.list.activated.connect(self._activate)
        self.list.clicked.connect(self._activate)
        self.list.selectionModel().currentChanged.connect(self._explain)
        self._help = QLabel(self)
        self._help.setWordWrap(True)
        self._help.setTextFormat(Qt.TextFormat.PlainText)
        self._help.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._help.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._go = QPushButton("Ir al dato", self)
        self._go.clicked.connect(lambda: self._activate(self.list.currentIndex()))
        self._accept = QPushButton("Aceptar con motivo…", self)
        self._accept.clicked.connect(self._want_acceptance)
        buttons = QHBoxLayout()
        buttons.addWidget(self._go)
        buttons.addWidget(self._accept)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._help)
        layout.addLayout(buttons)
        session.changed.connect(self._show)
        session.replaced.connect(self._show)
        self._show()

    def _show(self, _change: object = None) -> None:
        """Show the findings as they stand, keeping the place in the list."""
        chosen, scroll = self._current(), self.list.verticalScrollBar().value()
        if self._model.refresh():
            if chosen is not None:
                self._choose(self._model.row_like(chosen))
            self.list.verticalScrollBar().setValue(scroll)
        self._explain()

    def _choose(self, row: int) -> None:
        self.list.setCurrentIndex(self._model.index(row))

    def _current(self) -> Finding | None:
        return self._model.finding(self.list.currentIndex().row())

    def _explain(self, *_indexes: object) -> None:
        finding = self._current()
        self._go.setEnabled(finding is not None)
        self._accept.setVisible(finding is not None and finding.severity is not Severity.ERROR)
        if finding is None:
            self._help.setText(
                "" if self._model.rowCount() else "No hay pendientes. Puede imprimir y firmar el informe."
            )
            return
        rule = RULE_BY_ID[finding.rule]
        lines = [f"Qué revisar: {rule.check}", f"Qué hacer: {rule.do}"]
        if finding.accepted is not None:
            accepted = finding.accepted
            lines.append(
                f"Aceptado por {accepted.user or 'el enlace'} el {_day(accepted.date)}: {accepted.reason}"
            )
        self._accept.setText("Quitar la aceptación" if finding.accepted else "Aceptar con motivo…")
        self._help.setText("\n".join((finding.message, *lines)))

    def _activate(self, index: QModelIndex) -> None:
        finding = self._model.finding(index.row())
        if finding is not None:
            self.activated.emit(finding)

    def _want_acceptance(self) -> None:
        finding = self._current()
        if finding is not None:
            self.accept_wanted.emit(finding)

    def take_focus(self) -> None:
        """Put the focus on the list, on its first pendiente if none was chosen."""
        if self._current() is None:
            self._choose(0)
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_next(self) -> None:
        """Choose the next pendiente that is not accepted, from the top again at the end, and go to it."""
        self._go_by(+1)

    def go_previous(self) -> None:
        """Choose the previous pendiente that is not accepted and go to it."""
        self._go_by(-1)

    def _go_by(self, by: int) -> None:
        count = self._model.rowCount()
        row = self.list.currentIndex().row()
        start = row if row >= 0 or by > 0 else count
        for step in range(1, count + 1):
            row = (start + by * step) % count
            finding = self._model.finding(row)
            if finding is not None and finding.accepted is None:
                self._choose(row)
                self.activated.emit(finding)
                return


def _day(iso: str) -> str:
    """Return "2023-07-14" as officers write it, "14/07/2023"."""
    return "/".join(reversed(iso[:10].split("-")))
