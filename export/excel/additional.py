"""The sheet "Datos adicionales": what the formulas need of an indicator and has no column on the form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from openpyxl.utils import get_column_letter

from export.excel.cells import Cells
from export.excel.formulas import series_needed
from export.excel.looks import (
    BODY_POINTS,
    ENTERED,
    HEADER,
    HEADER_POINTS,
    NOTE,
    NUMBER,
    NUMBER_FORMAT,
    TITLE,
    UNSEEN,
    Looks,
)
from export.excel.measure import PADDING, TALLEST_ROW, Type
from model.calculations import Look
from model.report import Indicator, new_indicator
from model.returned import sheets
from model.returned.marks import MORE, mark_of, row_mark
from model.schema import COLUMN_BY_KEY, INDICATOR_FIELDS, Field, Kind, Section, edit_text
from model.units import is_percent

SHEET_TITLE = sheets.ADDITIONAL
NOTE_TEXT = "Lo que no tiene columna en el formato y se usa para calcular sus acumulados."

# What the formulas need; the rest of the report goes along in the hidden sheet.
_FIELDS = (
    *(field for field in INDICATOR_FIELDS[Section.BASELINE] if field.key == "annual_goal"),
    *INDICATOR_FIELDS[Section.ACCUMULATION],
    *INDICATOR_FIELDS[Section.VARIABLES],
)
_NAME_KEYS = ("level", "name")
NAMES = tuple(COLUMN_BY_KEY[key] for key in _NAME_KEYS)

_NAME = replace(ENTERED, locked=True)  # it stands on the form, and is changed there
_NUMBERS = {look: replace(NUMBER, format=form) for look, form in NUMBER_FORMAT.items()}
_FACTOR = replace(NUMBER, format="#,##0")

_HEADER_ROW = 4
_WIDTHS = {"level": 92.0, "name": 260.0, "factor": 64.0}
_WIDTH, _WORDS_WIDTH = 84.0, 150.0


def _series(field: Field[Indicator]) -> str:
    """Return the name that the four quarters of a field share, or the field's own."""
    stem, _, quarter = field.key.rpartition("_")
    return stem if quarter.isdigit() else field.key


def _fields(indicators: Sequence[Indicator]) -> tuple[Field[Indicator], ...]:
    blank = new_indicator()

    def is_used(field: Field[Indicator]) -> bool:
        usual = field.read(blank)
        return any(field.read(ind) != usual for ind in indicators)

    used = {_series(field) for field in _FIELDS if is_used(field)}
    for ind in indicators:
        used |= series_needed(ind)
    if any(name.endswith("_numerators") for name in used):
        used.add("factor")
    fields = tuple(field for field in _FIELDS if _series(field) in used)
    # The rule alone calls for no sheet of its own: nothing refers to it.
    return fields if any(field.kind is Kind.QUANTITY for field in fields) else ()


@dataclass(frozen=True, slots=True)
class _Beside:
    """The references to one indicator's row; see ``formulas.Beside``."""

    letters: dict[str, str]
    row: int

    def cell(self, key: str) -> str:
        return f"'{SHEET_TITLE}'!{self.letters[key]}{self.row}"

    def quarters(self, attribute: str, upto: int) -> str:
        return f"{self.cell(f'{attribute}_1')}:{self.letters[f'{attribute}_{upto}']}{self.row}"


class Additional:
    """The second sheet of one report. ``fields`` is empty where no indicator needs it."""

    def __init__(self, indicators: Sequence[Indicator]) -> None:
        self._indicators = indicators
        self.fields = _fields(indicators)
        self._letters = {
            field.key: get_column_letter(column)
            for column, field in enumerate(self.fields, start=len(NAMES) + 1)
        }

    def beside(self, position: int) -> _Beside:
        """Return the references to what the indicator at ``position``, from 0, has beside its columns."""
        return _Beside(self._letters, _HEADER_ROW + 1 + position)

    @property
    def count(self) -> int:
        """How many indicators there are."""
        return len(self._indicators)

    @property
    def header_row(self) -> int:
        """The row of the headings."""
        return _HEADER_ROW

    @cached_property
    def widths(self) -> tuple[float, ...]:
        """The widths of the columns in pixels."""
        body = Type(BODY_POINTS)

        def width(field: Field[Indicator]) -> float:
            if field.key in _WIDTHS or field.kind is not Kind.QUANTITY:
                return _WIDTHS.get(field.key, _WORDS_WIDTH)
            values = {edit_text(field.read(ind)) for ind in self._indicators}
            return max(_WIDTH, max(map(body.width, values), default=0.0) + 2 * PADDING)

        return tuple(width(field) for field in (*NAMES, *self.fields))

    @property
    def marked(self) -> int:
        """The column of the marks, behind the last one."""
        return len(NAMES) + len(self.fields) + 1

    def cells(self, looks: Looks) -> Cells:
        """Return the cells of the sheet, its marks behind them."""
        cells, columns = Cells(), (*NAMES, *self.fields)
        cells.text(1, 1, SHEET_TITLE, looks.style(replace(TITLE, across="left", wrap=False)))
        cells.text(2, 1, NOTE_TEXT, looks.style(replace(NOTE, wrap=False)))
        heading, body = Type(HEADER_POINTS, bold=True), Type(BODY_POINTS)
        for number, (field, width) in enumerate(zip(columns, self.widths, strict=True), start=1):
            cells.text(_HEADER_ROW, number, field.title, looks.style(HEADER))
            cells.height(_HEADER_ROW, heading.height(heading.lines(field.title, width)))
        for row, ind in enumerate(self._indicators, start=_HEADER_ROW + 1):
            lines = 1
            for number, (field, width) in enumerate(zip(columns, self.widths, strict=True), start=1):
                if text := _put(cells, row, number, field, ind, looks):
                    lines = max(lines, body.lines(text, width))
            cells.height(row, min(body.height(lines), TALLEST_ROW))
            cells.text(row, self.marked, row_mark(row - _HEADER_ROW - 1), looks.style(UNSEEN))
        cells.text(_HEADER_ROW, self.marked, mark_of(MORE, self._indicators), looks.style(UNSEEN))
        return cells


def _put(cells: Cells, row: int, number: int, field: Field[Indicator], ind: Indicator, looks: Looks) -> str:
    """Put one value; return the text that the row must be high enough for."""
    if field.key == "factor":
        cells.number(row, number, ind.factor, looks.style(_FACTOR))
        return ""
    value = field.read(ind)
    if field.kind is Kind.QUANTITY:
        look = Look.POINTS if field.in_unit and is_percent(ind.unit) else Look.NUMBER
        cells.number(row, number, value if isinstance(value, Decimal) else None, looks.style(_NUMBERS[look]))
        return ""
    text = str(value or "")
    cells.text(row, number, text, looks.style(_NAME if field.key in _NAME_KEYS else ENTERED))
    return text
