"""How the indicator goes: its chart, the sentence of one quarter, and the readings of the reported one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from gui.indicator.chart import YearChart
from gui.indicator.year import direction_words, year_of, year_words
from gui.panels.hover import hover
from gui.panels.icon_label import IconLabel
from gui.panels.readings import readings
from gui.session import Session
from gui.theme.metrics import SEMAFORO, SPACE
from gui.theme.shapes import semaforo_icon
from gui.theme.variants import Variant, wear
from model.report import Indicator


class Standing(QWidget):
    """Chart and readings of one indicator; all of it also in words."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown = ""
        self._direction = _label(self, Variant.MUTED)
        self.chart = YearChart(self)
        self.sentence = _label(self)
        self.sentence.setMinimumHeight(2 * self.sentence.fontMetrics().lineSpacing())
        self.chart.chosen.connect(self.sentence.setText)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(3 * SPACE)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(2, 1)
        self._rows: dict[str, tuple[QLabel, IconLabel, QLabel]] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        for widget in (self._direction, self.chart, self.sentence):
            layout.addWidget(widget)
        layout.addLayout(self._grid)

    def show_indicator(self, indicator: Indicator) -> None:
        """Show how an indicator stands."""
        settings, catalogue = self._session.settings, self._session.catalogue
        quarters = year_of(indicator, settings, catalogue.bands)
        self._direction.setText(direction_words(indicator))
        self.chart.show_year(quarters, year_words(indicator, quarters), anew=indicator.id != self._shown)
        self._shown = indicator.id
        for name, reading in readings(indicator, settings, catalogue).items():
            title, lamp, value = self._rows.get(name) or self._row(name)
            why = reading.why
            title.setText(reading.title)
            value.setText(reading.text)
            value.setAccessibleName(f"{reading.title}: {reading.text}")
            value.setAccessibleDescription(why)
            for label in (title, value):
                label.setToolTip(hover(why))
            lamp.setVisible(bool(reading.lamp))
            if reading.lamp:
                lamp.show_icon(semaforo_icon(reading.lamp))

    def _row(self, name: str) -> tuple[QLabel, IconLabel, QLabel]:
        at = len(self._rows)
        row = (
            _label(self, Variant.MUTED),
            IconLabel(side=SEMAFORO, parent=self),
            _label(self, Variant.STRONG),
        )
        row[2].setObjectName(f"panel_{name}")
        sides = (Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignTop)
        for column, (widget, side) in enumerate(zip(row, sides, strict=True)):
            self._grid.addWidget(widget, at, column, side)
        self._rows[name] = row
        return row


def _label(parent: QWidget, variant: Variant | None = None) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if variant is not None:
        wear(label, variant)
    return label
