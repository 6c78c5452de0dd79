"""The clipboard, as blocks of cells."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from model.edits import field_title
from model.numbers import parse_number
from model.report import Indicator, Report, Settings
from model.schema import COLUMNS, Column, Kind
from model.text import RefusedText
from model.units import is_percent

if TYPE_CHECKING:  # it brings the reader of HTML with it, so it comes in when something is copied or pasted
    from model.tabular import Block

_FIGURES = (Kind.QUANTITY, Kind.YEAR)


def put(report: Report, rows: Sequence[int], columns: Sequence[int], *, headings: bool = False) -> None:
    """Put the cells where rows and columns cross on the clipboard, for Excel, LibreOffice, Word and mail.

    They are copied as they are shown, percentages as "25%"; ``headings`` puts the columns' titles first.
    """
    from model.tabular import to_html, to_text

    block: Block = [[field_title(COLUMNS[at].key) for at in columns]] if headings else []
    numbers: list[list[Decimal | None]] = [[None] * len(columns)] if headings else []
    for row in rows:
        indicator = report.indicators[row]
        cells = [_cell(COLUMNS[at], indicator, report.settings) for at in columns]
        block.append([text for text, _ in cells])
        numbers.append([number for _, number in cells])
    data = QMimeData()
    data.setText(to_text(block))
    data.setHtml(to_html(block, numbers))
    QApplication.clipboard().setMimeData(data)


def taken() -> Block | None:
    """Return the block on the clipboard, None where it holds neither text nor a table."""
    from model.tabular import from_clipboard

    data = QApplication.clipboard().mimeData()
    text, html = data.text() if data.hasText() else "", data.html() if data.hasHtml() else ""
    return from_clipboard(text, html) if text or html else None


def _cell(column: Column, indicator: Indicator, settings: Settings) -> tuple[str, Decimal | None]:
    text = column.text(indicator, settings)
    if column.kind not in _FIGURES:
        return text, None
    percent = column.in_unit and is_percent(indicator.unit)
    if percent and text.endswith(" %"):
        text = text.removesuffix(" %") + "%"
    try:
        return text, parse_number(text, percent=percent)
    except RefusedText:  # a word such as "ND"
        return text, None
