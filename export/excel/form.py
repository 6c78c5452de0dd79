"""The sheet of the form itself: heading, two-storey header, indicators, notes, signatures and footer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest

from export.excel.additional import Additional
from export.excel.cells import Style
from export.excel.closing import Block, closing
from export.excel.formulas import Formulas
from export.excel.looks import (
    CALCULATED,
    ENTERED,
    HEADER,
    LABEL,
    NUMBER,
    NUMBER_FORMAT,
    PLAN,
    PLAN_TEXT,
    TITLE,
    VALUE,
    Edge,
    Looks,
)
from export.excel.page import Page
from export.excel.sizes import Sizes
from export.layout import DRAFT, Cell, Layout
from export.progress import Progress, followed
from model.calculations import Look
from model.closed_cells import ClosedCells
from model.returned.marks import BANDS, TABLE, mark_of, places_mark, row_mark
from model.returned.outline import key_of_label
from model.schema import COLUMNS, Kind
from model.units import is_percent

_LABEL = (1, 2)  # the columns of the labels of the heading, frozen with Nivel and Nombre
_VALUE = (3, 11)
_RIGHT_LABEL = (12, 16)  # over Valores Programados
_RIGHT_VALUE = (17, 27)
_TITLE_HEIGHT, _LOGO_HEIGHT = 27.0, 50.0  # points
_GAP = 6.0
_READ_LAST = 0.92  # of the work is done when all rows are


@dataclass(frozen=True, slots=True)
class Form:
    """The finished sheet; ``header`` is the row of the titles, the table runs from ``first`` to ``last``.

    ``together`` are the runs of rows that no page break may divide.
    """

    page: Page
    header: int
    first: int
    last: int
    together: tuple[Block, ...]


def form(
    layout: Layout, sizes: Sizes, additional: Additional, looks: Looks, progress: Progress | None
) -> Form:
    """Lay out the whole form. Raises Cancelled when ``progress`` says so."""
    page = Page(looks, sizes.widths)
    _heading(page, layout)
    _header(page, layout)
    first = page.row
    _table(page, layout, sizes, additional, progress)
    last = page.row - 1
    together = closing(page, layout, sizes)
    return Form(page, first - 1, first, last, together)


def _heading(page: Page, layout: Layout) -> None:
    title = f"{DRAFT} · {layout.title}" if layout.draft else layout.title
    page.put(1, page.last, title, TITLE)
    page.mark(places_mark({1: "title"}))
    page.next(_LOGO_HEIGHT if layout.logos else _TITLE_HEIGHT)
    half = (len(layout.pairs) + 1) // 2
    for left, right in zip_longest(layout.pairs[:half], layout.pairs[half:], fillvalue=None):
        places = {}
        for pair, label_at, value_at in ((left, _LABEL, _VALUE), (right, _RIGHT_LABEL, _RIGHT_VALUE)):
            if pair is not None:
                page.put(*label_at, pair[0], LABEL)
                page.put(*value_at, pair[1], VALUE)
                places[value_at[0]] = key_of_label(pair[0])
        page.mark(places_mark(places))
        page.next()
    page.put(1, page.last, layout.plan_title, PLAN)
    page.mark(places_mark({1: "plan"}))
    page.next()
    for (label, texts), key in zip(layout.plan, ("axis", "objective"), strict=True):
        for number, text in enumerate(texts):
            page.put(*_LABEL, "" if number else label, LABEL)
            page.put(_VALUE[0], page.last, text, PLAN_TEXT)
            page.mark(places_mark({_VALUE[0]: key if key == "axis" else f"{key}.{number}"}))
            page.next()
    page.next(_GAP)


def _edges(layout: Layout) -> list[Edge]:
    edges: list[Edge] = ["none"] * len(COLUMNS)
    for band in layout.bands:
        edges[band.first], edges[band.last] = "left", "right"
        if band.first == band.last:
            edges[band.first] = "both"
    return edges


def _header(page: Page, layout: Layout) -> None:
    both = replace(HEADER, edge="both")
    alone = {band.first for band in layout.bands if band.first == band.last}
    for band in layout.bands:
        page.put(band.first + 1, band.last + 1, band.title, both, rows=2 if band.first in alone else 1)
    page.mark(BANDS)
    page.next()
    for number, (column, edge) in enumerate(zip(COLUMNS, _edges(layout), strict=True), start=1):
        if number - 1 not in alone:
            page.put(number, number, column.title, replace(HEADER, edge=edge))
    page.mark(mark_of(TABLE, layout.report.indicators))
    page.next()


class _Wardrobe:
    """The styles of the table, by column and by what a cell holds."""

    def __init__(self, layout: Layout, looks: Looks) -> None:
        self._looks = looks
        self._edges = _edges(layout)
        self._known: dict[tuple[int, str, bool, bool], Style] = {}

    def style(
        self, number: int, look: Look | None, *, calculated: bool = False, closed: bool = False
    ) -> Style:
        """Return the style in column ``number``, from 1; ``look`` is None for texts."""
        key = (number, look or "", calculated, closed)
        return self._known.get(key) or self._known.setdefault(
            key, self._made(number, look, calculated=calculated, closed=closed)
        )

    def _made(self, number: int, look: Look | None, *, calculated: bool, closed: bool) -> Style:
        wear = ENTERED
        if look is not None:
            wear = replace(CALCULATED if calculated else NUMBER, format=NUMBER_FORMAT[look])
        if closed:
            wear = replace(wear, locked=True)
        column = COLUMNS[number - 1]
        if column.kind is Kind.YEAR or (column.series is not None and column.quarter is None):
            wear = replace(wear, across="center")  # as wide as its title, wider than its figures
        return self._looks.style(replace(wear, edge=self._edges[number - 1], bold=column.key == "level"))


def _table(
    page: Page, layout: Layout, sizes: Sizes, additional: Additional, progress: Progress | None
) -> None:
    wardrobe = _Wardrobe(layout, page.looks)
    settings, indicators = layout.report.settings, layout.report.indicators
    closed = ClosedCells(layout.report)
    any_closed = bool(closed)
    for position, row in enumerate(followed(layout.rows, progress, 0.0, _READ_LAST)):
        indicator = indicators[position]
        look = Look.POINTS if is_percent(indicator.unit) else Look.NUMBER
        formulas = Formulas(indicator, settings, page.row, additional.beside(position))
        for number, cell in enumerate(row, start=1):
            shut = any_closed and closed.holds(indicator.id, cell.column.key)
            _put(page, number, cell, look, formulas, wardrobe, closed=shut)
        page.cells.height(page.row, sizes.heights[position])
        page.mark(row_mark(position))
        page.next()


def _put(
    page: Page, number: int, cell: Cell, look: Look, formulas: Formulas, wardrobe: _Wardrobe, *, closed: bool
) -> None:
    column, figure, cells = cell.column, cell.figure, page.cells
    if figure is not None:
        formula = formulas.of(column)
        if formula is None:
            style = wardrobe.style(number, figure.look, closed=closed)
            cells.number(page.row, number, figure.value, style)
        else:
            style = wardrobe.style(number, figure.look, calculated=True)
            cells.formula(page.row, number, formula, figure.value, style)
    elif column.kind is Kind.YEAR and cell.text.isdigit():
        cells.number(page.row, number, int(cell.text), wardrobe.style(number, Look.NUMBER))
    elif column.kind is Kind.QUANTITY:
        cells.text(page.row, number, cell.text, wardrobe.style(number, look))
    else:
        cells.text(page.row, number, cell.text, wardrobe.style(number, None))
