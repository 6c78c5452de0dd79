"""Pendientes: everything that the rules found, errors first, each one click from its cell or field."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.panels.elided import SteadyLabel
from gui.panels.finding_help import FindingHelp
from gui.panels.findings_list import FindingsList
from gui.panels.findings_model import FindingsModel
from gui.panels.icon_label import IconLabel
from gui.panels.panel import Panel
from gui.panels.scrolling import ScrollingPage
from gui.panels.status import REVIEWING, numbered
from gui.session import Session
from gui.theme.icons import Icon, Ink, icon
from gui.theme.metrics import ICON_LARGE, SPACE
from gui.theme.variants import Variant, wear
from model.findings import Finding, Severity

_KINDS = (
    (Severity.ERROR, "error", "errores"),
    (Severity.WARNING, "aviso", "avisos"),
    (Severity.INFO, "informativo", "informativos"),
)


class FindingsPanel(Panel):
    """The list and, under it, what to check and do about the chosen one.

    Signals: ``chosen(Finding)`` to show its cell, when it is clicked or F8 comes to it;
    ``activated(Finding)`` to go where it is mended, a dialog included; ``accept_wanted(Finding)`` to accept
    it or take the acceptance back; ``closed``.
    """

    chosen = Signal(object)
    activated = Signal(object)
    accept_wanted = Signal(object)
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._resume = 0  # the row to go on from when the chosen finding is gone
        self.setMinimumWidth(60 * SPACE)
        self._model = FindingsModel(session, self)
        self._help = FindingHelp()
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._filled())
        self._stack.addWidget(_nothing_open())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(SPACE)
        layout.addLayout(self._head())
        layout.addWidget(self._stack, 1)
        session.changed.connect(self._on_change)
        session.replaced.connect(self._on_replaced)
        session.reviewed.connect(self._on_change)
        self._on_change()

    def _head(self) -> QHBoxLayout:
        self._counts = SteadyLabel("", self)
        wear(self._counts, Variant.CAPTION)
        close = QToolButton(self)
        close.setIcon(icon(Icon.CLOSE))
        close.setToolTip("Oculta los pendientes; F5 los muestra de nuevo")
        close.setAccessibleName("Ocultar los pendientes")
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setSpacing(2 * SPACE)
        head.addWidget(self._counts, 1)
        head.addWidget(close)
        return head

    def _filled(self) -> QWidget:
        self.list = FindingsList(self._model, self)
        self.list.setMinimumHeight(11 * SPACE)
        self.list.activated.connect(self._activate)
        self.list.clicked.connect(self._choose_clicked)
        self.list.selectionModel().currentChanged.connect(self._explain)
        self._advice = ScrollingPage(self._help, self, least=0)
        self._go = QPushButton("Ir al dato", self)
        self._go.clicked.connect(lambda: self._activate(self.list.currentIndex()))
        self._accept = QPushButton(self)
        self._accept.clicked.connect(self._want_acceptance)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * SPACE)
        buttons.addWidget(self._go)
        buttons.addWidget(self._accept)
        buttons.addStretch(1)
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(self.list, 3)
        layout.addWidget(self._advice, 2)
        layout.addLayout(buttons)
        return page

    def _on_replaced(self) -> None:
        self.list.setCurrentIndex(QModelIndex())
        self._on_change()
        self.list.scrollToTop()

    def _on_change(self, _change: object = None) -> None:
        """Show the findings as they stand, keeping the chosen one and the place in the list."""
        if not self._session.findings.complete:
            self._show_reviewing()
            return
        chosen, row, before = self._current(), self.list.currentIndex().row(), self._model.findings
        changed = self._model.refresh()
        self.list.settle()
        if changed and chosen is not None:
            self._keep(chosen, row, before)
        open_ = self._session.findings.counts
        accepted = self._model.rowCount() - sum(open_.values())
        parts = [numbered(open_[kind], one, many) for kind, one, many in _KINDS if open_[kind]]
        parts += [numbered(accepted, "aceptado", "aceptados")] if accepted else []
        self._counts.setText(" · ".join(parts))
        self._stack.setCurrentIndex(0 if self._model.rowCount() else 1)
        self._explain()

    def _show_reviewing(self) -> None:
        self._model.clear()
        self._counts.setText(REVIEWING)
        self._stack.setCurrentIndex(0)
        self._explain()

    def _keep(self, chosen: Finding, row: int, before: tuple[Finding, ...]) -> None:
        """Choose the same finding again; if it is mended or accepted, remember which one comes after it."""
        same = self._model.row_like(chosen)
        if same is not None:
            self._choose(same)
            return
        still_there = {id(finding): row for row, finding in enumerate(self._model.findings)}
        following = (still_there.get(id(finding)) for finding in before[row + 1 :])
        self._resume = next((row for row in following if row is not None), self._model.rowCount())
        self.list.setCurrentIndex(QModelIndex())

    def _choose(self, row: int) -> None:
        self.list.setCurrentIndex(self._model.index(row))

    def _current(self) -> Finding | None:
        return self._model.finding(self.list.currentIndex().row())

    def _explain(self, *_indexes: object) -> None:
        finding = self._current()
        for widget in (self._advice, self._go):
            widget.setVisible(finding is not None)
        self._accept.setVisible(finding is not None and finding.severity is not Severity.ERROR)
        if finding is not None:
            accepted = finding.accepted is not None
            self._accept.setText("Quitar la aceptación" if accepted else "Aceptar con motivo…")
            self._help.show_finding(finding)

    def _choose_clicked(self, index: QModelIndex) -> None:
        finding = self._model.finding(index.row())
        if finding is not None:
            self.chosen.emit(finding)

    def _activate(self, index: QModelIndex) -> None:
        finding = self._model.finding(index.row())
        if finding is not None:
            self.activated.emit(finding)

    def _want_acceptance(self) -> None:
        finding = self._current()
        if finding is not None:
            self.accept_wanted.emit(finding)
            if self._current() is None:  # it was accepted, and its button is gone with the keys
                self.take_focus()

    def show_first_error(self) -> None:
        """Put the focus on the first error, which is the first of the list if there is any."""
        self._complete()
        if self._session.findings.counts[Severity.ERROR]:
            self._choose(0)
        self.take_focus()

    def take_focus(self) -> None:
        """Put the focus on the list, on its first pendiente if none was chosen."""
        self._complete()
        if self._current() is None and self._model.rowCount():
            self._choose(min(self._resume, self._model.rowCount() - 1))
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_next(self) -> None:
        """Choose the next pendiente that is not accepted, after the last the first, and show its cell."""
        row = self.list.currentIndex().row()
        self._go_from(row + 1 if row >= 0 else self._resume, +1)

    def go_previous(self) -> None:
        """Choose the previous pendiente that is not accepted and show its cell."""
        row = self.list.currentIndex().row()
        self._go_from((row if row >= 0 else self._resume) - 1, -1)

    def _complete(self) -> None:
        """Have all pendientes listed, even if the review of a report just opened is not over."""
        if not self._session.findings.complete:
            self._session.findings.finish()
            self._on_change()

    def _go_from(self, row: int, by: int) -> None:
        self._complete()
        count = self._model.rowCount()
        for step in range(count):
            finding = self._model.finding((row + by * step) % count)
            if finding is not None and finding.accepted is None:
                self._choose((row + by * step) % count)
                self.chosen.emit(finding)
                return


def _nothing_open() -> QWidget:
    page = QWidget()
    mark = IconLabel(icon(Icon.ACCEPTED, Ink.ACCEPTED), ICON_LARGE, page)
    title = QLabel("No hay pendientes", page)
    wear(title, Variant.STRONG)
    advice = QLabel("El informe está completo. Puede imprimirlo y recabar las firmas.", page)
    advice.setWordWrap(True)
    wear(advice, Variant.MUTED)
    layout = QVBoxLayout(page)
    layout.setSpacing(SPACE)
    layout.addStretch(1)
    for label in (mark, title, advice):
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(label)
    layout.addStretch(2)
    return page
