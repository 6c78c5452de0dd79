"""The finished PDF read back: is every text of the report on its pages?

Texts are compared without spaces and line breaks, so wrapping does not matter. A whole row is looked for at
once, since its cells are written one after the other; only a row that is divided over pages, or damaged,
is looked for cell by cell.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from export.layout import Cell, Layout
from export.pdf.pages import page_count
from export.pdf.reader import UnexpectedPdf, page_texts
from export.pdf.type import REPLACEMENT, UNSEEN

_PROBE = 24
_DAMAGED = "El PDF no quedó bien escrito. Vuelva a exportarlo."


def missing_texts(pdf: bytes, content: Layout) -> tuple[str, ...]:
    """Return a sentence for each text of the report that the pages lack or show with a replaced character."""
    try:
        pages = [_compact(text) for text in page_texts(pdf)]
    except UnexpectedPdf:
        return (_DAMAGED,)
    if page_count(pdf) != len(pages):  # pypdfium2 opens it as other viewers do
        return (_DAMAGED,)
    return tuple(_Reading(pages).findings(content))


@lru_cache(maxsize=4096)
def _compact(text: str) -> str:
    """Return the text without spaces and invisible characters, composed."""
    text = "".join(text.split())
    if not text.isprintable():
        text = UNSEEN.sub("", text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


class _Reading:
    """Reads on through the pages; ``page`` and ``at`` are where the last row ended."""

    def __init__(self, pages: Sequence[str]) -> None:
        self.pages = pages
        self.alphabet = frozenset().union(*pages)
        self.page = 0
        self.at = 0

    def findings(self, content: Layout) -> Iterator[str]:
        for number, cells in enumerate(content.rows, 1):
            texts = [_compact(cell.text) for cell in cells]
            row = "".join(texts)
            if self.alphabet.issuperset(row) and self._find_whole(row):
                continue
            yield from self._cells(cells[0].text or f"Renglón {number}", cells, texts)
        yield from self._others(content)

    def _find_whole(self, row: str) -> bool:
        for page in range(self.page, min(self.page + 2, len(self.pages))):
            found = self.pages[page].find(row, self.at if page == self.page else 0)
            if found >= 0:
                self.page, self.at = page, found + len(row)
                return True
        return False

    def _cells(self, name: str, cells: Sequence[Cell], texts: Sequence[str]) -> Iterator[str]:
        end = self.page, self.at
        for cell, text in zip(cells, texts, strict=True):
            strange = "".join(sorted(set(text) - self.alphabet))
            place = self._find(self._as_printed(text) if strange else text)
            title = cell.column.title.replace("\n", " ")
            if place is None:
                yield f"{name}, {title}: el texto no está completo en el PDF."
                continue
            end = max(end, place)
            if strange:
                yield (
                    f"{name}, {title}: la letra del informe no tiene {strange}; "
                    f"en su lugar se imprimió {REPLACEMENT}. Escríbalo de otra forma."
                )
        self.page, self.at = end

    def _as_printed(self, text: str) -> str:
        """Return the text with each character that no page has as its replacement."""
        return "".join(c if c in self.alphabet else REPLACEMENT for c in text)

    def _find(self, text: str) -> tuple[int, int] | None:
        """Return where the text ends, whole or in parts at the feet of pages, from where the last row ended."""
        page, at, parts = self.page, self.at, 0
        while text:
            if page >= len(self.pages):
                return None
            taken, end = _longest_start(text, self.pages[page], at)
            if taken:
                parts += 1
            elif parts or page > self.page:
                return None  # a part must go on on the very next page
            text = text[taken:]
            if text:
                page, at = page + 1, 0
            else:
                at = end
        return page, at

    def _others(self, content: Layout) -> Iterator[str]:
        whole = "".join(self.pages)
        texts = [("Encabezado", content.title)]
        texts += [(name.rstrip(":"), text) for name, text in content.pairs]
        texts += [(name.rstrip(":"), text) for name, group in content.plan for text in group]
        for signature in content.signatures:
            texts += [(f"Firma {signature.role}", text) for text in (signature.role, signature.name, signature.position)]
        texts += [("Pie", text) for text in content.footer]
        for name, text in texts:
            if self._as_printed(_compact(text)) not in whole:
                yield f"{name}: el texto no está completo en el PDF."


def _longest_start(text: str, page: str, at: int) -> tuple[int, int]:
    """Return how much of the beginning of ``text`` stands together on the page after ``at``, and where it ends."""
    whole = page.find(text, at)
    if whole >= 0:
        return len(text), whole + len(text)
    best, end = 0, at
    probe = text[:_PROBE]
    found = page.find(probe, at)
    while found >= 0:
        low, high = len(probe), len(text)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if page.startswith(text[:middle], found) else (low, middle - 1)
        if low > best:
            best, end = low, found + low
        found = page.find(probe, found + max(best, 1))
    return best, end
