"""The sheet of the form itself: heading, two-storey header, indicators, notes, signatures and footer."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from openpyxl.utils import get_column_letter

from export.excel.additional import Additional
from export.excel.cells import Style, formula_cell, number_cell, text_cell
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


class _Wardrobe(dict[tuple[int, Look | None, bool, bool], Style]):
    """The styles of the table, made when they are first worn.

    By column, from 1; look, None for texts; whether the cell is calculated; whether it is closed.
    """

    def __init__(self, layout: Layout, looks: Looks) -> None:
        super().__init__()
        self._looks = looks
        self._edges = _edges(layout)

    def __missing__(self, worn: tuple[int, Look | None, bool, bool]) -> Style:
        number, look, calculated, closed = worn
        wear = ENTERED
        if look is not None:
            wear = replace(CALCULATED if calculated else NUMBER, format=NUMBER_FORMAT[look])
        if closed:
            wear = replace(wear, locked=True)
        column = COLUMNS[number - 1]
        if column.kind is Kind.YEAR or (column.series is not None and column.quarter is None):
            wear = replace(wear, across="center")  # as wide as its title, wider than its figures
        wear = replace(wear, edge=self._edges[number - 1], bold=column.key == "level")
        return self.setdefault(worn, self._looks.style(wear))


def _table(
    page: Page, layout: Layout, sizes: Sizes, additional: Additional, progress: Progress | None
) -> None:
    wardrobe, settings = _Wardrobe(layout, page.looks), layout.report.settings
    closed = ClosedCells(layout.report)
    for position, cells in enumerate(followed(layout.rows, progress, 0.0, _READ_LAST)):
        indicator = layout.report.indicators[position]
        formulas = Formulas(indicator, settings, page.row, additional.beside(position))
        shut = {column.key for column in COLUMNS if closed.holds(indicator.id, column.key)} if closed else ()
        page.cells.fill(page.row, _row(cells, formulas, wardrobe, shut))
        page.cells.height(page.row, sizes.heights[position])
        page.mark(row_mark(position))
        page.next()


def _row(
    cells: Sequence[Cell], formulas: Formulas, wardrobe: _Wardrobe, shut: Container[str]
) -> dict[int, str]:
    """Return the cells of an indicator by column; ``shut`` are the columns that are closed for it.

    A report has tens of thousands of them, so each goes the shortest way from value to file.
    """
    done, row = {}, formulas.row
    in_unit = Look.POINTS if is_percent(formulas.indicator.unit) else Look.NUMBER
    for number, (column, text, figure) in enumerate(cells, start=1):
        at = f"{get_column_letter(number)}{row}"
        if figure is not None:
            formula = None if figure.entered else formulas.of(column)
            if formula is None:
                style = wardrobe[number, figure.look, False, column.key in shut]
                done[number] = number_cell(at, figure.value, style)
            else:
                style = wardrobe[number, figure.look, True, False]
                done[number] = formula_cell(at, formula, figure.value, style)
        elif column.kind is Kind.YEAR and text.isdigit():
            done[number] = number_cell(at, int(text), wardrobe[number, Look.NUMBER, False, False])
        else:
            look = in_unit if column.kind is Kind.QUANTITY else None
            done[number] = text_cell(at, text, wardrobe[number, look, False, False])
    return done
