"""The bar above the table that filters it, and that says while not everything is seen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QResizeEvent, QShortcut, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.panels.elided import ElidedLabel
from gui.theme.icons import Icon, icon
from gui.theme.metrics import ICON_SMALL, SPACE
from gui.theme.shapes import semaforo_icon
from gui.theme.variants import Variant, wear
from model.calculations import Semaphore
from model.filters import Filter
from model.levels import COMPONENT, KINDS
from model.overriding import override

_NARROW = 190 * SPACE
_LAMPS = {
    Semaphore.GREEN: "verde",
    Semaphore.YELLOW: "amarillo",
    Semaphore.OVER_YELLOW: "exceso",
    Semaphore.RED: "rojo",
    Semaphore.PURPLE: "morado",
    Semaphore.GREY: "gris",
}


class ViewBar(QFrame):
    """Conditions in the first line, in the second what is not seen; it knows no report.

    Signals: ``asked`` when the conditions are others, ``again`` to apply them anew, ``all_wanted`` to see
    every row, ``order_wanted`` for the report's order, ``closed``.
    """

    asked = Signal()
    again = Signal()
    all_wanted = Signal()
    order_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        wear(self, Variant.PANEL)
        self.setObjectName("view_bar")
        self.setAccessibleName("Filtro y orden de la tabla")
        self.level = _Choice("Nivel", [("Niveles", ""), *((kind, kind) for kind in KINDS)], self)
        self.component = _Choice("Componente", [], self)
        lamps = [("Semáforos", None), *((lamp.label, lamp) for lamp in Semaphore)]
        self.lamp = _Choice("Semáforo", lamps, self)
        for lamp, drawing in _LAMPS.items():
            self.lamp.setItemIcon(self.lamp.findData(lamp), semaforo_icon(drawing))
        self.findings = QCheckBox("Con pendientes", self)
        self.missing = QCheckBox("Sin capturar", self)
        self.missing.setToolTip("Los que aún no tienen lo alcanzado del trimestre que se reporta")
        self._conditions = QWidget(self)
        self.banner, self.count = QFrame(self), QLabel(self)
        self.count.setObjectName("view_count")
        self.order = ElidedLabel("", self, least=20 * SPACE)
        self.show_all = _button("Quitar filtro", Icon.CLEAR_FILTER, self.all_wanted)
        self.apply_again = _button("Reaplicar", Icon.FILTER, self.again)
        self.apply_again.setToolTip("Vuelve a filtrar con los valores de ahora")
        self.restore_order = _button("Restaurar orden", None, self.order_wanted)
        self._arrange()
        for choice in (self.level, self.component, self.lamp):
            choice.activated.connect(self.asked)
        for box in (self.findings, self.missing):
            box.clicked.connect(self.asked)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.closed)
        self.offer_components(())
        self._conditions.hide()
        self.say("", "")

    def _arrange(self) -> None:
        close = QToolButton(self)
        close.setIcon(icon(Icon.CLOSE))
        close.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
        close.setToolTip("Cerrar (Esc)")
        close.setAccessibleName("Cerrar el filtro")
        close.clicked.connect(self.closed)
        grid = self._grid = QGridLayout(self._conditions)
        grid.setContentsMargins(3 * SPACE, SPACE, 2 * SPACE, SPACE)
        grid.setHorizontalSpacing(2 * SPACE)
        grid.setVerticalSpacing(0)
        for column, choice in enumerate((self.level, self.component, self.lamp)):
            grid.addWidget(choice, 0, column)
            grid.setColumnStretch(column, 2)
        grid.setColumnStretch(5, 1)
        grid.addWidget(close, 0, 6)
        self._place_boxes()
        wear(self.banner, Variant.INFO)
        said = QHBoxLayout(self.banner)
        said.setContentsMargins(3 * SPACE, 0, SPACE, 0)
        said.setSpacing(2 * SPACE)
        wear(self.count, Variant.STRONG)
        for part in (self.count, self.show_all, self.apply_again, self.order, self.restore_order):
            said.addWidget(part)
        said.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._conditions)
        layout.addWidget(self.banner)

    def _place_boxes(self) -> None:
        """Put the boxes beside the lists, or under them where there is no room."""
        narrow = self.width() < _NARROW
        for place, box in enumerate((self.findings, self.missing)):
            self._grid.addWidget(box, int(narrow), place if narrow else 3 + place)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_boxes()

    def wanted(self) -> Filter:
        """Return the conditions."""
        return Filter(
            self.level.currentData() or "",
            self.component.currentData(),
            self.lamp.currentData(),
            self.findings.isChecked(),
            self.missing.isChecked(),
        )

    def clear(self) -> None:
        """Take every condition back."""
        for choice in (self.level, self.component, self.lamp):
            choice.setCurrentIndex(0)
        for box in (self.findings, self.missing):
            box.setChecked(False)

    def offer_components(self, numbers: Iterable[int]) -> None:
        """Offer these components, keeping the one chosen if it is among them."""
        chosen = self.component.currentData()
        items = [("Componentes", None), *((f"{COMPONENT} {number}", number) for number in numbers)]
        self.component.offer(items)
        self.component.setCurrentIndex(max(0, self.component.findData(chosen)))

    def open(self) -> None:
        """Show the conditions and give them the keys."""
        self._conditions.show()
        self.show()
        self.level.setFocus()

    def fold(self) -> None:
        """Hide the conditions; what is not seen is still said."""
        self._conditions.hide()
        self.setVisible(not self.banner.isHidden())

    def say(self, count: str, order: str) -> None:
        """Say how many rows are seen, and in which order; "" where there is nothing to say."""
        self.count.setText(count)
        self.order.setText(order)
        for widget in (self.count, self.show_all, self.apply_again):
            widget.setVisible(bool(count))
        for widget in (self.order, self.restore_order):
            widget.setVisible(bool(order))
        self.banner.setVisible(bool(count or order))
        self.setVisible(not self.banner.isHidden() or not self._conditions.isHidden())


class _Choice(QComboBox):
    """A list of conditions that the wheel does not change."""

    def __init__(self, name: str, items: Iterable[tuple[str, object]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMinimumContentsLength(9)
        self.setMaximumWidth(60 * SPACE)
        self.offer(items)

    def offer(self, items: Iterable[tuple[str, object]]) -> None:
        """Offer other conditions: what is read, and what it means."""
        self.clear()
        for text, meaning in items:
            self.addItem(text, meaning)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(22 * SPACE, super().minimumSizeHint().height())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _button(text: str, drawing: Icon | None, signal: object) -> QPushButton:
    button = QPushButton(icon(drawing) if drawing else QIcon(), text)
    wear(button, Variant.QUIET)
    button.clicked.connect(signal)
    return button
