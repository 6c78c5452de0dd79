"""The chart of programado and alcanzado, and the colours of the semáforo on the sheet "Análisis"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font as CellFont
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from export.excel.analysis import (
    CHART_ROW,
    DUE,
    FIRST_ROW,
    LAMP,
    LEVEL,
    MOST_CHARTED,
    PROGRESS,
    Analysis,
)
from export.excel.judging import LAMPS
from export.excel.measure import FACE
from export.excel.paper import page_room
from export.style import ACCENT, MUTED
from model.calculations import Semaphore

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from export.excel.cells import Cells

_TITLE = "Programado y alcanzado a la fecha, en % de la meta anual"
_PROGRAMMED = "B9C6CE"
_GRID = "DDE3E7"
_ABOVE = 54.0  # points over the bars: title and legend
_SMALLEST = 0.6  # of their size that letters may shrink to, for table and chart to stay on one page
_COLOURS = {
    Semaphore.GREEN: ("DCEFE1", "1B5E34"),
    Semaphore.YELLOW: ("FFF0C7", "6B4E00"),
    Semaphore.OVER_YELLOW: ("FFF0C7", "6B4E00"),
    Semaphore.RED: ("F9DCD9", "8E1B12"),
    Semaphore.PURPLE: ("E8DEF3", "53297F"),
    Semaphore.GREY: ("F1F4F6", MUTED),
}
"""Ground and ink of each lamp; the word and its shape stand in the cell."""


def colour_lamps(sheet: Worksheet, analysis: Analysis) -> None:
    """Let each lamp have its colour, also when somebody changes a figure."""
    letter = get_column_letter(LAMP)
    for lamp, word in LAMPS.items():
        ground, ink = _COLOURS[lamp]
        fill = PatternFill("solid", bgColor=ground, fgColor=ground)
        style = DifferentialStyle(font=CellFont(color=ink, bold=True), fill=fill)
        rule = Rule(type="expression", dxf=style, formula=[f'{letter}{FIRST_ROW}="{word}"'], stopIfTrue=True)
        sheet.conditional_formatting.add(f"{letter}{FIRST_ROW}:{letter}{analysis.last_row}", rule)


def add_chart(sheet: Worksheet, analysis: Analysis) -> None:
    """Put the chart under the table; of more than ``MOST_CHARTED`` indicators it shows the first."""
    height = (analysis.end_of_print - analysis.charted_at + 1) * CHART_ROW
    chart = BarChart()
    chart.type, chart.style, chart.gapWidth, chart.overlap = "bar", 2, 45, 0
    more = analysis.last_row > analysis.last_charted
    chart.title = f"{_TITLE} (los primeros {MOST_CHARTED} indicadores)" if more else _TITLE
    if chart.title is not None and chart.title.tx is not None and chart.title.tx.rich is not None:
        chart.title.tx.rich.p[0].pPr = ParagraphProperties(defRPr=_letters(1100, bold=True))
        chart.title.overlay = False
    for column, name, colour in ((DUE, "Programado", _PROGRAMMED), (PROGRESS, "Alcanzado", ACCENT)):
        values = Reference(
            sheet, min_col=column, max_col=column, min_row=FIRST_ROW, max_row=analysis.last_charted
        )
        series = Series(values, title=name)
        series.graphicalProperties = GraphicalProperties(solidFill=colour, ln=LineProperties(noFill=True))
        chart.series.append(series)
    chart.set_categories(Reference(sheet, min_col=LEVEL, min_row=FIRST_ROW, max_row=analysis.last_charted))
    chart.x_axis.scaling.orientation = "maxMin"  # the first indicator at the top
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.tickLblSkip = 1
    chart.x_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=_PROGRAMMED))
    chart.y_axis.crosses = "max"
    chart.y_axis.scaling.min = 0 if _none_negative(analysis) else None
    chart.y_axis.number_format = '0" %"'
    chart.y_axis.majorGridlines = ChartLines(GraphicalProperties(ln=LineProperties(solidFill=_GRID)))
    chart.y_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    for axis in (chart.x_axis, chart.y_axis):
        axis.txPr = _rich(800)
    chart.legend.position = "t"
    chart.legend.txPr = _rich(900)
    chart.layout = Layout(manualLayout=ManualLayout(
        xMode="edge", yMode="edge", layoutTarget="inner", x=0.12, w=0.85,
        y=_ABOVE / height, h=analysis.bars / height,
    ))  # fmt: skip
    chart.graphical_properties = GraphicalProperties(solidFill="FFFFFF", ln=LineProperties(solidFill=_GRID))
    corner = AnchorMarker(col=0, row=analysis.charted_at - 1)
    opposite = AnchorMarker(col=len(analysis.widths), row=analysis.end_of_print)
    chart.anchor = TwoCellAnchor("oneCell", _from=corner, to=opposite)  # type: ignore[assignment]
    sheet.add_chart(chart)


class Pages(NamedTuple):
    """How table and chart are printed: on one page, or the chart on a page of its own, last.

    ``titled`` tells whether each page repeats the titles of the table: not if only the chart is on another.
    """

    one: bool
    titled: bool


def pages_of(analysis: Analysis, cells: Cells) -> Pages:
    """Return one page for both where letters stay large enough."""
    content = analysis.layout
    scale, room = page_room(content.report.settings.paper, analysis.widths, draft=content.draft)
    ends = (analysis.last_row, analysis.end_of_print)
    table, whole = (sum(map(cells.height_of, range(1, end + 1))) for end in ends)
    one = scale * min(1.0, room / whole) >= _SMALLEST
    return Pages(one, titled=one or table > room)


def keep_whole(sheet: Worksheet, analysis: Analysis, pages: Pages) -> None:
    """Let no page divide the chart."""
    if pages.one:
        sheet.page_setup.fitToHeight = 1
    else:
        sheet.row_breaks.append(Break(id=analysis.last_row))


def _none_negative(analysis: Analysis) -> bool:
    return all(
        value is None or value >= 0
        for row in analysis.layout.report.indicators
        for value in (*row.programmed, *row.achieved)
    )


def _letters(size: int, *, bold: bool = False) -> CharacterProperties:
    return CharacterProperties(latin=Font(typeface=FACE), sz=size, b=bold, solidFill=MUTED)


def _rich(size: int) -> RichText:
    properties = ParagraphProperties(defRPr=_letters(size))
    return RichText(p=[Paragraph(pPr=properties, endParaRPr=_letters(size))])
