"""The sheet of the form itself: heading, two-storey header, indicators, notes, signatures and footer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, zip_longest

from export.excel.additional import Additional
from export.excel.cells import Style
from export.excel.formulas import Formulas
from export.excel.looks import (
    CALCULATED,
    CLOSING,
    ENTERED,
    HEADER,
    LABEL,
    NOTE,
    NUMBER,
    NUMBER_FORMAT,
    PLAN,
    PLAN_TEXT,
    SIGNATURE_LINE,
    SIGNED,
    SIGNED_NAME,
    TITLE,
    VALUE,
    Edge,
    Looks,
    Wear,
)
from export.excel.page import Page
from export.excel.sizes import Sizes
from export.layout import DRAFT, Cell, Layout
from export.progress import Progress, followed
from model.calculations import Look
from model.report import Signature
from model.schema import COLUMNS, Kind
from model.units import is_percent

_LABEL = (1, 2)  # the columns of the labels of the heading, frozen with Nivel and Nombre
_VALUE = (3, 11)
_RIGHT_LABEL = (12, 16)  # over Valores Programados
_RIGHT_VALUE = (17, 27)
_TITLE_HEIGHT, _LOGO_HEIGHT = 27.0, 50.0  # points
_GAP = 6.0
_FREE_FOR_THE_HAND = 62.4  # points: 22 mm
_NAME_HEIGHT = 17.0
_SIGNATURES_IN_A_ROW = 4
_SIGNATURE_WIDTH = 360.0  # pixels: 60 mm and some air
_READ_LAST = 0.92  # of the work is done when all rows are


@dataclass(frozen=True, slots=True)
class Form:
    """The finished sheet; ``header`` is the row of the titles, the table runs from ``first`` to ``last``."""

    page: Page
    header: int
    first: int
    last: int


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
    _closing(page, layout, sizes)
    return Form(page, first - 1, first, last)


def _heading(page: Page, layout: Layout) -> None:
    title = f"{DRAFT} · {layout.title}" if layout.draft else layout.title
    page.put(1, page.last, title, TITLE)
    page.next(_LOGO_HEIGHT if layout.logos else _TITLE_HEIGHT)
    half = (len(layout.pairs) + 1) // 2
    for left, right in zip_longest(layout.pairs[:half], layout.pairs[half:], fillvalue=None):
        for pair, label_at, value_at in ((left, _LABEL, _VALUE), (right, _RIGHT_LABEL, _RIGHT_VALUE)):
            if pair is not None:
                page.put(*label_at, pair[0], LABEL)
                page.put(*value_at, pair[1], VALUE)
        page.next()
    page.put(1, page.last, layout.plan_title, PLAN)
    page.next()
    for label, texts in layout.plan:
        for number, text in enumerate(texts):
            page.put(*_LABEL, "" if number else label, LABEL)
            page.put(_VALUE[0], page.last, text, PLAN_TEXT)
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
    page.next()
    for number, (column, edge) in enumerate(zip(COLUMNS, _edges(layout), strict=True), start=1):
        if number - 1 not in alone:
            page.put(number, number, column.title, replace(HEADER, edge=edge))
    page.next()


class _Wardrobe:
    """The styles of the table, by column and by what a cell holds."""

    def __init__(self, layout: Layout, looks: Looks) -> None:
        self._looks = looks
        self._edges = _edges(layout)
        self._known: dict[tuple[int, str, bool], Style] = {}

    def style(self, number: int, look: Look | None, *, calculated: bool = False) -> Style:
        """Return the style in column ``number``, from 1; ``look`` is None for texts."""
        key = (number, look or "", calculated)
        return self._known.get(key) or self._known.setdefault(
            key, self._made(number, look, calculated=calculated)
        )

    def _made(self, number: int, look: Look | None, *, calculated: bool) -> Style:
        wear = ENTERED
        if look is not None:
            wear = replace(CALCULATED if calculated else NUMBER, format=NUMBER_FORMAT[look])
        column = COLUMNS[number - 1]
        if column.kind is Kind.YEAR or (column.series is not None and column.quarter is None):
            wear = replace(wear, across="center")  # as wide as its title, wider than its figures
        return self._looks.style(replace(wear, edge=self._edges[number - 1], bold=column.key == "level"))


def _table(
    page: Page, layout: Layout, sizes: Sizes, additional: Additional, progress: Progress | None
) -> None:
    wardrobe = _Wardrobe(layout, page.looks)
    settings, indicators = layout.report.settings, layout.report.indicators
    for position, row in enumerate(followed(layout.rows, progress, 0.0, _READ_LAST)):
        indicator = indicators[position]
        look = Look.POINTS if is_percent(indicator.unit) else Look.NUMBER
        formulas = Formulas(indicator, settings, page.row, additional.beside(position))
        for number, cell in enumerate(row, start=1):
            _put(page, number, cell, look, formulas, wardrobe)
        page.cells.height(page.row, sizes.heights[position])
        page.next()


def _put(page: Page, number: int, cell: Cell, look: Look, formulas: Formulas, wardrobe: _Wardrobe) -> None:
    column, figure, cells = cell.column, cell.figure, page.cells
    if figure is not None:
        formula = formulas.of(column)
        if formula is None:
            cells.number(page.row, number, figure.value, wardrobe.style(number, figure.look))
        else:
            style = wardrobe.style(number, figure.look, calculated=True)
            cells.formula(page.row, number, formula, figure.value, style)
    elif column.kind is Kind.YEAR and cell.text.isdigit():
        cells.number(page.row, number, int(cell.text), wardrobe.style(number, Look.NUMBER))
    elif column.kind is Kind.QUANTITY:
        cells.text(page.row, number, cell.text, wardrobe.style(number, look))
    else:
        cells.text(page.row, number, cell.text, wardrobe.style(number, None))


def _cut_note(layout: Layout, sizes: Sizes) -> str:
    names = [f"{layout.rows[row][0].text} ({COLUMNS[column].title})" for row, column in sizes.cut]
    return (
        "Excel no puede mostrar una fila tan alta como estos textos; están completos en su celda: "
        f"{', '.join(names)}."
    )


def _closing(page: Page, layout: Layout, sizes: Sizes) -> None:
    for note in layout.notes + ((_cut_note(layout, sizes),) if sizes.cut else ()):
        page.put(1, page.last, note, NOTE)
        page.next()
    for start in range(0, len(layout.signatures), _SIGNATURES_IN_A_ROW):
        page.next(2 * _GAP)
        _signatures(page, layout.signatures[start : start + _SIGNATURES_IN_A_ROW])
    if layout.footer:
        page.next(2 * _GAP)
    for line in layout.footer:
        page.put(1, page.last, line, CLOSING)
        page.next()


def _blocks(page: Page, count: int) -> list[tuple[int, int]]:
    """Return the first and last column of each of ``count`` signatures, spread over the page."""
    edges = [0.0, *accumulate(page.widths)]
    share = edges[-1] / count
    wanted = min(_SIGNATURE_WIDTH, 0.86 * share)

    def misfit(block: tuple[int, int], middle: float) -> float:
        left, right = edges[block[0] - 1], edges[block[1]]
        return abs(right - left - wanted) + abs((left + right) / 2 - middle)

    blocks: list[tuple[int, int]] = []
    for number in range(count):
        free = blocks[-1][1] + 2 if blocks else 1
        room = page.last - 2 * (count - 1 - number)  # a column and a gap for each of those that follow
        candidates = [(first, last) for first in range(free, room + 1) for last in range(first, room + 1)]
        blocks.append(min(candidates, key=lambda block: misfit(block, (number + 0.5) * share)))
    return blocks


def _signatures(page: Page, signatures: Sequence[Signature]) -> None:
    blocks = _blocks(page, len(signatures))

    def line(texts: Sequence[str], wear: Wear, height: float = 0.0) -> None:
        for (first, last), text in zip(blocks, texts, strict=True):
            page.put(first, last, text, wear)
        page.next(height)

    line([signature.role for signature in signatures], SIGNED)
    line([""] * len(signatures), SIGNATURE_LINE, _FREE_FOR_THE_HAND)
    line([signature.name for signature in signatures], SIGNED_NAME, _NAME_HEIGHT)
    line([signature.position for signature in signatures], SIGNED)
