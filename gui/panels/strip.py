"""The strip under the table: how the current indicator stands, in words, figures and shape."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from gui.session import Session
from gui.theme.icons import Icon, icon
from gui.theme.metrics import SEMAFORO, SPACE
from gui.theme.shapes import semaforo_icon
from gui.theme.variants import Variant, wear
from model.calculations import (
    annual_progress,
    compliance,
    explain_compliance,
    quarter_semaphore,
    to_date_deviation,
)
from model.numbers import rounded, shown
from model.report import Indicator
from model.units import is_percent

NOTHING = "—"


class IndicatorStrip(QFrame):
    """Desviación al trimestre, cumplimiento, avance anual and semáforo. Emits ``more_wanted``."""

    more_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        wear(self, Variant.PANEL)
        self._session = session
        self._row: int | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, SPACE, 3 * SPACE, SPACE)
        layout.setSpacing(2 * SPACE)
        self._name = QLabel(self)
        wear(self._name, Variant.STRONG)
        layout.addWidget(self._name)
        self._values: dict[str, QLabel] = {}
        for key, title in (
            ("deviation", "Desviación al trimestre"),
            ("compliance", "Cumplimiento del trimestre"),
            ("progress", "Avance anual"),
        ):
            layout.addSpacing(2 * SPACE)
            label = QLabel(title, self)
            wear(label, Variant.MUTED)
            value = QLabel(self)
            wear(value, Variant.STRONG)
            value.setObjectName(f"strip_{key}")
            layout.addWidget(label)
            layout.addWidget(value)
            self._values[key] = value
        layout.addSpacing(2 * SPACE)
        self._lamp = QLabel(self)
        self._semaphore = QLabel(self)
        self._semaphore.setObjectName("strip_semaphore")
        wear(self._semaphore, Variant.STRONG)
        layout.addWidget(self._lamp)
        layout.addWidget(self._semaphore)
        layout.addStretch(1)
        self._more = QPushButton(icon(Icon.EXTRAS), "Más datos…", self)
        self._more.clicked.connect(self.more_wanted)
        layout.addWidget(self._more)
        session.changed.connect(self._refresh)
        session.replaced.connect(lambda: self.show_row(None))
        self._refresh()

    def show_row(self, row: int | None) -> None:
        """Show the indicator in that row of the report; None shows what to do next."""
        self._row = row
        self._refresh()

    def _refresh(self, _change: object = None) -> None:
        rows = self._session.report.indicators
        indicator = rows[self._row] if self._row is not None and self._row < len(rows) else None
        self._more.setVisible(indicator is not None)
        for label in (*self._values.values(), self._lamp, self._semaphore):
            label.setVisible(indicator is not None)
        if indicator is None:
            self._name.setText(
                "Elija un indicador para ver cómo va." if rows else "Agregue un indicador para empezar."
            )
            return
        self._show(indicator)

    def _show(self, indicator: Indicator) -> None:
        settings = self._session.settings
        self._name.setText(indicator.level or "Sin nivel")
        deviation = to_date_deviation(indicator, settings)
        if deviation is None:
            text = NOTHING
        else:
            points = (
                f"{shown(abs(rounded(deviation)))} {'puntos' if is_percent(indicator.unit) else ''}".strip()
            )
            text = (
                "sin desviación"
                if deviation == 0
                else f"{points} por {'encima' if deviation > 0 else 'debajo'}"
            )
        self._values["deviation"].setText(text)
        result = compliance(indicator, settings.quarter, settings)
        self._values["compliance"].setText(
            shown(rounded(result.value, 1), percent=True)
            if result.value is not None
            else result.state.label or NOTHING
        )
        self._values["compliance"].setToolTip(explain_compliance(indicator, settings.quarter, settings))
        progress = annual_progress(indicator, settings.quarter)
        self._values["progress"].setText(
            NOTHING if progress is None else shown(rounded(progress, 1), percent=True)
        )
        state = quarter_semaphore(indicator, settings, self._session.catalogue.bands)
        self._lamp.setPixmap(semaforo_icon(state).pixmap(SEMAFORO, SEMAFORO))
        self._lamp.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._semaphore.setText(state.label)
