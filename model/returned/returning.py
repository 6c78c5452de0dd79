"""From our workbook as it came back to what differs from its export. Pure: the same book gives the same."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from statistics import median

from model.closed_cells import ClosedCells
from model.compare import row_name
from model.edits import field_title
from model.files import sha256
from model.foreign import Book, Cell
from model.report import Indicator, Report
from model.returned.around import Around
from model.returned.carrier import carried
from model.returned.cells import figure_in, is_blank, same_cell, same_field, text_of, value_in
from model.returned.found import Returned, Spot, Unread
from model.returned.lines import Line
from model.returned.results import typed_over
from model.returned.tables import FormTable, form_table, more_table
from model.schema import COLUMNS, Column, Value
from model.text import RefusedText
from model.units import is_percent

_NUMBERED = tuple(enumerate(COLUMNS, start=1))
_ENTERED = tuple((number, column) for number, column in _NUMBERED if column.editable)
_NOT_TAKEN = "Se calcula: lo escrito en el libro no se toma."
_CLOSED = "Se reportó en un trimestre anterior y está cerrada. Para corregirla, ábrala en el programa."
_GONE = "La columna no está en el libro: sus valores quedan como se exportaron."


def returned(book: Book) -> Returned | None:
    """Return what was changed in a workbook of ours; None if it is none, or what it carries is damaged."""
    if (own := carried(book)) is None or (form := form_table(book, own.report.indicators)) is None:
        return None
    known = [line for line in form.lines if line.position is not None]
    if own.report.indicators and not known:
        return None
    return _Reading(book, own.report, form, own.exact, ClosedCells(own.report)).result()


@dataclass
class _Reading:
    book: Book
    exported: Report
    form: FormTable
    exact: bool
    closed: ClosedCells
    addresses: dict[Spot, str] = field(default_factory=dict)
    notes: dict[Spot, str] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)

    def result(self) -> Returned:
        around = Around(self.form, self.exported, self.exact)
        report = around.report()
        self.addresses |= around.addresses
        self.unread += around.unread
        rows = tuple(self._rows())
        return Returned(
            source=self.book.name,
            exported=self.exported,
            now=report.replace(indicators=rows) if rows != report.indicators else report,
            addresses=self.addresses,
            notes=self.notes,
            unread=tuple(self.unread),
        )

    def _rows(self) -> list[Indicator]:
        missing = [column for number, column in _NUMBERED if number not in self.form.columns]
        for column in missing:
            self.unread.append(Unread("", "", field_title(column.key), "", _GONE))
        rows = list(self.exported.indicators)
        self._take_additional(rows)
        found = []
        for line in self.form.lines:
            if line.position is None:
                if (added := self._new_row(line)) is not None:
                    found.append(added)
            elif line.position < len(rows):
                before = self.exported.indicators[line.position]
                self.addresses[before.id, ""] = self.form.address(line, 1)  # where it was moved to, if it was
                found.append(self._row(line, before, rows[line.position]))
        return found

    def _take_additional(self, rows: list[Indicator]) -> None:
        """Let ``rows`` have what stands now on the sheet of additional data."""
        table = more_table(self.book, self.exported.indicators)
        for line in table.lines if table else ():
            if table is None or line.position is None or line.position >= len(rows):
                continue
            before = rows[line.position]
            for column, fld in table.fields.items():
                cell = table.sheet.cells.get((line.number, column))
                if fld.write is None or same_field(fld, before, cell, exact=self.exact):
                    continue
                address = table.sheet.address(line.number, column)
                try:
                    value = value_in(fld, cell, before.unit)
                except RefusedText as refusal:
                    self._refuse(address, row_name(before, line.position), fld.key, cell, refusal)
                    continue
                rows[line.position] = fld.write(rows[line.position], value)
                self.addresses[before.id, fld.key] = address

    def _row(self, line: Line, before: Indicator, more: Indicator) -> Indicator:
        """Return what stands in a row; ``more`` is ``before`` with the additional data as they are now."""
        assert line.position is not None  # noqa: S101 - narrows the type only
        row, where = more, row_name(before, line.position)
        for number, column in _ENTERED:
            if number not in self.form.columns or column.write is None:
                continue
            cell, settings = self.form.cell(line, number), self.exported.settings
            if same_cell(column, before, cell, settings, exact=self.exact):
                continue
            if self._follows(column, row, cell):
                continue
            try:
                value, note = self._value(column, cell, before, row.unit)
            except RefusedText as refusal:
                self._refuse(self.form.address(line, number), where, column.key, cell, refusal)
                continue
            row = column.write(row, value)
            self.addresses[before.id, column.key] = self.form.address(line, number)
            if note:
                self.notes[before.id, column.key] = note
        for number, column in typed_over(self.form, line, before, more, row, self.exported.settings):
            cell, address = self.form.cell(line, number), self.form.address(line, number)
            self._refuse(address, where, column.key, cell, RefusedText(_NOT_TAKEN))
        return row

    def _value(self, column: Column, cell: Cell | None, before: Indicator, unit: str) -> tuple[Value, str]:
        if self.closed.holds(before.id, column.key):
            raise RefusedText(_CLOSED)
        if column.series is not None:
            return figure_in(column, cell, before, unit, self.exported.settings, self._usual)
        return value_in(column, cell, unit), ""

    @cached_property
    def _usual(self) -> Decimal | None:
        """What a percentage of this report is like; None if it has none."""
        rows = [row for row in self.exported.indicators if is_percent(row.unit)]
        values = [abs(value) for row in rows for value in (*row.programmed, *row.achieved) if value]
        return median(values) if values else None

    def _follows(self, column: Column, row: Indicator, cell: Cell | None) -> bool:
        """Return whether a quarter is still the formula of its variables, or what they come to now."""
        if column.series is None or column.quarter is None or cell is None:
            return False
        if getattr(row, str(column.series))[column.quarter - 1] is not None:
            return False
        return (column.read(row) is not None and cell.formula) or (
            same_cell(column, row, cell, self.exported.settings, exact=self.exact)
        )

    def _refuse(self, address: str, where: str, key: str, cell: Cell | None, why: RefusedText) -> None:
        self.unread.append(Unread(address, where, field_title(key), text_of(cell), str(why)))

    def _new_row(self, line: Line) -> Indicator | None:
        cells = {
            column.key: cell
            for number, column in _ENTERED
            if number in self.form.columns and not is_blank(cell := self.form.cell(line, number))
        }
        if not cells:
            return None
        told = json.dumps([line.number, {key: text_of(cell) for key, cell in cells.items()}])
        row = blank = Indicator(id=sha256(told.encode())[:32])
        notes = []
        for number, column in _ENTERED:  # the unit comes before the figures
            if column.key not in cells or column.write is None:
                continue
            try:
                value, note = self._value(column, cells[column.key], blank, row.unit)
            except RefusedText as refusal:
                where = row.level or "Indicador nuevo"
                address = self.form.address(line, number)
                self._refuse(address, where, column.key, cells[column.key], refusal)
                continue
            row = column.write(row, value)
            if note:
                notes.append(note)
        if notes:
            self.notes[row.id, ""] = " ".join(dict.fromkeys(notes))
        self.addresses[row.id, ""] = self.form.address(line, 1)
        return row
