"""The plain pages of an indicator's further data: baseline and goal, accumulation, texts."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gui.forms.binding import Binding
from gui.forms.notes import Note
from gui.forms.quarters import QuarterGrid
from gui.forms.rows import FormRows
from gui.panels.scrolling import ScrollingPage
from gui.session import Session
from gui.theme.icons import Icon, Ink, icon
from model.calculations import Series, explain, rule_of
from model.report import Accumulation, Basis, Calculation, Indicator
from model.schema import COLUMN_BY_KEY, INDICATOR_FIELDS, Section

MEANINGS = {
    Accumulation.SUM: "se suman los trimestres.",
    Accumulation.LAST: "vale el último trimestre con valor.",
    Accumulation.MEAN: "se promedian los trimestres con valor.",
    Accumulation.WEIGHTED_MEAN: "se promedian los trimestres, cada uno con su ponderación.",
    Accumulation.RATIO: "se divide la suma de los numeradores entre la suma de los denominadores.",
    Accumulation.ANNUAL_RATIO: "se divide la suma de los numeradores entre el denominador anual.",
    Accumulation.CONSTANT: "el valor se mantiene todo el año y no se suma.",
    Accumulation.MAXIMUM: "vale el trimestre más alto.",
    Accumulation.MINIMUM: "vale el trimestre más bajo.",
}


class BaselinePage(ScrollingPage):
    """What the baseline is, and the goal of the year."""

    def __init__(
        self, session: Session, binding: Binding, parent: QWidget | None = None, *, stacked: bool = False
    ) -> None:
        rows = FormRows(stacked=stacked)
        super().__init__(rows, parent, whole=stacked)
        self._session = session
        self._baseline, self._goal = Note(), Note()
        status, note, goal, delivery = INDICATOR_FIELDS[Section.BASELINE]
        rows.add_wide(self._baseline)
        for field in (status, note):
            rows.add_field(binding.add(field, lines=4))
        rows.add_wide(self._goal)
        for field in (goal, delivery):
            rows.add_field(binding.add(field))
        rows.finish()

    def show_indicator(self, indicator: Indicator) -> None:
        """Show what the table says of it."""
        settings = self._session.settings
        value, year = (
            COLUMN_BY_KEY[key].text(indicator, settings) for key in ("baseline_value", "baseline_year")
        )
        self._baseline.say(f"Línea base en la tabla: {value or 'sin valor'}{f', de {year}' if year else ''}.")
        annual = settings.replace(basis=Basis.ANNUAL, calculation=Calculation.CORRECTED)
        self._goal.say(f"Programado del año. {explain(indicator, Series.PROGRAMMED, None, annual)}")


class AccumulationPage(ScrollingPage):
    """How the quarters come together, with what it gives for this indicator."""

    def __init__(
        self, session: Session, binding: Binding, parent: QWidget | None = None, *, stacked: bool = False
    ) -> None:
        rows = FormRows(stacked=stacked)
        super().__init__(rows, parent, whole=stacked)
        self._session = session
        self._meaning, self._programmed, self._achieved = Note(), Note(), Note()
        fields = INDICATOR_FIELDS[Section.ACCUMULATION]
        by_quarter = [field for field in fields if field.key[-1].isdigit()]
        for field in fields:
            if field not in by_quarter:
                rows.add_field(binding.add(field))
                if field.key == "accumulation":
                    rows.add_wide(self._meaning)
        for note in (self._programmed, self._achieved):
            rows.add_wide(note)
        self._weights = QuarterGrid(session, binding, rows, stacked=stacked)
        self._weights.add_fields(by_quarter)
        self._weights.finish("Sólo cuentan con la regla Promedio ponderado.")
        rows.add_wide(self._weights)
        rows.finish()

    def show_indicator(self, indicator: Indicator) -> None:
        """Show what the rule means and what it gives."""
        rule, settings = rule_of(indicator), self._session.settings
        chosen = "Por su unidad de medida, " if indicator.accumulation is Accumulation.BY_UNIT else ""
        meaning = f"{chosen}{rule.label}: {MEANINGS[rule]}"
        self._meaning.say(meaning[0].upper() + meaning[1:], icon(Icon.INFO, Ink.INFO))
        mark = icon(Icon.CALCULATED, Ink.MUTED)
        self._programmed.say(f"Programado. {explain(indicator, Series.PROGRAMMED, None, settings)}", mark)
        self._achieved.say(f"Alcanzado. {explain(indicator, Series.ACHIEVED, None, settings)}", mark)
        self._weights.show_indicator(indicator)


class TextsPage(ScrollingPage):
    """The long texts of a section, with nothing to compute about them."""

    def __init__(
        self, binding: Binding, section: Section, parent: QWidget | None = None, *, stacked: bool = False
    ) -> None:
        rows = FormRows(stacked=stacked)
        super().__init__(rows, parent, whole=stacked)
        for field in INDICATOR_FIELDS[section]:
            rows.add_field(binding.add(field, lines=6))
        rows.finish()

    def show_indicator(self, indicator: Indicator) -> None:
        """There is nothing to say beside the texts themselves."""
