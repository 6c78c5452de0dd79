"""One cell of our workbook against what was exported into it: the same, or another value."""

from __future__ import annotations

import re
from decimal import Decimal

from model.calculations import Series, figure
from model.foreign import Cell, Stored
from model.numbers import plain
from model.report import Calculation, Indicator, Settings
from model.schema import Column, Field, Kind, Value, parse
from model.text import RefusedText, clean_text
from model.units import is_percent

_HUNDRED = Decimal(100)
BEYOND = Decimal("1e15")
"""Where the readers give no number any more."""
_CLOSE = Decimal("1e-12")
_WHOLE = Decimal("1.5")  # a value that large is no fraction of 1
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_NO_RESULT = "La fórmula no tiene un resultado guardado. Abra el libro en Excel, guárdelo y vuelva a leerlo."

FRACTION_NOTE = "El libro dice {number}: se entiende como {percent} %."


def is_blank(cell: Cell | None) -> bool:
    """Return whether nothing stands in the cell."""
    return cell is None or (cell.number is None and cell.stored is Stored.TEXT and not cell.text.strip())


def text_of(cell: Cell | None) -> str:
    """Return what stands in the cell, as text."""
    if cell is None:
        return ""
    if cell.number is not None and not cell.text:
        return plain(cell.number)
    return clean_text(cell.text)


def same_text(exported: str, cell: Cell | None, *, exact: bool) -> bool:
    """Return whether a text is still the exported one; unless ``exact``, spaces do not count."""
    now = text_of(cell)
    read = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), exported)  # some programs read them as letters
    if exact:
        return now.strip() in {exported.strip(), clean_text(read).strip()}
    return _bare(now) in {_bare(exported), _bare(clean_text(read))}


def _bare(text: str) -> str:
    return "".join(text.split())


def same_number(exported: Decimal | None, cell: Cell | None) -> bool:
    """Return whether a number is still the exported one, to the 15 digits that a workbook keeps."""
    if exported is None:
        return is_blank(cell)
    if abs(exported) >= BEYOND:
        return cell is None or cell.number is None
    number = cell.number if cell is not None else None
    return number is not None and abs(number - exported) <= abs(exported) * _CLOSE


def same_cell(column: Column, row: Indicator, cell: Cell | None, settings: Settings, *, exact: bool) -> bool:
    """Return whether the cell of a column still holds what the export puts there for ``row``."""
    if column.series is not None:
        return same_number(figure(row, column.series, column.quarter, settings).value, cell)
    value = column.read(row)
    if isinstance(value, Decimal | int):
        return same_number(Decimal(value), cell) or same_text(str(value), cell, exact=exact)
    return same_text(column.text(row, settings), cell, exact=exact)


def same_field(field: Field[Indicator], row: Indicator, cell: Cell | None, *, exact: bool) -> bool:
    """Return whether a cell of the additional data still holds the value of ``row``."""
    value = field.read(row)
    if field.key == "factor":
        value = Decimal(row.factor)
    if isinstance(value, Decimal) or (value is None and field.kind is Kind.QUANTITY):
        return same_number(value, cell)
    return same_text(str(value or ""), cell, exact=exact)


def value_in(field: Field[Indicator], cell: Cell | None, unit: str) -> Value:
    """Return what the cell means for a field; ``unit`` is the indicator's. Raises RefusedText."""
    if cell is not None and cell.stored is Stored.UNSAVED:
        raise RefusedText(_NO_RESULT)
    if cell is not None and cell.stored is Stored.ERROR:
        raise RefusedText(f"La celda tiene el error {cell.text}. Corríjala en Excel o escriba el valor aquí.")
    if field.kind is Kind.QUANTITY and cell is not None and cell.number is not None:
        fraction = cell.stored is Stored.FRACTION and field.in_unit and is_percent(unit)
        return cell.number * _HUNDRED if fraction else cell.number
    if field.key == "factor" and cell is not None and cell.number is not None:
        return parse(field, f"{cell.number:,.0f}")
    return parse(field, text_of(cell), unit)


def figure_in(
    column: Column, cell: Cell | None, row: Indicator, unit: str, settings: Settings, usual: Decimal | None
) -> tuple[Value, str]:
    """Return what a changed cell of programado or alcanzado means, and a note where it was a fraction.

    ``row`` is the indicator as it was exported; ``usual`` is the size of the percentages in the report, for a
    row that had none. A value between 0 and 1 beside percentages of another size is
    what Excel stores when somebody types "30%" there (ESC-01). Raises RefusedText.
    """
    value = value_in(column, cell, unit)
    if not isinstance(value, Decimal) or cell is None or not is_percent(unit):
        return value, ""
    literal = settings.calculation is Calculation.LITERAL and column.series is Series.PROGRAMMED
    if cell.number is None or cell.stored is Stored.FRACTION:
        return value, ""
    if literal and abs(value) <= _WHOLE:
        return value * _HUNDRED, ""
    others = [v for v in (*row.programmed, *row.achieved) if v] or [usual or Decimal(1)]
    if 0 < value < 1 and min(map(abs, others)) > _WHOLE:
        whole = value * _HUNDRED
        return whole, FRACTION_NOTE.format(number=plain(value), percent=plain(whole))
    return value, ""
