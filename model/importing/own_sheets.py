"""The sheets that this program writes beside the form, in a workbook that lost its hidden sheet.

They repeat what the form says, so nobody is asked which of them is the report.
"""

from __future__ import annotations

from dataclasses import replace

from model.foreign import Book, Sheet
from model.returned.marks import unmarked
from model.returned.sheets import ADDITIONAL, ANALYSIS, BETWEEN, PENDING
from model.text import folded

_TOP = 5  # rows: copies begin a little lower at times
_DRAFT = folded("BORRADOR") + BETWEEN
_OURS = tuple(folded(title) + BETWEEN for title in (ANALYSIS, PENDING))


def without_own_sheets(book: Book) -> tuple[Book, tuple[str, ...]]:
    """Return the book with our form alone, and the names of the sheets left out; () where it is not ours.

    The marks in the form's hidden column are no texts of the report either.
    """
    book = replace(book, sheets=tuple(map(unmarked, book.sheets)))
    tops = {sheet.name: _top(sheet) for sheet in book.sheets if not sheet.hidden}
    titles = {text for texts in tops.values() for text in texts}
    own = {name for name, texts in tops.items() if any(_title_of_form(text) in titles for text in texts)}
    if not own:
        return book, ()
    own |= {name for name, texts in tops.items() if folded(ADDITIONAL) in texts}
    kept = tuple(sheet for sheet in book.sheets if sheet.name not in own)
    return replace(book, sheets=kept), tuple(sheet.name for sheet in book.sheets if sheet.name in own)


def _top(sheet: Sheet) -> set[str]:
    """Return the texts of the first rows as they compare, without the word for a draft."""
    texts = (cell.text for (row, _), cell in sheet.cells.items() if row <= _TOP and cell.text)
    return {folded(text).removeprefix(_DRAFT) for text in texts}


def _title_of_form(text: str) -> str | None:
    """Return which title the form has if this one is of a sheet beside it."""
    return text.partition(BETWEEN)[2] if text.startswith(_OURS) else None


def told(names: tuple[str, ...]) -> str:
    """Return the sentence that says which sheets are left out."""
    *first, last = (f"«{name}»" for name in names)
    listed = f"{', '.join(first)} y {last} no se importan" if first else f"{last} no se importa"
    return f"Es un libro de este programa sin su hoja oculta: se lee el formato, como está escrito; {listed}."
