"""What a row says elsewhere: its level in the name of its sheet, its type, dimension and frequency in one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.foreign import Cell, Stored
from model.importing.contents import is_listed, level_words
from model.importing.mapping import TRAITS, ColumnUse
from model.importing.rows import Row
from model.importing.surroundings import Surroundings
from model.importing.words import year_in
from model.levels import ACTIVITY

_TRAITS = ("type", "dimension", "frequency")
_ACTIVITY_ALONE = re.compile(rf"{ACTIVITY} \d+")
_BETWEEN = re.compile(r"\s*[-–—/,;|\n]\s*")


def with_borrowed(rows: Sequence[Row], uses: Sequence[ColumnUse], around: Surroundings) -> Iterator[Row]:
    """Yield the rows with the level and the year of the baseline that they lack, where it is surely said."""
    title = next((use for use in uses if use.key == "baseline_value"), None)
    year = year_in(title.title) if title is not None else 0
    has_year = any(use.key == "baseline_year" for use in uses)
    said = level_words(around.pairs.get("level", ""))[0]
    for row in _under_components(rows):
        if not row.level and (level := said or level_words(row.sheet.name)[0]):
            source = "del encabezado" if said else "del nombre de la hoja"
            row = replace(row, level=level, notes=(*row.notes, f"El nivel «{level}» se tomó {source}."))
        if title is not None and year and not has_year and "baseline_value" in row.cells:
            cell = Cell(Stored.TEXT, str(year))
            row = replace(
                row,
                cells={**row.cells, "baseline_year": cell},
                columns={**row.columns, "baseline_year": title.column},
            )
        yield _with_traits(row)


def _under_components(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows with activities that are counted anew in each component under its number: 1 -> 2.1."""
    counted = Counter(row.level for row in rows if _ACTIVITY_ALONE.fullmatch(row.level))
    anew = any(count > 1 for count in counted.values())
    for row in rows:
        number = row.component.rpartition(" ")[2]
        if anew and row.level in counted and number.isdigit():
            level = f"{ACTIVITY} {number}.{row.level.rpartition(' ')[2]}"
            note = f"«{row.level}» se tomó como «{level}», por el componente de arriba."
            row = replace(row, level=level, notes=(*row.notes, note))
        yield row


def _with_traits(row: Row) -> Row:
    """Return the row with what a cell such as "Estratégico-Eficacia-Anual" says in columns of its own."""
    parts = [part.strip() for part in _BETWEEN.split(row.text(TRAITS)) if part.strip()]
    if not parts:
        return row
    said = {key: next((part for part in parts if is_listed(key, part)), "") for key in _TRAITS}
    left = [part for part in parts if part not in said.values()]
    if len(parts) == len(_TRAITS):  # words of its own stand in the order of the title
        said = {key: said[key] or part for key, part in zip(_TRAITS, parts, strict=True)}
        left = []
    new = {key: Cell(Stored.TEXT, text) for key, text in said.items() if text and key not in row.cells}
    notes = tuple(f"De «{row.text(TRAITS)}» no se tomó «{text}»." for text in left)
    columns = {**row.columns, **dict.fromkeys(new, row.columns[TRAITS])}
    return replace(row, cells={**row.cells, **new}, columns=columns, notes=(*row.notes, *notes))
