"""Blocks of cells as Excel copies and pastes them: lines of texts parted by tabs, quoted where needed."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from html import escape
from io import StringIO

Block = list[list[str]]

# A quoted cell, which may hold tabs and line breaks, or a plain one; then what ends it.
_CELL = re.compile(r'(?:"((?:[^"]|"")*)"(?=[\t\n]|\Z)|([^\t\n]*))(\t|\n|\Z)')


def to_text(block: Sequence[Sequence[str]]) -> str:
    """Return a block as tab-separated text, quoted as RFC 4180 says."""
    lines = StringIO()
    csv.writer(lines, delimiter="\t", lineterminator="\r\n").writerows(block)
    return lines.getvalue().removesuffix("\r\n")


def to_html(block: Sequence[Sequence[str]]) -> str:
    """Return a block as an HTML table, for Word and Outlook."""
    rows = ("".join(f"<td>{_shown(text)}</td>" for text in row) for row in block)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def from_text(text: str) -> Block:
    """Return the block that a clipboard text holds; one trailing line break is no row, empty cells are kept.

    A quote that does not enclose a whole cell is a character like others.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x01", "\t").removesuffix("\n")
    rows: Block = [[]]
    at = 0
    while match := _CELL.match(text, at):
        quoted, plain, end = match.groups()
        rows[-1].append(plain if quoted is None else quoted.replace('""', '"'))
        at = match.end()
        if not end:
            break
        if end == "\n":
            rows.append([])
    return rows


def _shown(text: str) -> str:
    return escape(text).replace("\n", "<br>")
