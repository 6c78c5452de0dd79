"""The sheet "Análisis": how each indicator goes, with formulas over the form, and a chart of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from math import ceil

from openpyxl.utils import get_column_letter

from export.excel.additional import Additional
from export.excel.cells import Cells, Style
from export.excel.formulas import BLANK, Formulas
from export.excel.judging import LAMPS, compliance_formula, judged_formula, lamp_formula
from export.excel.looks import CALCULATED, ENTERED, HEADER, NOTE, TITLE, Looks, Wear
from export.excel.measure import TALLEST_ROW, Type
from export.layout import Layout
from model.calculations import (
    Bands,
    Series,
    annual_goal,
    annual_progress,
    compliance,
    compliance_to_date,
    is_measured,
    quarter_semaphore,
    quarter_value,
    to_date,
    to_date_deviation,
)
from model.calculations.wording import ORDINALS
from model.report import Indicator
from model.returned import sheets
from model.units import is_percent

SHEET_TITLE = sheets.ANALYSIS
HEADER_ROW = 5
FIRST_ROW = HEADER_ROW + 1
MOST_CHARTED = 40
CHART_ROW = 15.0  # points of the rows that the chart lies over
_BAR, _FRAME, _TALLEST = 15.0, 80.0, 560.0  # points of the chart: for one indicator, around all, and at most
_NOTE_TEXT = (
    "Calculado con fórmulas a partir del formato. El cumplimiento dice qué tanto de lo programado se "
    "alcanzó, según el sentido esperado; el avance anual, qué tanto de la meta del año."
)
_TEXT = replace(ENTERED, locked=True)
_POINTS, _NUMBER = '#,##0.0" %"', "#,##0.00"
_WEARS = {
    "text": _TEXT,
    "level": replace(_TEXT, bold=True),
    "lamp": Wear(edge="none", across="left", bold=True),
    "points": replace(CALCULATED, format=_POINTS),
    "number": replace(CALCULATED, format=_NUMBER),
}

LEVEL, NAME, UNIT, PROGRAMMED, ACHIEVED, COMPLIANCE, LAMP = range(1, 8)
PROGRAMMED_SO_FAR, ACHIEVED_SO_FAR, DEVIATION, COMPLIANCE_SO_FAR, GOAL, PROGRESS, DUE = range(8, 15)
_WIDTHS = (100.0, 350.0, 90.0, 84.0, 84.0, 92.0, 150.0, 92.0, 92.0, 92.0, 92.0, 84.0, 84.0, 92.0)
_LETTERS = ("", *(get_column_letter(number) for number in range(1, len(_WIDTHS) + 1)))


@dataclass(frozen=True)
class Analysis:
    """What the sheet shows. ``form`` names the form's sheet, ``first`` its first indicator's row."""

    layout: Layout
    bands: Bands
    form: str
    first: int
    additional: Additional

    @property
    def last_row(self) -> int:
        """The row of the last indicator."""
        return HEADER_ROW + len(self.layout.report.indicators)

    @property
    def charted_at(self) -> int:
        """The first row that the chart lies over."""
        return self.last_row + 2

    @property
    def end_of_print(self) -> int:
        """The last row to print: that of the chart's foot, or of the table where there is no chart."""
        if not self.layout.report.indicators:
            return self.last_row
        return self.charted_at - 1 + ceil((self.bars + _FRAME) / CHART_ROW)

    @property
    def bars(self) -> float:
        """The height in points of the chart's bars, without what stands around them."""
        return min(_BAR * (self.last_charted - HEADER_ROW), _TALLEST - _FRAME)

    @property
    def last_charted(self) -> int:
        """The row of the last indicator that the chart shows."""
        return min(self.last_row, HEADER_ROW + MOST_CHARTED)

    @property
    def widths(self) -> Sequence[float]:
        """The widths of the columns in pixels."""
        return _WIDTHS

    @cached_property
    def _titles(self) -> tuple[str, ...]:
        quarter = f"{ORDINALS[self.layout.report.settings.quarter]} trim."
        return (
            "Nivel", "Nombre", "Unidad de Medida", f"Programado {quarter}", f"Alcanzado {quarter}",
            f"Cumplimiento {quarter}", "Semáforo", "Programado a la fecha", "Alcanzado a la fecha",
            "Desviación al trimestre", "Cumplimiento a la fecha", "Meta anual", "Avance anual",
            "Programado, % de la meta",
        )  # fmt: skip

    def cells(self, looks: Looks) -> Cells:
        """Return the cells of the sheet."""
        cells, report = Cells(), self.layout.report
        pairs = " · ".join(text for _, text in self.layout.pairs if text)
        title = f"{SHEET_TITLE}{sheets.BETWEEN}{self.layout.title}"
        cells.text(1, 1, title, looks.style(replace(TITLE, across="left", wrap=False)))
        cells.text(2, 1, pairs, looks.style(replace(NOTE, italic=False, wrap=False)))
        cells.text(3, 1, _NOTE_TEXT, looks.style(replace(NOTE, wrap=False)))
        self._count_lamps(cells, looks)
        heading, body = Type(8, bold=True), Type(9)
        for number, (text, width) in enumerate(zip(self._titles, _WIDTHS, strict=True), start=1):
            cells.text(HEADER_ROW, number, text, looks.style(HEADER))
            cells.height(HEADER_ROW, heading.height(heading.lines(text, width)))
        styles = {name: looks.style(wear) for name, wear in _WEARS.items()}
        for position, ind in enumerate(report.indicators):
            row = FIRST_ROW + position
            lines = max(body.lines(ind.name, _WIDTHS[NAME - 1]), body.lines(ind.level, _WIDTHS[LEVEL - 1]))
            cells.height(row, min(body.height(max(lines, 1)), TALLEST_ROW))
            self._row(cells, styles, row, position, ind)
        for row in range(self.last_row + 1, self.end_of_print + 1):
            cells.height(row, CHART_ROW, fixed=True)
        return cells

    def _count_lamps(self, cells: Cells, looks: Looks) -> None:
        report = self.layout.report
        if not report.indicators:
            return
        lit = [quarter_semaphore(ind, report.settings, self.bands) for ind in report.indicators]
        lamps = f"${_LETTERS[LAMP]}${FIRST_ROW}:${_LETTERS[LAMP]}${self.last_row}"
        pieces = [f'"{word}: "&COUNTIF({lamps},"{word}")' for word in LAMPS.values()]
        said = "    ".join(f"{word}: {lit.count(lamp)}" for lamp, word in LAMPS.items())
        style = looks.style(Wear(bold=True, wrap=False))
        cells.formula(4, 1, '&"    "&'.join(pieces), said, style)
        cells.height(4, 18)

    def _row(
        self, cells: Cells, styles: Mapping[str, Style], row: int, position: int, ind: Indicator
    ) -> None:
        settings = self.layout.report.settings
        quarter, percent = settings.quarter, is_percent(ind.unit)
        formulas = Formulas(
            ind, settings, self.first + position, self.additional.beside(position), sheet=self.form
        )
        unit, points = styles["points" if percent else "number"], styles["points"]

        def own(column: int) -> str:
            return f"{_LETTERS[column]}{row}"

        def judged(programmed: int, achieved: int) -> str:
            base = formulas.column("baseline_value")
            return compliance_formula(ind, settings, own(programmed), own(achieved), base)

        for column, text in ((LEVEL, ind.level), (NAME, ind.name), (UNIT, ind.unit)):
            cells.text(row, column, text, styles["level" if column == LEVEL else "text"])
        both = f"ISNUMBER({own(PROGRAMMED_SO_FAR)}),ISNUMBER({own(ACHIEVED_SO_FAR)})"
        put: tuple[tuple[int, str, Decimal | None], ...] = (
            (PROGRAMMED, formulas.quarter(Series.PROGRAMMED, quarter),
             quarter_value(ind, Series.PROGRAMMED, quarter)),
            (ACHIEVED, formulas.quarter(Series.ACHIEVED, quarter),
             quarter_value(ind, Series.ACHIEVED, quarter)),
            (PROGRAMMED_SO_FAR, formulas.to_date(Series.PROGRAMMED, quarter),
             to_date(ind, Series.PROGRAMMED, quarter)),
            (ACHIEVED_SO_FAR, formulas.to_date(Series.ACHIEVED, quarter),
             to_date(ind, Series.ACHIEVED, quarter)),
            (DEVIATION, f"IF(AND({both}),{own(ACHIEVED_SO_FAR)}-{own(PROGRAMMED_SO_FAR)},{BLANK})",
             to_date_deviation(ind, settings)),
            (GOAL, formulas.annual_goal(), annual_goal(ind)),
        )  # fmt: skip
        for column, formula, value in put:
            cells.formula(row, column, formula, value, unit)
        self._shares(cells, row, ind, own, judged, points)
        out_of_turn = (own(PROGRAMMED), own(ACHIEVED), own(PROGRAMMED_SO_FAR))
        lights = judged_formula(ind, out_of_turn, own(COMPLIANCE), own(COMPLIANCE_SO_FAR))
        lamp = lamp_formula(lights, self.bands, measured=is_measured(ind, quarter, settings))
        lit = LAMPS[quarter_semaphore(ind, settings, self.bands)]
        cells.formula(row, LAMP, lamp, lit, styles["lamp"])

    def _shares(
        self,
        cells: Cells,
        row: int,
        ind: Indicator,
        own: Callable[[int], str],
        judged: Callable[[int, int], str],
        style: Style,
    ) -> None:
        """Put what is counted in points: the compliances, and the shares of the goal of the year."""
        settings = self.layout.report.settings
        quarter, goal = settings.quarter, own(GOAL)

        def share(column: int) -> str:
            there = f"AND(ISNUMBER({own(column)}),ISNUMBER({goal}))"
            return f"IF({there},IF({goal}>0,{own(column)}*100/{goal},{BLANK}),{BLANK})"

        meant, planned = annual_goal(ind), to_date(ind, Series.PROGRAMMED, quarter)
        due = planned * 100 / meant if planned is not None and meant is not None and meant > 0 else None
        put = (
            (COMPLIANCE, judged(PROGRAMMED, ACHIEVED), compliance(ind, quarter, settings).value),
            (COMPLIANCE_SO_FAR, judged(PROGRAMMED_SO_FAR, ACHIEVED_SO_FAR),
             compliance_to_date(ind, quarter, settings).value),
            (PROGRESS, share(ACHIEVED_SO_FAR), annual_progress(ind, quarter)),
            (DUE, share(PROGRAMMED_SO_FAR), due),
        )  # fmt: skip
        for column, formula, value in put:
            cells.formula(row, column, formula, value, style)
