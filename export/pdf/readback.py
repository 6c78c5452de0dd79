"""The finished PDF read back, to see that every text of the report is on its pages.

Texts are compared without spaces and line breaks, so wrapping does not matter. A whole row is looked for at
once, since its cells are written one after the other; only a row that is divided over pages, or damaged,
is looked for cell by cell.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

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
        self.page = 0
        self.at = 0

    @cached_property
    def alphabet(self) -> frozenset[str]:
        """The characters that the pages show at all."""
        return frozenset().union(*self.pages)

    def findings(self, content: Layout) -> Iterator[str]:
        for number, cells in enumerate(content.rows, 1):
            texts = [_compact(cell.text) for cell in cells]
            if not self._find_whole("".join(texts)):
                yield from self._cells(cells[0].text or f"Renglón {number}", cells, texts)
        for where, text in _texts_around(content):
            # Columns side by side are written line by line, so words are as much as stays together.
            for word in map(_compact, text.split()):
                if not self._shown(word):
                    yield self._complaint(where, word, found=self._shown(self._as_printed(word)))

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
            place = self._find_on(text)
            if place is None:
                where = f"{name}, {cell.column.title}".replace("\n", " ")
                place = self._find_on(self._as_printed(text))
                yield self._complaint(where, text, found=place is not None)
            end = max(end, place or end)
        self.page, self.at = end

    def _as_printed(self, text: str) -> str:
        """Return the text with each character that no page shows as its replacement."""
        return "".join(c if c in self.alphabet else REPLACEMENT for c in text)

    def _complaint(self, where: str, text: str, *, found: bool) -> str:
        """Return the sentence about a text that is shown with replaced characters, or else not found."""
        if not found:
            return f"{where}: el texto no está completo en el PDF. Vuelva a exportarlo."
        strange = "".join(sorted(set(text) - self.alphabet))
        return (
            f"{where}: la letra del informe no tiene {strange}; en su lugar se imprimió {REPLACEMENT}. "
            "Escríbalo de otra forma."
        )

    def _shown(self, word: str) -> bool:
        pages = self.pages
        return word in pages[0] or word in pages[-1] or any(word in page for page in pages)

    def _find_on(self, text: str) -> tuple[int, int] | None:
        """Return where the text ends that begins on the page of the last row, or on the next."""
        return self._find(text, self.page, self.at) or self._find(text, self.page + 1, 0)

    def _find(self, text: str, page: int, at: int) -> tuple[int, int] | None:
        """Return where the text ends that begins on the page after ``at`` and may go on on the next ones."""
        while page < len(self.pages):
            taken, end = _longest_start(text, self.pages[page], at)
            if taken == len(text):
                return page, end
            if not taken:
                return None
            text, page, at = text[taken:], page + 1, 0
        return None


def _texts_around(content: Layout) -> Iterator[tuple[str, str]]:
    """Yield the texts outside the table, each with the words that name it."""
    yield "Título", content.title
    yield "Vinculación", content.plan_title
    for name, text in content.pairs:
        yield name.rstrip(":"), text
    for name, texts in content.plan:
        for text in texts:
            yield name.rstrip(":"), text
    for signature in content.signatures:
        for text in (signature.role, signature.name, signature.position):
            yield f"Firma {signature.role}", text
    for text in content.footer:
        yield "Pie del informe", text


def _longest_start(text: str, page: str, at: int) -> tuple[int, int]:
    """Return how much of the text's beginning stands together on the page after ``at``, and its end."""
    whole = page.find(text, at)
    if whole >= 0:
        return len(text), whole + len(text)
    best, end = 0, at
    length = min(_PROBE, len(text))
    while length and page.find(text[:length], at) < 0:
        length -= 1
    found = page.find(text[:length], at) if length else -1
    while found >= 0:
        low, high = length, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if page.startswith(text[:middle], found) else (low, middle - 1)
        if low > best:
            best, end = low, found + low
        found = page.find(text[:length], found + max(best, 1))
    return best, end
