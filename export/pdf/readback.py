"""The finished PDF read back, to see that every text of the report is on its pages.

Texts are compared without spaces and line breaks, so wrapping does not matter. The tables must consist of the
rows, cell after cell, and of nothing else. A row that is divided over pages shows the beginnings of its texts
down to the end of one table, and goes on with the rest of each in the next. Where a text ends there, is told
by the place where the next begins: texts can repeat themselves, or go on alike.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

from export.layout import Cell, Layout
from export.pdf.pages import page_count
from export.pdf.reader import PageRead, UnexpectedPdf, read_pages
from export.pdf.titles import CONTINUED, SOFT_HYPHEN, Title, divisible, header_titles
from export.pdf.type import REPLACEMENT, UNSEEN

_DAMAGED = "El PDF no quedó bien escrito. Vuelva a exportarlo."


def missing_texts(pdf: bytes, content: Layout) -> tuple[str, ...]:
    """Return a sentence for each text of the report that the pages lack or show with a replaced character."""
    try:
        pages = list(read_pages(pdf))
        agreed = page_count(pdf) == len(pages)  # pypdfium2 opens it as other viewers do
    except (UnexpectedPdf, RuntimeError):
        agreed = False
    if not agreed:
        return (_DAMAGED,)
    reading = _Reading(pages, content)
    return (*reading.rows(), *reading.around())


@lru_cache(maxsize=4096)
def _compact(text: str) -> str:
    """Return the text without spaces and invisible characters, composed."""
    text = "".join(text.split())
    if not text.isprintable():
        text = UNSEEN.sub("", text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


class _Body:
    """What stands on a page between the table's header and its notes."""

    def __init__(self, page: PageRead, text: str, start: int) -> None:
        self.text = text
        self._page = page
        self._start = start

    @cached_property
    def ends(self) -> Sequence[int]:
        """The places where one of the page's texts ends, in order."""
        ends = accumulate(len(_compact(block)) for block in self._page.blocks())
        return [end - self._start for end in ends]


def _pattern(title: Title) -> str:
    """Return an expression for a title, whose words may be divided."""
    return "-?".join(re.escape(_compact(part)) for part in divisible(title).text.split(SOFT_HYPHEN))


def _bodies_of(pages: Sequence[PageRead], content: Layout) -> list[_Body]:
    header = re.compile("".join(map(_pattern, header_titles(content))))
    notes = "".join(map(_compact, content.notes))
    bodies = []
    for page in pages:
        text = _compact(page.text)
        if found := header.search(text):
            start, end = found.end(), text.rfind(notes)
            bodies.append(_Body(page, text[start : end if end >= 0 else None], start))
    return bodies


class _Reading:
    """Reads on through the tables of the pages; ``page`` and ``at`` are where the last row ended."""

    def __init__(self, pages: Sequence[PageRead], content: Layout) -> None:
        self.pages = [_compact(page.text) for page in pages]
        self.content = content
        self.bodies = _bodies_of(pages, content)
        self.page = 0
        self.at = 0
        self.astray = False

    @cached_property
    def alphabet(self) -> frozenset[str]:
        """The characters that the pages show at all."""
        return frozenset().union(*self.pages)

    def rows(self) -> Iterator[str]:
        for number, cells in enumerate(self.content.rows, 1):
            texts = [_compact(cell.text) for cell in cells]
            if not self._read(texts):
                yield from self._complaints(cells[0].text or f"Renglón {number}", cells, texts)

    def _complaints(self, name: str, cells: Sequence[Cell], texts: Sequence[str]) -> Iterator[str]:
        """Say what is wrong with a row: characters, cells, or else the row itself."""
        printed = [self._as_printed(text) for text in texts]
        found = printed != texts and self._read(printed)
        wrong = [
            (cell.column.title.replace("\n", " "), text)
            for cell, text, shown in zip(cells, texts, printed, strict=True)
            if text != shown or not (found or self._is_near(shown))
        ]
        for title, text in wrong or [("renglón", "")]:
            yield self._complaint(f"{name}, {title}", text, found=found)

    def _read(self, texts: Sequence[str]) -> bool:
        """Read on over a row; stay where the last one ended if it is not there."""
        for page, at in self._beginnings("".join(texts)):
            end = self._end_of(texts, page, at)
            if end:
                self.page, self.at = end
                self.astray = False
                return True
        self.astray = True
        return False

    def _beginnings(self, row: str) -> Iterator[tuple[int, int]]:
        """Yield where a row can begin: behind the last one, on a new page, after a lost one anywhere on."""
        if self.page < len(self.bodies) and self.at < len(self.bodies[self.page].text):
            yield self.page, self.at
        elif self.page + 1 < len(self.bodies):
            yield self.page + 1, 0
        if self.astray:
            for page in range(self.page, len(self.bodies)):
                found = self.bodies[page].text.find(row, self.at if page == self.page else 0)
                if found >= 0:
                    yield page, found

    def _end_of(self, texts: Sequence[str], page: int, at: int) -> tuple[int, int] | None:
        continued = ""
        for number in range(page, len(self.bodies)):
            body, row = self.bodies[number], "".join(texts)
            if body.text.startswith(row, at):
                at += len(row)
                return number, at + len(continued) * body.text.startswith(continued, at)
            parts = _parts(texts, body, at, len(body.text.removesuffix(continued)))
            if parts is None:
                return None
            continued = continued or _compact(f"{texts[0]}{CONTINUED}")
            texts, at = [text[len(part) :] for text, part in zip(texts, parts, strict=True)], 0
        return None

    def _is_near(self, text: str) -> bool:
        """Return whether the text stands on one of the pages on which a row can be that begins here."""
        return any(text in body.text for body in self.bodies[self.page : self.page + 2])

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

    def around(self) -> Iterator[str]:
        for where, text in _texts_around(self.content):
            # Columns side by side are written line by line, so words are as much as stays together.
            for word in map(_compact, text.split()):
                if not self._shown(word):
                    yield self._complaint(where, word, found=self._shown(self._as_printed(word)))

    def _shown(self, word: str) -> bool:
        pages = self.pages
        return word in pages[0] or word in pages[-1] or any(word in page for page in pages)


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


def _parts(texts: Sequence[str], body: _Body, at: int, end: int) -> list[str] | None:
    """Return the beginnings of the texts that fill the body from ``at`` to ``end``, one behind the other."""
    parts = []
    for text in texts:
        part = body.text[at : body.ends[bisect_right(body.ends, at)]] if text and at < end else ""
        parts.append(part if text.startswith(part) else "")  # of some only empty lines are left
        at += len(parts[-1])
    return parts if at == end else None
