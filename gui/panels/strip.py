"""The strip under the table: how the current indicator stands, in words, figures and shape."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.panels.elided import SteadyLabel
from gui.panels.icon_label import IconLabel
from gui.panels.panel import Panel
from gui.panels.readings import Reading, readings
from gui.session import Session
from gui.theme.icons import Icon, icon
from gui.theme.metrics import SEMAFORO, SPACE
from gui.theme.shapes import semaforo_icon
from gui.theme.variants import Variant, wear
from model.overriding import override
from model.report import Indicator

_MORE = "Más datos…"
_NARROW = 165 * SPACE
_PAUSE = 60
"""How long after a figure its reasons are made, in ms: sooner nobody hovers."""


class IndicatorStrip(Panel):
    """Desviación al trimestre, cumplimiento, avance anual and semáforo. Emits ``more_wanted``."""

    more_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._row: int | None = None
        self._id = ""
        self._name = SteadyLabel("", self, least=20 * SPACE)
        wear(self._name, Variant.STRONG)
        self._tiles = {
            name: _Tile(name, self) for name in ("deviation", "compliance", "progress", "semaphore")
        }
        self._more = QPushButton(icon(Icon.EXTRAS), _MORE, self)
        self._more.setAccessibleName(_MORE)
        self._more.setToolTip("Muestra lo que no tiene columna: variables, acumulación, justificación…")
        self._more.clicked.connect(self.more_wanted)
        self._shown: Mapping[str, Reading] = {}
        self._late = QTimer(self, interval=_PAUSE, singleShot=True)
        self._late.timeout.connect(self._explain)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, SPACE, 3 * SPACE, SPACE)
        layout.setSpacing(4 * SPACE)
        layout.addWidget(self._name)
        for tile in self._tiles.values():
            layout.addWidget(tile)
        layout.addStretch(1)
        layout.addWidget(self._more)
        session.changed.connect(self._refresh)
        session.replaced.connect(self._on_replaced)
        self._refresh()

    def show_row(self, row: int | None) -> None:
        """Show the indicator in that row of the report; None shows what to do next."""
        rows = self._session.report.indicators
        self._row = row if row is not None and row < len(rows) else None
        self._id = rows[self._row].id if self._row is not None else ""
        self._refresh()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In a narrow strip the figures get the room: the level stands in the table, too."""
        narrow = self.width() < _NARROW
        self._name.setVisible(not (narrow and self._id))
        self._more.setText("" if narrow else _MORE)

    def _on_replaced(self) -> None:
        self.show_row(None)

    def _indicator(self) -> Indicator | None:
        """Return the indicator shown, wherever its row has moved to."""
        rows = self._session.report.indicators
        if self._row is not None and self._row < len(rows) and rows[self._row].id == self._id:
            return rows[self._row]
        self._row = next((row for row, indicator in enumerate(rows) if indicator.id == self._id), None)
        return None if self._row is None else rows[self._row]

    def _refresh(self, _change: object = None) -> None:
        indicator = self._indicator()
        self._fit()
        for widget in (*self._tiles.values(), self._more):
            widget.setVisible(indicator is not None)
        if indicator is None:
            rows = self._session.report.indicators
            self._name.setText(
                "Elija un indicador para ver cómo va." if rows else "Agregue un indicador para empezar."
            )
            self._name.advise("")
            return
        self._name.setText(indicator.level or "Sin nivel")
        self._name.advise(indicator.name)
        self._shown = readings(indicator, self._session.settings, self._session.catalogue)
        for name, reading in self._shown.items():
            self._tiles[name].show_reading(reading)
        self._late.start()

    def _explain(self) -> None:
        for name, reading in self._shown.items():
            self._tiles[name].explain(reading.why)


class _Tile(QWidget):
    """One reading: what it is above, how much below, a lamp before it where it has one."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = SteadyLabel("", self, least=10 * SPACE)
        wear(self._title, Variant.CAPTION)
        self._value = SteadyLabel("", self, least=10 * SPACE)
        self._value.setObjectName(f"strip_{name}")
        wear(self._value, Variant.STRONG)
        self._lamp = IconLabel(side=SEMAFORO, parent=self)
        self._lamp.hide()
        self._shown_lamp = ""
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(self._lamp, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._value, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._title)
        layout.addLayout(line)

    def show_reading(self, reading: Reading) -> None:
        """Show a reading."""
        self._title.setText(reading.title)
        self._value.setText(reading.text)
        if reading.lamp and reading.lamp != self._shown_lamp:
            self._shown_lamp = reading.lamp
            self._lamp.show_icon(semaforo_icon(reading.lamp))
            self._lamp.show()

    def explain(self, why: str) -> None:
        """Say on hover where the reading comes from."""
        for label in (self._title, self._value):
            label.advise(why)
