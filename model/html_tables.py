"""Reads the tables of an HTML clipboard, as Word, LibreOffice and browsers put it there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from model.overriding import override

_MELTED = re.compile(r"[ \t\n\r\f]+")
_BLOCKS = frozenset({"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre", "blockquote"})
_UNSEEN = frozenset({"style", "script", "head", "title", "comment", "colgroup"})
_MOST_SPAN = 1000  # a hostile page must not fill the memory


@dataclass(slots=True)
class Page:
    """What a page holds: who wrote it, its outermost tables as rows of texts, and whether there is more."""

    generator: str = ""
    tables: list[list[list[str]]] = field(default_factory=list)
    outside: bool = False


def read_tables(html: str) -> Page:
    """Return the tables of a page. Merged cells give their text once and blanks for the rest."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._depth = 0
        self._unseen: list[str] = []
        self._cell: _Cell | None = None
        self._row = -1
        self._taken: set[tuple[int, int]] = set()

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and given.get("name", "").lower() == "generator":
            self.page.generator = given.get("content", "")
        elif tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.page.tables.append([])
                self._row, self._taken = -1, set()
        elif self._depth == 1 and tag in ("tr", "td", "th"):
            self._begin(tag, given)
        elif self._cell is not None:
            self._cell.mark(tag)

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        self._end_cell()
        if tag == "tr":
            self._row += 1
            self.page.tables[-1].append([])
        elif self._row >= 0:
            preserved = self.page.generator.startswith("LibreOffice")  # it writes spaces and tabs as they are
            self._cell = _Cell(_span(given, "colspan"), _span(given, "rowspan"), preserved)

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        elif tag == "table":
            if self._depth == 1:
                self._end_cell()
            self._depth = max(0, self._depth - 1)
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._end_cell()
        elif self._cell is not None and tag in _BLOCKS:
            self._cell.mark(tag)

    @override
    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._cell is not None:
            self._cell.add(data)
        elif not self._depth and data.strip():
            self.page.outside = True

    def _end_cell(self) -> None:
        cell, self._cell = self._cell, None
        if cell is None:
            return
        row = self.page.tables[-1][self._row]
        self._pad(row)
        column = len(row)
        row += [cell.text(), *[""] * (cell.columns - 1)]
        for below in range(1, cell.rows):
            for right in range(cell.columns):
                self._taken.add((self._row + below, column + right))

    def _pad(self, row: list[str]) -> None:
        while (self._row, len(row)) in self._taken:
            row.append("")


class _Cell:
    """The text of a cell as it comes together."""

    def __init__(self, columns: int, rows: int, preserved: bool) -> None:
        self.columns, self.rows, self._preserved = columns, rows, preserved
        self._parts: list[str] = []
        self._broken = False

    def mark(self, tag: str) -> None:
        """Take note of a tag that parts lines."""
        if tag == "br":
            self._break()
            self._parts.append("\n")
        elif tag in _BLOCKS:
            self._broken = True

    def add(self, data: str) -> None:
        """Take more text."""
        if not self._preserved:
            data = _MELTED.sub(" ", data)
        if data.strip(" \n") or (self._preserved and data):
            self._break()
        self._parts.append(data)

    def _break(self) -> None:
        if self._broken and "".join(self._parts).strip():
            self._parts.append("\n")
        self._broken = False

    def text(self) -> str:
        """Return the text; what no program shows, such as a last line break, is left out."""
        text = "".join(self._parts)
        if self._preserved:
            return text.removesuffix("\n").replace("\x01", "\t")  # which it writes for some tabs
        lines = (re.sub(" {2,}", " ", line).strip(" ") for line in text.split("\n"))
        return "\n".join(lines).strip("\n").replace("\xa0", " ")


def _span(given: dict[str, str], name: str) -> int:
    text = given.get(name, "1").strip()
    return min(max(int(text), 1), _MOST_SPAN) if text.isascii() and text.isdigit() else 1
