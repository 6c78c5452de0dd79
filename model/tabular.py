"""Blocks of cells as programs exchange them: tab-separated text, and HTML for what text cannot carry."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from decimal import Decimal
from html import escape
from io import StringIO

from model.html_tables import read_tables

Block = list[list[str]]
"""Rows of cells; rows that came from elsewhere can differ in length."""

# A quoted cell, which may hold tabs and line breaks, or a plain one; then what ends it.
_CELL = re.compile(r'(?:"((?:[^"]|"")*)"(?=[\t\n]|\Z)|([^\t\n]*))(\t|\n|\Z)')
_SPACES = re.compile(r"\s+")
_OURS = "Informe Trimestral"
_EXACT = re.compile(rf"name=\"?generator\"? content=\"(?:{_OURS}|Microsoft Excel)", re.IGNORECASE)
_HEAD = 4000  # characters within which a page says who wrote it
_STYLE = "td,th{white-space:pre-wrap}br{mso-data-placement:same-cell}"


def to_text(block: Sequence[Sequence[str]]) -> str:
    """Return a block as tab-separated text, quoted as RFC 4180 says."""
    lines = StringIO()
    csv.writer(lines, delimiter="\t", lineterminator="\r\n").writerows(block)
    return lines.getvalue().removesuffix("\r\n")


def from_text(text: str) -> Block:
    """Return the block that a clipboard text holds; one trailing line break is no row, empty cells are kept.

    A quote that does not enclose a whole cell is a character like others. LibreOffice writes a tab inside
    a text of several lines as U+0001.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows: Block = [[]]
    at = 0
    while match := _CELL.match(text, at):
        quoted, plain, end = match.groups()
        cell = plain if quoted is None else quoted.replace('""', '"')
        rows[-1].append(cell.replace("\x01", "\t"))
        at = match.end()
        if not end:
            break
        if end == "\n":
            rows.append([])
    return rows


def to_html(block: Sequence[Sequence[str]], numbers: Sequence[Sequence[Decimal | int | None]]) -> str:
    """Return a block as an HTML table, for spreadsheets, Word and mail.

    ``numbers`` tells what each cell counts as, in points where its text ends in "%"; None is a text, which
    no spreadsheet then takes for a date or a formula.
    """
    rows = ("".join(map(_html_cell, *pair)) for pair in zip(block, numbers, strict=True))
    table = f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    head = f'<meta charset="utf-8"><meta name="generator" content="{_OURS}"><style>{_STYLE}</style>'
    return f"<html><head>{head}</head><body>{table}</body></html>"


def _html_cell(text: str, number: Decimal | int | None) -> str:
    # sdval and sdnum are LibreOffice's, which knows the usual formats only; mso-number-format is Excel's.
    if number is None:
        looks = 'sdnum="1033;0;@" style="mso-number-format:\'\\@\'"' if text else ""
    elif text.endswith("%"):
        shown = "0.00%" if "." in text else "0%"
        looks = f'align="right" sdval="{Decimal(number) / 100:f}" sdnum="1033;0;{shown}"'
    else:
        looks = f'align="right" sdval="{number:f}" sdnum="1033;"'
    return f"<td{' ' if looks else ''}{looks}>{_spelled(text)}</td>"


def _spelled(text: str) -> str:
    # As a number, a space or tab is not melted with its neighbours by those who ignore white-space.
    words = escape(text).replace("\n", "<br>").replace("\t", "&#9;")
    return words.replace("  ", "&#32;&#32;")


def from_clipboard(text: str, html: str) -> Block:
    """Return the block on a clipboard that offers a text, HTML, or both.

    Excel's text is exact, and so is ours. LibreOffice's has lost line breaks and tabs, and those of Word
    and of web pages part a cell with line breaks into rows; their HTML has it whole, if it is one table
    and nothing else.
    """
    block = from_text(text)
    if not html or (text and _EXACT.search(html, 0, _HEAD)) or "<t" not in html.lower():
        return block
    page = read_tables(html)
    if len(page.tables) != 1 or (page.outside and text):
        return block
    table = [row for row in page.tables[0] if row]
    if not table:
        return block
    keep = page.generator.startswith("LibreOffice") or not text or _flat(block) != _flat(table)
    return table if keep else block


def _flat(block: Block) -> Block:
    """Return the block with all spacing alike, to tell whether both say the same."""
    return [[_SPACES.sub(" ", cell).strip() for cell in row] for row in block]
