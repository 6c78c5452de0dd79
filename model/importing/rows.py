"""Which rows under a heading are indicators, and which are totals, banners, notes or something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from model.foreign import Cell, Sheet, Stored
from model.importing.contents import level_words
from model.importing.mapping import CODE, ColumnUse
from model.importing.words import cell_text, plain_words
from model.levels import ACTIVITY, COMPONENT, level_title
from model.text import folded, one_line

SIGNING = ("elaboro", "vo bo", "vobo", "visto bueno", "reviso", "autorizo", "valido", "aprobo", "responsable")
_TOTALS = ("total", "subtotal", "suma", "sumas", "promedio", "gran total", "resumen")
_PROSE = ("name", "definition", "method")
_WORDS = ("unit", "type", "dimension", "frequency", "direction", "means", *_PROSE)
_LONG = (*_PROSE, "means", "narrative_summary", "assumptions")
_FULL_ROW = 3
_LONGEST_ROLE = 40  # characters
_VARIABLE = re.compile(r"(?:variable|numerador|denominador)\b", re.IGNORECASE)
_CODE = re.compile(r"[CA]?[. ]*(\d{1,3}(?:\.\d{1,3})?)\.?", re.IGNORECASE)


class Skipped(Enum):
    """Why a row is no indicator; the value is what the officer reads."""

    TOTAL = "es un renglón de totales"
    BANNER = "es un renglón de título"
    VARIABLE = "es una variable de la fórmula"
    REPEATED = "repite un indicador anterior"
    CONTINUED = "quizá continúa el texto del renglón de arriba"
    UNKNOWN = "no se reconoció como indicador"


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator as it stands in the sheet: cells and columns by key; ``level`` may come from above."""

    sheet: Sheet
    number: int
    cells: Mapping[str, Cell]
    columns: Mapping[str, int]
    level: str
    notes: tuple[str, ...] = ()
    elsewhere: Mapping[str, str] = field(default_factory=dict)  # addresses of cells in other rows or sheets
    component: str = ""  # the level of the component under which it stands

    def text(self, key: str) -> str:
        """Return the text of a cell, "" if it is blank or no text."""
        cell = self.cells.get(key)
        return cell.text if cell is not None and cell.stored is not Stored.ERROR else ""

    def address(self, key: str) -> str:
        """Return where the cell of a key is, or would be."""
        return self.elsewhere.get(key) or self.sheet.address(self.number, self.columns.get(key, 1))

    def addresses(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Return where the cells of these keys are."""
        return tuple(self.address(key) for key in keys)


@dataclass(slots=True)
class Reading:
    """What was found under one heading."""

    rows: list[Row] = field(default_factory=list)
    skipped: list[tuple[int, Skipped, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    stray: list[tuple[int, int]] = field(default_factory=list)
    ended: int = 0  # the row where signatures begin, 0 if the table goes on


def spread(sheet: Sheet, figures: frozenset[int]) -> dict[int, dict[int, Cell]]:
    """Return the rows with texts merged downwards repeated on every row they cover."""
    rows = sheet.rows()
    for area in sheet.merges:
        cell = sheet.cells.get((area.top, area.left))
        if cell is not None and cell.text and area.top < area.bottom and area.left not in figures:
            for row in range(area.top + 1, area.bottom + 1):
                if row in rows:
                    rows[row].setdefault(area.left, cell)
    return rows


def is_signing(text: str) -> bool:
    """Return whether the text is the role above a signature: "Elaboró", "Vo. Bo."."""
    return len(text) <= _LONGEST_ROLE and plain_words(text) in SIGNING


def first_signing(sheet: Sheet) -> int:
    """Return the first row of a sheet that holds the role above a signature, 0 if none does."""
    return min((row for (row, _), cell in sheet.cells.items() if is_signing(cell.text)), default=0)


def read_rows(
    sheet: Sheet, uses: Sequence[ColumnUse], lines: Iterator[tuple[int, Mapping[int, Cell]]]
) -> Reading:
    """Return the indicators among ``lines``, the rows under one heading up to the next."""
    columns = {use.key: use.column for use in uses if use.key}
    reading, banner, above, component = Reading(), "", "", ""
    for number, line in lines:
        cells = {key: line[column] for key, column in columns.items() if column in line}
        texts = [one_line(cell.text) for cell in line.values() if cell.text.strip("* ")]
        if not texts and not any(cell.number is not None for cell in line.values()):
            reading.stray += [(number, column) for column in line]
            continue
        if any(map(is_signing, texts)) and all(cell.number is None for cell in line.values()):
            reading.ended = number
            return reading
        first = (
            texts[0] if texts else next((shown for cell in line.values() if (shown := cell_text(cell))), "")
        )
        if _is_total(cells, first):
            reading.skipped.append((number, Skipped.TOTAL, first))
        elif _is_variable(cells, columns, texts):
            reading.skipped.append((number, Skipped.VARIABLE, first))
        elif _is_indicator(cells):
            row = _row(sheet, number, cells, columns, banner, above)
            above = row.level or above
            component = _component(row.level, component)
            row = replace(row, component=component)
            reading.rows.append(row)
        elif (named := level_words(first)[0]) and _figures(cells) == 0 and len(texts) <= _FULL_ROW:
            banner, above, component = named, "", _component(named, component)
            reading.skipped.append((number, Skipped.BANNER, first))
        elif first.startswith("*") or folded(first).startswith(("nota", "fuente")):
            reading.notes.append(first)
        elif reading.rows and cells and all(key in _LONG for key in cells):
            reading.skipped.append((number, Skipped.CONTINUED, first))
        elif _figures(cells):
            reading.skipped.append((number, Skipped.UNKNOWN, first))
    return reading


def _component(level: str, before: str) -> str:
    """Return the component under which the next rows stand."""
    return level if level.startswith(COMPONENT) else before if level.startswith(ACTIVITY) else ""


def joined(row: Row, other: Row) -> Row:
    """Return the row with what only ``other``, the same indicator on another sheet, has."""
    new = [key for key in other.cells if key not in row.cells]
    return replace(
        row,
        cells={**row.cells, **{key: other.cells[key] for key in new}},
        columns={**other.columns, **row.columns},
        elsewhere={**{key: other.address(key) for key in new}, **row.elsewhere},
    )


def _figures(cells: Mapping[str, Cell]) -> int:
    return sum(
        key.partition("_")[0] in ("programmed", "achieved") and (cell.number is not None or bool(cell.text))
        for key, cell in cells.items()
    )


def _is_indicator(cells: Mapping[str, Cell]) -> bool:
    words = sum(bool(key in _WORDS and cell.text.strip("* -")) for key, cell in cells.items())
    prose = any(key in _PROSE and len(cell.text) > _FULL_ROW for key, cell in cells.items())
    named = "level" in cells and bool(level_words(cells["level"].text)[0]) and bool(cells.get("name"))
    return prose and (words > _FULL_ROW or (_figures(cells) > 0 and words >= 1) or (named and words > 1))


def _is_variable(cells: Mapping[str, Cell], columns: Mapping[str, int], texts: Sequence[str]) -> bool:
    """Return whether a row without a level only gives the figures of a part of the formula above it."""
    if "level" not in columns or "level" in cells or not _figures(cells):
        return False
    told = sum(key in _WORDS and key in cells for key in columns)
    return any(map(_VARIABLE.match, texts)) or (
        told == 1 and sum(key in _WORDS for key in columns) > _FULL_ROW
    )


def _is_total(cells: Mapping[str, Cell], first: str) -> bool:
    words = plain_words(first)
    begins = any(words == total or words.startswith(f"{total} ") for total in _TOTALS)
    return begins and not any(cells[key].text for key in ("definition", "method", "unit") if key in cells)


def _numbered(level: str, code: Cell | None) -> str:
    """Return a level without a number together with the number that stands in a column of its own."""
    if code is None or level not in (COMPONENT, ACTIVITY):
        return level
    said = cell_text(code).strip()
    if number := _CODE.fullmatch(said):
        return level_title(f"{level} {number[1]}")
    return named if (named := level_words(said)[0]).startswith(f"{level} ") else level  # "C1A1"


def _row(
    sheet: Sheet,
    number: int,
    cells: Mapping[str, Cell],
    columns: Mapping[str, int],
    banner: str,
    above: str,
) -> Row:
    own = cells["level"].text if "level" in cells else ""
    notes: tuple[str, ...] = ()
    level = _numbered(level_words(own)[0] or one_line(own).strip("* "), cells.get(CODE))
    if not level and "level" not in columns and "name" in cells:
        level = level_words(cells["name"].text)[0]
    if not level and (banner or above):
        level = banner or above
        notes = (f"El nivel «{level}» se tomó del renglón de arriba.",)
    return Row(sheet, number, cells, columns, level, notes)
