"""The tables of our workbook as they are now: which column is which, and which row is which indicator."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from model.foreign import Book, Cell, Sheet
from model.report import Indicator
from model.returned.cells import text_of
from model.returned.lines import Line, Name, settled
from model.returned.marks import BANDS, END, MORE, NOTED, TABLE, mark_of, marks_of, places_of, position_of
from model.schema import COLUMNS, INDICATOR_FIELDS, Field
from model.text import folded

_MORE = {folded(field.title): field for fields in INDICATOR_FIELDS.values() for field in fields}


def _bare(text: str) -> str:
    return folded(text).replace(" ", "")


@dataclass(frozen=True)
class FormTable:
    """The sheet of the form. ``columns`` gives the column where that of the export, from 1, stands now.

    ``places`` are row, column and key of the texts outside the table; ``above`` is the row of the bands,
    ``signed`` the last row of the signatures, or of the notes where nobody signs; 0 where neither is marked.
    ``texts`` are those of each row, by column and without the marks; ``strange`` are row and column of those
    to the right of the marks, and of those in columns that somebody put into the table.
    """

    sheet: Sheet
    columns: dict[int, int]
    lines: tuple[Line, ...]
    places: tuple[tuple[int, int, str], ...]
    above: int
    signed: int
    texts: dict[int, list[tuple[int, str]]]
    strange: tuple[tuple[int, int], ...]

    def cell(self, line: Line, column: int) -> Cell | None:
        """Return what stands in a row, in the column that the export numbered so."""
        return self.sheet.cells.get((line.number, self.columns[column]))

    def address(self, line: Line, column: int) -> str:
        """Return where that is, for people."""
        return self.sheet.address(line.number, self.columns.get(column, 1))


def form_table(book: Book, rows: Sequence[Indicator]) -> FormTable | None:
    """Return the form of the report with these rows, None where its marks are gone or those of another.

    Of copies of the sheet the first counts.
    """
    for sheet in book.sheets:
        last, marks = marks_of(sheet)
        header = _header(TABLE, rows, marks)
        if header:
            bands = _row_of(BANDS, marks)
            columns = _columns(sheet, (bands, header), last)
            lines = settled(tuple(_lines(sheet, marks, header, columns)), _names(sheet, columns), rows)
            places = tuple(
                (row, columns.get(column, column), key)
                for row, mark in marks.items()
                for column, key in places_of(mark).items()
            )
            signing = (row for row, _, key in places if key.startswith(("role", "name", "position")))
            signed = max(signing, default=_row_of(NOTED, marks))
            rows_of_table = range(header, max((line.number for line in lines), default=header) + 1)
            strange = tuple(_strange(sheet, last, columns, rows_of_table))
            texts = _texts(sheet, last)
            return FormTable(sheet, columns, lines, places, bands or header, signed, texts, strange)
    return None


def _names(sheet: Sheet, columns: dict[int, int]) -> Callable[[int], Name]:
    def name(row: int) -> Name:
        level, called = (text_of(sheet.cells.get((row, columns.get(column, 0)))) for column in (1, 2))
        return folded(level), folded(called)

    return name


def _texts(sheet: Sheet, marked: int) -> dict[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = {}
    for row, column in sorted(sheet.cells):
        if column < marked and (text := text_of(sheet.cells[row, column]).strip()):
            found.setdefault(row, []).append((column, text))
    return found


def _strange(sheet: Sheet, marked: int, columns: dict[int, int], rows: range) -> Iterator[tuple[int, int]]:
    whole = len(columns) == len(COLUMNS)  # else the titles of ours were changed, which is told by itself
    own = set(columns.values())
    for row, column in sorted(sheet.cells):
        within = whole and row in rows and column < marked and column not in own
        if (column > marked or within) and text_of(sheet.cells[row, column]).strip():
            yield row, column


@dataclass(frozen=True, slots=True)
class MoreTable:
    """The sheet of additional data: its fields by column, and its rows."""

    sheet: Sheet
    fields: dict[int, Field[Indicator]]
    lines: tuple[Line, ...]


def more_table(book: Book, rows: Sequence[Indicator]) -> MoreTable | None:
    """Return the additional data of the report with these rows, None where the workbook has none."""
    for sheet in book.sheets:
        _, marks = marks_of(sheet)
        header = _header(MORE, rows, marks)
        if header:
            fields = {
                column: _MORE[folded(cell.text)]
                for (row, column), cell in sheet.cells.items()
                if row == header and folded(cell.text) in _MORE
            }
            lines = tuple(
                Line(row, position)
                for row, mark in marks.items()
                if (position := position_of(mark)) is not None
            )
            return MoreTable(sheet, fields, lines)
    return None


def _header(table: str, rows: Sequence[Indicator], marks: dict[int, str]) -> int:
    """Return the row of the titles, 0 if there is none; the first workbooks did not say of which report."""
    return _row_of(mark_of(table, rows), marks) or _row_of(table, marks)


def _row_of(wanted: str, marks: dict[int, str]) -> int:
    return next((row for row, mark in marks.items() if mark == wanted), 0)


def _columns(sheet: Sheet, header: Sequence[int], last: int) -> dict[int, int]:
    """Return where each column of the export stands now, by the titles; those that are gone are left out."""
    bands, titles = ({c: cell.text for (r, c), cell in sheet.cells.items() if r == row} for row in header)
    found = [_bare(titles.get(column) or bands.get(column, "")) for column in range(1, last)]
    wanted = [_bare(column.title) for column in COLUMNS]
    matcher = SequenceMatcher(None, wanted, found, autojunk=False)
    return {
        block.a + step + 1: block.b + step + 1
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }


def _lines(sheet: Sheet, marks: dict[int, str], header: int, columns: dict[int, int]) -> Iterator[Line]:
    """Yield the rows of the table: marked ones, copies of them, and new ones that name an indicator."""
    end = next((row for row, mark in marks.items() if row > header and mark == END), 0)
    last = (
        end or max((row for row, mark in marks.items() if position_of(mark) is not None), default=header) + 1
    )
    named = {row for row, column in sheet.cells if column in (columns.get(1), columns.get(2))}
    seen: set[int] = set()
    for row in range(header + 1, last):
        position = position_of(marks.get(row, ""))
        if position is not None and position not in seen:
            seen.add(position)
            yield Line(row, position)
        elif row in named:
            yield Line(row, None)
