"""Blocks of cells as Excel copies and pastes them: lines of texts parted by tabs, quoted where needed."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from html import escape
from io import StringIO

Block = list[list[str]]


def to_text(block: Sequence[Sequence[str]]) -> str:
    """Return a block as tab-separated text, quoted as RFC 4180 says."""
    lines = StringIO()
    csv.writer(lines, delimiter="\t", lineterminator="\r\n").writerows(block)
    return lines.getvalue().removesuffix("\r\n")


def to_html(block: Sequence[Sequence[str]]) -> str:
    """Return a block as an HTML table, for Word and Outlook."""
    rows = ("".join(f"<td>{_cell(text)}</td>" for text in row) for row in block)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def from_text(text: str) -> Block:
    """Return the block that a clipboard text holds; one trailing line break is no row.

    Empty cells are kept. A quote inside a cell that does not begin with one is a character like others.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").replace("\x01", "\t")
    rows: Block = [[""]]
    quoted, at = False, 0
    while at < len(text):
        char = text[at]
        cell = rows[-1][-1]
        if quoted:
            if char == '"' and text[at + 1 : at + 2] == '"':
                rows[-1][-1] += '"'
                at += 1
            elif char == '"':
                quoted = False
            else:
                rows[-1][-1] += char
        elif char == '"' and not cell and _closes(text, at):
            quoted = True
        elif char == "\t":
            rows[-1].append("")
        elif char == "\n":
            rows.append([""])
        else:
            rows[-1][-1] += char
        at += 1
    return rows


def _closes(text: str, at: int) -> bool:
    """Return whether the quote at ``at`` opens a quoted cell: one whose closing quote ends the cell."""
    end = at + 1
    while (end := text.find('"', end)) >= 0:
        if text[end + 1 : end + 2] == '"':
            end += 2
            continue
        return text[end + 1 : end + 2] in ("", "\t", "\n")
    return False


def _cell(text: str) -> str:
    return escape(text).replace("\n", "<br>")
